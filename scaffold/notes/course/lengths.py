"""What is said where a lecture's length is another one than when its notes were written."""

import shlex

from scaffold.model.timecode import Timecode

WOBBLE = 2
"""Seconds by which YouTube's lengths differ by themselves.

A row of a list, a page and the player round each in its own way: one second is what people report
(plyr 374, youtube-info 10, grayjay-android 205), and SponsorBlock documents its lengths as ± 1.
"""


def changed(noted: int | None, now: int | None) -> int:
    """By how many seconds the length changed; 0 where that is not known, or only rounding."""
    if noted is None or now is None or abs(now - noted) <= WOBBLE:
        return 0
    return now - noted


def sentence(change: int, notes: int) -> str:
    """`the lecture is 15:00 shorter than when its 9 notes were written`."""
    than = "longer" if change > 0 else "shorter"
    when = "its note was" if notes == 1 else f"its {notes} notes were"
    return f"the lecture is {Timecode.of(abs(change)).label} {than} than when {when} written"


def ways_out(post: str, video: str, change: int) -> tuple[str, str]:
    """The line that moves its timecodes, and the one that keeps them."""
    name = shlex.quote(post)
    by = f"{'+' if change > 0 else '-'}{Timecode.of(abs(change)).label}"
    return (
        f"scaffold shift {name} --lecture={video} --by={by} moves its timecodes, if all of it is "
        "at the beginning",
        f"scaffold refresh {name} --accept-length={video} keeps them",
    )
