"""A post with what is known of its course and the notes of each lecture, as its file is now."""

from dataclasses import dataclass
from pathlib import Path

from scaffold.app.reading import read_post
from scaffold.app.snapshots import Snapshots
from scaffold.model.course import Course
from scaffold.model.player import LectureNotes
from scaffold.model.post import Post
from scaffold.notes.stamping.lecture_notes import lecture_notes
from scaffold.outside.files import files


@dataclass(frozen=True, slots=True)
class NotedPost:
    """The file as it was read, and what it says; `courses` are the lists that it names."""

    before: files.Text
    post: Post
    courses: tuple[Course, ...]
    lectures: tuple[LectureNotes, ...]


def read_noted(path: Path, snapshots: Snapshots) -> NotedPost:
    """Read a file. Raises ScaffoldError."""
    before = files.read(path)
    post = read_post(path, before.data, text=before.text)
    known = snapshots.courses(post, path)
    if known:
        post = read_post(path, before.data, known, text=before.text)
    return NotedPost(before, post, known, lecture_notes(post, known))
