"""The player next to the notes: where it is, what it can be asked to do, and the notes it shows."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from scaffold.model.timecode import Timecode

_RELATIVE = re.compile(r"([+-])(\d{1,6})", re.ASCII)
_MOST = 999_999  # seconds


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a player is: `seconds` into a video, running or paused."""

    video: str
    seconds: float
    playing: bool


class Action(StrEnum):
    """What a player can be asked to do."""

    SEEK = "seek"
    PLAY = "play"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class Command:
    """One request to a player; `seconds` is for SEEK, from where it is now if `relative`."""

    action: Action
    seconds: int = 0
    relative: bool = False

    @classmethod
    def parse(cls, text: str) -> "Command | None":
        """Read `15:56`, `956`, `+30`, `-5`, `play` or `pause`; anything else is None."""
        if text in {Action.PLAY, Action.PAUSE}:
            return cls(Action(text))
        if found := _RELATIVE.fullmatch(text):
            return cls(Action.SEEK, int(found[1] + found[2]), relative=True)
        timecode = Timecode.parse(text) or Timecode.parse_query(text)
        fits = timecode is not None and timecode.seconds <= _MOST
        return cls(Action.SEEK, timecode.seconds) if timecode and fits else None


class TimeSource(Protocol):
    """A player of any kind: a page in the browser, or another program."""

    def moment(self) -> Moment | None:
        """Where it is; None if nothing is open or loaded."""

    def send(self, command: Command) -> bool:
        """Ask it to do something; False if there is no player to ask."""


@dataclass(frozen=True, slots=True)
class Note:
    """A timecoded note: its moment in seconds, its label, its plain text and its line, from 1."""

    seconds: int
    label: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class LectureNotes:
    """A lecture of a post and its notes, in the order of the post.

    `number` and `title` are those of the heading, `duration` is in seconds where it is known,
    `line` is where the lecture begins.
    """

    video: str
    playlist: str | None
    number: str
    title: str
    line: int
    duration: int | None = None
    notes: tuple[Note, ...] = ()

    @property
    def last(self) -> int | None:
        """The latest moment that has a note, in seconds; None without notes."""
        return max((note.seconds for note in self.notes), default=None)
