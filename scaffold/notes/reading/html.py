"""Links in HTML: `<a href>`, `<iframe src>`, `<lite-youtube videoid>`."""

import re
from collections.abc import Iterator

from scaffold.model.address import WATCH, VideoLink, parse
from scaffold.model.edit import Span
from scaffold.model.post_link import LinkForm, PostLink
from scaffold.notes.reading.destination import unescape

_TAG = re.compile(
    rb"<(a|iframe|embed|source|(?-i:[A-Z])[\w.]*|[\w.-]*(?:youtube|video|player)[\w.-]*)"
    rb"\s([^<>]*)>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    rb"([\w:-]+)\s*=\s*\{?\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>{}]+))", re.DOTALL
)
_CLOSING = re.compile(rb"</a\s*>|<a\s|\n\s*\n", re.IGNORECASE)
_MARKUP = re.compile(rb"<[^<>]*>")
# an id, perhaps with what follows one in an address
_ID_WITH_TAIL = re.compile(r"([\w-]{6,30})/?(?:[?&#]([^\s<>\"']*))?", re.ASCII)
ID_NAMES = frozenset(
    {"id", "videoid", "video-id", "video_id", "video", "youtubeid", "youtube_id", "v", "yt", "code"}
)


def in_html(data: bytes, start: int, end: int) -> Iterator[PostLink]:
    """Links of the tags within a range of HTML; an `<a>` with its label, which may be after."""
    for tag in _TAG.finditer(data, start, end):
        name = tag[1].lower()
        for attribute in _ATTRIBUTE.finditer(data, *tag.span(2)):
            link = _of_attribute(name, tag.span(), attribute)
            if link is None:
                continue
            closing = _CLOSING.search(data, link.span.end) if name == b"a" else None
            if closing and closing[0].startswith(b"</"):
                label = Span(link.span.end, closing.start())
                span = Span(link.span.start, closing.end())
                text = _MARKUP.sub(b"", data[slice(*label)]).decode().strip()
                link = link._replace(span=span, label=label, text=text)
            yield link
            break


def _of_attribute(
    name: bytes, tag: tuple[int, int], attribute: "re.Match[bytes]"
) -> PostLink | None:
    group = next(index for index in (2, 3, 4) if attribute[index] is not None)
    value = unescape(attribute[group].decode("utf-8", "replace").strip())
    key = attribute[1].decode().lower()
    if key in {"href", "src", "url", "data-src"}:
        url = value if parse(value) is not None else None
    elif key in ID_NAMES and b"youtube" in name.lower():
        url = url_of_id(value)
    else:
        url = None
    if url is None:
        return None
    inner, end = attribute[group], attribute.end(group)
    start = end - len(inner.lstrip())
    return PostLink(LinkForm.HTML, Span(*tag), Span(start, start + len(inner.strip())), url)


def url_of_id(value: str) -> str | None:
    """The address that an id (or an address) means where a player of YouTube takes one."""
    if parse(value) is not None:
        return value
    found = _ID_WITH_TAIL.fullmatch(value)
    if found:
        return WATCH + found[1] + (f"&{found[2]}" if found[2] else "")
    inside = f"https://www.youtube.com/{value.lstrip('/')}"
    return inside if isinstance(parse(inside), VideoLink) else None
