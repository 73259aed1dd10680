"""Timecoded lines that Markdown joins with the line above into one paragraph."""

import re
from bisect import bisect_right
from itertools import pairwise

from scaffold.model.post import line_start
from scaffold.notes.reading.outline import Outline

# an indent of four would be code behind a blank line
_BEGINS = re.compile(rb" {0,3}(?:(?:[*_~`\[(@=]|\xe2..|\xf0...|\xef\xb8\x8f) ?)*", re.DOTALL)
_BREAK = re.compile(rb"(?:  |\\|<br ?/?>)\r?\n?\Z|(?:  |\\|<br ?/?>)\r\Z", re.IGNORECASE)


def joined(outline: Outline) -> tuple[int, ...]:
    """Where such lines begin: a timecode begins them and a line above, with no break between."""
    data, times = outline.data, outline.times
    # mostly a blank line parts them, and no block needs to be looked at
    if all(data.find(b"\n\n", one, other) >= 0 for one, other in pairwise(times)):
        return ()
    found: list[int] = []
    paragraphs = [block for block in outline.blocks if block.kind == "paragraph"]
    starts = [block.start for block in paragraphs]
    last = -1
    for time in times:
        place = bisect_right(starts, time) - 1
        if place < 0 or time >= paragraphs[place].end:
            continue
        line = line_start(data, time)
        if not _BEGINS.fullmatch(data, line, time):
            continue
        if (
            last >= starts[place]
            and line > starts[place]
            and not _BREAK.search(data[max(0, line - 8) : line])
        ):
            found.append(line)
        last = time
    return tuple(found)
