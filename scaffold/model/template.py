"""What templates see of a course: a lecture of the list and its chapters, ready to be written."""

from dataclasses import dataclass, fields
from typing import Literal

from scaffold.model.settings import ChapterChoice, Settings
from scaffold.model.timecode import Timecode

WITHHELD = frozenset(
    {
        # where things are on this machine
        *("template", "site", "posts", "snapshots"),
        # what others must not learn
        *("cookies", "cookies_from_browser", "proxy", "extractor_args", "api_key"),
        # how YouTube is asked
        *("space", "flat", "socket_timeout", "sleep_requests", "retries", "no_check_certificates"),
        # how titles are made: templates get them made
        "titles",
        # what `check` does with posts that are there
        *("check", "ignore"),
    }
)
"""Settings that no template sees. Each new setting is put here or below."""


@dataclass(frozen=True, slots=True)
class SettingsContext:
    """The settings by the names they have in `scaffold.toml`; plain values that do not change."""

    preset: str | None = None
    lang: str | None = None
    chapters: ChapterChoice = "author"
    tags: tuple[str, ...] = ()
    image: bool = False
    publish: bool = False
    slug_unicode: bool = False
    anchors: bool = False
    style: Literal["auto", "hms", "seconds"] = "auto"


def visible(settings: Settings, preset: str) -> SettingsContext:
    """The settings for a post's templates; `preset` is its form, whether it was set or found."""
    shown = {field.name: getattr(settings, field.name) for field in fields(SettingsContext)}
    return SettingsContext(**{**shown, "preset": preset})


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """A chapter as a line of the post. `label` is `8:00`, `url` the link to that moment."""

    start: Timecode
    title: str
    label: str
    url: str
    automatic: bool


@dataclass(frozen=True, slots=True)
class VideoContext:
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
    video: VideoContext = VideoContext()
