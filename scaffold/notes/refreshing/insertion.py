"""New lectures in a post: where they go, and their text in the post's own form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scaffold.model.edit import Edit, Span
from scaffold.model.parameters import with_parameter, without_parameter
from scaffold.model.post import LinkForm, Naming, Post, Section
from scaffold.model.template import Lecture
from scaffold.notes.course.lectures import label_of
from scaffold.notes.editing.edits import apply
from scaffold.notes.reading.lecture_links import TOP_ITEM_LEVEL
from scaffold.notes.reading.read import read
from scaffold.notes.refreshing.label import divide, of_section

LOWEST = 6  # of headings

_FOOTNOTE = re.compile(rb"[ ]{0,3}\[\^[^\]]+\]:")
_BLANKS = re.compile(rb"(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*\Z")
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


def level_of(post: Post) -> int | None:
    """The one level of headings that all lectures of the post have; None if they differ.

    0 says that all are items of lists at the top level, as in an outline.
    """
    marks = {
        section.heading.level if section.heading else TOP_ITEM_LEVEL - section.level
        for section in post.sections
        if section.lecture and not section.continued
    }
    level = marks.pop() if len(marks) == 1 else None
    return level if level is not None and 0 <= level <= LOWEST else None


def runs_backwards(places: Sequence[int]) -> bool:
    """Whether the post runs against the list's order; `places` are positions as they stand."""
    falls = sum(later < earlier for earlier, later in pairwise(places))
    return len(places) > 1 and falls > (len(places) - 1) / 2


def insertion(post: Post, neighbour: Neighbour, text: str, *, after: bool) -> Edit:
    """The edit that puts a section's text after (or before) a neighbour's.

    Blank lines stand between as elsewhere in the post; its last line ends as it did.
    """
    section = neighbour.section
    newline = _newline_of(post, section)
    body, apart = text.replace("\n", newline), newline * spacing(post)
    if not after:
        return Edit.insert(_start_of(section), body + newline + apart)
    end = _end_of(post, section) if section.heading else _end_of_item(post, section)
    blanks = _BLANKS.search(post.data, 0, end)
    last = blanks.start() if blanks else end
    place = _line_end(post.data, last)
    if place == last:
        return Edit.insert(last, newline + apart + body)
    follows = post.data[place:].strip() and not _LINE_END.match(post.data, place)
    closed = newline if section.heading and follows and place == end else ""
    return Edit.insert(place, apart + body + newline + closed)


def _newline_of(post: Post, section: Section) -> str:
    """The newline of the section's first line, where newlines are mixed; else the post's."""
    found = _NEWLINES.search(post.data, section.span.start, section.span.end)
    return found[0].decode() if found else post.newline


def is_seen(post: Post, edit: Edit, neighbour: Neighbour, video: str) -> bool:
    """Whether what is inserted reads as a lecture's section or item: code may be open there."""
    after = read(apply(post.data, (edit,)))
    if neighbour.section.heading is None:
        return any(link.video and link.video.video == video for link in after.links)
    return any(s.heading and s.lecture and s.lecture.video.video == video for s in after.sections)


def _start_of(section: Section) -> int:
    return section.heading.span.start if section.heading else section.span.start


def _line_end(data: bytes, offset: int) -> int:
    """Behind the newline that ends the line of the byte before, if there is one."""
    found = _LINE_END.match(data, offset)
    return found.end() if found else offset


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


def spacing(post: Post) -> int:
    """How many blank lines most of the post's lectures have above; two in a post of one."""
    items = level_of(post) == 0
    starts = [
        _start_of(section)
        for section in post.sections
        if section.lecture and (items or (section.heading and not section.heading.note))
    ]
    # what stands before the first of them is its distance from the intro
    counts = [_blank_lines(post, start) for start in starts[1:]]
    usual = 0 if items else 2
    return max(counts, key=counts.count) if counts else usual


def _blank_lines(post: Post, offset: int) -> int:
    """How many blank lines stand right before a line."""
    before = _BLANKS.search(post.data, 0, offset)
    start = before.start() if before else offset
    return max(0, len(_NEWLINES.findall(post.data, start, offset)) - (1 if start else 0))


def in_form_of(post: Post, neighbour: Neighbour, lecture: Lecture, *, indexed: bool) -> Lecture:
    """The lecture with its label numbered and its address written as the neighbour's are.

    `indexed` says whether the post's lecture links carry an index.
    """
    address = _address(neighbour, lecture)
    position = str(lecture.position)
    url = without_parameter(address, "index")
    if indexed and "index=" in lecture.url:
        url = with_parameter(address, "index", position)
    return replace(lecture, label=_label(post, neighbour, lecture), url=url)


def _label(post: Post, neighbour: Neighbour, lecture: Lecture) -> str:
    """`Lecture 3: Title` beside `Lecture 2: …`, `Title` beside a heading without number."""
    label = of_section(post, neighbour.section)
    found = [parts for title in neighbour.titles if label and (parts := divide(label, title))]
    if label is None or not found:
        numbered = label is not None and re.match(r"\s*\d+(?=[.):\s]|$)", label.text)
        return label_of(lecture.number if numbered else "", lecture.title)
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


def _address(neighbour: Neighbour, lecture: Lecture) -> str:
    """The neighbour's address with this lecture's id and place; the plain form for others."""
    link = neighbour.section.lecture.link if neighbour.section.lecture else None
    old = link.url if link else ""
    if link is None or link.form in _PLAYERS or link.written_time is not None:
        return lecture.url
    if neighbour.lecture.id not in old:
        return lecture.url
    return old.replace(neighbour.lecture.id, lecture.id)


def relevelled(text: str, level: int) -> str:
    """A section's text with its first heading at the post's level."""
    return re.sub(r"^#+(?= )", "#" * level, text, count=1, flags=re.MULTILINE)


def is_insertable(section: Section, text: str) -> bool:
    """New sections go only beside headings that carry or name their lecture, items beside items."""
    known = section.lecture.naming if section.lecture else None
    if _ITEM.match(text):
        return section.level == TOP_ITEM_LEVEL and known is Naming.ITEM
    return section.heading is not None and known in {Naming.HEADING, Naming.LINE, Naming.LISTED}
