"""Addresses in a text that are not in a link."""

import re
from collections.abc import Iterable, Iterator

from scaffold.model.address import MalformedLink, VideoLink, parse, written_time
from scaffold.model.edit import Span
from scaffold.model.post_link import LinkForm, PostLink

_HOST = rb"(?:www\.|m\.|music\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)/"
_URL = re.compile(
    rb"(?:(?<![A-Za-z0-9/@.=-])https?://|(?<![\w/@.=:-])(?://)?|(?<=\]\(https ://))"
    + _HOST
    + rb"(?:[^\s<>\"'`|\\{}\x00-\x1f\x7f-\xff]+|(?= [\w-]{11}[ )]))",  # `](https://youtu.be/ ID)`
    re.IGNORECASE,
)


def bare(data: bytes, start: int, end: int) -> Iterator[PostLink]:
    """Addresses in the text that are not in a link, punctuation after them cut off."""
    for found in _URL.finditer(data, start, end):
        left, right = found.start(), _trimmed(data, *found.span())
        url = _without_emphasis(data[left:right].decode())
        if parse(url) is not None:
            span = Span(left, left + len(url.encode()))
            yield PostLink(LinkForm.BARE, span, span, url)


def _without_emphasis(url: str) -> str:
    """Without the `_` that closes emphasis; ids may end with one, too."""
    closed = url.rstrip("_")
    return url if closed == url or _is_sound(url) or not _is_sound(closed) else closed


def _is_sound(url: str) -> bool:
    match parse(url):
        case VideoLink(time=time):
            return time is not None or not written_time(url)
        case address:
            return not isinstance(address, MalformedLink)


def _trimmed(data: bytes, start: int, end: int) -> int:
    """Without the punctuation and brackets that belong to the sentence, or to a link's label."""
    label = data.find(b"](", start, end)
    end = label if label >= 0 else end
    while end > start:
        last = data[end - 1 : end]
        unbalanced = (
            (last == b")" and data.count(b"(", start, end) < data.count(b")", start, end))
            or (last == b"]" and data.count(b"[", start, end) < data.count(b"]", start, end))
            or data[end - 2 : end] == b"()"
        )
        if not unbalanced and last not in b"?!.,:;*~([":
            break
        end -= 1
    return end


def outside(masked: Iterable[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The gaps that sorted, perhaps nested ranges leave between two offsets."""
    for left, right in masked:
        if left > start:
            yield start, left
        start = max(start, right)
    if end > start:
        yield start, end
