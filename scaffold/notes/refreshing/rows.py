"""A new lecture's row in a table, written as its neighbour's is."""

import re
from collections.abc import Sequence

from scaffold.model.post import Post, PostLink
from scaffold.notes.text.escape import cell

_BAR = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"(\s*[^\d|\[\]]{0,12}?)(\d{1,4})(\D{0,3}\s*)")
_ELSEWHERE = re.compile(r"\]\(|://|<")

Titles = Sequence[tuple[str, str]]
"""Titles that another lecture's line may hold, and what the new lecture's has there."""


def retold(text: str, titles: Titles) -> str | None:
    """The text with the new lecture's title in place of the other's; None if it holds none."""
    old = next((pair for pair in sorted(titles, key=_length) if pair[0] in text), None)
    return text.replace(old[0], old[1], 1) if old else None


def _length(pair: tuple[str, str]) -> int:
    return -len(pair[0])


def row_of(
    post: Post, link: PostLink, written: str, titles: Titles, further: int, escapes: frozenset[str]
) -> str:
    """The row of that link for another lecture, whose own link is `written`.

    Number and title are the new lecture's, `further` is what is added to the number; all other
    cells are the author's and stay empty.
    """
    line = post.line_of(link.span.start)
    span = post.line_span(line)
    cells = _cells(post, line)
    place = len(_BAR.findall(post.data[span.start : link.span.start].decode("utf-8")))
    before = post.data[span.start : link.span.start].decode("utf-8").rpartition("|")[2]
    made = []
    for at, text in enumerate(cells):
        if at == place:
            made.append(_around(before, written, text))
        elif at == 1 and (number := _counted(post, line, further)):
            made.append(number)
        elif 0 < at < len(cells) - 1:
            made.append(_titled(text, titles, escapes))
        else:
            made.append(text.rstrip())
    return "|".join(made)


def is_called_alike(post: Post, link: PostLink) -> bool:
    """Whether a link's label is not a title: its address, or what other links are called, too."""
    if link.text.startswith(("http://", "https://")):
        return True
    others = {other.url for other in post.links if other.text == link.text and other.video}
    return len(others) > 1


def holds_title(post: Post, link: PostLink, titles: Titles) -> bool:
    """Whether a cell next to the link's has the title, so that the link's label is none."""
    line = post.line_of(link.span.start)
    label = post.slice(link.span)
    return any(label not in text and retold(text, titles) for text in _cells(post, line))


def number_in(post: Post, line: int) -> int | None:
    """The number in the first cell of a row, if the rows next to it have one of its form."""
    found = _NUMBER.fullmatch(_first(post, line))
    form = _form(_first(post, line))
    nearby = (_form(_first(post, other)) for other in (line - 1, line + 1))
    return int(found[2]) if found and form in nearby else None


def number_of_row(text: str) -> int | None:
    """The number in the first cell of a row that was made."""
    cells = _BAR.split(text)
    found = _NUMBER.fullmatch(cells[1]) if len(cells) > 2 else None
    return int(found[2]) if found else None


def _counted(post: Post, line: int, further: int) -> str:
    number, found = number_in(post, line), _NUMBER.fullmatch(_first(post, line))
    if number is None or found is None:
        return ""
    width = len(found[2]) if found[2].startswith("0") else 0
    return f"{found[1]}{str(max(number + further, 1)).zfill(width)}{found[3]}"


def _form(text: str) -> str:
    return re.sub(r"\d+", "#", text.strip())


def _first(post: Post, line: int) -> str:
    cells = _cells(post, line) if 0 < line <= post.lines else []
    return cells[1] if len(cells) > 2 else ""


def _cells(post: Post, line: int) -> list[str]:
    return _BAR.split(post.slice(post.line_span(line)).rstrip("\r\n"))


def _around(before: str, written: str, text: str) -> str:
    """The link's cell: marks before it stay, other links do not."""
    start = (
        before if not _ELSEWHERE.search(before) else before[: len(before) - len(before.lstrip())]
    )
    marks = re.match(r"[*_~)\]]*", text[len(before) :].partition(")")[2])
    return start + written + (marks[0] if marks else "") + (" " if text.endswith(" ") else "")


def _titled(text: str, titles: Titles, escapes: frozenset[str]) -> str:
    """The new lecture's title where the cell has the other's, else an empty cell."""
    blank = " " if text else ""
    shown = retold(text.strip(), [(old, cell(new, escapes)) for old, new in titles])
    if shown is None:
        return blank
    if _ELSEWHERE.search(shown):
        new = next(new for old, new in sorted(titles, key=_length) if old in text)
        shown = cell(new, escapes)
    pad = " " if text.startswith(" ") else ""
    return f"{pad}{shown}{pad}"
