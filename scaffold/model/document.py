"""A text that is open in an editor, and positions in it as the editor counts them."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from scaffold.model.edit import Span
from scaffold.model.post import NEWLINE, line_starts


class PositionEncoding(StrEnum):
    """The units in which an editor counts the characters of a line."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


_UNITS = {
    PositionEncoding.UTF8: ("utf-8", 1),
    PositionEncoding.UTF16: ("utf-16-le", 2),
    PositionEncoding.UTF32: ("utf-32-le", 4),
}


class Position(NamedTuple):
    """A place in a text: line and units from the start of the line, both from 0."""

    line: int
    character: int


class Change(NamedTuple):
    """A new text for a range of positions, or for the whole document where there is no range."""

    text: str
    start: Position | None = None
    end: Position | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An open text. Lines end at `\\r\\n`, `\\n` or `\\r` alone, as in a post."""

    uri: str
    version: int | None
    data: bytes
    encoding: PositionEncoding = PositionEncoding.UTF16

    @classmethod
    def opened(
        cls, uri: str, version: int | None, text: str, encoding: PositionEncoding
    ) -> "Document":
        """A document as the editor sends it."""
        return cls(uri, version, _encoded(text), encoding)

    def position(self, offset: int) -> Position:
        """Where a byte is."""
        starts = line_starts(self.data)
        line = bisect_right(starts, offset) - 1
        return Position(line, self._units(self.data[starts[line] : offset]))

    def offset(self, position: Position) -> int:
        """The byte at a position. What is beyond a line's or the text's end is at that end."""
        starts = line_starts(self.data)
        if position.line >= len(starts):
            return len(self.data)
        start = starts[position.line]
        newline = NEWLINE.search(self.data, start)
        line = self.data[start : newline.start() if newline else len(self.data)]
        form, size = _UNITS[self.encoding]
        units = line.decode("utf-8").encode(form)[: position.character * size]
        return start + len(units.decode(form, "ignore").encode("utf-8"))

    def lines(self, span: Span) -> Span:
        """The whole lines that hold the span, without the last newline."""
        starts = line_starts(self.data)
        newline = NEWLINE.search(self.data, span.end)
        end = newline.start() if newline else len(self.data)
        return Span(starts[bisect_right(starts, span.start) - 1], end)

    def changed(self, version: int | None, changes: tuple[Change, ...]) -> "Document":
        """The document after changes; each counts positions in what those before it made."""
        document = replace(self, version=version)
        for change in changes:
            document = replace(document, data=document._with(change))
        return document

    def _with(self, change: Change) -> bytes:
        text = _encoded(change.text)
        if change.start is None or change.end is None:
            return text
        start, end = sorted((self.offset(change.start), self.offset(change.end)))
        return self.data[:start] + text + self.data[end:]

    def _units(self, data: bytes) -> int:
        form, size = _UNITS[self.encoding]
        return len(data.decode("utf-8", "ignore").encode(form)) // size


def _encoded(text: str) -> bytes:
    """JSON can hold half of an emoji, which is not text; a question mark is as long."""
    return text.encode("utf-8", "replace")
