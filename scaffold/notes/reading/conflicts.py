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
            closes = mark[2][:1] == fence[:1] and len(mark[2]) >= len(fence)
            fence = b"" if fence and closes else fence or mark[2]
        elif fence:
            continue
        elif mark[0].startswith(b"<"):
            begun, halved = mark.start(), False
        elif mark[0][:1] in b"=%+":
            halved = begun is not None
        elif halved:
            return begun
    return None
