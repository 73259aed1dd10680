"""A listing as a table for people and as JSON for files."""

from collections.abc import Sequence
from dataclasses import dataclass

from scaffold.model.listing import Listing, Video, VideoState
from scaffold.model.pattern import TitlePattern
from scaffold.model.timecode import Timecode
from scaffold.notes.course import lectures
from scaffold.notes.text.escape import plain
from scaffold.report.quoting import kept
from scaffold.wording import count_of

_HEAD = ("PLACE", "NUMBER", "ID", "LENGTH", "STATE", "TITLE", "ON YOUTUBE")
_LEAST = 12  # columns: less of a title says nothing


@dataclass(frozen=True, slots=True)
class Row:
    """A video with the number and title that a heading would have."""

    video: Video
    number: str
    clean: str


def rows_of(
    listing: Listing, pattern: TitlePattern, replacements: lectures.Replacements = ()
) -> tuple[Row, ...]:
    """A row for each video of the listing, and for each place whose video has no name."""
    built = lectures.build_lectures(
        listing, listing.videos, pattern, replacements=replacements, chapters="none"
    )
    by_id = {video.id: video for video in listing.videos}
    rows: list[Row] = []
    for lecture in built:
        unnamed = Video(id="", position=lecture.position, state=VideoState.DEAD)
        rows.append(Row(by_id.get(lecture.id) or unnamed, lecture.number, lecture.title))
    return tuple(rows)


def to_json(listing: Listing, pattern: TitlePattern, rows: Sequence[Row]) -> str:
    """All that is known, one fact a line; `--from-info` reads it back."""
    head = listing.model_dump(mode="json", exclude={"videos", "from_file"})
    videos = [
        {**row.video.model_dump(mode="json"), "number": row.number, "clean": row.clean}
        for row in rows
        if row.video.id
    ]
    whole = {"scaffold_listing": 1, **head, "pattern": pattern.model_dump(), "videos": videos}
    return kept(whole) + "\n"


def to_table(listing: Listing, rows: Sequence[Row], width: int | None = None) -> str:
    """The list's name, then a line a video; columns are aligned by what a terminal shows.

    In a `width` of so many columns titles that are too long end in `…`.
    """
    cells: list[tuple[str, ...]] = [_HEAD]
    for row in rows:
        video = row.video
        length = Timecode.of(video.duration).label if video.duration is not None else "-"
        head = (str(video.position), row.number or "-", video.id or "?", length)
        cells.append((*head, video.state.value, row.clean, plain(video.best_title or "")))
    if all(row.number in {"", str(row.video.position)} for row in rows):
        cells = [("", *line[2:]) if line is _HEAD else line[1:] for line in cells]
    if width is not None:
        cells = _fitted(cells, width)
    widths = _widths(cells)[:-1]
    name = plain(listing.title) + (f" - {plain(listing.channel)}" if listing.channel else "")
    lines = [f"{name} ({count_of(len(rows), 'video')})", ""]
    for line in cells:
        pairs = zip(line, widths, strict=False)
        padded = (text + " " * (width - _width(text)) for text, width in pairs)
        lines.append("  ".join((*padded, line[-1])).rstrip())
    return "\n".join(lines) + "\n"


def _widths(cells: Sequence[tuple[str, ...]]) -> list[int]:
    return [max(_width(line[column]) for line in cells) for column in range(len(cells[0]))]


def _fitted(cells: Sequence[tuple[str, ...]], width: int) -> list[tuple[str, ...]]:
    """The same with both titles cut, so that a line fits; what one leaves the other gets."""
    *fixed, clean, raw = _widths(cells)
    room = max(width - sum(fixed) - 2 * len(fixed) - 2, 2 * _LEAST)
    for_clean = min(clean, max(room // 2, room - raw))
    for_raw = room - for_clean
    return [
        (*rest, _cut(clean_title, for_clean), _cut(raw_title, for_raw))
        for *rest, clean_title, raw_title in cells
    ]


def _cut(text: str, width: int) -> str:
    """The text in at most so many columns, its end marked if it is cut."""
    if _width(text) <= width:
        return text
    from rich.cells import set_cell_size

    return set_cell_size(text, width - 1).rstrip() + "…"


def _width(text: str) -> int:
    """How many columns a terminal needs for it: Chinese takes two a character."""
    from rich.cells import cell_len

    return cell_len(text)
