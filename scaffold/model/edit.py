"""A place in a text, and what to put there."""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of byte offsets into the UTF-8 text of a post."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """How many bytes it covers."""
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether some byte is in both, or one is a place within the other."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A byte range and its replacement; an empty range inserts."""

    span: Span
    text: str

    @classmethod
    def insert(cls, offset: int, text: str) -> "Edit":
        """Put text before the byte at `offset`."""
        return cls(Span(offset, offset), text)
