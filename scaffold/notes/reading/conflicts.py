"""The marks that git (and Jujutsu) leave where two sides of a merge disagree."""

import re

_MARK = re.compile(
    rb"^(?:(<{7}|>{7})(?: [^\r\n]*)?|={7}|[%+]{7} [^\r\n]*|[ ]{0,3}(`{3,}|~{3,})[^\r\n]*)\r?$",
    re.MULTILINE,
)


def first_conflict(data: bytes) -> int | None:
    """Where the first conflict begins; None if there is none. What is in a code block is text."""
    if b"<<<<<<<" not in data:
        return None
    fence, begun, halved = b"", None, False
    for mark in _MARK.finditer(data):
        if mark[2]:
            fence = _fence(fence, mark[2])
        elif fence:
            continue
        elif mark[0].startswith(b"<"):
            begun, halved = mark.start(), False
        elif mark[0][:1] in b"=%+":
            halved = begun is not None
        elif halved:
            return begun
    return None


def _fence(open_one: bytes, found: bytes) -> bytes:
    """The fence that is open after this line."""
    if not open_one:
        return found
    closes = found[:1] == open_one[:1] and len(found) >= len(open_one)
    return b"" if closes else open_one
