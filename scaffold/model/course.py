"""What is known of a course beside a post: its lectures, for headings without link and for ends."""

from dataclasses import dataclass


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
