"""Why timecodes of a lecture may mean something else, by what is around them."""

from collections.abc import Sequence
from itertools import pairwise

from scaffold.model.post import BareTimecode, Post, Section


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
