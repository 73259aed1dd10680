"""Reading a post as its site does."""

from pathlib import Path

from scaffold.model.course import Course
from scaffold.model.post import Post
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
    return read(data, courses, given, text=text, dialects=dialects.of_post(path, data))
