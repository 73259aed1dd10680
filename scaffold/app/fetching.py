"""Where a listing comes from: a file, a saved listing, or YouTube; and each video's own page."""

import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from scaffold.app.outcome import CommonOptions, Progress, Remark
from scaffold.app.several import several
from scaffold.errors import ScaffoldError, SourceNotUnderstood
from scaffold.errors.no_answer import NoAnswer
from scaffold.model import source as sources
from scaffold.model.address import WATCH, is_video_id
from scaffold.model.listing import Listing, Video, VideoState
from scaffold.model.settings import Settings
from scaffold.outside import saved_listings as info
from scaffold.outside.cache import Answers
from scaffold.outside.youtube import second_source
from scaffold.outside.youtube.client import YouTube
from scaffold.outside.youtube.failures import answer_of
from scaffold.outside.youtube.shapes import lone_listing

AT_ONCE = 16
"""Pages in flight: while one is read, which takes yt-dlp 10 ms, the others are on their way."""
DAY = 86_400.0
FLAT_ABOVE = 100
"""Longer playlists are listed without reading each video, unless that is asked for."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A video whose own page could not be read, and why; its title may be known all the same."""

    video: Video
    error: ScaffoldError
    has_title: bool = False


def by_reason(unread: Iterable[Unread]) -> dict[str, list[Unread]]:
    """Those that share a reason, under it; it says "the video" instead of an id."""
    reasons: dict[str, list[Unread]] = {}
    for item in unread:
        reason = re.sub(r"the video [\w-]{11}", "the video", str(item.error)).rstrip(".")
        reasons.setdefault(reason, []).append(item)
    return reasons


@dataclass(frozen=True, slots=True)
class Read:
    """A listing with all that the videos' own pages added, and what they kept back."""

    listing: Listing
    unread: tuple[Unread, ...] = ()


def parse_source(text: str) -> sources.Source | Listing:
    """SOURCE as something to ask for, or as the listing that a file holds."""
    path = Path(text)
    try:
        is_file = path.is_file()
    except (OSError, ValueError):  # no name of a file, as Python's versions say it
        is_file = False
    if is_file:
        listings = info.read(path)
        if len(listings) == 1:
            return listings[0]
        if not listings:
            raise SourceNotUnderstood(text, "it holds no video", "Check the path.")
        # a snapshot of lone videos may hold many
        raise SourceNotUnderstood(
            text,
            f"it holds {len(listings)} videos that are not a playlist",
            f'Name one of them: {listings[0].id} --from-info "{text}"',
        )
    if text.lower().endswith(".json"):
        why = "it is a folder" if path.is_dir() else "there is no such file"
        raise SourceNotUnderstood(text, why, "Check the path.")
    parsed = sources.parse(text)
    if isinstance(parsed, sources.NotASource):
        raise SourceNotUnderstood(text, parsed.why, parsed.hint)
    return parsed


def dashed_id(words: Sequence[str]) -> SourceNotUnderstood | None:
    """The mistake in a command line that was refused, if it holds an id that begins with a dash."""
    before = words[: words.index("--")] if "--" in words else words
    found = next((word for word in before if word[:1] == "-" and is_video_id(word)), None)
    # no option's name has these
    if found is None or (found.startswith("--") and not re.search(r"[_\dA-Z]", found)):
        return None
    return SourceNotUnderstood(
        found,
        "it begins with a dash and was read as options",
        f"If it is the id of a video, give it last, after --, as in: -- {found}. "
        f"Or give its address: {WATCH}{found}",
    )


def source_remarks(source: sources.Source | Listing) -> tuple[Remark, ...]:
    """What is to be said of SOURCE itself."""
    said = source.remark if isinstance(source, sources.Source) else ""
    return (Remark(f"note: {said}"),) if said else ()


def obtain_listing(
    source: sources.Source | Listing, common: CommonOptions, youtube: YouTube
) -> Listing:
    """The listing of SOURCE: its file's, a saved one, or as YouTube gives it now."""
    if isinstance(source, Listing):
        return source
    lone = source.kind == "video"
    for listing in info.read_all(common.from_info):
        if listing.id == source.id:
            return listing
        video = listing.video(source.id)
        if lone and video:
            alone = lone_listing(video.model_copy(update={"position": 1}))
            return alone.model_copy(update={"from_file": True})
    if common.offline:
        raise NoAnswer(
            f"The {source.kind} {source.id} is in no saved listing, and --offline forbids to ask.",
            "Give a saved listing with --from-info, or leave --offline out.",
        )
    what = "videos read" if lone else "playlists listed"
    common.progress(0, 1, what)
    listing = second_source.listing(youtube, source)
    common.progress(1, 1, what)
    return listing


def read_pages(
    listing: Listing,
    videos: tuple[Video, ...],
    youtube: YouTube,
    answers: Answers | None,
    progress: Progress,
) -> Read:
    """Read each living video's own page, several at a time, each answer kept for a day.

    Where a page gives no answer and there is a key, the Data API gives the title and the length.
    A kept page counts only under the listed title under which it was read, and no longer than the
    setting `check.max_age`. Without `answers` nothing is taken from the cache or put there.
    """
    wanted = [video for video in videos if not video.state.gone and not video.title]
    found: dict[str, Video] = {}
    unread: list[Unread] = []

    def read(video: Video) -> Video | ScaffoldError:
        return _page(video, youtube, answers)

    for video, result in several(wanted, read, AT_ONCE, progress, "videos read"):
        if isinstance(result, Video):
            found[video.id] = _joined(video, result)
        else:
            unread.append(Unread(video, result))
    refused = [item.video.id for item in unread if isinstance(item.error, NoAnswer)]
    titled = second_source.videos(youtube, refused)
    found |= {
        i.video.id: _joined(i.video, titled[i.video.id]) for i in unread if i.video.id in titled
    }
    unread = [replace(item, has_title=item.video.id in titled) for item in unread]
    updated = tuple(found.get(video.id, video) for video in listing.videos)
    return Read(listing.model_copy(update={"videos": updated}), tuple(unread))


def _joined(row: Video, page: Video) -> Video:
    """The page's facts in the row's place; the page wins, but forgets nothing."""
    state = page.state if row.state is VideoState.UNKNOWN else row.state
    kept = {"position": row.position, "listed": row.listed, "state": state}
    kept |= {"channel": page.channel or row.channel, "duration": page.duration or row.duration}
    return page.model_copy(update=kept)


def _page(video: Video, youtube: YouTube, answers: Answers | None) -> Video | ScaffoldError:
    key = ("page", video.id, youtube.lang, youtube.has_cookies)
    age = min(DAY, youtube.settings.check.max_age)
    kept = answers.get(key, age, time.time()) if answers and age else None
    if kept is not None and kept.get("listed") == video.listed:
        try:
            return Video.model_validate(kept)
        except ValidationError:
            pass  # written by another version: ask again
    page = answer_of(lambda: youtube.page(video))
    if answers and isinstance(page, Video):
        answers.put(key, page.model_dump(mode="json", exclude={"position"}), time.time())
    return page


def wants_pages(
    listing: Listing, videos: tuple[Video, ...], settings: Settings, common: CommonOptions
) -> bool:
    """Whether each video is to be read: never for files; by default up to 100 videos."""
    if listing.from_file or common.offline:
        return False
    flat = len(videos) > FLAT_ABOVE if settings.flat is None else settings.flat
    return not flat
