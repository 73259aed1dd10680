"""The raw shapes of yt-dlp's answers, and what they mean in our words.

Fields as yt-dlp 2026.10 gives them without processing; durations are in seconds.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from scaffold.errors.no_answer import SourceChanged
from scaffold.model.address import VIDEO_ID, WATCH, is_video_id
from scaffold.model.listing import Listing, ListingKind, Video, VideoState
from scaffold.outside.youtube.chapters import chapters_of

_INVENTED = re.compile(rf"youtube video #{VIDEO_ID}", re.ASCII)
_ENDLESS = 1e8  # seconds; streams run for weeks, nothing for three years
_JUDGED_BY = frozenset({"duration", "channel", "live_status", "view_count", "thumbnails"})
_STATES = {"is_upcoming": VideoState.UPCOMING, "is_live": VideoState.LIVE}


def _possible(seconds: float | None) -> float | None:
    """No length and no moment is negative, endless or not a number; such a one is not known."""
    return seconds if seconds is not None and 0 <= seconds < _ENDLESS else None


RawSeconds = Annotated[float | None, AfterValidator(_possible)]


class ShapeUnknown(SourceChanged):
    """A field is of another type than yt-dlp gives: what YouTube changes leaves fields out."""


class Shape(BaseModel):
    """Fields of an answer that we read; it has others, too."""

    model_config = ConfigDict(extra="ignore")


_Read = TypeVar("_Read", bound=Shape)


def decoded(body: bytes) -> Any:
    """What an answer in JSON holds; None where it is not JSON."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


class RawChapter(Shape):
    """`start_time` in seconds."""

    start_time: RawSeconds = 0
    title: str | None = None


class RawVideo(Shape):
    """A row of a flat list, or a video's own page."""

    id: str | None = None
    ie_key: str | None = None
    extractor_key: str | None = None
    title: str | None = None
    duration: RawSeconds = None
    channel: str | None = None
    uploader: str | None = None
    live_status: str | None = None
    availability: str | None = None
    description: str | None = None
    chapters: list[RawChapter] | None = None
    playlist_index: int | None = None
    view_count: float | None = None
    thumbnails: list[dict[str, Any]] | None = None

    @property
    def is_video(self) -> bool:
        """A YouTube video with a sound id; lists bring other things along."""
        key = self.ie_key or self.extractor_key or "Youtube"
        return key == "Youtube" and is_video_id(self.id or "")

    @property
    def named(self) -> bool:
        """Its title, if any, is not one that yt-dlp invents where the page of a video has none."""
        return not _INVENTED.fullmatch(self.title or "")

    @property
    def state(self) -> VideoState:
        """A row is dead by its shape alone: nothing in it is what a living one has."""
        if self.availability == "subscriber_only":
            return VideoState.MEMBERS
        lasts = self.live_status is not None or self.duration is not None
        seen = self.view_count is not None or self.shows(f"/{self.id}/")
        if lasts or seen or (self.channel and self.named):
            return _STATES.get(self.live_status or "", VideoState.ALIVE)
        judged = self.model_fields_set & _JUDGED_BY
        return VideoState.UNKNOWN if self.title and not judged else VideoState.DEAD

    def shows(self, part: str) -> bool:
        """Whether the address of one of its pictures has this part."""
        return any(part in str(picture.get("url")) for picture in self.thumbnails or ())

    @property
    def seconds(self) -> int | None:
        """The duration in whole seconds; what is live or to come has none."""
        return int(self.duration) if self.duration else None


# YouTube writes a list's owner as "by NAME" in some places, and yt-dlp takes it over
Owner = Annotated[str | None, AfterValidator(lambda name: name and name.removeprefix("by "))]


class RawListing(Shape):
    """The head of a playlist; its rows are read one by one."""

    id: str | None = None
    title: str | None = None
    channel: Owner = None
    uploader: Owner = None
    playlist_count: int | None = None
    thumbnails: list[dict[str, Any]] | None = None

    @property
    def thumbnail(self) -> str | None:
        """The address of the widest picture, if the list has one of its own."""
        pictures = [t for t in self.thumbnails or [] if isinstance(t.get("url"), str)]
        widest = max(pictures, key=lambda t: t.get("width") or 0, default=None)
        return str(widest["url"]) if widest else None


