"""Where a link's destination is: pyromark says what it is, not where."""

import re

_SPACE = re.compile(rb"[ \t\r\n]*(?:>[ \t]*)*")
_ANGLES = re.compile(rb"<((?:\\.|[^\\<>\r\n])*)>", re.DOTALL)
_BALANCED = re.compile(rb"(?:\\.|[^\\\s()\x00-\x1f\x7f])+|[()]", re.DOTALL)
_ESCAPE = re.compile(
    r"\\([!-/:-@\[-`{-~])|(&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});)"
)


def label_end(data: bytes, after: int, end: int) -> int:
    """The offset of the bracket that closes a link's label; `after` is its last child's end."""
    found = data.find(b"]", after, end)
    return found if found >= 0 else after


def in_link(data: bytes, closing: int, end: int, url: str) -> tuple[int, int] | None:
    """The destination of an inline link whose label's bracket closes at `closing`.

    None if what is there is not the destination that Markdown read.
    """
    if data[closing : closing + 2] != b"](":
        return None
    return _checked(data, closing + 2, end, url)


def in_definition(data: bytes, start: int, end: int, url: str) -> tuple[int, int] | None:
    """The destination within a reference definition's span."""
    for colon in re.finditer(rb"\]:", data[start:end]):
        found = _checked(data, start + colon.end(), end, url)
        if found:
            return found
    return None


def _checked(data: bytes, after: int, end: int, url: str) -> tuple[int, int] | None:
    space = _SPACE.match(data, after, end)
    start = at = space.end() if space else after
    angles = _ANGLES.match(data, start, end)
    depth = 0
    while not angles and (piece := _BALANCED.match(data, at, end)):
        depth += {b"(": 1, b")": -1}.get(piece[0], 0)
        if depth < 0:
            break
        at = piece.end()
    span = angles.span(1) if angles else (start, at)
    written = data[slice(*span)].decode("utf-8", "replace")
    return span if (angles or at > start) and unescape(written) == url else None


def unescape(text: str) -> str:
    """Undo backslashes and entities as Markdown does, each with its semicolon."""
    if "\\" not in text and "&" not in text:
        return text
    return _ESCAPE.sub(lambda m: m[1] if m[1] else _entity(m[2]), text)


def _entity(text: str) -> str:
    import html
    from html.entities import html5

    return html.unescape(text) if text.startswith("&#") else html5.get(text[1:], text)
