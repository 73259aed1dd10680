"""Hugo's, Zola's, Quarto's, Jekyll's and Logseq's macros that show a video."""

import re
from collections.abc import Iterator

from scaffold.model.address import is_video_id, parse
from scaffold.model.edit import Span
from scaffold.model.post_link import LinkForm, PostLink
from scaffold.notes.reading.html import ID_NAMES, url_of_id

_TAIL = ("", "?", "&", "#", "/")
_TIME_NAMES = frozenset({"start", "t", "time", "begin"})

_SHORTCODES = (
    re.compile(rb"\{\{[<%]-?\s*([\w./-]+)\s+((?:[^{}]|\{[^{}]*\})*?)\s*/?[>%]\}\}"),
    re.compile(rb"(?<!\{)\{%-?\s*(include\w*\s+[\w./-]+|[\w./-]+)\s+([^{}]*?)\s*-?%\}(?!\})"),
    re.compile(rb"\{\{(video|youtube)\s+([^{}<>]*?)\s*\}\}"),
    re.compile(rb"\{[{%]-?\s*([\w.]+)\(([^(){}]*)\)\s*-?[%}]\}"),
)
_ARGUMENT = re.compile(
    rb"(?:([\w:-]+)\s*=\s*)?(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=,]+(?:=[^\s\"',]*)?))"
)


def shortcodes(data: bytes, start: int, end: int) -> Iterator[PostLink]:
    """Hugo's, Zola's, Quarto's, Jekyll's and Logseq's macros that show a video."""
    for pattern in _SHORTCODES:
        for found in pattern.finditer(data, start, end):
            name = found[1].decode("utf-8", "replace").lower()
            target: Span | None = None
            url = time = ""
            for argument in _ARGUMENT.finditer(data, *found.span(2)):
                group = next(index for index in (2, 3, 4) if argument[index] is not None)
                left, right = argument.span(group)
                if data[left : left + 1] == b"<" and data[right - 1 : right] == b">":
                    left, right = left + 1, right - 1  # as GitBook exports an address
                value = data[left:right].decode("utf-8", "replace")
                key = (argument[1] or b"").decode().lower()
                if key in _TIME_NAMES:
                    time = value
                elif not url and (url := _argument_url(name, key, value) or ""):
                    target = Span(left, right)
            if target is not None:
                url += f"{'&' if '?' in url else '?'}t={time}" if time else ""
                yield PostLink(LinkForm.SHORTCODE, Span(*found.span()), target, url)


def _argument_url(name: str, key: str, value: str) -> str | None:
    """The address that an argument gives: a URL anywhere, an id where a macro takes one."""
    if parse(value) is not None:
        return value
    if ("youtube" in name or name in {"yt", "include yt.html"}) and key in {"", *ID_NAMES}:
        return url_of_id(value)
    takes_id = "video" in name and key in ID_NAMES
    return (
        url_of_id(value) if takes_id and is_video_id(value[:11]) and value[11:12] in _TAIL else None
    )
