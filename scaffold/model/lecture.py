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
class VideoWords:
    """The video of a lecture as YouTube has it; all is plain text, and empty where nobody knows it.

    `title` is the exact one where its page was read, else the listing's. `url` names the video
    alone. `duration` is in seconds. `state` is one of VideoState.
    """

    id: str = ""
    title: str = ""
    channel: str = ""
    url: str = ""
    duration: int | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Lecture:
    """A video as a section of the post.

    `position` is its place in the playlist, `number` what heads it ("" for none), `title` the
    cleaned plain title, `label` both. `url` is "" where not even the id is known. `gone` lectures
    keep their place; `duration` is in seconds. `video` is what YouTube says of it.
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
    video: VideoWords = VideoWords()
