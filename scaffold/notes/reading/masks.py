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
        before = start
        while before and self.data[before - 1] in b" \t\r":
            before -= 1
        begins_line = before == 0 or self.data[before - 1] == ord("\n")
        first = start if begins_line else self.data.find(b"\n", start, end) + 1
        last = end if _REST.match(self.data, end) else self.data.rfind(b"\n", start, end) + 1
        if 0 < first < last or (first == start and start < last):
            self.source[first:last] = _SHOWN.sub(b" ", self.source[first:last])
        if 0 < last < end:  # what begins the last line must not begin a block
            self.source[last:end] = _INK.sub(b"x", self.source[last:end])
