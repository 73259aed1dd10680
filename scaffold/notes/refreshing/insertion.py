"""New lectures in a post: where they go, and their text in the post's own form."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from scaffold.model.course import Course, Lecture
from scaffold.model.edit import Edit, Span
from scaffold.model.parameters import with_parameter, without_parameter
from scaffold.model.post import LinkForm, Naming, Post, Section
from scaffold.notes.editing.edits import apply
from scaffold.notes.reading.lecture_links import TOP_ITEM_LEVEL
from scaffold.notes.reading.read import read
from scaffold.notes.refreshing.changes import RefreshContext
from scaffold.notes.refreshing.indexes import has_index
from scaffold.notes.refreshing.label import divide, of_section

Render = Callable[[Lecture, str, str], str]
"""A lecture's section as text, given its label and address: with `\\n` for newlines and no blank
lines around it."""

LOWEST = 6  # of headings

_FOOTNOTE = re.compile(rb"[ ]{0,3}\[\^[^\]]+\]:")
_BLANK = b" \t\r\n"
_NEWLINES = re.compile(rb"\r\n|\r|\n")
_NESTED = re.compile(rb"[^\r\n]*(?:(?:\r\n|\r|\n)(?:[ \t]+[^\r\n]*)?)*")
_ITEM = re.compile(r"[-*+] ")
_LINE_END = re.compile(rb"[ \t]*(?:\r\n|\r|\n)")
_RULE = re.compile(rb"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*[\r\n]*")
_PLAYERS = frozenset({LinkForm.SHORTCODE, LinkForm.FRONT_MATTER, LinkForm.IMAGE, LinkForm.HTML})


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A section beside which a new one goes, and the lecture it is about.

    `titles` are those that its label may hold: YouTube's now, and the one written before.
    """

    section: Section
    lecture: Lecture
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Insertion:
    """A lecture's section put into the post, `beside` the section that begins at this byte."""

    lecture: Lecture
    label: str
    edit: Edit
    beside: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """How the lectures of a post are written.

    `level` is the one level of headings that all have; None if they differ, 0 where all are items
    of lists at the top level, as in an outline. `spacing` is the number of blank lines above most
    of them; two in a post of one.
    """

    post: Post
    course: Course
    level: int | None
    spacing: int
    indexed: bool
    backwards: bool

    @classmethod
    def of(cls, context: RefreshContext) -> "Shape":
        """The shape of the post of that course."""
        post, level = context.post, _level(context.post)
        backwards = runs_backwards(context)
        spacing = _spacing(post, items=level == 0)
        return cls(post, context.news.course, level, spacing, has_index(context), backwards)


def _level(post: Post) -> int | None:
    marks = {
        section.heading.level if section.heading else TOP_ITEM_LEVEL - section.level
        for section in post.sections
        if section.lecture and not section.continued
    }
    level = marks.pop() if len(marks) == 1 else None
    return level if level is not None and 0 <= level <= LOWEST else None


def runs_backwards(context: RefreshContext) -> bool:
    """Whether the post runs against the list's order."""
    places = [place for video in context.sections if (place := context.place(video))]
    falls = sum(later < earlier for earlier, later in pairwise(places))
    return len(places) > 1 and falls > (len(places) - 1) / 2


def insertion(
    shape: Shape, neighbour: Neighbour, lecture: Lecture, render: Render, *, follows: bool
) -> Insertion | None:
    """A lecture's section next to its neighbour's; None where the post is of another shape.

    `follows`: the lecture is behind its neighbour in the list.
    """
    if shape.level is None:
        return None
    label, url = _label(shape.post, neighbour, lecture), _url(shape, neighbour, lecture)
    text = re.sub(
        r"^#+(?= )", "#" * shape.level, render(lecture, label, url), count=1, flags=re.MULTILINE
    )
    if not _is_insertable(neighbour.section, text):
        return None
    edit = _edit(shape, neighbour.section, text, after=follows != shape.backwards)
    section = neighbour.section
    return Insertion(lecture, label, edit, section.span.start, section.heading is not None)


def _is_insertable(section: Section, text: str) -> bool:
    """New sections go only beside headings that carry or name their lecture, items beside items."""
    known = section.lecture.naming if section.lecture else None
    if _ITEM.match(text):
        return section.level == TOP_ITEM_LEVEL and known is Naming.ITEM
    return section.heading is not None and known in {Naming.HEADING, Naming.LINE, Naming.LISTED}


def _edit(shape: Shape, section: Section, text: str, *, after: bool) -> Edit:
    """The edit that puts a section's text after (or before) another's.

    Blank lines are between as elsewhere in the post; its last line ends as it did.
    """
    post = shape.post
    # the newline of the section's first line, where newlines are mixed
    found = _NEWLINES.search(post.data, section.span.start, section.span.end)
    newline = found[0].decode() if found else post.newline
    body, apart = text.replace("\n", newline), newline * shape.spacing
    if not after:
        return Edit.insert(_start_of(section), body + newline + apart)
    end = _end_of(post, section) if section.heading else _end_of_item(post, section)
    last = _before_blanks(post.data, end)
    ended = _LINE_END.match(post.data, last)
    if ended is None:
        return Edit.insert(last, newline + apart + body)
    place = ended.end()
    follows = post.data[place:].strip() and not _LINE_END.match(post.data, place)
    closed = newline if section.heading and follows and place == end else ""
    return Edit.insert(place, apart + body + newline + closed)


