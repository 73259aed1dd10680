"""Where the moments of a lecture that was cut are now."""

from collections.abc import Iterable
from dataclasses import dataclass

from scaffold.model.timecode import Timecode

LONGEST = 100 * 3600
"""Seconds that no video lasts."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What is at a second of the old video is `by` seconds later (or earlier) in the new one.

    `steps` are pairs of a second and what is added from there on; what is before the first step
    moves as it does, but for what is before `start`, which stays.
    """

    steps: tuple[tuple[int, int], ...]
    start: int = 0

    @classmethod
    def at(cls, pairs: Iterable[tuple[int, int]], start: int = 0) -> "Shift":
        """The shift that takes each old second of the pairs to its new one."""
        return cls(tuple(sorted((old, new - old) for old, new in pairs)), start)

    def __call__(self, seconds: int) -> int:
        """The second it is at now."""
        if seconds < self.start:
            return seconds
        before = [by for second, by in self.steps if second <= seconds]
        return seconds + (before[-1] if before else self.steps[0][1])

    @property
    def inverse(self) -> "Shift":
        """What takes all back."""
        steps = tuple((second + by, -by) for second, by in self.steps)
        if len(steps) == 1:
            steps = ((0, steps[0][1]),)
        return Shift(steps, self(self.start) if self.start else 0)

    @property
    def words(self) -> str:
        """The options of the command line that ask for it."""
        if len(self.steps) == 1:
            words = f"--by {signed(self.steps[0][1])}"
        else:
            pairs = ((Timecode.of(at).label, Timecode.of(at + by).label) for at, by in self.steps)
            words = " ".join(f"--at {old}={new}" for old, new in pairs)
        return words + (f" --from {Timecode.of(self.start).label}" if self.start else "")


def by(seconds: int, start: int = 0) -> Shift:
    """The shift of all moments by so many seconds."""
    return Shift(((0, seconds),), start)


def signed(seconds: int) -> str:
    """`+15:00` or `-15:00`."""
    return f"{'-' if seconds < 0 else '+'}{Timecode.of(abs(seconds)).label}"
