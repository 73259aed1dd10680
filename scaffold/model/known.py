"""What rules know of playlists and videos beside the post: from a listing now, or from memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scaffold.model.course import Course, KnownLecture


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
