"""What a note's label says against where its link leads."""

from collections.abc import Iterator

from scaffold.model.mention import LinkForm
from scaffold.rules.view import Note, View

NEAR = 5
"""Seconds by which label and link may differ: somebody rounded."""


def differing(view: View) -> Iterator[tuple[Note, int]]:
    """Notes whose label and `t=` differ, and by how many seconds."""
    for note in view.notes:
        if note.label is not None and note.time is not None and note.label != note.time:
            yield note, abs(note.label - note.time)


def unmoored(view: View) -> Iterator[Note]:
    """Notes labelled with a timecode whose link has no `t=`; not those that tell a length."""
    for note in view.notes:
        if note.label and note.time is None and note.link.form is not LinkForm.FRONT_MATTER:
            written = note.link.written_time
            if not written and abs((view.duration(note.video) or -9) - note.label) > 1:
                yield note
