"""`scaffold new`: a playlist becomes a post; then the snapshot remembers what it was offered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from scaffold.app import fetching
from scaffold.app.new import existing, items, pictures, place, writing
from scaffold.app.new import split as splitting
from scaffold.app.new.writing import NewFiles
from scaffold.app.outcome import CommonOptions, Outcome, Remark, traffic_remarks
from scaffold.app.site import DEFAULT_PRESET, STDOUT, preset_of, site_of
from scaffold.errors import NoAnswer, UsageError
from scaffold.model.listing import Listing, Video
from scaffold.model.preset import Preset
from scaffold.model.settings import Settings
from scaffold.model.snapshot import Snapshot
from scaffold.model.source import Source
from scaffold.model.template import visible
from scaffold.notes.course import completeness, learning, lectures
from scaffold.notes.course.known import choose_pattern
from scaffold.notes.text.escape import plain
from scaffold.notes.text.slug import is_reserved, slugify
from scaffold.notes.writing import render
from scaffold.notes.writing.render import NewPost, PathContext
from scaffold.outside import limits, snapshots
from scaffold.outside.cache import Answers
from scaffold.outside.settings import load as stored_settings
from scaffold.outside.settings.load import LoadedSettings
from scaffold.outside.sites import layout as layouts
from scaffold.outside.sites import old_posts
from scaffold.outside.sites.layout import Layout
from scaffold.outside.sites.marks import Site
from scaffold.outside.youtube.client import YouTube
from scaffold.wording import ranges


@dataclass(frozen=True, slots=True)
class NewOptions:
    """What the command line asked of this one post; None leaves it to the playlist."""

    output: str | None = None
    items: str | None = None
    title: str | None = None
    slug: str | None = None
    date: str | None = None
    split: bool = False


@dataclass(frozen=True, slots=True)
class _Course:
    """What was learnt of SOURCE: the listing, what goes into the post, and what to say."""

    listing: Listing
    videos: tuple[Video, ...]
    shortfalls: tuple[str, ...]
    remarks: tuple[Remark, ...]
    unread: frozenset[str] = frozenset()


def new(source: str, options: NewOptions, common: CommonOptions) -> Outcome:
    """Write a post for SOURCE; its path (or with `-o -` the post itself) is the output."""
    loaded = stored_settings.load(Path.cwd(), common.overrides)
    site = site_of(options.output, loaded.settings)
    preset = preset_of(loaded.settings, site)
    if options.output not in {None, STDOUT}:
        place.refuse_existing(Path(str(options.output)))
    when = read_date(options.date)
    if options.items is not None:
        items.parse(options.items, 0)  # a mistake is reported before any request
    youtube = YouTube(loaded.settings, waits=common.waits)
    parsed = fetching.parse_source(source)
    layout = layouts.of(site, loaded.settings.lang) if site else None
    old = old_posts.of_site(layout) if layout else ()
    if layout and options.output is None:
        existing.refuse_course(old, parsed, layout.root, loaded)
    listing, remarks = _list(parsed, common, youtube)
    if options.split:
        splitting.refuse_unfit(listing, options.output)
    title = plain(options.title or listing.title) or lectures.UNTITLED
    words = PathContext(_slug(options, listing, loaded.settings), title, when)
    given = loaded.settings.preset is not None
    followed = existing.without_notes(old, layout.root, loaded) if layout else ()
    location = place.location_of(
        options.output, preset, layout, words, followed, form_is_given=given
    )
    course, files = _draft(location, layout, listing, words, options, loaded, youtube, common)
    outcome = writing.write_split(files, loaded) if options.split else writing.write(files, loaded)
    traffic = traffic_remarks(youtube.traffic.warnings, youtube.traffic.requests)
    said = (*remarks, *location.remarks, *course.remarks, *files.image.remarks, *traffic)
    assumed = (
        *_assumed(loaded.settings, site, options, words),
        *_retagged(location.preset, loaded.settings),
    )
    return Outcome(outcome.output, (*said, *assumed, *outcome.remarks), outcome.errors)


def _retagged(preset: Preset, settings: Settings) -> Iterator[Remark]:
    """What is said of tags that the preset's app reads in another form."""
    for tag in settings.tags:
        written = "".join(render.tags(preset, (tag,)))
        if written != tag:
            now = f"written {written!r}" if written else "left out"
            yield Remark(f"note: the tag {tag!r} is {now}: {preset.name} reads tags of one word")


def _draft(
    location: place.Location,
    layout: Layout | None,
    listing: Listing,
    words: PathContext,
    options: NewOptions,
    loaded: LoadedSettings,
    youtube: YouTube,
    common: CommonOptions,
) -> tuple[_Course, NewFiles]:
    """Learn what is to be known of the course; nothing is written."""
    settings = loaded.settings
    folder = snapshots.folder_for(location.path, loaded) if location.path else None
    known = snapshots.read(folder, snapshots.name_of(listing)) if folder else None
    course = _study(listing, known, options, settings, youtube, common)
    exact = settings.titles.mode == "exact"
    pattern = choose_pattern(course.listing, known, exact=exact)
    pairs = settings.titles.pairs
    build = partial(lectures.build_lectures, chapters=settings.chapters, replacements=pairs)
    built = limits.matched(pairs, build, course.listing, course.videos, pattern)
    asked = None if common.offline else youtube
    image = pictures.fetch(
        course.listing, location.preset, layout, location.path, words, settings, asked
    )
    post = NewPost(
        title=words.title,
        slug=words.slug,
        date=words.date,
        tags=render.tags(location.preset, settings.tags),
        draft=not settings.publish,
        image=image.address,
        settings=visible(settings, location.preset.name),
    )
    whole = not course.shortfalls
    listing = course.listing
    return course, NewFiles(
        location,
        layout,
        listing,
        whole,
        pattern,
        post,
        built,
        image,
        folder,
        known,
        course.unread,
    )


