"""The plan of a stamp: one line into a lecture's section, in time order and in its shape."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scaffold.errors import StampRefused
from scaffold.model.course import Course
from scaffold.model.edit import Edit, Span
from scaffold.model.post import Post
from scaffold.model.timecode import Timecode, TimeStyle
from scaffold.notes.editing import edits, net
from scaffold.notes.reading.read import read
from scaffold.notes.stamping import note_line, place, shape
from scaffold.notes.text.plain_text import plain

LONGEST = 10_000
"""Characters of a note."""
_BLANK_LINE = re.compile(rb"(?:\r\n|\r|\n)[ \t>]*(?:\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A note to be written: the edit, the post's bytes after it, and the line it takes, from 1."""

    edit: Edit
    after: bytes
    line: int
    text: str


def plan(
    post: Post,
    video: str,
    seconds: int,
    text: str,
    courses: Sequence[Course] = (),
    style: TimeStyle | None = None,
) -> Stamp:
    """A note of a video at a moment. Raises StampRefused with the reason; changes nothing.

    `style` None follows the post. What was written must read as a note of that lecture, and
    everything else as before.
    """
    text = plain(text)
    if not text:
        raise StampRefused("The note is empty.", "Type a few words.")
    if len(text) > LONGEST:
        raise StampRefused(
            f"The note has {len(text):,} characters; {LONGEST:,} is the most.", "Make it shorter."
        )
    sections = place.sections_of(post, video)
    if not sections:
        raise StampRefused(
            "This lecture is not in the post.",
            "Add it with scaffold refresh --add, or choose another lecture.",
        )
    _refuse_past_end(video, seconds, courses)
    section = place.section_for(post, sections, seconds)
    context = note_line.context_of(post, section, seconds, text, style)
    for edit, at in _candidates(context):
        after = edits.apply(post.data, (edit,))
        if _reads_well(context, edit, at, after, courses):
            return Stamp(edit, after, len(note_line.NEWLINES.findall(after, 0, at)) + 1, text)
    raise StampRefused(
        "No place in the lecture's section would show this note: code, a comment or a table may "
        "be open there.",
        "Write it by hand, or close what is open at the end of the section.",
    )


def _refuse_past_end(video: str, seconds: int, courses: Sequence[Course]) -> None:
    end = next((known for course in courses if (known := course.duration(video))), None)
    if seconds < 0 or (end is not None and seconds > end):
        label, last = Timecode.of(max(seconds, 0)).label, Timecode.of(end or 0).label
        raise StampRefused(f"{label} is past the end of the lecture at {last}.")


def _candidates(context: note_line.Context) -> Iterator[tuple[Edit, int]]:
    """Edits to try, and where the note's line begins after each: first as its neighbours are."""
    later = place.first_later(context.lines, context.label.seconds)
    # rows of a table have no blank lines between them, and say nothing of other notes
    known = shape.blank_lines(context.post, [n for n in context.lines if not n.shape.in_table])
    if known is None:
        known = shape.blank_lines(context.post, [n for n in context.others if not n.shape.in_table])
    near = later or (context.lines[-1] if context.lines else None)
    item = place.is_nested(context.section) or (near is not None and near.shape.is_item)
    apart = known if known is not None else int(not item)
    looks = note_line.looks_of(context)
    simple = shape.Shape(dash=" - " if looks.in_table or looks.opening else looks.dash)
    if near and place.is_row(context.post, near):
        # a row next to one of the same table, which a blank line would end
        row = replace(context, text=shape.in_cell(context.text))
        if near is later:
            yield _before(row, near, looks, 0)
        else:
            at = near.span.end
            edit = Edit.insert(at, context.newline + note_line.written(row, looks))
            yield edit, at + len(context.newline)
    elif later:
        yield _before(context, later, looks, apart)
        yield _before(context, later, simple, 1)
    else:
        yield _behind(context, looks, apart)
    yield _behind(context, replace(simple, block=note_line.first_block(context)), 1)
    yield _behind(context, simple, 1)


