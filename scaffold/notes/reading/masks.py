"""A copy of a text for the reader of Markdown, in which what Markdown would misread is masked."""

import re

Range = tuple[int, int]
_SHOWN = re.compile(rb"[^\r\n]")
_REST = re.compile(rb"[ \t\r]*(?:\n|\Z)")
_INK = re.compile(rb"[^\s]")


class Masks:
    """A text, its copy of the same length (`source`), and what is `hidden` in it.

    In a hidden range no timecode, link or heading is read, and nothing is ever written.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.source = bytearray(data)
        self.hidden: list[Range] = []

    def hide(self, start: int, end: int) -> None:
        """Hide a range. Lines that are wholly within it are blank to Markdown."""
        self.hidden.append((start, end))
        first = start if self._begins_line(start) else self.data.find(b"\n", start, end) + 1
        last = end if self._ends_line(end) else self.data.rfind(b"\n", start, end) + 1
        if 0 < first < last or (first == start and start < last):
            self.source[first:last] = _SHOWN.sub(b" ", self.source[first:last])
        if 0 < last < end:  # what begins the last line must not begin a block
            self.source[last:end] = _INK.sub(b"x", self.source[last:end])

    def _begins_line(self, at: int) -> bool:
        while at and self.data[at - 1] in b" \t\r":
            at -= 1
        return at == 0 or self.data[at - 1] == ord("\n")

    def _ends_line(self, at: int) -> bool:
        return _REST.match(self.data, at) is not None
