"""What a refresh found: what changes in a post, and what is said of the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from scaffold.model.course import Course, Lecture, Remembered
from scaffold.model.edit import Edit
from scaffold.model.snapshot import KnownPost


class NewsKind(StrEnum):
    """The word that a line of the report begins with."""

    CHANGED = "changed"
    KEPT = "kept"  # because it is the author's
    NEW = "new"
    ABSENT = "not in the post"
    GONE = "gone"
    MOVED = "moved"
    REUPLOADED = "re-uploaded"
    UNSURE = "not written"
    LENGTH = "length changed"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class News:
    """One line of the report.

    `offset` is the byte of the post it is about, if any; `edit` the insertion that it reports.
    """

    kind: NewsKind
    text: str
    offset: int | None = None
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked of a refresh: ids and numbers, as typed."""

    take: frozenset[str] = frozenset()
    add: frozenset[str] = frozenset()
    renumber: bool = False
    accept_length: frozenset[str] = frozenset()

    def takes(self, lecture: Lecture) -> frozenset[str]:
        """What `--take` calls this lecture: its id, its number."""
        return self.take & {lecture.id, lecture.number}

    def adds(self, lecture: Lecture) -> frozenset[str]:
        """What `--add` calls this lecture: its id, its place in the list."""
        return self.add & {lecture.id, str(lecture.position)}


@dataclass(frozen=True, slots=True)
class CourseNews:
    """All that is known of one course when a post is refreshed.

    `course` has the titles as they are to be written now. `known` is what the post was offered
    before; None means that it is adopted. `before` is the order at the last complete listing.
    `elsewhere` are lectures that are in other posts. `gone` gives the day since when a video is,
    `remembered` what it was. `unread` are videos whose pages could not be read, `unsure` those
    among them whose listed title changed. `held` are those whose titles stopped fitting the
    course's pattern together: their headings wait for a decision. `noted` are the lengths, in
    seconds, that notes were written for, where YouTube has another one. `completed`
    are lectures whose pages were read now, and could not be before. `notes`: each post of the
    course is about one lecture, and this is the first to say what is new, or another. `url` is the
    course's own, `name` the post's in a command line.
    """

    course: Course
    known: KnownPost | None = None
    before: tuple[str, ...] = ()
    elsewhere: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    completed: frozenset[str] = frozenset()
    gone: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, Remembered] = field(default_factory=dict)
    noted: Mapping[str, int] = field(default_factory=dict)
    notes: Literal["first", "other"] | None = None
    url: str = ""
    name: str = "POST"
    anchors_move: bool = True


@dataclass(frozen=True, slots=True)
class RefreshPlan:
    """Edits for one post and one course, what is said, and what the snapshot is to remember.

    `met` are the ids and numbers among what was asked that name a lecture of this post or course.
    `timed` are videos with timecodes here that were written for another length.
    """

    edits: tuple[Edit, ...]
    news: tuple[News, ...]
    known: KnownPost
    met: frozenset[str] = frozenset()
    timed: frozenset[str] = frozenset()
