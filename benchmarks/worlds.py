"""Made-up courses and sites, the same for the same seed, with the truth about each link."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks.posts import of_youtube_alone, post
from tests.youtube import Playlist, Video, World, video_id

LATENCY = 0.1  # seconds per request
CONNECTING = 0.06  # seconds per new connection
WEIGHT = {
    "playlist": 900_000,
    "watch": 1_000_000,
    "reload": 400_000,
    "continuation": 400_000,
    "thumbnail": 15_000,
}
LECTURES = 10
LENGTH = 5400  # seconds


def slow(world: World) -> World:
    """The world with the latencies and page weights of the real one."""
    world.latency, world.connect_latency, world.weight = LATENCY, CONNECTING, dict(WEIGHT)
    return world


def course(size: int) -> Playlist:
    """One playlist whose videos have their authors' chapters."""
    videos = [
        Video(
            video_id(n),
            f"Lecture {n}: Topic {n}",
            3600,
            description="0:00 Start\n10:00 Middle\n20:00 End",
            chapters=[(0, "Start"), (600, "Middle"), (1200, "End")],
        )
        for n in range(1, size + 1)
    ]
    return Playlist("PLcourse0000000001", "Course", videos)


class Ill(StrEnum):
    """What can be wrong with a link."""

    DELETED = "deleted"
    PRIVATE = "private"
    REMOVED = "removed"
    REUPLOADED = "re-uploaded"
    GONE = "playlist gone"
    PAST_END = "past the end"


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that is wrong: of what kind, in which post, and the id it is about.

    `url` is the one address that is wrong; empty where it is all that name the id.
    """

    ill: Ill
    playlist: str
    about: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Posts in a folder, the YouTube they are about as it was and as it is, and what is wrong.

    `moved` are living lectures (playlist, video) whose place in the list is another one now.
    """

    folder: Path
    before: World
    after: World
    cases: tuple[Case, ...]
    moved: frozenset[tuple[str, str]]
    links: int

    @property
    def suspects(self) -> int:
        """How many videos no listing shows alive."""
        apart = {case.playlist for case in self.cases if case.ill is Ill.GONE}
        lone = sum(len(held.videos) for held in self.before.playlists if held.id in apart)
        return lone + sum(case.ill not in {Ill.GONE, Ill.PAST_END} for case in self.cases)


def playlist(number: int) -> Playlist:
    """The n-th course of a site."""
    videos = [
        Video(f"p{number:05d}v{n:04d}", f"Lecture {n}: Topic {n}", LENGTH)
        for n in range(1, LECTURES + 1)
    ]
    return Playlist(f"PLsite{number:010d}", f"Course {number}", videos)


def playlists(count: int) -> list[Playlist]:
    """All courses of a site."""
    return [playlist(number) for number in range(1, count + 1)]


def site(folder: Path, posts: int, *, notes: int, seed: int = 0) -> Site:
    """So many posts of ten lectures over as many playlists, of which something has become of."""
    after = playlists(posts)
    cases = tuple(_befall(after, random.Random(seed)))
    late = {(case.about, notes - 1): LENGTH + 600 for case in cases if case.ill is Ill.PAST_END}
    links = 0
    for held in playlists(posts):
        text = of_youtube_alone(post(held, notes=notes, moments=late))
        links += text.count("](https://www.youtube.com")
        (folder / f"{held.id}.md").write_text(text, encoding="utf-8", newline="")
    removed = {case.about for case in cases if case.ill is Ill.REMOVED}
    apart = [v for held in playlists(posts) for v in held.videos if v.id in removed]
    return Site(folder, World(playlists(posts)), World(after, apart), cases, _moved(after), links)


def _befall(held: list[Playlist], chance: random.Random) -> Iterator[Case]:
    """Let things happen to the playlists: one thing to each that is chosen, two to none."""
    share = max(1, len(held) // 50)
    ills = [Ill.GONE] + [Ill.PAST_END] * 3 + [Ill.REUPLOADED] * 4 + [Ill.REMOVED] * 4
    ills += [Ill.PRIVATE] * 4 + [Ill.DELETED] * 6
    chosen = chance.sample(held, min(len(held), len(ills) * share))
    for one, ill in zip(chosen, ills * share, strict=False):
        place = chance.randrange(LECTURES)
        yield _happen(one, ill, place)


def _happen(held: Playlist, ill: Ill, place: int) -> Case:
    video = held.videos[place]
    match ill:
        case Ill.DELETED:
            video.state = "deleted"
        case Ill.PRIVATE:
            video.state = "private"
        case Ill.REMOVED:
            held.videos = [other for other in held.videos if other is not video]
        case Ill.REUPLOADED:
            again = Video(video.id.replace("v", "n"), video.title, LENGTH - 2)
            held.videos = [again if other is video else other for other in held.videos]
        case Ill.GONE:
            held.state = "http404"
            return Case(ill, held.id, held.id)
        case Ill.PAST_END:
            address = f"https://www.youtube.com/watch?v={video.id}&list={held.id}"
            return Case(ill, held.id, video.id, f"{address}&t=1h40m00s")
    return Case(ill, held.id, video.id)


def _moved(after: list[Playlist]) -> frozenset[tuple[str, str]]:
    """Lectures that stand one place further up since one above them was removed."""
    return frozenset(
        (held.id, video.id)
        for held in after
        for place, video in enumerate(held.videos, 1)
        if held.state == "alive" and int(video.id[-4:]) != place
    )
