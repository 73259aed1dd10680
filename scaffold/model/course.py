"""What is known of a course beside a post: its lectures, for headings without link and for ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KnownLecture:
    """A lecture of a listing or snapshot.

    `number` is what heads it in a post (its own number or its position), `titles` are all plain
    titles it goes by (exact, listed, cleaned), `duration` is in seconds.
    """

    video: str
    position: int
    number: str
    titles: tuple[str, ...] = ()
    duration: int | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """The lectures of a playlist in its order; `playlist` is None for lone videos."""

    playlist: str | None
    lectures: tuple[KnownLecture, ...] = ()

    def duration(self, video: str) -> int | None:
        """How many seconds a video lasts, where known."""
        return next((known.duration for known in self.lectures if known.video == video), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """A lecture of a list. `titles` are all it goes by, the clean one first; `raw` is YouTube's.

    `was` are the clean titles it went by if YouTube has another one now in the snapshot's
    language: the listed one, and the exact one. `duration` is in seconds.
    """

    video: str
    position: int
    number: str = ""
    titles: tuple[str, ...] = ()
    raw: str = ""
    was: tuple[str, ...] = ()
    duration: int | None = None
    alive: bool = True

    @property
    def title(self) -> str:
        """The clean title."""
        return self.titles[0] if self.titles else ""


@dataclass(frozen=True, slots=True)
class KnownList:
    """A playlist, its lectures in order; `title` is its own, "" where not known.

    `now`: this is what YouTube (or a saved listing) says, not what the snapshot remembers.
    `whole`: what is not in it is not in the playlist. `offered` are the lectures that this post
    was offered, None for a post that the snapshot does not know.
    """

    playlist: str | None
    entries: tuple[Entry, ...] = ()
    now: bool = False
    whole: bool = False
    offered: frozenset[str] | None = None
    by_video: Mapping[str, Entry] = field(default_factory=dict)
    title: str = ""

    @property
    def course(self) -> Course:
        """The same for the reading of posts, which names plain headings by it."""
        known = tuple(
            KnownLecture(e.video, e.position, e.number or str(e.position), e.titles, e.duration)
            for e in self.entries
        )
        return Course(self.playlist, known)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a video was when it was last seen well. `born_dead`: it never was.

    `listed` are its titles in the languages of listings.
    """

    title: str = ""
    channel: str = ""
    duration: int | None = None
    born_dead: bool = False
    listed: tuple[str, ...] = ()
