"""What YouTube says of a playlist now, and of each of its videos."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, PlainSerializer, PlainValidator

from scaffold.model.record import Record
from scaffold.model.timecode import Timecode


def _timecode(value: object) -> Timecode:
    if isinstance(value, Timecode):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return Timecode.of(int(value))
    raise ValueError("expected a number of seconds")


Seconds = Annotated[
    Timecode,
    PlainValidator(_timecode, json_schema_input_type=int),
    PlainSerializer(lambda timecode: timecode.seconds, return_type=int),
]
"""A timecode that JSON sees as a number of seconds."""


class VideoState(StrEnum):
    """What is known of a video from a listing's row or its own page."""

    ALIVE = "alive"
    MEMBERS = "members"  # members only: alive, with a note
    UPCOMING = "upcoming"
    LIVE = "live"
    UNKNOWN = "unknown"  # the row has a title, and nothing by which to judge
    DEAD = "dead"  # the row looks dead: private or deleted, a listing does not tell which
    PRIVATE = "private"
    DELETED = "deleted"

    @property
    def gone(self) -> bool:
        """Neither title nor picture can be had any more."""
        return self in {VideoState.DEAD, VideoState.PRIVATE, VideoState.DELETED}


class Chapter(Record):
    """A named moment of a video, from its author or made by a machine (`automatic`)."""

    start: Seconds
    title: str
    automatic: bool = False


class Video(Record):
    """One lecture: a row of a listing, richer once its own page was read.

    `position` is its place in YouTube's list, from 1, dead rows counted: the `index=` of links.
    `title` is the exact one of the video's page, `listed` the listing's, in the listing's
    language. `duration` is in seconds. `chapters` is None where the page was not read.
    """

    id: str
    position: int = 1
    title: str | None = None
    listed: str | None = None
    channel: str | None = None
    duration: int | None = None
    chapters: tuple[Chapter, ...] | None = None
    state: VideoState = VideoState.ALIVE

    @property
    def best_title(self) -> str | None:
        """The exact title where known, else the listed one."""
        return self.title or self.listed


class ListingKind(StrEnum):
    """What SOURCE named."""

    PLAYLIST = "playlist"
    CHANNEL = "channel"  # a channel's tab; its videos carry no `list=`
    VIDEO = "video"  # a lone video, as a list of one


class Listing(Record):
    """A playlist as YouTube gives it now (or as a file remembers it).

    `count` is YouTube's own number of rows. `lang` is the language the titles were asked in, or
    None where a file does not say. `videos` holds each video once, at its first place; `rows` is
    how many rows came, repeats and dead ones counted. `unnamed` are the places of dead videos of
    which a file does not even tell the id. `shortfalls` are the reasons, if any, for which the
    listing must count as incomplete; each is a clause for a sentence.
    """

    id: str
    kind: ListingKind = ListingKind.PLAYLIST
    title: str = ""
    channel: str = ""
    url: str = ""
    count: int | None = None
    lang: str | None = None
    thumbnail: str | None = None
    videos: Annotated[tuple[Video, ...], Field(default=())]
    rows: int = 0
    unnamed: tuple[int, ...] = ()
    shortfalls: tuple[str, ...] = ()
    from_file: bool = False

    @property
    def playlist_id(self) -> str | None:
        """The id for a link's `list=`; None for a lone video or a channel's tab."""
        return self.id if self.kind is ListingKind.PLAYLIST else None

    def video(self, video_id: str) -> Video | None:
        """The row of that video, if it is there."""
        return next((video for video in self.videos if video.id == video_id), None)
