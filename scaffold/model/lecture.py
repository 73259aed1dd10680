"""What templates see of a course: a lecture of the list and its chapters, ready to be written."""

from dataclasses import dataclass

from scaffold.model.timecode import Timecode


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """A chapter as a line of the post. `label` is `8:00`, `url` the link to that moment."""

    start: Timecode
    title: str
    label: str
    url: str
    automatic: bool


@dataclass(frozen=True, slots=True)
class Lecture:
    """A video as a section of the post.

    `position` is its place in the playlist, `number` what heads it ("" for none), `title` the
    cleaned plain title, `label` both. `url` is "" where not even the id is known. `gone` lectures
    keep their place; `duration` is in seconds.
    """

    id: str
    position: int
    number: str
    title: str
    label: str
    url: str
    gone: bool
    duration: int | None
    chapters: tuple[ChapterLine, ...]
