"""What the loopback YouTube holds, and how it misbehaves."""

import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

VideoState = Literal[
    "alive", "private", "deleted", "members", "upcoming", "age", "region", "embed_disabled"
]
ListState = Literal["alive", "alert", "unviewable", "private", "http404"]
CHANNEL = "UCabcdefghijklmnopqrstuv"


@dataclass(slots=True)
class Video:
    """A video; `duration` in seconds, chapters as (seconds, title)."""

    id: str
    title: str
    duration: int = 3600
    channel: str = "Channel"
    description: str = ""
    chapters: Sequence[tuple[int, str]] = ()
    automatic: bool = False
    state: VideoState = "alive"
    translations: dict[str, str] = field(default_factory=dict)

    @property
    def gone(self) -> bool:
        return self.state in {"private", "deleted"}


@dataclass(slots=True)
class Playlist:
    """A playlist. `count` is YouTube's own number ("right" for the true one, None to leave it out).

    `shape` and `more` choose among the forms that YouTube is known to use for rows and for
    continuations. `cut_after` rows the list just ends, as if there were no more. `related` are
    entries that a trailing continuation brings along.
    """

    id: str
    title: str
    videos: list[Video]
    channel: str = "Channel"
    state: ListState = "alive"
    shape: Literal["lockup", "old"] = "lockup"
    more: Literal["renderer", "view_model"] = "renderer"
    page_size: int = 100
    count: int | Literal["right"] | None = "right"
    cut_after: int | None = None
    related: list[str] = field(default_factory=list)
    placeholders: bool = False


@dataclass(slots=True)
class Answer:
    """What goes back over the wire; `reset` breaks the connection instead, `wait` in seconds."""

    status: int = 200
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    reset: bool = False
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came in; `what` names its kind, `about` the id it asks about."""

    method: str
    host: str
    path: str
    query: dict[str, str]
    body: dict[str, Any]
    cookies: str
    what: str
    about: str


Fault = Callable[[Request, int], Answer | None]
"""Asked first for each request, with how many of its kind came before it; None lets it pass."""


@dataclass(slots=True)
class World:
    """All videos and playlists there are, and the faults of the day.

    `latency` is waited before each answer, `connecting` before each new connection's first
    (seconds); `weight` is how many bytes pages are padded to, by kind of request.
    """

    playlists: list[Playlist] = field(default_factory=list)
    videos: list[Video] = field(default_factory=list)
    channels: dict[str, Playlist] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    latency: float = 0.0
    connecting: float = 0.0
    weight: dict[str, int] = field(default_factory=dict)

    def video(self, video_id: str) -> Video | None:
        lists = [*self.playlists, *self.channels.values()]
        everyone = [*self.videos, *(video for held in lists for video in held.videos)]
        return next((video for video in everyone if video.id == video_id), None)

    def playlist(self, playlist_id: str) -> Playlist | None:
        return next((held for held in self.playlists if held.id == playlist_id), None)


def video_id(number: int, mark: str = "v") -> str:
    """An id of 11 characters for the n-th video of a made-up course."""
    return f"{mark}{number:0{11 - len(mark)}d}"


def course(
    size: int,
    *,
    title: str = "Course",
    playlist_id: str = "PLcourse0000000001",
    mark: str = "v",
    **fields: Any,
) -> Playlist:
    """A playlist of so many lectures: `Lecture 1: Topic 1`, …"""
    videos = [
        Video(video_id(n, mark), f"Lecture {n}: Topic {n}", 600 + n) for n in range(1, size + 1)
    ]
    return Playlist(playlist_id, title, videos, **fields)


def on(what: str, answer: Answer, *, about: str | None = None, times: range | None = None) -> Fault:
    """Answer requests of a kind (about an id; the n-th ones, from 0) with this instead."""

    def fault(request: Request, nth: int) -> Answer | None:
        fits = request.what == what and about in {None, request.about}
        return answer if fits and (times is None or nth in times) else None

    return fault


TOO_MANY = Answer(
    429, b"<html><title>Sorry...</title>unusual traffic</html>", headers={"Retry-After": "30"}
)
BROKEN = Answer(503, b"backend error", "text/plain")
RESET = Answer(reset=True)


def refuse_above(rate: float) -> Fault:
    """429 for whatever comes faster than so many requests a second (a bucket of one second)."""
    lock = threading.Lock()
    tokens, last = rate, time.monotonic()

    def fault(request: Request, nth: int) -> Answer | None:
        nonlocal tokens, last
        with lock:
            now = time.monotonic()
            tokens, last = min(rate, tokens + (now - last) * rate), now
            if tokens < 1:
                return Answer(429, b"slow down", "text/plain", {"Retry-After": "1"})
            tokens -= 1
            return None

    return fault


def reset_some(share: float, seed: int = 0) -> Fault:
    """Break that share of the connections, the same ones for the same seed and order."""
    chance = random.Random(seed)
    lock = threading.Lock()

    def fault(request: Request, nth: int) -> Answer | None:
        with lock:
            return RESET if chance.random() < share else None

    return fault