def _before(
    context: note_line.Context, later: shape.NoteLine, looks: shape.Shape, apart: int
) -> tuple[Edit, int]:
    at = later.span.start
    between = "" if apart else _hard_break(context, looks)
    between += context.newline + _blank(context, looks.quote) * apart
    return Edit.insert(at, note_line.written(context, looks) + between), at


def _hard_break(context: note_line.Context, looks: shape.Shape) -> str:
    """What keeps a note apart from the next line, where the other notes do it so."""
    return "" if looks.is_item or looks.in_table else shape.hard_break(context.post, context.lines)


def _blank(context: note_line.Context, quote: str) -> str:
    """A blank line, in a quote with its marks."""
    return quote + context.newline


def _behind(context: note_line.Context, looks: shape.Shape, apart: int) -> tuple[Edit, int]:
    post, section = context.post, context.section
    at = place.end_of_text(post, section, context.lines)
    if context.lines:
        gap = post.data[context.lines[-1].span.end : at]
        apart = max(apart, int(_BLANK_LINE.search(gap) is not None))
    else:
        apart = _above_first(context, apart)
    line = post.line_span(post.line_of(at))
    quoted = post.slice(line).startswith(looks.quote)
    opens = _blank(context, looks.quote if quoted else "") * apart
    closes = ""
    if line.start < at:
        broken = "" if apart else _hard_break(context, looks)
        done = post.slice(Span(line.start, at)).endswith(broken)
        opens = ("" if done else broken) + context.newline + opens
    elif at == len(post.data):
        closes = context.newline
    edit = Edit.insert(at, opens + note_line.written(context, looks) + closes)
    return edit, at + len(opens.encode("utf-8"))


def _above_first(context: note_line.Context, apart: int) -> int:
    """How many blank lines are above the first note of a lecture: as elsewhere in the post."""
    if place.is_nested(context.section):
        return 0
    post = context.post
    firsts = [
        shape.blank_lines_above(post, lines[0].span.start)
        for section in post.sections
        if section.heading and (lines := shape.lines_of(post, section))
        if not lines[0].shape.in_table
    ]
    heading = context.section.heading
    end = place.end_of_text(post, context.section, ())
    direct = heading is not None and end <= heading.span.end
    return max(firsts, key=firsts.count) if firsts and direct else max(apart, 1)


def _reads_well(
    context: note_line.Context, edit: Edit, at: int, after: bytes, courses: Sequence[Course]
) -> bool:
    """Whether the new line is a note of its lecture, and nothing else is read in another way."""
    known = tuple(courses)
    post = read(after, known, dialects=context.post.dialects)
    if net.foreign_change(context.post, post, (edit,)):
        return False
    lecture = context.section.lecture
    old, new = _notes(context.post), _notes(post)
    line = post.line_span(post.line_of(at))
    own = [n for n in new if line.start <= n[0].start < line.end][:1]
    if not own or lecture is None:
        return False
    video, seconds = own[0][1], own[0][2]
    kept = [n[1:] for n in new if not line.start <= n[0].start < line.end]
    return (video, seconds) == (lecture.video.video, context.label.seconds) and kept == [
        n[1:] for n in old
    ]


def _notes(post: Post) -> list[tuple[Span, str | None, int | None, str]]:
    """All that is a note, linked or bare: where, of which video, when, and as written."""
    found: list[tuple[Span, str | None, int | None, str]] = []
    for section in post.sections:
        video = section.lecture.video.video if section.lecture else None
        for note in section.notes:
            moment = note.timecode
            seconds = moment.seconds if moment else None
            found.append((note.span, video, seconds, note.url))
        for bare in section.bare:
            seconds = bare.timecode.seconds if bare.timecode else None
            found.append((bare.span, video, seconds, bare.text))
    return sorted(found, key=lambda note: note[0])
