"""The blocks of a body as a walk meets them, and which of them are in which."""

import re
from collections.abc import Sequence
from typing import Any

from scaffold.model.post import BareTimecode, PostLink
from scaffold.notes.reading import timecodes

_NUMBER = re.compile(rb"[\s|*_`#]*\d{1,3}[\s|*_`]*")

_MARKS = frozenset({b"-", b"*", b"+"})
# where tabs indent an item, its range begins some bytes early: at them, or in the line above
_EARLY = re.compile(
    rb"(?!\d{1,9}[.)])(?:[^\r\n]{0,8}(?:\r\n|[\r\n])+)??[ \t>]*(?=(?:[-*+]|\d{1,9}[.)])[ \t\r\n])"
)


class Block:
    """A top-level block, or a list or list item at any depth; filled during the walk.

    `kind` is heading, paragraph, list, item, code, html or rule. `level` is a heading's, or an
    item's depth. `parent` is the list or item around it. `pieces` make up a heading's plain text.
    """

    __slots__ = ("end", "kind", "level", "parent", "pieces", "start")

    def __init__(
        self, kind: str, start: int, end: int, level: int = 0, parent: "Block | None" = None
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.level = level
        self.parent = parent
        self.pieces: list[tuple[int, int, str]] = []


class BlockWalk:
    """What a walk knows of blocks; offsets are into the whole post.

    `masked` are ranges in which no address or shortcode is looked for, `inner` is where blocks
    begin that are not a `Block`, mostly within others, `opaque` those of code, HTML and
    headings of several lines; `ends` is where blocks within others end.
    """

    def __init__(self, data: bytes, base: int) -> None:
        self.data = data
        self.base = base
        self.headings: list[Block] = []
        self.links: list[PostLink] = []
        self.bare: list[BareTimecode] = []
        self.html: list[tuple[int, int]] = []
        self.masked: list[tuple[int, int]] = []
        self.inner: list[int] = []
        self.opaque: set[int] = set()
        self.ends: set[int] = set()
        # whether a timecode here would start its line
        self._fresh = False
        # where the bullets before it end
        self._marks = 0
        # what is between these two was understood without its events
        self._from, self._skip = 0, -1
        self._depth = 0
        self._cells = 0
        self._numbered = False  # the first cell of this row is a number
        self._footnotes = 0
        self._containers: list[Block | None] = []
        self._blocks: list[Block] = []
        self._paragraphs: list[tuple[int, int]] = []
        self._heading: Block | None = None

    @property
    def blocks(self) -> Sequence[Block]:
        """The top level's blocks, and lists and their items at any depth, in order."""
        if self._paragraphs:
            self._blocks += [Block("paragraph", start, end) for start, end in self._paragraphs]
            self._blocks.sort(key=lambda block: (block.start, -block.end))
            self._paragraphs = []
        return self._blocks

    def _paragraph(self, _: Any, start: int, end: int) -> None:
        self._fresh = True
        if self._depth:
            self.inner.append(start)
        else:
            self._paragraphs.append((start, end))

    def _block(self, kind: str, start: int, end: int, level: int = 0) -> Block:
        parent = next((block for block in reversed(self._containers) if block), None)
        block = Block(kind, start, end, level, parent)
        self._blocks.append(block)
        return block

    def _start_heading(self, value: Any, start: int, end: int) -> None:
        self._fresh = True
        self.inner.append(start)
        if len(self.data[start:end].strip().splitlines()) > 1:
            self.opaque.add(start)  # lines over a line of `=`: a blank line would part the heading
        if not self._depth:
            self._heading = self._block("heading", start, end, int(value["level"][1]))
            self.headings.append(self._heading)

    def _end_heading(self, _start: int, end: int) -> None:
        self._heading = None
        self._closed(end)

    def _start_container(self, _: Any, start: int, _end: int) -> None:
        self.inner.append(start)
        self._depth += 1
        self._containers.append(None)

    def _end_container(self, _start: int, end: int) -> None:
        self._depth -= 1
        self._containers.pop()
        self._closed(end)

    def _closed(self, end: int) -> None:
        """In a tight item text follows a block without an event of its own."""
        self._fresh = True
        if self._depth:
            self.ends.add(end)

    def _start_list(self, _: Any, start: int, end: int) -> None:
        self._depth += 1
        self._containers.append(self._block("list", start, end))

    def _start_item(self, _: Any, start: int, end: int) -> None:
        self._fresh = True
        self._depth += 1
        if self.data[start : start + 1] not in _MARKS:
            early = _EARLY.match(self.data, start)
            start = early.end() if early else start
        self._containers.append(self._block("item", start, end, self._depth))

    def _start_footnote(self, _: Any, start: int, end: int) -> None:
        self._footnotes += 1
        self._start_container(_, start, end)

    def _end_footnote(self, start: int, end: int) -> None:
        self._footnotes -= 1
        self._end_container(start, end)

    def _start_row(self, _: Any, start: int, _end: int) -> None:
        self.inner.append(start)
        self._cells = 0

    def _start_cell(self, _: Any, start: int, end: int) -> None:
        self._fresh = self._cells == 0 or (self._cells == 1 and self._numbered)
        self._numbered = self._cells == 0 and _NUMBER.fullmatch(self.data, start, end) is not None
        self._cells += 1

    def _code_block(self, _: Any, start: int, end: int) -> None:
        self.masked.append((start, end))
        self.opaque.add(start)
        self._closed(end)
        self._from, self._skip = start, end
        self.bare.extend(timecodes.in_fence(self.data, start, end))
        if not self._depth:
            self._block("code", start, end)

    def _html_block(self, _: Any, start: int, end: int) -> None:
        self.masked.append((start, end))
        self.html.append((start, end))
        self.opaque.add(start)
        self._closed(end)
        self.bare.extend(timecodes.in_html(self.data, start, end))
        self._from, self._skip = start, end
        if not self._depth:
            self._block("html", start, end)
