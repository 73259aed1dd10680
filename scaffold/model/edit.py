"""A place in a text, and what to put there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of byte offsets into the UTF-8 text of a post."""

    start: int
    end: int

    # a post has hundreds of spans: this costs half of what dataclass's own __init__ would
    def __init__(self, start: int, end: int) -> None:
        """A range from `start` up to, not with, `end`."""
        _set_start(self, start)
        _set_end(self, end)

    @property
    def size(self) -> int:
        """How many bytes it covers."""
        return self.end - self.start

    def holds(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether some byte lies in both, or one is a place within the other."""
        return self.start < other.end and other.start < self.end


_set_start = Span.__dict__["start"].__set__
_set_end = Span.__dict__["end"].__set__


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A byte range and its replacement; an empty range inserts."""

    span: Span
    text: str

    @classmethod
    def insert(cls, offset: int, text: str) -> "Edit":
        """Put text before the byte at `offset`."""
        return cls(Span(offset, offset), text)
