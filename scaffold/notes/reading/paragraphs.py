"""Timecoded lines that Markdown joins with the line above into one paragraph."""

import re
from bisect import bisect_right
from collections.abc import Collection
from itertools import groupby, pairwise

from scaffold.model.edit import Edit, Span
from scaffold.model.post import NEWLINE, line_start
from scaffold.notes.reading.outline import Outline

# marks of quotes and items; behind a blank line a definition's text would leave its term
_CONTAINERS = re.compile(rb"(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*")
_LISTED = re.compile(rb"[ \t>]*(?=(?:[-*+]|\d{1,9}[.)])[ \t])")
_MARK = re.compile(rb"[^ \t>]")
_BEGINS = re.compile(
    rb"(?:\[[ xX/]\] |\[![\w-]+\][+-]? )?(?:(?:[*_~`\[(@=]|\xe2..|\xf0...|\xef\xb8\x8f) ?)*",
    re.DOTALL,
)
_MARGIN = re.compile(rb"[ \t>]*")
_BREAK = re.compile(rb"(?:  |\\|<br ?/?>)\r?\n?\Z|(?:  |\\|<br ?/?>)\r\Z", re.IGNORECASE)
_BLANK_LINE = re.compile(rb"(?:\r\n|\r|\n)[ \t>]*(?:\r\n|\r|\n)")
_GOES_ON = re.compile(rb".{50,}[\w\x80-\xff,(-]\r?\n?", re.DOTALL)
_CALLOUT = re.compile(rb"[ \t>]*\[![\w-]+\][+-]?[ \t]*[\r\n]+")
_CODE = 4  # columns of an indent


def joined(outline: Outline) -> tuple[tuple[Edit, ...], ...]:
    """The edits that would part each; a timecode begins it, with no break at the line above.

    The first of several may be below text. The first edit begins where such a line does, and puts
    a blank line above it: with `>` in a quote. In a list item the line is indented, and the next
    item parted, as Python-Markdown wants.
    """
    data, times = outline.data, outline.times
    # mostly a blank line parts them, and no block needs to be looked at
    if all(data.find(b"\n\n", one, other) >= 0 for one, other in pairwise(times)):
        return ()
    walk = outline.walk
    begun = {*walk.inner, *walk.opaque, *(block.start for block in outline.blocks)}
    starts = sorted(begun | walk.ends)
    found: list[tuple[Edit, ...]] = []
    for place, group in groupby(times, lambda time: bisect_right(starts, time) - 1):
        if place < 0 or starts[place] in walk.opaque:
            continue
        own = tuple(group)
        block = starts[place] if starts[place] in begun else line_start(data, own[0])
        known = len(found)
        lines = {line_start(data, time): time for time in own if _begins_line(data, time)}
        notes = [time for line, time in lines.items() if not goes_on(data, line, lines.keys())]
        edits = [_parted(outline, block, time) for time in notes] if len(notes) > 1 else []
        if any(edits[1:]):  # a note alone may be below its own text
            found += ((edit,) for edit in edits if edit)
        later = (starts[at] for at in range(place + 1, len(starts)) if starts[at] in begun)
        following = next(later, None) if len(found) > known else None
        if following is not None:
            found[-1] += _next_item_parted(data, following)
    return tuple(found)


def _begins_line(data: bytes, time: int) -> bool:
    marks = _CONTAINERS.match(data, line_start(data, time), time)
    return bool(marks and _BEGINS.fullmatch(data, marks.end(), time))


def goes_on(data: bytes, line: int, timed: Collection[int]) -> bool:
    """Whether a line goes on with a sentence of wrapped prose: the long line above has no end.

    `timed` is where lines begin that begin with a timecode: next to one of these it is a note.
    """
    above = line_start(data, line - 1) if line else 0
    end = NEWLINE.search(data, line)
    if above in timed or (end and end.end() in timed):
        return False
    written = data[above:line]
    return not written.lstrip().startswith(b"#") and _GOES_ON.fullmatch(written) is not None


def _parted(outline: Outline, block: int, time: int) -> Edit | None:
    """The edit that puts a blank line above the line of a timecode, if it is joined."""
    data, line = outline.data, line_start(outline.data, time)
    margin = _MARGIN.match(data, line, time)
    if margin is None or line <= block or not _BEGINS.fullmatch(data, margin.end(), time):
        return None
    around = _around(outline, block)
    quotes, indent = around.rfind(b">") + 1, _column(around)
    lazy = margin[0].count(b">") < around.count(b">") or _column(margin[0]) < indent
    if (
        _BREAK.search(data[max(0, line - 8) : line])
        or _CALLOUT.match(data, line_start(data, line - 1), line)
        # behind a blank line it would be code
        or (not lazy and _column(margin[0]) - indent >= _CODE)
    ):
        return None
    item = outline.block_of(block)
    above = data[item.start : block] if item is not None and item.kind == "item" else b"\n\n"
    # Python-Markdown ends an item at a blank line, if what follows is not indented by four
    rounded = -(-indent // _CODE) * _CODE
    wanted = _column(_margin_of(data, block)) if _BLANK_LINE.search(above) else rounded
    own = around[:quotes] + b" " * bool(quotes) if lazy else margin[0]
    new = own + b" " * (wanted - _column(own))
    blank = _blank_line(data, line, new)
    if new == margin[0]:
        return Edit.insert(line, blank)
    return Edit(Span(line, margin.end()), blank + new.decode())


def _blank_line(data: bytes, line: int, margin: bytes) -> str:
    """A blank line in the quotes of a margin, with the newline of the line above."""
    newline = "\r\n" if data[line - 2 : line] == b"\r\n" else data[line - 1 : line].decode()
    return margin[: margin.rfind(b">") + 1].decode() + newline


def _next_item_parted(data: bytes, start: int) -> tuple[Edit, ...]:
    """The edit that puts a blank line above the item that begins there, if none is there."""
    line = line_start(data, start)
    item = _LISTED.match(data, line)
    above = data[line_start(data, line - 1) : line].strip(b" \t>\r\n")
    if item is None or not above or _CONTAINERS.fullmatch(above + b" "):  # blank, or an empty item
        return ()
    return (Edit.insert(line, _blank_line(data, line, item[0])),)


def _around(outline: Outline, block: int) -> bytes:
    """The margin that lines of a block have: the marks of quotes, and spaces in place of others."""
    item = outline.block_of(block)
    own = _margin_of(outline.data, block)
    if item is not None and item.kind == "item":
        of_item = _margin_of(outline.data, item.start)
        if of_item.count(b">") == own.count(b">"):
            return of_item
    return own[: own.rfind(b">") + 1] + b" " * (b">" in own)


def _margin_of(data: bytes, at: int) -> bytes:
    found = _CONTAINERS.match(data, line_start(data, at))
    return _MARK.sub(b" ", found[0]) if found else b""


def _column(margin: bytes) -> int:
    """How far text is indented behind the marks of quotes."""
    _, quote, indent = margin.rpartition(b">")
    return len(indent.expandtabs(_CODE)) - (bool(quote) and indent.startswith(b" "))