def _assumed(
    settings: Settings, site: Site | None, options: NewOptions, words: PathContext
) -> Iterator[Remark]:
    """What was taken without anybody having said so."""
    if site is None and settings.preset is None and settings.template is None:
        yield Remark(
            f"note: no site here; written for {DEFAULT_PRESET} (--preset plain for plain Markdown)"
        )
    if options.slug and is_reserved(options.slug):
        yield Remark(f"note: the slug {options.slug} is a folder's own page; {words.slug} is used")


def _list(
    parsed: Source | Listing, common: CommonOptions, youtube: YouTube
) -> tuple[Listing, tuple[Remark, ...]]:
    if isinstance(parsed, Listing):
        return _refuse_empty(parsed), ()
    listing = _refuse_empty(fetching.obtain_listing(parsed, common, youtube))
    return listing, (Remark(f"note: {parsed.remark}"),) if parsed.remark else ()


def _refuse_empty(listing: Listing) -> Listing:
    if listing.videos or listing.unnamed:
        return listing
    raise NoAnswer(
        f"The {listing.kind} {listing.id} has no videos; nothing was written.",
        "Check it in a browser. If it has videos there, try again later; if only where you are "
        "signed in, pass the cookies: --cookies-from-browser firefox.",
    )


def read_date(text: str | None, now: datetime | None = None) -> datetime | date:
    """The post's date: as given (the local zone if it names none), or this second."""
    if text is None:
        return (now or datetime.now().astimezone()).replace(microsecond=0)
    try:
        if len(text) <= 10:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.astimezone()
    except ValueError as error:
        raise UsageError(
            f"{text!r} is not a date.", "Give it as 2026-11-24 or 2026-11-24T22:51:00+06:00."
        ) from error


def _slug(options: NewOptions, listing: Listing, settings: Settings) -> str:
    wanted = options.slug or options.title or listing.title
    return slugify(wanted, unicode=settings.slug_unicode, fallback=listing.id)


def _study(
    listing: Listing,
    known: Snapshot | None,
    options: NewOptions,
    settings: Settings,
    youtube: YouTube,
    common: CommonOptions,
) -> _Course:
    """Judge the listing, recall dead titles, choose the lectures, read their pages."""
    shortfalls = completeness.shortfalls(listing, known)
    said = [f"The listing is incomplete: {'; '.join(shortfalls)}. The post has what came."]
    remarks = [Remark(f"warning: {text}") for text in said if shortfalls]
    listing = fetching.with_language(listing, settings.lang, known.lang if known else None)
    listing = learning.recall(listing, known)
    videos = _chosen(listing, options.items)
    if settings.flat is None and len(videos) > fetching.FLAT_ABOVE and not listing.from_file:
        remarks.append(
            Remark(
                f"note: {len(videos)} videos: titles are the listing's, chapters were not read. "
                "--full reads each video."
            )
        )
    unread = frozenset[str]()
    if fetching.wants_pages(listing, videos, settings, common):
        read = fetching.read_pages(listing, videos, youtube, Answers(), common.progress)
        listing = read.listing
        remarks += [Remark(text) for text in _without_exact(read, options)]
        unread = frozenset(item.video.id for item in read.unread)
        videos = _chosen(listing, options.items)
    if options.items is not None and listing.unnamed:
        unnamed = sorted(_wanted(listing, options.items) & set(listing.unnamed))
        listing = listing.model_copy(update={"unnamed": tuple(unnamed)})
    remarks += (*_without_automatic(videos, settings), *_gone(videos))
    return _Course(listing, videos, shortfalls, tuple(remarks), unread)


def _chosen(listing: Listing, text: str | None) -> tuple[Video, ...]:
    if text is None:
        return listing.videos
    wanted = _wanted(listing, text)
    return tuple(video for video in listing.videos if video.position in wanted)


def _wanted(listing: Listing, text: str) -> frozenset[int]:
    """The places that were asked for, of videos without name, too."""
    places = (*(video.position for video in listing.videos), *listing.unnamed)
    return items.parse(text, max(places, default=0))


def _without_exact(read: fetching.Read, options: NewOptions) -> list[str]:
    """One sentence for each reason, with the lectures it holds for."""
    later = "" if options.output == STDOUT else " scaffold refresh reads them later."
    sentences = []
    for reason, unread in fetching.by_reason(read.unread).items():
        lack = "chapters" if all(u.has_title for u in unread) else "exact title and chapters"
        places = ranges(u.video.position for u in unread)
        why = f"{reason[:1].upper()}{reason[1:]}"
        sentences.append(f"warning: without {lack}: {places}. {why}.{later}")
    return sentences


def _without_automatic(videos: tuple[Video, ...], settings: Settings) -> tuple[Remark, ...]:
    """What is said of lectures that have chapters, but none of their author."""
    if settings.chapters != "author":
        return ()
    made = [
        video.position
        for video in videos
        if video.chapters and all(chapter.automatic for chapter in video.chapters)
    ]
    if not made:
        return ()
    left = f"note: automatic chapters were left out: {ranges(made)}. --chapters all writes them."
    return (Remark(left),)


def _gone(videos: tuple[Video, ...]) -> tuple[Remark, ...]:
    places = [video.position for video in videos if video.state.gone]
    if not places:
        return ()
    return (Remark(f"note: private or deleted: {ranges(places)}. Their headings keep the place."),)
