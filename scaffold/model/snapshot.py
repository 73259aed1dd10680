"""What YouTube said last time, as it is kept in the site's repo."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, PlainSerializer

from scaffold.model.listing import Chapter, Listing, ListingKind, Video, VideoState
from scaffold.model.pattern import TitlePattern
from scaffold.model.record import Record
from scaffold.model.timecode import Timecode

SCHEMA = 2
_LABEL = re.compile(r"\d{1,9}(:[0-5]\d){1,2}", re.ASCII)  # streams may run for weeks


def _read_chapter(value: object) -> object:
    """`"8:00 Title"` in the file is a chapter; so is the long form."""
    if not isinstance(value, str):
        return value
    label, _, title = value.partition(" ")
    if not _LABEL.fullmatch(label):
        raise ValueError("a chapter is a timecode and a title: '8:00 Introduction'")
    seconds = 0
    for part in label.split(":"):
        seconds = seconds * 60 + int(part)
    return Chapter(start=Timecode.of(seconds), title=title)


SnapshotChapter = Annotated[
    Chapter,
    BeforeValidator(_read_chapter),
    PlainSerializer(lambda c: f"{Timecode.of(c.start.seconds).label} {c.title}", return_type=str),
]
"""A chapter that the file holds as one line: `8:00 Introduction`."""


class NotedLength(Record):
    """The length, in seconds, that notes were written for, and since when YouTube has another."""

    seconds: int
    since: str


class KnownVideo(Record):
    """The last good values of a video; a title never becomes a placeholder.

    `title` is exact, `listed` the listing's per language; `duration` is in seconds. `first_seen`
    and `gone_since` are dates (`2026-11-24`). `automatic_chapters` are machine-made ones.
    `length_noted` is there only where it is not `duration`. `unread`: its own page was asked for,
    and could not be read.
    """

    title: str | None = None
    listed: dict[str, str] = Field(default_factory=dict)
    channel: str | None = None
    duration: int | None = None
    chapters: tuple[SnapshotChapter, ...] | None = None
    automatic_chapters: tuple[SnapshotChapter, ...] | None = None
    state: VideoState = VideoState.ALIVE
    first_seen: str | None = None
    gone_since: str | None = None
    length_noted: NotedLength | None = None
    unread: bool = False

    def listed_in(self, lang: str | None) -> str | None:
        """The listing's title in that language, else in any."""
        return self.listed.get(lang or "") or next(iter(self.listed.values()), None)


class DoneShift(Record):
    """A shift of a lecture's timecodes, in the words of the command line.

    `written` are texts that its inverse would write in another way: the new one to the old ones,
    in the order of the post.
    """

    words: str
    written: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class KnownPost(Record):
    """What a post was offered: video id to the plain title last written there, or None.

    `reported` remembers the title of YouTube's that was reported, so that it comes once. `part`:
    it is one of the notes of a course that was split, which gets no new lectures. `unlinked` are
    lectures whose headings stay without link, because the author took it out.
    """

    preset: str | None = None
    chapters: str | None = None
    part: Literal["index", "lecture"] | None = None
    offered: dict[str, str | None] = Field(default_factory=dict)
    reported: dict[str, str] = Field(default_factory=dict)
    unlinked: tuple[str, ...] = ()

    @property
    def written(self) -> frozenset[str]:
        """The lectures that were written there."""
        return frozenset(video for video, title in self.offered.items() if title)


class Snapshot(Record):
    """One playlist (or all lone videos) as last seen complete, and the posts made from it.

    `order` is the last complete listing by id, dead rows included. `missing` is a gap accepted
    with --accept-listing: how many rows YouTube counts beyond those it gives. `posts` are keyed
    by path relative to the folder that holds the snapshots, with `/`; so are `shifts`, by video.
    """

    # which form a file has is forgotten once it is read: `least_schema` says what is written
    schema_: Annotated[int, AfterValidator(lambda _: 1)] = Field(default=1, alias="schema")
    id: str
    kind: ListingKind = ListingKind.PLAYLIST
    title: str = ""
    channel: str = ""
    lang: str | None = None
    order: tuple[str, ...] = ()
    pattern: TitlePattern | None = None
    accepted_missing: int = 0
    accepted_gone: tuple[str, ...] = ()
    videos: dict[str, KnownVideo] = Field(default_factory=dict)
    posts: dict[str, KnownPost] = Field(default_factory=dict)
    shifts: dict[str, dict[str, tuple[DoneShift, ...]]] = Field(default_factory=dict)

    model_config = ConfigDict(populate_by_name=True)

    @property
    def least_schema(self) -> int:
        """The first form of the file that can hold all this: what is not new, 0.1 reads too."""
        videos = self.videos.values()
        newer = bool(self.shifts) or any(v.length_noted or v.unread for v in videos)
        newer = newer or any(post.unlinked for post in self.posts.values())
        return 2 if newer else 1

    def video(self, video_id: str, position: int = 1) -> Video:
        """A video as it was last seen well, as a row at that place of a listing."""
        known = self.videos.get(video_id, KnownVideo())
        chapters = known.chapters
        if known.automatic_chapters:
            machine = (c.model_copy(update={"automatic": True}) for c in known.automatic_chapters)
            chapters = (*(chapters or ()), *machine)
        return Video(
            id=video_id,
            position=position,
            title=known.title,
            listed=known.listed_in(self.lang),
            channel=known.channel,
            duration=known.duration,
            chapters=chapters,
            state=known.state,
        )

    def listing(self) -> Listing:
        """The playlist (or all lone videos) as it was last seen complete."""
        order = self.order or tuple(self.videos)
        videos = tuple(self.video(video_id, place) for place, video_id in enumerate(order, 1))
        return Listing(
            id=self.id,
            kind=self.kind,
            title=self.title,
            channel=self.channel,
            count=len(videos),
            lang=self.lang,
            videos=videos,
            rows=len(videos),
            from_file=True,
        )
