"""The label of a note says another time than its link.

`[8:00](…&t=18m00s)`: more than 5 seconds apart, or a label that is a timecode over a link without
`t=`. Only you know which of them is right, so there is no automatic fix. Where all labels for a
video are the same time apart from their links, they count from elsewhere, as the start of a talk
in a recording of a day: that is not reported; nor are links without `t=` to videos that are all
different, whose labels are their lengths. One word for the moment may be before the time
(`at 12:30`, `timecode 34:57`).

What to do: play it, and correct the wrong one.
"""

from collections.abc import Iterator, Sequence

from scaffold.model.finding import Finding, Severity
from scaffold.model.timecode import Timecode
from scaffold.rules.base import time_labels
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import Note, View


def find(view: View) -> Iterator[Finding]:
    """Labels more than 5 seconds from their link, and links without a time."""
    far = [found for found in time_labels.differing(view) if found[1] > time_labels.NEAR]
    elsewhere = time_labels.counted_from_elsewhere(view) if far else frozenset()
    for note, _ in far:
        if note.video not in elsewhere:
            yield _finding(note, f"leads to {Timecode.of(note.time or 0).label}")
    unmoored = list(time_labels.unmoored(view))
    if not _are_lengths(unmoored, view):
        for note in unmoored:
            yield _finding(note, "has no time and leads to the start of the video")


def _are_lengths(unmoored: Sequence[Note], view: View) -> bool:
    """Whether they are three and more, each of another video, of which no moment is linked."""
    videos = {note.video for note in unmoored}
    if len(videos) < max(len(unmoored), 3):
        return False
    return all(note.time is None for note in view.notes if note.video in videos)


def _finding(note: Note, leads: str) -> Finding:
    said = Timecode.of(note.label or 0).label
    message = f"the label says {said}, but the link {leads}"
    return RULE.at(note, message)


RULE = Rule("label-mismatch", Severity.WARNING, __doc__, find)
