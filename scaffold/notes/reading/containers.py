"""What a site reads as text and CommonMark does not: indented bodies, and lines below a tag.

The bodies of admonitions, tabs, definitions and HTML with Markdown would be code. A list item's
mark takes the place of the dialect's own, so that the body is in an item; all offsets stay.
"""

import re
from collections.abc import Set

from scaffold.notes.reading.masks import Masks

_LINE = re.compile(rb"[^\n]*\n|[^\n]+\Z")
_FENCE = re.compile(rb"[ \t>]*(`{3,}|~{3,})")
_MARKERS = {
    "admonition": re.compile(rb"[ \t]*(!!! ?)[\w-]"),
    "pymdownx.details": re.compile(rb"[ \t]*(\?\?\?\+? ?)[\w-]"),
    "pymdownx.tabbed": re.compile(rb"[ \t]*(===[+!]? ?)[\"']"),
    "def_list": re.compile(rb" {0,3}(:)[ \t]+\S"),
}
_HTML = re.compile(
    rb" {0,3}<([a-z][\w-]*)\b[^<>\n]*\smarkdown(?:=[\"']?(?:1|block)[\"']?)?(?=[\s>])"
    rb"[^<>\n]*>\s*\Z",
    re.IGNORECASE,
)
# alone on its line; for CommonMark a block of HTML begins there, for others it is in a text
_INLINE_TAG = re.compile(
    rb" {0,3}(<)/?(?:br|span|b|i|em|strong|small|font|su[bp]|s|u|ins|del|mark|kbd)\b[^<>\n]*>\s*\Z",
    re.IGNORECASE,
)
_END_OR_SUMMARY = re.compile(rb"\s*(?:</([a-z][\w-]*)\s*>|<summary>.*</summary>)\s*\Z", re.I)
_MORE = {"extra": {"def_list", "md_in_html"}, "pymdownx.extra": {"def_list", "md_in_html"}}


def mask(masks: Masks, dialects: Set[str]) -> None:
    """Let Markdown see the containers of these dialects (by Python-Markdown's names for them)."""
    names = {name.removeprefix("markdown.extensions.") for name in dialects}
    names |= {more for name in names for more in _MORE.get(name, ())}
    markers = [pattern for name, pattern in _MARKERS.items() if name in names]
    in_html, inline_tags = "md_in_html" in names, "inline_tags" in names
    if not (markers or in_html or inline_tags):
        return
    fence, before, opened = b"", b"", list[bytes]()
    for line in _LINE.finditer(masks.data):
        text = line[0]
        found = _FENCE.match(text)
        if found and (not fence or found[1].startswith(fence)):
            fence = b"" if fence else found[1]
        elif not fence:
            marker = next((m for pattern in markers if (m := pattern.match(text))), None)
            if marker and (marker[1] != b":" or before):
                # the mark of an item; a title becomes its heading, so that a body can follow
                at, item = line.start() + marker.start(1), b"+" if marker[1] == b":" else b"+ #"
                masks.source[at : at + len(marker[1])] = item.ljust(len(marker[1]))
            elif in_html:
                _open_html(masks, line, opened)
            if inline_tags and (tag := _INLINE_TAG.match(text)):
                masks.source[line.start() + tag.start(1)] = ord("x")
        before = text.strip() or before


def _open_html(masks: Masks, line: "re.Match[bytes]", opened: list[bytes]) -> None:
    """Take the tags around Markdown away, which would make HTML of it."""
    found = _HTML.match(line[0])
    if found:
        opened.append(found[1].lower())
    elif opened:
        found = _END_OR_SUMMARY.match(line[0])
        if found and found[1]:
            if found[1].lower() != opened[-1]:
                return
            opened.pop()
    if found:
        end = line.start() + len(line[0].rstrip(b"\r\n"))
        masks.source[line.start() : end] = b" " * (end - line.start())
