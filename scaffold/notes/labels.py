"""A lecture's label in a post: number, title, and what the author added; edited as bytes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scaffold.model.edit import Edit, Span
from scaffold.model.post import Piece, Post, Section
from scaffold.notes.edits import apply
from scaffold.notes.escape import part, site_marks
from scaffold.notes.headings import NUMBER
from scaffold.notes.reading import read

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
    return _of_bytes(post, link.label)


def _of_bytes(post: Post, span: Span) -> Label | None:
    """A link's label, read as if it were a heading's text."""
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
    """Where the title stands in the text as words of its own."""
    pattern = rf"(?<!\w){re.escape(title)}(?!\w)" if title[0].isalnum() else re.escape(title)
    return [found.start() for found in re.finditer(pattern, text)]


@dataclass(frozen=True, slots=True)
class Parts:
    """A label as before + title + after; `start` and `end` are places in its text."""

    before: str
    after: str
    start: int
    end: int


def divide(label: Label, title: str) -> Parts | None:
    """The label around a title that stands there exactly once as ours may stand.

    Before it nothing or a number with punctuation; after it nothing, or what begins with
    punctuation or a bracket.
    """
    folded = fold(label.text)
    wanted = fold(title).text.strip()
    places = _places(folded.text, wanted) if wanted else []
    if len(places) != 1:
        return None
    before, after = folded.text[: places[0]], folded.text[places[0] + len(wanted) :]
    if not (_NUMBER.fullmatch(before) and _OPENS.match(after)):
        return None
    start, end = folded.starts[places[0]], folded.ends[places[0] + len(wanted) - 1]
    return Parts(before, after, start, end)


def number(label: Label, titles: Iterable[str]) -> Parts | None:
    """Where the label's number stands: it begins the label or is before one of the titles."""
    first = NUMBER.match(label.text)
    if first:
        return Parts("", "", *first.span(1))
    for title in titles:
        parts = divide(label, title) if title else None
        before = re.search(r"\d+(?:\.\d+)*[a-zA-Z]?", label.text[: parts.start]) if parts else None
        if before:
            return Parts("", "", *before.span())
    return None


def after_number(label: Label) -> Parts:
    """The label with all behind its number as the title."""
    found = _NUMBERED.match(label.text)
    start = found.end() if found else 0
    end = len(label.text.rstrip())
    return Parts(fold(label.text[:start]).text, "", start, max(start, end))


def retitle(
    post: Post, label: Label, parts: Parts, title: str, also: frozenset[str]
) -> Edit | None:
    """The edit that puts a title in place of the one there; None if the marks around forbid it.

    Each way of writing it is tried by reading the result: the text must be what was meant and
    everything else of the heading the same.
    """
    wanted = fold(label.text[: parts.start] + title + label.text[parts.end :]).text.strip()
    for edit in _ways(post, label, parts, title, also):
        if _reads(post, label, edit, wanted):
            return edit
    return None


def _ways(
    post: Post, label: Label, parts: Parts, title: str, also: frozenset[str]
) -> Iterator[Edit]:
    """Least first: what differs (if no mark of the site's lies across its ends), the title, the
    title with the marks at its ends.
    """
    old = label.text[parts.start : parts.end]
    head, tail = shared(old, title)
    cut = len(title) - tail
    ways = [(parts.start, parts.end, title)]
    pieces = (title[:head], title[head:cut], title[cut:])
    if site_marks(title, also) <= sum(site_marks(piece, also) for piece in pieces):
        ways.insert(0, (parts.start + head, parts.end - tail, title[head:cut]))
    for outer in (False, True):
        for start, end, fresh in ways:
            span = _span(post, label, start, end, outer=outer)
            if span is not None:
                yield Edit(span, part(fresh, also))
                if not site_marks(fresh, also):
                    yield Edit(span, fresh)


def shared(old: str, new: str) -> tuple[int, int]:
    """How many characters both begin and end with."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    most -= head
    tail = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    return head, tail


def _span(post: Post, label: Label, start: int, end: int, *, outer: bool) -> Span | None:
    """The bytes of a range of the label's text, a backslash that escapes its first one included.

    `outer` takes the ticks of a code span at the range's ends along.
    """
    first = _byte(post, label.pieces, start, at_end=False, outer=outer)
    last = _byte(post, label.pieces, end, at_end=end > start, outer=outer)
    if first is None or last is None or last < first:
        return None
    if post.data[first - 1 : first] == b"\\" and start < end:
        first -= 1
    return Span(first, last)


def _byte(
    post: Post, pieces: tuple[Piece, ...], place: int, *, at_end: bool, outer: bool
) -> int | None:
    """The byte at a place of the text: the start of its character, or the end of the one before."""
    done = 0
    for piece in pieces:
        length = len(piece.text)
        inside = done < place <= done + length if at_end else done <= place < done + length
        if inside:
            return _inner(post, piece, place - done, outer=outer)
        done += length
    return pieces[-1].span.end if pieces and place == done else None


def _inner(post: Post, piece: Piece, place: int, *, outer: bool) -> int | None:
    raw = post.data[piece.span.start : piece.span.end]
    text = piece.text.encode("utf-8")
    before = len(piece.text[:place].encode("utf-8"))
    if raw == text:
        return piece.span.start + before
    if raw.startswith(b"`") and not outer and raw.count(text) == 1:
        return piece.span.start + raw.index(text) + before
    if place == 0:
        return piece.span.start
    return piece.span.end if place == len(piece.text) else None


def links(post: Post, label: Label, edits: tuple[Edit, ...], url: str) -> bool:
    """Whether a heading, edited, is one link to that address with the text that it had."""
    around = label.around
    local = [
        Edit(Span(edit.span.start - around.start, edit.span.end - around.start), edit.text)
        for edit in edits
    ]
    after = read(apply(post.data[around.start : around.end], local))
    if len(after.headings) != 1 or [link.url for link in after.links] != [url]:
        return False
    text = "".join(piece.text for piece in after.headings[0].pieces)
    return fold(text).text.strip() == fold(label.text).text.strip()


def _reads(post: Post, label: Label, edit: Edit, wanted: str) -> bool:
    """Whether the block, edited, reads as was meant, with the same links in it."""
    around = label.around
    if not (around.start <= edit.span.start and edit.span.end <= around.end):
        return False
    block = post.data[around.start : around.end]
    local = Edit(Span(edit.span.start - around.start, edit.span.end - around.start), edit.text)
    mark = b"" if label.heading else b"# "
    shifted = Edit(Span(local.span.start + len(mark), local.span.end + len(mark)), local.text)
    before, after = read(mark + block), read(apply(mark + block, (shifted,)))
    if len(after.headings) != 1 or len(before.headings) != 1:
        return False
    old, new = before.headings[0], after.headings[0]
    same = (old.level, old.setext, [link.url for link in before.links]) == (
        new.level,
        new.setext,
        [link.url for link in after.links],
    )
    return same and fold("".join(piece.text for piece in new.pieces)).text.strip() == wanted
