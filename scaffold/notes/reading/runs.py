"""Runs of the plainest paragraphs below a heading, understood without Markdown's reader.

Notes are mostly lines of their own: a link, a timecode or nothing, then prose. After a heading of
the top level, with blank lines around them, they can be nothing else, and reading them here takes
a third of the time. Whether the heading is one of the top level is for the walk to tell.
"""

import re
from collections.abc import Iterator

from scaffold.notes.reading import timecodes as bare
from scaffold.notes.reading.blocks import RawLink

_HEADING = re.compile(rb"#{1,6}[ \t][^\r\n]*\r?\n(?:\r?\n)*")
# nothing in label or address that Markdown would read as something else
SIMPLE_LINK = re.compile(rb"\[([^\[\]\\`<>*_~!&\r\n{]*)\]\(([^\x00-\x20\x7f-\xff()<>\\;]+)\)")
# of all scripts; E2 and E3 begin bullets, dashes and odd spaces, too
_LETTERS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") | (
    set(range(0xD0, 0xF5)) - {0xE2, 0xE3}
)
_CLOCK = re.compile(rb"\d{1,3}:")
# after the paragraph's line: blank lines, a heading, or nothing more
_AFTER = re.compile(rb"(?:\r?\n)+|(?=#{1,6}[ \t]|\Z)")
_BRACKET, _RETURN = b"[\r"


class Runs:
    """What the runs of a body hold; `headings` are the offsets of the headings they follow."""

    __slots__ = ("_code", "_data", "_tag", "bare", "headings", "links", "masked", "paragraphs")

    def __init__(self, data: bytes, base: int) -> None:
        self._data = data
        self._tag = self._code = -1
        self.headings: list[int] = []
        self.paragraphs: list[tuple[int, int]] = []
        self.links: list[RawLink] = []
        self.masked: list[tuple[int, int]] = []
        self.bare: list[bare.Found] = []
        at = base if data.startswith(b"#", base) else self._heading_after(base)
        while at >= 0:
            heading = _HEADING.match(data, at)
            end = self._follow(at, heading.end()) if heading else at + 1
            at = self._heading_after(end - 1)

    def _heading_after(self, at: int) -> int:
        found = self._data.find(b"\n#", at)
        return found + 1 if found >= 0 else -1

    def _follow(self, heading: int, start: int) -> int:
        """Take the paragraphs that follow a heading's line; where the first stands that is not."""
        at = start
        while (following := self._take(at)) > at:
            at = following
        if at > start:
            self.headings.append(heading)
        return at

    def _take(self, start: int) -> int:
        """Take the plain paragraph that starts here; where the next may start, or `start`."""
        data = self._data
        end = data.find(b"\n", start)
        after = _AFTER.match(data, end + 1) if end > start else None
        if after is None:
            return start
        first = data[start]
        link = SIMPLE_LINK.match(data, start, end) if first == _BRACKET else None
        if not (link or first in _LETTERS or _CLOCK.match(data, start)):
            return start
        last = end - 1 if data[end - 1] == _RETURN else end
        if self._is_eventful(link.end() if link else start, last):
            return start
        self.paragraphs.append((start, last))
        if link:
            self._take_link(link, start)
        elif first not in _LETTERS and (timecode := bare.at_line_start(data, start)):
            self.bare.append(timecode)
        return after.end()

    def _is_eventful(self, start: int, end: int) -> bool:
        """Whether a link, a tag, code or a lone CR stands there: only Markdown can tell those."""
        data = self._data
        if self._tag < start:
            self._tag = _next(data, b"<", start)
        if self._code < start:
            self._code = _next(data, b"`", start)
        return (
            self._tag < end
            or self._code < end
            or data.find(b"[", start, end) >= 0
            or data.find(b"\r", start, end) >= 0
        )

    def _take_link(self, link: "re.Match[bytes]", start: int) -> None:
        end = link.end()
        self.masked.append((start, end))
        label, written = link.groups()
        if b"youtu" in written or b"youtu" in written.lower():
            left, right = link.span(1)
            text, url = label.decode(), written.decode()
            self.links.append(("Simple", start, end, url, left, right, text, ""))


def _next(data: bytes, mark: bytes, start: int) -> int:
    found = data.find(mark, start)
    return found if found >= 0 else len(data)


def without(data: bytes, base: int, runs: Runs) -> bytes:
    """The body with blanks in place of the runs' paragraphs: the rest stays where it is."""
    return b"".join(_parts(data, base, runs))


def _parts(data: bytes, base: int, runs: Runs) -> Iterator[bytes]:
    at = base
    for start, end in runs.paragraphs:
        yield data[at:start]
        yield b" " * (end - start)
        at = end
    yield data[at:]
