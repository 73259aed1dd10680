"""The label of a note is some seconds off its link.

1 to 5 seconds: many people start a little earlier on purpose, so this is info and never fails. A
label that says so itself (`~8:00`) is not reported, nor is `0:00` for a video's first seconds, nor
labels that are all equally far from their links.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.model.timecode import Timecode
from scaffold.rules.base import time_labels
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Labels 1 to 5 seconds from their link."""
    near = [found for found in time_labels.differing(view) if found[1] <= time_labels.NEAR]
    elsewhere = time_labels.counted_from_elsewhere(view) if near else frozenset()
    for note, _ in near:
        rounded = not note.label or note.link.text.lstrip(" [(").startswith(("~", "≈"))
        if note.video not in elsewhere and not rounded:
            said, leads = Timecode.of(note.label or 0).label, Timecode.of(note.time or 0).label
            message = f"the label says {said}, the link leads to {leads}"
            yield RULE.at(note, message)


RULE = Rule("label-near-miss", Severity.INFO, __doc__, find)
