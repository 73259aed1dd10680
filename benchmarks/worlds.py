"""Made-up courses and posts, the same for the same seed, with the truth about each link."""

import random
import re
from dataclasses import dataclass
from pathlib import Path

from tests.youtube import Playlist, Video, World, video_id

LATENCY = 0.1  # seconds per request
CONNECTING = 0.06  # seconds per new connection
WEIGHT = {"playlist": 900_000, "watch": 1_000_000, "reload": 400_000, "continuation": 400_000}
NOTES = 12
LECTURES = 10


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


@dataclass(frozen=True, slots=True)
class Truth:
    """What is wrong in a site: ids of videos by kind, playlists that are gone, posts' moments."""

    deleted: frozenset[str]
    private: frozenset[str]
    gone_lists: frozenset[str]
    past_end: int
    links: int


@dataclass(frozen=True, slots=True)
class Site:
    """Posts in a folder, and the YouTube they are about."""

    folder: Path
    world: World
    truth: Truth


def site(folder: Path, posts: int, seed: int = 0, *, healthy: bool = False) -> Site:
    """So many posts of ten lectures with twelve timecodes each, over as many playlists."""
    chance = random.Random(seed)
    playlists = [_playlist(number) for number in range(1, posts + 1)]
    videos = [video for playlist in playlists for video in playlist.videos]
    dead = [] if healthy else chance.sample(videos, max(2, len(videos) // 50))
    for number, video in enumerate(dead):
        video.state = "deleted" if number % 2 else "private"
    gone = [] if healthy else chance.sample(playlists, max(1, posts // 50))
    past = 0
    links = 0
    for playlist in playlists:
        beyond = not healthy and chance.random() < 0.05
        past += beyond
        text = post(playlist, beyond=beyond)
        links += text.count("](https://www.youtube.com")
        (folder / f"{playlist.id}.md").write_text(text, encoding="utf-8")
    for playlist in gone:
        playlist.state = "http404"
    truth = Truth(
        frozenset(v.id for v in dead if v.state == "deleted"),
        frozenset(v.id for v in dead if v.state == "private"),
        frozenset(playlist.id for playlist in gone),
        past,
        links,
    )
    return Site(folder, World(playlists), truth)


def _playlist(number: int) -> Playlist:
    videos = [
        Video(f"p{number:05d}v{n:04d}", f"Lecture {n}: Topic {n}", 5400)
        for n in range(1, LECTURES + 1)
    ]
    return Playlist(f"PLsite{number:010d}", f"Course {number}", videos)


def post(playlist: Playlist, *, beyond: bool = False) -> str:
    """A post in the form of the model one: a heading per lecture, its notes linked."""
    address = f"https://www.youtube.com/playlist?list={playlist.id}"
    parts = [f'+++\ntitle = "{playlist.title}"\n+++\n', f"[{playlist.title}]({address})\n"]
    for index, video in enumerate(playlist.videos, 1):
        watch = f"https://www.youtube.com/watch?v={video.id}&list={playlist.id}"
        parts.append(f"\n## [{index}. Topic {index}]({watch}&index={index})")
        for note in range(1, NOTES + 1):
            minute = 100 if beyond and index == 1 and note == NOTES else note * 5
            label = f"{minute}:{note:02}"
            text = "what is said there, in a sentence of the usual length of such notes"
            parts.append(f"[{label}]({watch}&t={minute}m{note:02}s) - {text}\n")
    return "\n".join(parts) + "\n"


def write_draft(path: Path) -> None:
    """A post whose timecodes are bare yet."""
    text = post(_playlist(1))
    path.write_text(_stripped(text), encoding="utf-8")


def _stripped(text: str) -> str:
    return re.sub(r"^\[(\d+:\d\d)\]\([^)]*&t=[^)]*\)", r"\1", text, flags=re.MULTILINE)
