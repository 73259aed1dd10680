"""How far the notes of a course go, as a table for people and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from scaffold.model.player import LectureNotes
from scaffold.model.timecode import Timecode
from scaffold.notes.text.escape import plain
from scaffold.wording import count_of


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
    """A block for each course: sums, then a line for each lecture, then where to go on."""
    return "\n".join("".join(f"{line}\n" for line in _lines(course)) for course in courses)


def _lines(course: CourseStatus) -> list[str]:
    lectures = [held.lecture for held in course.lectures]
    noted = sum(1 for lecture in lectures if lecture.notes)
    lacks = f", {len(course.missing)} not in a post" if course.missing else ""
    sums = f"{count_of(len(lectures), 'lecture')}, {noted} with notes{lacks}"
    posts = dict.fromkeys(plain(held.post) for held in course.lectures)
    name = next(iter(posts)) if len(posts) == 1 else f"{len(posts)} posts of {course.playlist}"
    rows = [_row(lecture) for lecture in lectures]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        f"  {row[0]:>{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]}"
        for row in rows
    ]
    lecture, seconds = course.following
    following = f"  next: {plain(lecture.title)} at {Timecode.of(seconds).label}"
    return [f"{name}: {sums}", *lines, following]


def _row(lecture: LectureNotes) -> tuple[str, str, str, str]:
    """How many notes, how far they go against the length, and what it is called."""
    reach = "-" if lecture.last is None else Timecode.of(lecture.last).label
    length = Timecode.of(lecture.duration).label if lecture.duration else "?"
    notes = count_of(len(lecture.notes), "note") if lecture.notes else "no notes"
    return notes, f"{reach} / {length}", _percent(lecture), plain(lecture.title)


def _percent(lecture: LectureNotes) -> str:
    if lecture.last is None or not lecture.duration:
        return ""
    return f"{min(100 * lecture.last // lecture.duration, 100)} %"


def to_json(courses: Sequence[CourseStatus]) -> str:
    """The same for programs; times are seconds."""
    found = [
        {
            "playlist": course.playlist,
            "lectures": [_lecture(held) for held in course.lectures],
            "missing": list(course.missing),
            "next": {"video": course.following[0].video, "seconds": course.following[1]},
        }
        for course in courses
    ]
    return json.dumps({"courses": found}, ensure_ascii=False, indent=2) + "\n"


def _lecture(held: PostLecture) -> dict[str, object]:
    lecture = held.lecture
    said = asdict(lecture)
    return {"post": held.post, **said, "notes": len(lecture.notes), "last": lecture.last}
