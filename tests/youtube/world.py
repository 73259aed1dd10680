"""What there is on the loopback YouTube: videos, playlists, channels, and the faults of the day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.youtube.exchange import Fault

VideoState = Literal[
    "alive",
    "private",
    "deleted",
    "members",
    "unlisted",
    "upcoming",
    "live",
    "age",
    "region",
    "embed_disabled",
]
ListState = Literal["alive", "alert", "http404", "private", "unviewable"]
CHANNEL = "UCabcdefghijklmnopqrstuv"
HANDLE = "@channel"


@dataclass(slots=True)
class Video:
    """A video; `duration` in seconds, chapters as (start in seconds, title).

    Chapters are the author's, who wrote them into the description, unless `automatic`.
    `translations` are the titles that YouTube shows instead, by language. `embed_error` is what
    the embedded player says instead of playing.
    """

    id: str
    title: str
    duration: int | None = 3600
    channel: str = "Channel"
    description: str = ""
    chapters: Sequence[tuple[int, str]] = ()
    automatic: bool = False
    state: VideoState = "alive"
    translations: dict[str, str] = field(default_factory=dict)
    channel_id: str = CHANNEL
    embed_error: int = 0

    @property
    def gone(self) -> bool:
        return self.state in {"private", "deleted"}

    @property
    def seconds(self) -> int | None:
        """The length that YouTube shows; what is still to come, or running, has none."""
        return None if self.state in {"upcoming", "live"} else self.duration

    @property
    def text(self) -> str:
        """The description; chapters are an author's because they stand there."""
        if self.automatic or not self.chapters or "0:00" in self.description:
            return self.description
        lines = [f"{clock(start)} {title}" for start, title in self.chapters]
        return "\n".join([self.description, *lines]).strip()

    def title_in(self, lang: str) -> str:
        return self.translations.get(lang, self.title)


@dataclass(slots=True)
class Playlist:
    """A playlist, or the "Videos" tab of a channel (`title` is the channel's name then).

    `count` is YouTube's own number: "right" for the true one, None to leave it out of the page.
    `shape` and `more` choose among the forms of rows and of continuations that YouTube is known
    to use. After `cut_after` rows the list just ends. `related` are playlists that a trailing
    continuation brings along. `placeholders` makes all rows look dead; `dead_titles` says what
    a dead row is called ("usual": a placeholder in the old shape, nothing in the new one).
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
    channel_id: str = CHANNEL
    unlisted: bool = False
    dead_titles: Literal["usual", "placeholder", "none"] = "usual"

    @property
    def gone(self) -> bool:
        return self.state in {"alert", "http404", "unviewable"}

    @property
    def length(self) -> int:
        """How many rows are shown at most."""
        return len(self.videos) if self.cut_after is None else min(len(self.videos), self.cut_after)


FIRST = Video("jNQXAC9IVRw", "Me at the zoo", 19)
"""The first video that was ever put on YouTube; it is always there, unless a world says not."""


@dataclass(slots=True)
class World:
    """All there is. `channels` go by their handle (`@channel`).

    `latency` and `connect_latency` (seconds) delay each answer and each new connection; `weight`
    is how many bytes good answers are padded to, by kind of request;
    `speaks` is a language that YouTube answers in whatever was asked for.
    """

    playlists: list[Playlist] = field(default_factory=list)
    videos: list[Video] = field(default_factory=list)
    channels: dict[str, Playlist] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    latency: float = 0.0
    connect_latency: float = 0.0
    weight: dict[str, int] = field(default_factory=dict)
    speaks: str | None = None

    def video(self, video_id: str) -> Video | None:
        lists = [*self.playlists, *self.channels.values()]
        everyone = [*self.videos, *(video for held in lists for video in held.videos), FIRST]
        return next((video for video in everyone if video.id == video_id), None)

    def playlist(self, playlist_id: str) -> Playlist | None:
        return next((held for held in self.playlists if held.id == playlist_id), None)

    def channel(self, name: str) -> Playlist | None:
        """A channel by its handle, or by its id."""
        by_id = {held.channel_id: held for held in self.channels.values()}
        return self.channels.get(name) or by_id.get(name)

    def handle(self, held: Playlist) -> str | None:
        """The handle of the channel whose tab this is; None for a playlist."""
        return next((name for name, tab in self.channels.items() if tab is held), None)


def clock(seconds: int) -> str:
    """As YouTube writes a time: 4:05, 1:04:05."""
    hours, rest = divmod(seconds, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


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