def seen(post: Post, made: Iterable[Insertion]) -> set[str]:
    """The videos whose insertions read as a lecture's section or item: code may be open there."""
    made = tuple(made)
    after = read(apply(post.data, [one.edit for one in made]), dialects=post.dialects)
    linked = {video.video for link in after.links if (video := link.video)}
    headed = {s.lecture.video.video for s in after.sections if s.heading and s.lecture}
    return {one.lecture.id for one in made if one.lecture.id in (headed if one.heading else linked)}


def _start_of(section: Section) -> int:
    return section.heading.span.start if section.heading else section.span.start


def _end_of(post: Post, section: Section) -> int:
    """Where all that belongs to the section's lecture ends, trailing definitions left out."""
    level = section.heading.level if section.heading else 0
    starts = [
        heading.span.start
        for heading in post.headings
        if heading.span.start > section.span.start and heading.level <= level and not heading.note
    ]
    end = min(starts, default=len(post.data))
    return end if starts else _before_definitions(post, section.span.start, end)


def _end_of_item(post: Post, section: Section) -> int:
    """Behind what is nested in the item, and behind notes that follow it without being nested."""
    notes = (*(n.span for n in section.notes), *(b.span for b in section.bare))
    starts = (section.span.start, *(span.end for span in notes))
    ends = [_NESTED.match(post.data, at) for at in (starts[0], max(starts))]
    return max((found.end() for found in ends if found), default=section.span.end)


def _before_definitions(post: Post, start: int, end: int) -> int:
    """Step back over reference definitions and footnotes at the very end, and a rule over them."""
    whole = end
    while end > start:
        line = post.line_span(post.line_of(max(start, end - 1)))
        text = post.data[line.start : min(line.end, end)]
        is_definition = any(
            d.span.start <= line.start < d.span.end or line.start <= d.span.start < line.end
            for d in post.definitions
        )
        if text.strip() and not is_definition and not _FOOTNOTE.match(text):
            return line.start if end < whole and _is_rule(post, line, text) else end
        if line.start <= start:
            return end
        end = line.start
    return end


def _is_rule(post: Post, line: Span, text: bytes) -> bool:
    """A rule, and no heading's underline."""
    above = post.data[: line.start]
    return bool(_RULE.fullmatch(text)) and bool(
        re.search(rb"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\Z", above)
    )


def _spacing(post: Post, *, items: bool) -> int:
    starts = [
        _start_of(section)
        for section in post.sections
        if section.lecture and (items or (section.heading and not section.heading.note))
    ]
    # what is before the first of them is its distance from the intro
    counts = [_blank_lines(post, start) for start in starts[1:]]
    usual = 0 if items else 2
    return max(counts, key=counts.count) if counts else usual


def _blank_lines(post: Post, offset: int) -> int:
    """How many blank lines are right before a line."""
    start = _before_blanks(post.data, offset)
    return max(0, len(_NEWLINES.findall(post.data, start, offset)) - (1 if start else 0))


def _before_blanks(data: bytes, offset: int) -> int:
    """The end of the last text before a byte."""
    while offset and data[offset - 1] in _BLANK:
        offset -= 1
    return offset


def _url(shape: Shape, neighbour: Neighbour, lecture: Lecture) -> str:
    """The neighbour's address with this lecture's id and place; the plain form for others."""
    link = neighbour.section.lecture.link if neighbour.section.lecture else None
    plain = shape.course.link(lecture).url()
    alike = link is not None and link.form not in _PLAYERS and link.written_time is None
    address = plain
    if link is not None and alike and neighbour.lecture.id in link.url:
        address = link.url.replace(neighbour.lecture.id, lecture.id)
    if shape.indexed and "index=" in plain:
        return with_parameter(address, "index", str(lecture.position))
    return without_parameter(address, "index")


def _label(post: Post, neighbour: Neighbour, lecture: Lecture) -> str:
    """`Lecture 3: Title` beside `Lecture 2: …`, `Title` beside a heading without number."""
    label = of_section(post, neighbour.section)
    found = [parts for title in neighbour.titles if label and (parts := divide(label, title))]
    if label is None or not found:
        numbered = label is not None and re.match(r"\s*\d+(?=[.):\s]|$)", label.text)
        return lecture.label if numbered else lecture.title
    return (
        _numbered(label.text[: found[0].start], neighbour.lecture, lecture).lstrip() + lecture.title
    )


def _numbered(before: str, beside: Lecture, lecture: Lecture) -> str:
    """What stands before the neighbour's title, with this lecture's number in place of its own.

    Where the author counts otherwise than the list does, the count goes on.
    """
    wanted = lecture.number or str(lecture.position)
    number = beside.number or str(beside.position)
    own = re.search(rf"(?<!\d)0*{re.escape(number)}(?!\d)", before)
    if own is None:
        own = re.search(r"\d+(?!.*\d)", before)
        if own and lecture.number.isdecimal() == beside.number.isdecimal():
            further = _count(lecture) - _count(beside)
            wanted = str(max(int(own[0]) + further, 0))
    if own is None:
        return before
    width = len(own[0]) if own[0].startswith("0") else 0
    return before[: own.start()] + wanted.zfill(width) + before[own.end() :]


def _count(lecture: Lecture) -> int:
    return int(lecture.number) if lecture.number.isdecimal() else lecture.position
