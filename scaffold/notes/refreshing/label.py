"""A lecture's label in a post: number, title, and what the author added."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from scaffold.model.edit import Span
from scaffold.model.post import Piece, Post, Section
from scaffold.notes.reading.headings import NUMBER
from scaffold.notes.reading.plain_headings import number_and_rest
from scaffold.notes.reading.read import read
from scaffold.notes.text.plain_text import folded

_NUMBER = re.compile(
    r"\W*(?:[^\W\d]+\W{0,2}\s*)??\d{1,4}(?:\.\d{1,3})*[a-zA-Z]?\s*[.):\-–—|/]*\s*|\W*"
)
_NUMBERED = re.compile(r"\s*(?:\d{1,4}(?:\.\d{1,3})*(?:[a-zA-Z](?=\.))?\s*[.):\-–—]+\s*)?")
_OPENS = re.compile(r"\s*[^\w\s]|\s*\Z")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as plain text, and how the bytes of `around` make it up.

    `around` is the smallest block that can be read by itself: a heading, or a link's label.
    """

    text: str
    pieces: tuple[Piece, ...]
    around: Span
    heading: bool


@dataclass(frozen=True, slots=True)
class Folded:
    """Text for comparing (NFC, runs of space as one), and where each character came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def fold(text: str) -> Folded:
    """NFC with runs of space as one, each character mapped to its place in `text`."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in re.finditer(r"\s+|\S", text):
        if not found[0].isspace() and out and unicodedata.combining(found[0]):
            joined = unicodedata.normalize("NFC", out[-1] + found[0])
            if len(joined) == 1:
                out[-1], ends[-1] = joined, found.end()
                continue
        for char in " " if found[0].isspace() else unicodedata.normalize("NFC", found[0]):
            out.append(char)
            starts.append(found.start())
            ends.append(found.end())
    return Folded("".join(out), tuple(starts), tuple(ends))


def of_section(post: Post, section: Section) -> Label | None:
    """The label of a section's lecture: its heading, or the text of its link."""
    heading = section.heading
    if heading is not None:
        text = "".join(piece.text for piece in heading.pieces)
        return Label(text, heading.pieces, heading.span, heading=True)
    link = section.lecture.link if section.lecture else None
    if link is None or link.label is None:
        return None
    span = link.label
    # read as if it were a heading's text
    inner = read(b"# " + post.data[span.start : span.end])
    if len(inner.headings) != 1:
        return None
    shift = span.start - 2
    pieces = tuple(
        Piece(Span(piece.span.start + shift, piece.span.end + shift), piece.text)
        for piece in inner.headings[0].pieces
    )
    return Label("".join(piece.text for piece in pieces), pieces, span, heading=False)


def holds(label: Label, title: str) -> int:
    """How many times the label holds the title, compared as plain text."""
    wanted = fold(title).text.strip()
    return len(_places(fold(label.text).text, wanted)) if wanted else 0


def _places(text: str, title: str) -> list[int]:
    """Where the title is in the text as words of its own."""
    pattern = rf"(?<!\w){re.escape(title)}(?!\w)" if title[0].isalnum() else re.escape(title)
    return [found.start() for found in re.finditer(pattern, text)]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a title or a number is in the text of a label."""

    start: int
    end: int

    def put(self, label: Label, text: str) -> str:
        """The label's text with another one there."""
        return label.text[: self.start] + text + label.text[self.end :]


def divide(label: Label, title: str) -> Place | None:
    """Where a title is that the label holds exactly once, if one of ours may be there.

    Before it nothing or a number with punctuation; after it nothing, or what begins with
    punctuation or a bracket.
    """
    folded = fold(label.text)
    wanted = fold(title).text.strip()
    places = _places(folded.text, wanted) if wanted else []
    if len(places) != 1:
        return None
    start, end = places[0], places[0] + len(wanted)
    if not (_NUMBER.fullmatch(folded.text[:start]) and _OPENS.match(folded.text[end:])):
        return None
    return Place(folded.starts[start], folded.ends[end - 1])


def numbers_of(post: Post, sections: Iterable[Section]) -> list[int]:
    """The numbers that labels of lectures begin with, where they do."""
    found = (of_section(post, section) for section in sections)
    numbers = (leading_number(label.text) for label in found if label)
    return [number for number in numbers if number is not None]


def leading_number(text: str) -> int | None:
    """The number that a label's text begins with, be it behind a word: `5. `, `Lecture 5: `."""
    found = NUMBER.match(text)
    number = found[1] if found else number_and_rest(folded(text))[0] or ""
    return int(number) if number.isdecimal() else None


def number(label: Label, titles: Iterable[str]) -> Place | None:
    """Where the label's number is: it begins the label or is before one of the titles."""
    first = NUMBER.match(label.text)
    if first:
        return Place(*first.span(1))
    for title in titles:
        place = divide(label, title) if title else None
        before = re.search(r"\d+(?:\.\d+)*[a-zA-Z]?", label.text[: place.start]) if place else None
        if before:
            return Place(*before.span())
    return None


def after_number(label: Label) -> Place:
    """All that is behind the label's number, as its title."""
    found = _NUMBERED.match(label.text)
    start = found.end() if found else 0
    return Place(start, max(start, len(label.text.rstrip())))
