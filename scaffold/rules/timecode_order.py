"""A timecode falls out of the order of its neighbours.

Notes ascend as the lecture goes. `12:27, 1:18, 13:28` falls and comes back: a digit is missing.
What falls and stays is mostly meant, a recap or another topic, and is reported only if the label
there contradicts the link. A section that falls again and again is not in order of time at all,
and is left alone; so are notes by topic, which fall below heading after heading, links inside
sentences and links that have words as their label. Notes that all link one video are a section,
with or without a lecture's link above them.

What to do: look whether a digit or the hour is missing.
"""

from collections.abc import Iterator
from itertools import pairwise

from scaffold.model.finding import Finding, Severity
from scaffold.model.timecode import Timecode
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.time_labels import NEAR
from scaffold.rules.base.view import Note, View

Moment = tuple[Note, int]


def find(view: View) -> Iterator[Finding]:
    """Notes that are certainly out of order."""
    for video, notes in view.runs:
        moments = [
            (note, moment)
            for note in notes
            if note.video == video
            and note.label is not None
            and (moment := note.moment) is not None
        ]
        if _falls(moments):
            yield from _in_section(view, [m for m in moments if view.begins_line(m[0].link)])


def _falls(moments: list[Moment]) -> list[int]:
    """The places whose moment is earlier than the one before."""
    return [at for at, (a, b) in enumerate(pairwise(moments), 1) if b[1] < a[1]]


def _in_section(view: View, moments: list[Moment]) -> Iterator[Finding]:
    falls = _falls(moments)
    if len(falls) > 2 and len(falls) * 4 > len(moments):
        return
    below = [view.headings_above(note.link) for note, _ in moments]
    topics = [at for at in falls if below[at - 1] < below[at]]
    reported: set[int] = set()
    for at in falls:
        pair = moments[at - 1 : at + 1]
        if len(topics) > 1 and at in topics and not any(_contradicted(note) for note, _ in pair):
            continue
        odd = _odd(moments, at)
        if odd is not None and odd not in reported:
            reported.add(odd)
            before = Timecode.of(moments[odd - 1][1]).label if odd else "the start"
            note, moment = moments[odd]
            said = Timecode.of(moment).label
            if _contradicted(note):  # what a reader sees there is not the moment of the link
                said = f"{note.link.text}, which leads to {said},"
            message = f"{said} is out of order: it comes after {before}"
            if odd + 1 < len(moments):
                message += f" and before {Timecode.of(moments[odd + 1][1]).label}"
            yield RULE.at(note, message)


def _odd(moments: list[Moment], at: int) -> int | None:
    """Which of the two at a fall is certainly wrong, if one is."""
    before, here = moments[at - 1], moments[at]
    following = moments[at + 1] if at + 1 < len(moments) else None
    if _contradicted(here[0]):
        return at
    if _contradicted(before[0]):
        return at - 1
    return at if following and following[1] >= before[1] else None


def _contradicted(note: Note) -> bool:
    both = note.label is not None and note.time is not None
    return both and abs((note.label or 0) - (note.time or 0)) > NEAR


RULE = Rule("timecode-order", Severity.WARNING, __doc__, find, Needs.LECTURES)
