"""Why timecodes of a lecture may mean something else, by what is around them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from scaffold.model.post import BareTimecode, Post, Section
from scaffold.model.timecode import Timecode
from scaffold.notes.reading.paragraphs import goes_on

_MARGIN = re.compile(rb"[ \t>]*[(\[*_`]*")
_CLOCK_LOG = 4 * 3600
"""A section with all notes later is a log of the clock, as far as is known."""


def clock_log(section: Section, end: int | None) -> str:
    """Why a section's times are those of a clock: no note of it is in the first four hours.

    `end` is how long the video is, where that is known.
    """
    times = [bare.timecode.seconds for bare in section.bare if bare.timecode]
    times += [note.timecode.seconds for note in section.notes if note.timecode]
    first = min(times, default=0)
    if first <= _CLOCK_LOG or (end is not None and first <= end):
        return ""
    return f"the first of them is at {Timecode.of(first).label}, as in a log of the clock"


def falls(linkable: Sequence[BareTimecode]) -> list[tuple[BareTimecode, BareTimecode]]:
    """Each timecode that is smaller than the one before it, behind that one."""
    timed = [(bare, bare.timecode.seconds) for bare in linkable if bare.timecode]
    return [(one, other) for (one, a), (other, b) in pairwise(timed) if b < a]


def durations(linkable: Sequence[BareTimecode]) -> str:
    """Why a section's times do not run on: more than one fall, in more than a quarter of steps."""
    found = falls(linkable)
    if len(found) < 2 or len(found) * 4 <= len(linkable) - 1:
        return ""
    before, after = found[0]
    return (
        f"they fall more than once ({before.text}, then {after.text}), "
        "as durations or times of day do"
    )


def unset(linkable: Sequence[BareTimecode]) -> frozenset[BareTimecode]:
    """Those of `0:00` that wait for their time: none of smaller ones is behind them.

    Where the timecodes start again (`0:00`, `0:14` below `5:27`), it is the beginning.
    """
    found: list[BareTimecode] = []
    waiting: list[BareTimecode] = []
    last = 0
    for bare in linkable:
        seconds = bare.timecode.seconds if bare.timecode else 0
        if seconds:
            found += waiting if seconds >= last else []
            waiting, last = [], seconds
        elif last:
            waiting.append(bare)
    return frozenset((*found, *waiting))


def lines_of_whole_video(section: Section, post: Post) -> frozenset[int]:
    """Where the lines begin that link the lecture's video without a time."""
    video = section.lecture.video.video if section.lecture else ""
    whole = (link for link in section.links if link.video and link.video.video == video)
    return frozenset(post.line_start(link.span.start) for link in whole if not link.moment)


def within_sentences(section: Section, post: Post) -> frozenset[BareTimecode]:
    """Those with which a line of wrapped prose begins."""
    timed = [note.span.start for note in section.notes if note.labelled_with_time]
    timed += [bare.span.start for bare in section.bare]
    lines = {post.line_start(at) for at in timed}
    found = []
    for bare in section.bare:
        line = post.line_start(bare.span.start)
        margin = _MARGIN.match(post.data, line, bare.span.start)
        if margin and margin.end() == bare.span.start and goes_on(post.data, line, lines):
            found.append(bare)
    return frozenset(found)
