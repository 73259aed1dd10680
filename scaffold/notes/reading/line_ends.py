"""Lines of text that end with a timecode, as `Losses - [4:20]`: no note, but hardly by chance."""

import re
from collections.abc import Sequence

from scaffold.model.edit import Span
from scaffold.model.post import line_start
from scaffold.notes.reading import links
from scaffold.notes.reading.masks import Range
from scaffold.notes.reading.outline import Outline

_BEHIND = rb"[)\]*_.]*[ \t]*\r?$"
# a prefix of one byte is found ten times as fast as digits
_SECONDS = re.compile(rb":[0-5]\d" + _BEHIND, re.MULTILINE)
_CLOCK = re.compile(
    rb"(?<=[\s(\[*_|-])(?<!\bat )(?<!\bto )(\d{1,3}(?::[0-5]\d){1,2})" + _BEHIND, re.MULTILINE
)
_LONGEST = len("100:00")  # before the seconds of a clock
_WORD = re.compile(rb"[A-Za-z\x80-\xff]{2}")
_LINK = re.compile(rb"\]\(|://")  # a time next to a link is often a length
_NO_TEXT = frozenset({"heading", "code", "html"})


def ends(outline: Outline, unseen: Sequence[Range]) -> tuple[Span, ...]:
    """Those timecodes, where the line has neither a link nor another timecode."""
    data = outline.data
    found: list[Span] = []
    for seconds in _SECONDS.finditer(data, outline.body.start):
        first = max(seconds.start() - _LONGEST, outline.body.start)
        clock = _CLOCK.search(data, first, seconds.end())
        if clock is None:
            continue
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
