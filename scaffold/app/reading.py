"""Reading a post as its site does."""

from pathlib import Path

from scaffold.errors import PostUnreadable
from scaffold.model.course import Course
from scaffold.model.post import Post
from scaffold.notes.reading.conflicts import first_conflict
from scaffold.notes.reading.read import Known, read
from scaffold.outside.sites import dialects


def read_post(
    path: Path,
    data: bytes,
    courses: tuple[Course, ...] | Known = (),
    given: str | None = None,
    *,
    text: str | None = None,
) -> Post:
    """The post at a path, in the dialects of its ending and its site. Raises PostUnreadable."""
    conflict = first_conflict(data)
    if conflict is not None:
        line = data.count(b"\n", 0, conflict) + 1
        raise PostUnreadable(
            f"{path} holds the marks of a merge conflict (line {line}); it was left as it is.",
            "Decide which side is right, remove the marks and run again.",
        )
    return read(data, courses, given, text=text, dialects=dialects.of_post(path, data))
