"""A course and its lectures, as all commands know them next to a post."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scaffold.model.address import VideoLink


@dataclass(frozen=True, slots=True)
class Lecture:
    """A lecture of a list.

    `number` is what heads it in a post: its own number, else its place (`position`), "" for a
    title without number in a numbered course; `label` is number and clean title as a new section
    has them. `titles` are all it goes by, the clean one first; `raw` is YouTube's.
    `former_titles` are the clean ones it went by if YouTube has another one now in the snapshot's
    language. `duration` is in seconds.
    """

    id: str
    position: int
    number: str = ""
    titles: tuple[str, ...] = ()
    raw: str = ""
    label: str = ""
    former_titles: tuple[str, ...] = ()
    duration: int | None = None
    alive: bool = True

    @property
    def title(self) -> str:
        """The clean title."""
        return self.titles[0] if self.titles else ""


@dataclass(frozen=True)
class Course:
    """A playlist and its lectures in order; `playlist` is None for lone videos.

    `title` is its own, "" where not known. `is_current`: this is what YouTube (or a saved
    listing) says, not what the snapshot remembers. `whole`: what is not in it is not in the
    playlist.
    """

    playlist: str | None
    lectures: tuple[Lecture, ...] = ()
    title: str = ""
    is_current: bool = False
    whole: bool = False

    @cached_property
    def by_id(self) -> Mapping[str, Lecture]:
        """The lectures by the ids of their videos."""
        return {lecture.id: lecture for lecture in self.lectures}

    def duration(self, video: str) -> int | None:
        """How many seconds a video lasts, where that is known."""
        lecture = self.by_id.get(video)
        return lecture.duration if lecture else None

    def link(self, lecture: Lecture) -> VideoLink:
        """What the lecture's own link names."""
        return VideoLink(lecture.id, self.playlist, lecture.position if self.playlist else None)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a video was when it was last seen well.

    `first_seen_unavailable`: it never was. `listed` are its titles in the languages of listings.
    `length_noted` is the length that its notes were written for, where `duration` is another.
    """

    title: str = ""
    channel: str = ""
    duration: int | None = None
    first_seen_unavailable: bool = False
    listed: tuple[str, ...] = ()
    length_noted: int | None = None
