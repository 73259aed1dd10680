"""How far the notes of a course go, as a table for people and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from scaffold.model.player import LectureNotes
from scaffold.model.timecode import Timecode
from scaffold.notes.text.escape import plain
from scaffold.wording import count_of

_NONE = "-"


@dataclass(frozen=True, slots=True)
class PostLecture:
    """A lecture and the post that holds it."""

    post: str
    lecture: LectureNotes


@dataclass(frozen=True, slots=True)
class CourseStatus:
    """The lectures of a course in the order of the posts; `missing` are the ids of the others.

    `playlist` is None for videos without one; `following` is where to go on, in seconds.
    """

    playlist: str | None
    lectures: tuple[PostLecture, ...]
    missing: tuple[str, ...]
    following: tuple[LectureNotes, int]


def to_text(courses: Sequence[CourseStatus]) -> str:
    """A block for each course: sums, then a table of its lectures, then where to go on."""
    blocks: list[str] = []
    for course in courses:
        lectures = [held.lecture for held in course.lectures]
        noted = sum(1 for lecture in lectures if lecture.notes)
        lacks = f", {len(course.missing)} not in a post" if course.missing else ""
        sums = f"{count_of(len(lectures), 'lecture')}, {noted} with notes{lacks}"
        posts = dict.fromkeys(plain(held.post) for held in course.lectures)
        name = next(iter(posts)) if len(posts) == 1 else f"{len(posts)} posts of {course.playlist}"
        lecture, seconds = course.following
        following = f"  next: {plain(lecture.title)} at {Timecode.of(seconds).label}"
        lines = (f"{name}: {sums}", *_table(lectures), following)
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


def _table(lectures: Sequence[LectureNotes]) -> list[str]:
    """A line for each lecture under a line that names the columns; lengths, if one is known."""
    rows = [("notes", "last note", "length", "covered", "lecture")]
    for lecture in lectures:
        last, length = lecture.last, lecture.duration
        row = (
            str(len(lecture.notes)),
            _NONE if last is None else Timecode.of(last).label,
            Timecode.of(length).label if length else _NONE,
            _NONE if last is None or not length else f"{min(100 * last // length, 100)} %",
            plain(lecture.title),
        )
        rows.append(row)
    columns = [c for c in range(4) if c < 2 or any(row[c] != _NONE for row in rows[1:])]
    widths = {column: max(len(row[column]) for row in rows) for column in columns}
    return ["  ".join(["", *(f"{row[c]:>{widths[c]}}" for c in columns), row[4]]) for row in rows]


def to_json(courses: Sequence[CourseStatus]) -> str:
    """The same for programs; times are seconds."""
    found = []
    for course in courses:
        lectures = []
        for held in course.lectures:
            counts = {"notes": len(held.lecture.notes), "last": held.lecture.last}
            lectures.append({"post": held.post, **asdict(held.lecture), **counts})
        lecture, seconds = course.following
        entry: dict[str, object] = {
            "playlist": course.playlist,
            "lectures": lectures,
            "missing": list(course.missing),
            "next": {"video": lecture.video, "seconds": seconds},
        }
        found.append(entry)
    return json.dumps({"courses": found}, ensure_ascii=False, indent=2) + "\n"
