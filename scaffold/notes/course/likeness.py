"""Whether a lecture of a list is a video that was known under another id."""

from scaffold.model.course import Lecture, Remembered
from scaffold.notes.text.plain_text import folded

NEAR = 3
"""Seconds by which a video that was uploaded again may be longer or shorter."""


def shares_title(known: Remembered, lecture: Lecture) -> bool:
    """Whether a title of the lecture is one that was remembered."""
    mine = {folded(title) for title in (known.title, *known.listed) if title}
    return not mine.isdisjoint(folded(title) for title in lecture.titles)


def is_uploaded_again(known: Remembered, lecture: Lecture) -> bool:
    """Whether a lecture has the title and, to 3 seconds, the length of a remembered video."""
    if not (known.duration and lecture.duration and shares_title(known, lecture)):
        return False
    return abs(known.duration - lecture.duration) <= NEAR
