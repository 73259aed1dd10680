"""Lines of text that end with a timecode, as `Losses - [4:20]`: no note, but hardly by chance."""

import re
from collections.abc import Sequence

from scaffold.model.edit import Span
from scaffold.model.post import line_start
from scaffold.notes.reading import links
from scaffold.notes.reading.outline import Outline

_CLOCK = re.compile(
    rb"(?<=[\s(\[*_|-])(?<!\bat )(?<!\bto )(\d{1,3}(?::[0-5]\d){1,2})[)\]*_.]*[ \t]*\r?$",
    re.MULTILINE,
)
_WORD = re.compile(rb"[A-Za-z\x80-\xff]{2}")
_LINK = re.compile(rb"\]\(|://")  # a time next to a link is often a length
_NO_TEXT = frozenset({"heading", "code", "html"})


def ends(outline: Outline, unseen: Sequence[links.Range]) -> tuple[Span, ...]:
    """Those timecodes, where the line has neither a link nor another timecode."""
    data = outline.data
    found: list[Span] = []
    for clock in _CLOCK.finditer(data, outline.body.start):
        at = clock.start(1)
        line = Span(line_start(data, at), at)
        block = outline.block_of(at)
        if block and block.kind in _NO_TEXT:
            continue
        if not _WORD.search(data, *line) or _LINK.search(data, *line) or outline.times_in(*line):
            continue
        if not (links.within(at, unseen) or links.within(at, outline.walk.masked)):
            found.append(Span(*clock.span(1)))
    return tuple(found)