def is_video(raw: object) -> bool:
    """Whether an entry is a video of YouTube; lists hold other things, too."""
    return _read(RawVideo, raw, "a video").is_video


class Row(NamedTuple):
    """A flat row as a Video, which may look dead; `grey` where its picture says so, too."""

    video: Video
    grey: bool = False


def read_row(raw: object, position: int) -> Row | None:
    """A flat row at that place of the list; None for what is not a video."""
    row = _read(RawVideo, raw, "a video")
    if not row.is_video or row.id is None:
        return None
    video = Video(
        id=row.id,
        position=position,
        listed=row.title,
        channel=row.channel,
        duration=row.seconds,
        state=row.state,
    )
    # the picture that YouTube shows for what is private or deleted
    return Row(video, row.shows("/no_thumbnail"))


MANY = 3
"""So many rows, all of which look dead, say nothing of them, but of YouTube's answer."""


def settled(rows: Sequence[Row]) -> tuple[tuple[Video, ...], tuple[str, ...]]:
    """The videos of a list, and why nothing can be concluded from it.

    What a dead row calls itself is a placeholder. Where most rows look dead but have titles of
    their own, YouTube named a field anew: their state is unknown, and the titles stay.
    """
    dead = [row for row in rows if row.video.state is VideoState.DEAD]
    titles = Counter(row.video.listed for row in dead)
    named = {
        row.video.id
        for row in dead
        if not row.grey and titles[row.video.listed] == 1
        # placeholders are in brackets, in whatever language
        if row.video.listed and not re.fullmatch(r"\[.*\]", row.video.listed)
    }
    renamed = len(named) > 1 and 2 * len(named) > len(rows)
    videos = {row.video.id: row.video for row in rows}
    for row in dead:
        unknown = renamed and row.video.id in named
        changed = {"state": VideoState.UNKNOWN} if unknown else {"listed": None}
        videos[row.video.id] = row.video.model_copy(update=changed)
    doubts: tuple[str, ...] = ()
    if renamed:
        doubts = (f"{len(named)} of {len(rows)} rows have a title and nothing else",)
    elif len(dead) == len(rows) >= MANY:
        doubts = (f"all {len(rows)} rows look private or deleted",)
    return tuple(videos.values()), doubts


def read_page(raw: object, position: int = 1, listed: str | None = None) -> Video:
    """A video's own page as a Video: exact title, duration, chapters with their origin."""
    page = _read(RawVideo, raw, "a video")
    if not page.is_video or page.id is None:
        raise SourceChanged("the video", "no video is in the answer")
    title = page.title if page.named else None
    moments = [c for c in page.chapters or [] if c.start_time is not None]
    shown = [(int(c.start_time or 0), c.title or "") for c in moments]
    state = page.state
    if state in {VideoState.DEAD, VideoState.UNKNOWN} and title:
        state = VideoState.ALIVE
    return Video(
        id=page.id,
        position=position,
        title=title or None,
        listed=listed,
        channel=page.channel or page.uploader,
        duration=page.seconds,
        chapters=chapters_of(shown, page.description or ""),
        state=state,
    )


def read_head(raw: object) -> RawListing:
    """The head of a listing."""
    return _read(RawListing, raw, "the playlist")


def _read(shape: type[_Read], raw: object, what: str) -> _Read:
    try:
        return shape.model_validate(raw)
    except ValidationError as error:
        problem = error.errors()[0]
        why = f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}"
        why = why if problem["loc"] else "an entry is not a JSON object"
        raise ShapeUnknown(what, why) from error


def lone_listing(video: Video, url: str = "") -> Listing:
    """A listing of one, for a video without a playlist."""
    return Listing(
        id=video.id,
        kind=ListingKind.VIDEO,
        title=video.best_title or video.id,
        channel=video.channel or "",
        url=url or WATCH + video.id,
        count=1,
        thumbnail=f"https://i.ytimg.com/vi/{video.id}/hqdefault.jpg",
        videos=(video,),
        rows=1,
    )
