"""What was seen of a video or playlist before anything is concluded."""

from dataclasses import dataclass
from enum import StrEnum

from scaffold.model.listing import VideoState


class Row(StrEnum):
    """What the listings show of a video."""

    ALIVE = "a living row"
    MEMBERS = "a row for members only"
    DEAD = "a dead row"  # of a complete listing
    DOUBTFUL = "a dead row of an incomplete listing"
    UNCLEAR = "a row that does not show whether the video lives"
    ABSENT = "no row"

    @property
    def alive(self) -> bool:
        """The row alone proves that the video lives."""
        return self in {Row.ALIVE, Row.MEMBERS}

    @classmethod
    def of(cls, state: VideoState, *, whole: bool) -> "Row":
        """What a row is worth as evidence, in a whole listing or in one that fell short."""
        if state.gone:
            return cls.DEAD if whole else cls.DOUBTFUL
        if state is VideoState.UNKNOWN:
            return cls.UNCLEAR
        return cls.MEMBERS if state is VideoState.MEMBERS else cls.ALIVE


@dataclass(frozen=True, slots=True)
class Answered:
    """A probe was answered: an HTTP status; title and channel where they came along."""

    status: int
    title: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class NotLooked:
    """A probe could not be sent, or its answer says nothing; `cause` is a short clause."""

    cause: str


ProbeResult = Answered | NotLooked


class Probe(StrEnum):
    """What can be asked about a video besides the listings."""

    OEMBED = "oEmbed"
    THUMBNAIL = "thumbnail"


@dataclass(frozen=True, slots=True)
class VideoEvidence:
    """All that was seen of one video; None where a probe was not sent.

    `api` is what the Data API says: 200 with the video, 404 where it is absent from a whole answer;
    `state` is then that of its row.
    """

    id: str
    row: Row = Row.ABSENT
    oembed: ProbeResult | None = None
    thumbnail: ProbeResult | None = None
    api: ProbeResult | None = None
    state: VideoState | None = None


class Listed(StrEnum):
    """How asking for a playlist's listing ended."""

    THERE = "it is there"
    GONE = "it does not exist"


@dataclass(frozen=True, slots=True)
class PlaylistEvidence:
    """All that was seen of one playlist."""

    id: str
    listing: Listed | NotLooked
    oembed: ProbeResult | None = None
