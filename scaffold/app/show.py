"""`scaffold show`: a listing as a table, or as JSON that `--from-info` reads."""

from collections.abc import Iterator
from pathlib import Path

from scaffold.app import fetching
from scaffold.app.outcome import CommonOptions, Outcome, Remark, traffic_remarks
from scaffold.model.listing import Listing
from scaffold.notes.course import completeness
from scaffold.notes.course.known import choose_pattern
from scaffold.outside import limits, snapshots
from scaffold.outside.cache import Answers
from scaffold.outside.settings import load as stored_settings
from scaffold.outside.youtube.client import YouTube
from scaffold.report import listing as report
from scaffold.wording import named, ranges


def show(
    source: str,
    common: CommonOptions,
    *,
    full: bool = False,
    as_json: bool = False,
    width: int | None = None,
) -> Outcome:
    """List SOURCE: number, id, duration, state, title as YouTube has it and as cleaned.

    `width` is a terminal's, None for a file.
    """
    loaded = stored_settings.load(Path.cwd(), common.overrides)
    settings = loaded.settings
    youtube = YouTube(settings, waits=common.waits)
    parsed = fetching.parse_source(source)
    listing = fetching.obtain_listing(parsed, common, youtube)
    unread: tuple[fetching.Unread, ...] = ()
    if full and not listing.from_file and not common.offline:
        read = fetching.read_pages(listing, listing.videos, youtube, Answers(), common.progress)
        listing, unread = read.listing, read.unread
    known = snapshots.read(snapshots.folder_for(None, loaded), snapshots.name_of(listing))
    pattern = choose_pattern(listing, known, exact=settings.titles.mode == "exact")
    pairs = settings.titles.pairs
    rows = limits.matched(pairs, report.rows_of, listing, pattern, pairs)
    output = (
        report.to_json(listing, pattern, rows) if as_json else report.to_table(listing, rows, width)
    )
    return Outcome(
        output,
        (
            *fetching.source_remarks(parsed),
            *_shortfalls(listing),
            *map(Remark, _unread(unread)),
            *traffic_remarks(youtube.traffic.warnings, youtube.traffic.requests),
        ),
    )


def _shortfalls(listing: Listing) -> tuple[Remark, ...]:
    reasons = completeness.shortfalls(listing, None)
    return (
        (Remark(f"warning: The listing is incomplete: {'; '.join(reasons)}."),) if reasons else ()
    )


def _unread(unread: tuple[fetching.Unread, ...]) -> Iterator[str]:
    """A sentence for each reason, with the videos that it holds for."""
    for reason, items in fetching.by_reason(unread).items():
        first = items[0]
        if len(items) > 1:
            places = ranges(item.video.position for item in items)
            yield f"warning: {places}: their pages could not be read: {reason}."
        else:
            title = f"{first.video.position}. {first.video.best_title or ''}"
            place = named(title, first.video.id)
            yield f"warning: {place}: its page could not be read: {first.error}"
