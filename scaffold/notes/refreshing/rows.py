"""A new lecture's row in a table, written as its neighbour's is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scaffold.model.post import Post, PostLink
from scaffold.notes.text.escape import cell

_BAR = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"(\s*[^\d|\[\]]{0,12}?)(\d{1,4})(\D{0,3}\s*)")
_ELSEWHERE = re.compile(r"\]\(|://|<")
_LAST_NUMBER = re.compile(r"(?:.*\D)?(\d+)\D*", re.DOTALL)
MARKS = re.compile(r"[*_~)\]]*")

Titles = Sequence[tuple[str, str]]
"""Titles that another lecture's line may hold, and what the new lecture's has there."""


@dataclass(frozen=True, slots=True)
class LineForm:
    """The line of another lecture's link, in whose form a new lecture's is written.

    `titles` are those of its lecture and what the new one has there, `further` is what is added to
    its number, `escapes` are the site generator's.
    """

    post: Post
    link: PostLink
    titles: Titles
    further: int
    escapes: frozenset[str]

    @property
    def line(self) -> int:
        """The number of the line."""
        return self.post.line_of(self.link.span.start)

    @property
    def before(self) -> str:
        """What the line has before the link."""
        start = self.post.line_span(self.line).start
        return self.post.data[start : self.link.span.start].decode("utf-8")


def retold(text: str, titles: Titles) -> str | None:
    """The text with the new lecture's title in place of the other's; None if it holds none."""
    old = next((pair for pair in sorted(titles, key=_length) if pair[0] in text), None)
    return text.replace(old[0], old[1], 1) if old else None


def _length(pair: tuple[str, str]) -> int:
    return -len(pair[0])


def row_of(form: LineForm, written: str) -> str:
    """The row of another lecture, whose own link is `written`.

    Number and title are the new lecture's; all other cells are the author's and stay empty.
    """
    cells = _cells(form.post, form.line)
    place = len(_BAR.findall(form.before))
    made = []
    for at, text in enumerate(cells):
        if at == place:
            made.append(_around(form.before.rpartition("|")[2], written, text))
        elif at == 1 and number_in(form.post, form.line) is not None:
            made.append(counted(text, form.further))
        elif 0 < at < len(cells) - 1:
            made.append(_titled(text, form))
        else:
            made.append(text.rstrip())
    return "|".join(made)


def counted(before: str, further: int) -> str:
    """The text with the last number in it so much higher; nothing below 1."""
    found = _LAST_NUMBER.fullmatch(before)
    if found is None:
        return before
    width = len(found[1]) if found[1].startswith("0") else 0
    number = str(max(int(found[1]) + further, 1)).zfill(width)
    return before[: found.start(1)] + number + before[found.end(1) :]


def is_called_alike(post: Post, link: PostLink) -> bool:
    """Whether a link's label is not a title: its address, or what other links are called, too."""
    if link.text.startswith(("http://", "https://")):
        return True
    others = {other.url for other in post.links if other.text == link.text and other.video}
    return len(others) > 1


def holds_title(form: LineForm) -> bool:
    """Whether a cell next to the link's has the title, so that the link's label is none."""
    label = form.post.slice(form.link.span)
    cells = _cells(form.post, form.line)
    return any(label not in text and retold(text, form.titles) for text in cells)


def number_in(post: Post, line: int) -> int | None:
    """The number in the first cell of a row, if the rows next to it have one of its form."""
    lines = [at for at in (line, line - 1, line + 1) if 0 < at <= post.lines]
    rows = [_cells(post, at) for at in lines]
    first, *nearby = (cells[1] if len(cells) > 2 else "" for cells in rows)
    found = _NUMBER.fullmatch(first)
    form, *forms = (re.sub(r"\d+", "#", text.strip()) for text in (first, *nearby))
    return int(found[2]) if found and form in forms else None


def number_of_row(text: str) -> int | None:
    """The number in the first cell of a row that was made."""
    cells = _BAR.split(text)
    found = _NUMBER.fullmatch(cells[1]) if len(cells) > 2 else None
    return int(found[2]) if found else None


def _cells(post: Post, line: int) -> list[str]:
    return _BAR.split(post.slice(post.line_span(line)).rstrip("\r\n"))


def _around(before: str, written: str, text: str) -> str:
    """The link's cell: marks before it stay, other links do not."""
    start = (
        before if not _ELSEWHERE.search(before) else before[: len(before) - len(before.lstrip())]
    )
    marks = MARKS.match(text[len(before) :].partition(")")[2])
    return start + written + (marks[0] if marks else "") + (" " if text.endswith(" ") else "")


def _titled(text: str, form: LineForm) -> str:
    """The new lecture's title where the cell has the other's, else an empty cell."""
    blank = " " if text else ""
    shown = retold(text.strip(), [(old, cell(new, form.escapes)) for old, new in form.titles])
    if shown is None:
        return blank
    if _ELSEWHERE.search(shown):
        new = next(new for old, new in sorted(form.titles, key=_length) if old in text)
        shown = cell(new, form.escapes)
    pad = " " if text.startswith(" ") else ""
    return f"{pad}{shown}{pad}"
