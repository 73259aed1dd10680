"""The label of a note says another time than its link.

`[8:00](…&t=18m00s)`: more than 5 seconds apart, or a label that is a timecode over a link without
`t=`. Only you know which of them is right, so there is no automatic fix. Where all labels for a
video are the same time apart from their links, they count from elsewhere, as the start of a talk
in a recording of a day: that is not reported.

What to do: play it, and correct the wrong one.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.model.timecode import Timecode
from scaffold.rules.base import time_labels
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import Note, View


def find(view: View) -> Iterator[Finding]:
    """Labels more than 5 seconds from their link, and links without a time."""
    far = [found for found in time_labels.differing(view) if found[1] > time_labels.NEAR]
    elsewhere = _counted_from_elsewhere(view) if far else frozenset()
    for note, _ in far:
        if note.video not in elsewhere:
            yield _finding(note, f"leads to {Timecode.of(note.time or 0).label}")
    for note in time_labels.unmoored(view):
        yield _finding(note, "has no time and leads to the start of the video")


def _counted_from_elsewhere(view: View) -> frozenset[str]:
    """The videos of which three labels and more are all equally far from their links."""
    labels: dict[str, set[int]] = {}
    apart: dict[str, set[int]] = {}
    for note in view.notes:
        if note.label is not None and note.time is not None:
            labels.setdefault(note.video, set()).add(note.label)
            apart.setdefault(note.video, set()).add(note.time - note.label)
    return frozenset(
        video for video, said in labels.items() if len(said) > 2 and len(apart[video]) == 1
    )


def _finding(note: Note, leads: str) -> Finding:
    said = Timecode.of(note.label or 0).label
    message = f"the label says {said}, but the link {leads}"
    return RULE.at(note, message)


RULE = Rule("label-mismatch", Severity.WARNING, __doc__, find)
