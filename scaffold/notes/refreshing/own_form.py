"""A new lecture's label, address and line, written as its neighbour's are."""

import re
from dataclasses import dataclass

from scaffold.model.address import VideoLink, parse
from scaffold.model.course import Lecture
from scaffold.model.edit import Span
from scaffold.model.parameters import with_parameter, without_parameter
from scaffold.model.post import LinkForm, Post, PostLink, Section
from scaffold.notes.refreshing.label import divide, of_section
from scaffold.notes.refreshing.rows import (
    MARKS,
    LineForm,
    Titles,
    counted,
    holds_title,
    is_called_alike,
    retold,
    row_of,
)
from scaffold.notes.text.escape import inline

_PLAYERS = frozenset({LinkForm.SHORTCODE, LinkForm.FRONT_MATTER, LinkForm.IMAGE, LinkForm.HTML})
_NUMBER = re.compile(r"\s*(\d+)(?=[.):\s]|$)")
_BLOCK = re.compile(r"(\s*)((?:[-*+]|\d{1,9}[.)])\s+(?:#{1,6}\s+)?)(.*)")
_NOTE = re.compile(r"\]\(|\s\S+\s\S+\s")  # a link among words


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The sections of the lecture next to which a new one goes, in their order.

    `titles` are those that its label may hold, YouTube's now and those written before, each with
    what the new lecture has there: clean titles, or whole ones.
    """

    sections: tuple[Section, ...]
    lecture: Lecture
    titles: Titles

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
    found = [
        (parts, new) for title, new in neighbour.titles if label and (parts := divide(label, title))
    ]
    if label is None or not found:
        number = _NUMBER.match(label.text) if label else None
        if number is None:
            return lecture.title
        counted = _numbered(number[0], neighbour.lecture, lecture, lowest).strip()
        return lecture.label if counted == lecture.number else f"{counted}. {lecture.title}"
    parts, title = found[0]
    before = label.text[: parts.start]
    return _numbered(before, neighbour.lecture, lecture, lowest).lstrip() + title


def _numbered(before: str, near: Lecture, lecture: Lecture, lowest: int) -> str:
    """What is before the neighbour's title, with this lecture's number in place of its own.

    Where the author counts otherwise than the list does, the count goes on.
    """
    wanted = lecture.number or str(lecture.position)
    number = near.number or str(near.position)
    own = re.search(rf"(?<!\d)0*{re.escape(number)}(?!\d)", before)
    if own is None:
        own = re.search(r"\d+(?!.*\d)", before)
        if own and lecture.number.isdecimal() == near.number.isdecimal():
            further = int(own[0]) + _count(lecture) - _count(near)
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
        several = address.count("//") > 1 or address.count("list=") > 1
        if (
            several
            or not isinstance(named, VideoLink)
            or ("list=" in address and not named.playlist)
        ):
            address = plain  # what is broken in the neighbour's is not repeated
    if indexed and "index=" in plain:
        return with_parameter(address, "index", str(lecture.position))
    return without_parameter(address, "index")


def line_of(form: LineForm, label: str, url: str) -> str | None:
    """The line of an item or a row with a new link, and a number before it.

    None where the link of the form is not written in its line.
    """
    post, link = form.post, form.link
    line = post.line_span(form.line)
    if link.label is None or not _within(link.span, line) or not _within(link.target, link.span):
        return None
    data = post.data
    before = form.before.removeprefix("\ufeff")
    is_row = before.lstrip().startswith("|")
    called = _label(form, label, url, form.escapes | {"table"} if is_row else form.escapes)
    address = url.replace("&", "&amp;") if "&amp;" in post.slice(link.target) else url
    new = b"".join(
        (
            data[link.span.start : link.label.start],
            called.encode("utf-8"),
            data[link.label.end : link.target.start],
            address.encode("utf-8"),
            data[link.target.end : link.span.end],
        )
    ).decode("utf-8")
    if is_row:
        return row_of(form, new)
    marks = MARKS.match(data[link.span.end : line.end].decode("utf-8"))
    before = retold(before, form.titles) or before
    return counted(before, form.further) + new + (marks[0] if marks else "")


def _label(form: LineForm, label: str, url: str, escapes: frozenset[str]) -> str:
    """What the new link is called: its title, its address, or as all of them are (`video`)."""
    post, link = form.post, form.link
    if link.text.startswith(("http://", "https://")):
        return url
    titled = holds_title(form) or retold(form.before, form.titles)
    if titled and (is_called_alike(post, link) or retold(link.text, form.titles) is None):
        return post.slice(link.label) if link.label else ""
    return inline(label, escapes)


def block_of(form: LineForm, label: str, url: str) -> str | None:
    """The block of an outline whose first child is a player, written as that of another lecture.

    None where the link is not alone in an item below another one.
    """
    post, link, number = form.post, form.link, form.line
    own = _BLOCK.fullmatch(post.slice(post.line_span(number)).rstrip("\r\n"))
    if own is None or not _within(link.target, post.line_span(number)) or _NOTE.search(own[3]):
        return None
    above = (post.slice(post.line_span(at)).rstrip("\r\n") for at in range(number - 1, 0, -1))
    blocks = (found for text in above if (found := _BLOCK.fullmatch(text)))
    parent = next((found for found in blocks if len(found[1]) < len(own[1])), None)
    if parent is None:
        return None
    held = next((old for old, _ in form.titles if old in parent[3]), None)
    before = parent[3].partition(held)[0] if held else ""
    words = inline(retold(held, form.titles) or label if held else label, form.escapes)
    child = own[0].replace(post.slice(link.target), url)
    return f"{parent[1]}{parent[2]}{counted(before, form.further)}{words}\n{child}"


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
