"""The headings of a post's top level: text, number, link."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from scaffold.model.address import MalformedLink
from scaffold.model.edit import Span
from scaffold.model.post import Heading, Piece, PostLink
from scaffold.model.timecode import clock_at_start
from scaffold.notes.reading.blocks import Block

_CLOSING = re.compile(rb"[ \t]+#+$|^[ \t]*#+$")
_ATTRIBUTES = re.compile(rb"[ \t]*\{[^{}]*\}[ \t]*\Z")
# 5, 2.1, 4a; a letter only before punctuation: "3D vision" has no number
NUMBER = re.compile(r"\s*(\d+(?:\.\d+)*(?:[a-zA-Z](?=[.):]))?)(?=[.):\s]|$)(?!\.\d)", re.ASCII)
_MARKS = re.compile(r"\s*(?:[●•◦○■▪▸►▶·]\s*|\d{1,3}[.)]\s+)*")


def build(data: bytes, blocks: Sequence[Block], links: Sequence[PostLink]) -> tuple[Heading, ...]:
    """The nouns for the heading blocks of a walk; `links` are all of the body, in order."""
    starts = [link.span.start for link in links]
    return tuple(
        _build(
            data, block, links[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        )
        for block in blocks
    )


def _build(data: bytes, block: Block, links: Sequence[PostLink]) -> Heading:
    text = "".join(piece for _, _, piece in block.pieces)
    setext = not (
        data.startswith(b"#", block.start)
        or data[block.start : block.end].lstrip(b" \t").startswith(b"#")
    )
    number = NUMBER.match(text)
    link = next((link for link in links if link.video and not link.labelled_with_time), None)
    if link is None:
        malformed = (link for link in links if isinstance(link.address, MalformedLink))
        link = next((link for link in malformed if not link.labelled_with_time), None)
    marks = _MARKS.match(text)
    timed = clock_at_start(text[marks.end() :] if marks else text) is not None
    # `[1. 8:00 in the morning](…)` is a title
    titled = link and link.text and text.lstrip().startswith(link.text.lstrip())
    return Heading(
        level=block.level,
        span=Span(block.start, block.end),
        content=_content(data, block, setext=setext),
        text=text.strip(),
        pieces=tuple(Piece(Span(start, end), piece) for start, end, piece in block.pieces),
        setext=setext,
        number=number[1] if number else "",
        link=link,
        note=timed and not titled,
    )


def _content(data: bytes, block: Block, *, setext: bool) -> Span:
    """The bytes between the marks of a heading, attributes cut off."""
    written = data[block.start : block.end].rstrip(b"\r\n")
    if setext:
        written = written[: max(written.rfind(b"\n"), written.rfind(b"\r"))]
        inner = written.rstrip()
    else:
        inner = written.rstrip()
        inner = _CLOSING.sub(b"", inner) if inner.endswith(b"#") else inner
    start = block.start + len(written) - len(written.lstrip(b" \t" if setext else b" \t#"))
    end = max(block.start + len(inner), start)
    last = max((right for _, right, _ in block.pieces), default=start)
    attributes = _ATTRIBUTES.search(data, last, end) if data.endswith(b"}", last, end) else None
    return Span(start, attributes.start() if attributes else end)


def candidates(links: Sequence[PostLink]) -> list[PostLink]:
    """The links that could be lecture links: to a video, with no timecode as label."""
    return [link for link in links if not link.labelled_with_time and link.video]
