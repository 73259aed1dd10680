"""Where to go on: the lecture to watch next, and the second to begin at."""

from collections.abc import Sequence

from scaffold.errors import UsageError
from scaffold.model.player import LectureNotes

_WATCHED = 0.9
"""A lecture with a note behind this part of its length counts as watched."""


def next_lecture(lectures: Sequence[LectureNotes]) -> tuple[LectureNotes, int]:
    """The lecture to go on with, and its second; there must be one.

    It is the last one with notes, from its last note, if much of it is left; else the first
    without notes; else where the last note is.
    """
    noted = [(lecture, lecture.last) for lecture in lectures if lecture.last is not None]
    if noted:
        latest, last = noted[-1]
        if latest.duration and last < _WATCHED * latest.duration:
            return latest, last
    empty = next((lecture for lecture in lectures if lecture.last is None), None)
    return (empty, 0) if empty else noted[-1]


def named_lecture(lectures: Sequence[LectureNotes], name: str) -> LectureNotes:
    """The lecture of a number (its own, else its place in the post) or of a video's id."""
    for lecture in lectures:
        if name in {lecture.video, lecture.number}:
            return lecture
    if name.isdecimal() and 0 < int(name) <= len(lectures) and not any(e.number for e in lectures):
        return lectures[int(name) - 1]
    known = ", ".join(lecture.number or lecture.video for lecture in lectures)
    raise UsageError(f"No lecture {name} in the post.", f"It has: {known}.")
