"""The top of a post: a BOM, and the front matter if there is one."""

import re

from scaffold.model.edit import Span
from scaffold.model.post import FrontMatter, FrontMatterForm

BOM = b"\xef\xbb\xbf"
_NEWLINE = rb"(?:\r\n|\r|\n)"
_FENCED = {
    fence: re.compile(
        re.escape(fence)
        + rb"[ \t]*"
        + _NEWLINE
        + not_next
        + rb"(?:(.*?)"
        + _NEWLINE
        + rb")??("
        + closing
        + rb")[ \t]*(?:"
        + _NEWLINE
        + rb"|\Z)",
        re.DOTALL,
    )
    for fence, closing, not_next in (
        (b"+++", rb"\+\+\+", b""),
        # a rule at the top of a post is followed by a blank line
        (b"---", rb"---|\.\.\.", rb"(?![ \t]*" + _NEWLINE + rb")"),
    )
}


def find(data: bytes) -> FrontMatter | None:
    """The front matter at the first byte or after a BOM; nowhere else."""
    start = len(BOM) if data.startswith(BOM) else 0
    if data.startswith(b"{", start):
        return _json(data, start)
    fence = data[start : start + 3]
    pattern = _FENCED.get(fence)
    found = pattern.match(data, start) if pattern else None
    if found is None:
        return None
    content = Span(*found.span(1)) if found[1] is not None else Span(found.start(2), found.start(2))
    if fence == b"+++":
        form = FrontMatterForm.TOML
    else:
        inner = data[content.start : content.end].strip()
        form = FrontMatterForm.JSON if inner.startswith(b"{") else FrontMatterForm.YAML
    return FrontMatter(form, Span(*found.span()), content)


def _json(data: bytes, start: int) -> FrontMatter | None:
    """An object that opens the file (Hugo's form); a shortcode or a brace in prose is none."""
    if not re.match(rb"\{\s*(?:\"|\})", data[start:]):
        return None
    import json

    text = data[start:].decode("utf-8")
    try:
        fields, length = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    end = start + len(text[:length].encode())
    closing = re.compile(rb"[ \t]*(?:" + _NEWLINE + rb"|\Z)").match(data, end)
    if closing is None:
        return None
    return FrontMatter(FrontMatterForm.JSON, Span(start, closing.end()), Span(start, end))
