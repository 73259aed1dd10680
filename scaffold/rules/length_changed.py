"""A lecture has another length than when its notes were written.

An owner can cut a video without a new id, as live lectures often are: then the notes point past
what they are about. Compared is the length that the snapshot has kept since the notes were
written. A difference of up to 2 seconds is YouTube's own rounding.

What to do: look where the video was cut and run `scaffold shift`, which moves the lecture's
timecodes; or, where they are right, `scaffold refresh --accept-length ID`.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.notes.course import lengths
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Videos with notes whose length is not the one that was noted."""
    for video in view.videos_linked:
        known = view.remembered.get(video)
        notes = view.notes_on[video] + view.bare_on[video]
        if known is None or not notes:
            continue
        change = lengths.changed(known.length_noted or known.duration, view.duration(video))
        if change:
            place = view.place_of(video)
            yield RULE.at(
                place,
                lengths.sentence(change, notes),
                video=video,
                advice=lengths.ways_out(view.name, video, change),
            )


RULE = Rule("length-changed", Severity.WARNING, __doc__, find, Needs.LENGTH, remembers=True)
