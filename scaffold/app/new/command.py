"""`scaffold new`: a playlist becomes a post; then the snapshot remembers what it was offered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from scaffold.app import fetching
from scaffold.app.new import items, pictures, place, studying, writing
from scaffold.app.new.writing import NewFiles
from scaffold.app.outcome import CommonOptions, Outcome, Remark, traffic_remarks
from scaffold.app.site import DEFAULT_PRESET, STDOUT, preset_of, site_of
from scaffold.errors import UsageError
from scaffold.model.listing import Listing
from scaffold.model.preset import Preset
from scaffold.model.settings import Settings
from scaffold.model.template import visible
from scaffold.notes.course import lectures
from scaffold.notes.course.known import choose_pattern
from scaffold.notes.text.escape import plain
from scaffold.notes.text.slug import is_reserved, slugify
from scaffold.notes.writing import render
from scaffold.notes.writing.render import NewPost, PathContext
from scaffold.outside import limits, snapshots
from scaffold.outside.settings import load as stored_settings
from scaffold.outside.settings.load import LoadedSettings
from scaffold.outside.sites import layout as layouts
from scaffold.outside.sites.layout import Layout
from scaffold.outside.sites.marks import Site
from scaffold.outside.youtube.client import YouTube


@dataclass(frozen=True, slots=True)
class NewOptions:
    """What the command line asked of this one post; None leaves it to the playlist."""

    output: str | None = None
    items: str | None = None
    title: str | None = None
    slug: str | None = None
    date: str | None = None
    split: bool = False


def new(source: str, options: NewOptions, common: CommonOptions) -> Outcome:
    """Write a post for SOURCE; its path (or with `-o -` the post itself) is the output."""
    loaded = stored_settings.load(Path.cwd(), common.overrides)
    settings = loaded.settings
    site = site_of(options.output, settings)
    preset = preset_of(settings, site)
    if options.output not in {None, STDOUT}:
        place.refuse_existing(Path(str(options.output)))
    when = read_date(options.date)
    if options.items is not None:
        items.parse(options.items, 0)  # a mistake is reported before any request
    youtube = YouTube(settings, waits=common.waits)
    parsed = fetching.parse_source(source)
    layout = layouts.of(site, settings.lang) if site else None
    old: tuple[Path, ...] = ()
    if layout:  # posts are read for a site alone
        from scaffold.app.new import existing

        old = existing.followed(layout, parsed, loaded, named=options.output is not None)
    listing = studying.listing_of(parsed, common, youtube)
    write = writing.write
    if options.split:
        from scaffold.app.new import split

        split.refuse_unfit(listing, options.output)
        write = split.write
    words = _words(options, listing, when, unicode=settings.slug_unicode)
    location = place.location_of(options.output, preset, layout, words, old, settings.preset)
    files = _draft(location, layout, listing, words, options, loaded, youtube, common)
    outcome = write(files, loaded)
    said = (
        *fetching.source_remarks(parsed),
        *location.remarks,
        *files.course.remarks,
        *files.image.remarks,
        *traffic_remarks(youtube.traffic.warnings, youtube.traffic.requests),
        *_assumed(settings, site, options, words, location.preset),
    )
    return Outcome(outcome.output, (*said, *outcome.remarks), outcome.errors)


def _words(
    options: NewOptions, listing: Listing, when: datetime | date, *, unicode: bool
) -> PathContext:
    named = options.slug or options.title or listing.title
    slug = slugify(named, unicode=unicode, fallback=listing.id)
    title = plain(options.title or listing.title) or lectures.UNTITLED
    return PathContext(slug, title, when)


def _draft(
    location: place.Location,
    layout: Layout | None,
    listing: Listing,
    words: PathContext,
    options: NewOptions,
    loaded: LoadedSettings,
    youtube: YouTube,
    common: CommonOptions,
) -> NewFiles:
    """Learn what is to be known of the course; nothing is written."""
    settings, path = loaded.settings, location.path
    folder = snapshots.folder_for(path, loaded) if path else None
    known = snapshots.read(folder, snapshots.name_of(listing)) if folder else None
    stored = options.output != STDOUT
    course = studying.study(listing, known, options.items, settings, youtube, common, stored=stored)
    pattern = choose_pattern(course.listing, known, exact=settings.titles.mode == "exact")
    pairs = settings.titles.pairs
    build = partial(lectures.build_lectures, chapters=settings.chapters, replacements=pairs)
    built = limits.matched(pairs, build, course.listing, course.videos, pattern)
    asked = None if common.offline else youtube
    image = pictures.fetch(course.listing, location.preset, layout, path, words, settings, asked)
    post = NewPost(
        title=words.title,
        slug=words.slug,
        date=words.date,
        tags=render.tags(location.preset, settings.tags),
        draft=not settings.publish,
        image=image.address,
        settings=visible(settings, location.preset.name),
    )
    return NewFiles(location, layout, course, pattern, post, built, image, folder, known)


def _assumed(
    settings: Settings, site: Site | None, options: NewOptions, words: PathContext, preset: Preset
) -> Iterator[Remark]:
    """What was taken without anybody having said so; tags that the preset's app reads otherwise."""
    if site is None and settings.preset is None and settings.template is None:
        yield Remark(
            f"note: no site here; written for {DEFAULT_PRESET} (--preset plain for plain Markdown)"
        )
    if options.slug and is_reserved(options.slug):
        yield Remark(f"note: the slug {options.slug} is a folder's own page; {words.slug} is used")
    for tag in settings.tags:
        written = "".join(render.tags(preset, (tag,)))
        if written != tag:
            now = f"written {written!r}" if written else "left out"
            yield Remark(f"note: the tag {tag!r} is {now}: {preset.name} reads tags of one word")


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
