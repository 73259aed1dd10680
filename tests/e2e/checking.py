"""Posts about courses of the loopback YouTube, and `scaffold check` run over them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.conftest import Ran, Runner
from tests.youtube import Playlist, Server, World, course, video_id

PL = "PLcourse0000000001"


def watch(video: str, rest: str = "") -> str:
    return f"https://www.youtube.com/watch?v={video}{rest}"


def lecture(video: str, number: int, playlist: str = PL) -> str:
    """A heading that links a lecture, and one note."""
    listed = f"&list={playlist}"
    return (
        f"## [{number}. Topic {number}]({watch(video, f'{listed}&index={number}')})\n\n"
        f"[1:00]({watch(video, f'{listed}&t=1m00s')}) - said\n"
    )


def post_of(held: Playlist, *, also: Iterable[str] = ()) -> str:
    """A post with all lectures of a course, and links to lone videos."""
    sections = [lecture(v.id, n, held.id) for n, v in enumerate(held.videos, 1)]
    return "\n".join(["# Course\n", *sections, *(f"See {watch(v)} too.\n" for v in also)])


def courses(world: World, count: int, size: int = 3) -> list[Playlist]:
    """So many courses on YouTube."""
    marks = "abcdefghijklmnopqrstuwxy"
    made = [
        course(size, playlist_id=f"PLcourse{n:010}", mark=marks[n - 1]) for n in range(1, count + 1)
    ]
    world.playlists += made
    return made


class Site:
    """A folder of posts, and the command run over it."""

    def __init__(self, scaffold: Runner, youtube: Server) -> None:
        self.run, self.youtube = scaffold, youtube
        self.folder: Path = scaffold.folder

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def check(self, *words: str | Path, online: bool = True) -> Ran:
        """Check all posts, or those named; the log of YouTube begins anew."""
        self.youtube.reset()
        named = words if any(str(word).endswith(".md") for word in words) else (".", *words)
        return self.run("check", *named, youtube=self.youtube if online else None)

    def told(self, *words: str | Path) -> dict[str, Any]:
        """The report as JSON."""
        ran = self.check(*words, "--format", "json")
        report: dict[str, Any] = json.loads(ran.out)
        return {**report, "code": ran.code, "err": ran.err}


def found(report: dict[str, Any]) -> list[tuple[str, str | None]]:
    """Rules and videos of the findings, in order."""
    return [(item["rule"], item["video"]) for item in report["findings"]]


def certainties(report: dict[str, Any]) -> dict[str, str]:
    """What was concluded of each video and playlist."""
    return {verdict["id"]: verdict["certainty"] for verdict in report["verdicts"]}


__all__ = [
    "PL",
    "Site",
    "certainties",
    "courses",
    "found",
    "lecture",
    "post_of",
    "video_id",
    "watch",
]
