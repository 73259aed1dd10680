"""Items of an outline that are headings, as Logseq's blocks: `- ## [Title](URL)`."""

import re
from collections.abc import Iterator

from scaffold.model.edit import Span
from scaffold.model.post import PostLink
from scaffold.notes.reading.blocks import Block
from scaffold.notes.reading.headings import candidates
from scaffold.notes.reading.outline import Outline, only_video

_HEADING = re.compile(rb"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?#{1,6}[ \t][^\r\n]*")


def heading_item(outline: Outline, link: PostLink) -> Block | None:
    """The item whose heading has this link and that of no other video."""
    item = outline.block_of(link.span.start)
    heading = _heading(outline, item) if item is not None else None
    if item is None or heading is None or link.span.start >= heading.end():
        return None
    on_line = candidates(outline.links_in(Span(item.start, heading.end())))
    noted = outline.times_in(item.start, link.span.start)  # the heading is a note
    return item if only_video(on_line) and not noted else None


def heading_items(outline: Outline) -> Iterator[Block]:
    """All items that are headings, with a lecture or without."""
    return (block for block in outline.blocks if _heading(outline, block))


def _heading(outline: Outline, block: Block) -> "re.Match[bytes] | None":
    return _HEADING.match(outline.data, block.start) if block.kind == "item" else None
