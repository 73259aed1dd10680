"""A timecode is past the end of its video.

The length comes from the listing, a saved listing, or the snapshot, for a video in no list from
its own page; where none of them knows it, nothing is said. Mostly it is a typing error, an hour too
many, or a video that was cut later.

What to do: look where it should lead, and correct both the label and `t=`.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.model.timecode import Timecode
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Notes later than the end."""
    if not (view.lists or view.remembered):
        return
    ends = {video: view.duration(video) for video in {note.video for note in view.notes}}
    for note in view.notes:
        end, moment = ends[note.video], note.moment
        if end and moment is not None and moment > end:
            yield RULE.at(
                note,
                f"{Timecode.of(moment).label} is past the end of {view.name_of(note.video)}, "
                f"which lasts {Timecode.of(end).label}",
            )


RULE = Rule("past-end", Severity.ERROR, __doc__, find, Needs.LENGTH)
