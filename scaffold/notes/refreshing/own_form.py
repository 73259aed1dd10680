"""A new lecture's label, address and line, written as its neighbour's are."""

import re
from dataclasses import dataclass

from scaffold.model.address import VideoLink, parse
from scaffold.model.course import Lecture
from scaffold.model.edit import Span
from scaffold.model.parameters import with_parameter, without_parameter
from scaffold.model.post import LinkForm, Post, PostLink, Section
from scaffold.notes.refreshing.label import divide, of_section
from scaffold.notes.text.escape import inline

_PLAYERS = frozenset({LinkForm.SHORTCODE, LinkForm.FRONT_MATTER, LinkForm.IMAGE, LinkForm.HTML})
_NUMBER = re.compile(r"\s*(\d+)(?=[.):\s]|$)")
_AFTER = re.compile(r"[*_~)\]]*")
_BEFORE = re.compile(r"(?:.*\D)?(\d+)\D*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The sections of the lecture next to which a new one goes, in their order.

    `titles` are those that its label may hold: YouTube's now, and the one written before.
    """

    sections: tuple[Section, ...]
    lecture: Lecture
    titles: tuple[str, ...]

    @property
    def section(self) -> Section:
        """The first of its sections."""
        return self.sections[0]

    @property
    def link(self) -> PostLink | None:
        """Its own link."""
        return self.section.lecture.link if self.section.lecture else None


def label_of(post: Post, neighbour: Neighbour, lecture: Lecture, lowest: int) -> str:
    """`Lecture 3: Title` next to `Lecture 2: …`, `Title` next to a heading without number.

    `lowest` is the least number of the post: what would be below it takes its place in the list.
    """
    label = of_section(post, neighbour.section)
    found = [parts for title in neighbour.titles if label and (parts := divide(label, title))]
    if label is None or not found:
        number = _NUMBER.match(label.text) if label else None
        if number is None:
            return lecture.title
        counted = _numbered(number[0], neighbour.lecture, lecture, lowest).strip()
        return lecture.label if counted == lecture.number else f"{counted}. {lecture.title}"
    before = label.text[: found[0].start]
    return _numbered(before, neighbour.lecture, lecture, lowest).lstrip() + lecture.title


def _numbered(before: str, beside: Lecture, lecture: Lecture, lowest: int) -> str:
    """What is before the neighbour's title, with this lecture's number in place of its own.

    Where the author counts otherwise than the list does, the count goes on.
    """
    wanted = lecture.number or str(lecture.position)
    number = beside.number or str(beside.position)
    own = re.search(rf"(?<!\d)0*{re.escape(number)}(?!\d)", before)
    if own is None:
        own = re.search(r"\d+(?!.*\d)", before)
        if own and lecture.number.isdecimal() == beside.number.isdecimal():
            further = int(own[0]) + _count(lecture) - _count(beside)
            wanted = str(further if further >= lowest else lecture.position)
    if own is None:
        return before
    width = len(own[0]) if own[0].startswith("0") else 0
    return before[: own.start()] + wanted.zfill(width) + before[own.end() :]


def _count(lecture: Lecture) -> int:
    return int(lecture.number) if lecture.number.isdecimal() else lecture.position


def url_of(plain: str, neighbour: Neighbour, lecture: Lecture, *, indexed: bool) -> str:
    """The neighbour's address with this lecture's id and place; the `plain` form for others."""
    link, address = neighbour.link, plain
    alike = link is not None and link.form not in _PLAYERS and link.written_time is None
    if link is not None and alike and neighbour.lecture.id in link.url:
        address = link.url.replace(neighbour.lecture.id, lecture.id)
        named = parse(address)
        if not isinstance(named, VideoLink) or ("list=" in address and named.playlist is None):
            address = plain  # what is broken in the neighbour's is not repeated
    if indexed and "index=" in plain:
        return with_parameter(address, "index", str(lecture.position))
    return without_parameter(address, "index")


def line_of(
    post: Post, link: PostLink, label: str, url: str, further: int, escapes: frozenset[str]
) -> str | None:
    """The line of an item or a row with its link, and a number before it, those of another.

    `further` is what is added to a number before the link. None where the link is not written in
    the line, or is not alone with its marks.
    """
    line = post.line_span(post.line_of(link.span.start))
    if link.label is None or not _within(link.span, line) or not _within(link.target, link.span):
        return None
    data = post.data
    before = data[line.start : link.span.start].decode("utf-8").removeprefix("\ufeff")
    after = data[link.span.end : line.end].decode("utf-8")
    written = data[link.span.start : link.span.end]
    address = data[link.target.start : link.target.end]
    new = b"".join(
        (
            written[: link.label.start - link.span.start],
            inline(label, escapes).encode("utf-8"),
            written[link.label.end - link.span.start : link.target.start - link.span.start],
            url.encode("utf-8") if b"&amp;" not in address else url.replace("&", "&amp;").encode(),
            written[link.target.end - link.span.start :],
        )
    ).decode("utf-8")
    if before.lstrip().startswith("|"):
        # the other cells of a table's row are the author's
        tail = re.sub(r"[^|]+", " ", after.rstrip("\r\n"))
        return _counted(before, further) + new + tail.rstrip()
    marks = _AFTER.match(after)
    return _counted(before, further) + new + (marks[0] if marks else "")


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _counted(before: str, further: int) -> str:
    """The text with the last number in it so much higher; nothing below 1."""
    found = _BEFORE.fullmatch(before)
    if found is None:
        return before
    width = len(found[1]) if found[1].startswith("0") else 0
    number = str(max(int(found[1]) + further, 1)).zfill(width)
    return before[: found.start(1)] + number + before[found.end(1) :]
