"""A place in a text, and what to put there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of byte offsets into the UTF-8 text of a post."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A byte range and its replacement; an empty range inserts."""

    span: Span
    text: str
