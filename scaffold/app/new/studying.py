"""What is known of a course before its post is written: what to write of it, and what to say."""

from dataclasses import dataclass

from scaffold.app import fetching
from scaffold.app.new import items
from scaffold.app.outcome import CommonOptions, Remark
from scaffold.errors.no_answer import NoAnswer
from scaffold.model.listing import Listing, Video
from scaffold.model.settings import Settings
from scaffold.model.snapshot import Snapshot
from scaffold.model.source import Source
from scaffold.notes.course import completeness, learning
from scaffold.notes.course.known import with_language
from scaffold.outside.cache import Answers
from scaffold.outside.youtube.client import YouTube
from scaffold.wording import ranges


@dataclass(frozen=True, slots=True)
class StudiedCourse:
    """The listing, its videos for the post, whether it is `whole`, and the `unread` videos' ids."""

    listing: Listing
    videos: tuple[Video, ...]
    whole: bool
    remarks: tuple[Remark, ...]
    unread: frozenset[str]


def listing_of(parsed: Source | Listing, common: CommonOptions, youtube: YouTube) -> Listing:
    """The listing of SOURCE. Raises NoAnswer if it has no videos."""
    listing = fetching.obtain_listing(parsed, common, youtube)
    if listing.videos or listing.unnamed:
        return listing
    raise NoAnswer(
        f"The {listing.kind} {listing.id} has no videos; nothing was written.",
        "Check it in a browser. If it has videos there, try again later; if only where you are "
        "signed in, pass the cookies: --cookies-from-browser firefox.",
    )


def study(
    listing: Listing,
    known: Snapshot | None,
    chosen: str | None,
    settings: Settings,
    youtube: YouTube,
    common: CommonOptions,
    *,
    stored: bool,
) -> StudiedCourse:
    """Judge the listing, recall dead titles, choose the lectures, read their pages.

    Pages that gave no answer are read by `refresh` later if the post is `stored`.
    """
    said = []
    shortfalls = completeness.shortfalls(listing, known)
    if shortfalls:
        lacks = "; ".join(shortfalls)
        said.append(f"warning: The listing is incomplete: {lacks}. The post has what came.")
    listing = with_language(listing, settings.lang, known.lang if known else None)
    listing = learning.recall(listing, known)
    videos = _chosen(listing, chosen)
    if settings.flat is None and len(videos) > fetching.FLAT_ABOVE and not listing.from_file:
        said.append(
            f"note: {len(videos)} videos: titles are the listing's, chapters were not read. "
            "--full reads each video."
        )
    unread = frozenset[str]()
    if fetching.wants_pages(listing, videos, settings, common):
        read = fetching.read_pages(listing, videos, youtube, Answers(), common.progress)
        listing = read.listing
        said += _without_exact(read, stored=stored)
        unread = frozenset(item.video.id for item in read.unread)
        videos = _chosen(listing, chosen)
    if chosen is not None and listing.unnamed:
        unnamed = sorted(_wanted(listing, chosen) & set(listing.unnamed))
        listing = listing.model_copy(update={"unnamed": tuple(unnamed)})
    said += _left_out(videos, settings)
    return StudiedCourse(listing, videos, not shortfalls, tuple(map(Remark, said)), unread)


def _chosen(listing: Listing, text: str | None) -> tuple[Video, ...]:
    if text is None:
        return listing.videos
    wanted = _wanted(listing, text)
    return tuple(video for video in listing.videos if video.position in wanted)


def _wanted(listing: Listing, text: str) -> frozenset[int]:
    """The places that were asked for, of videos without name, too."""
    places = (*(video.position for video in listing.videos), *listing.unnamed)
    return items.parse(text, max(places, default=0))


def _without_exact(read: fetching.Read, *, stored: bool) -> list[str]:
    """One sentence for each reason, with the lectures it holds for."""
    later = " scaffold refresh reads them later." if stored else ""
    sentences = []
    for reason, unread in fetching.by_reason(read.unread).items():
        lack = "chapters" if all(u.has_title for u in unread) else "exact title and chapters"
        places = ranges(u.video.position for u in unread)
        why = f"{reason[:1].upper()}{reason[1:]}"
        sentences.append(f"warning: without {lack}: {places}. {why}.{later}")
    return sentences


def _left_out(videos: tuple[Video, ...], settings: Settings) -> list[str]:
    """What is said of lectures whose only chapters are automatic, and of dead ones."""
    made = [
        video.position
        for video in videos
        if video.chapters and all(chapter.automatic for chapter in video.chapters)
    ]
    said = []
    if made and settings.chapters == "author":
        left = f"automatic chapters were left out: {ranges(made)}"
        said.append(f"note: {left}. --chapters all writes them.")
    gone = [video.position for video in videos if video.state.gone]
    if gone:
        said.append(f"note: private or deleted: {ranges(gone)}. Their headings keep the place.")
    return said
