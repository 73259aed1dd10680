"""Edits of a lecture's label as bytes, each proven by reading what comes of it."""

from collections.abc import Iterator

from scaffold.model.edit import Edit, Span
from scaffold.model.post import Piece, Post
from scaffold.notes.editing.edits import apply
from scaffold.notes.reading.read import read
from scaffold.notes.refreshing.label import Label, Place, fold
from scaffold.notes.text.escape import part, site_marks


def retitle(
    post: Post, label: Label, place: Place, title: str, also: frozenset[str]
) -> Edit | None:
    """The edit that puts a title in place of the one there; None if the marks around forbid it.

    Each way of writing it is tried by reading the result: the text must be what was meant and
    everything else of the heading the same.
    """
    wanted = fold(place.put(label, title)).text.strip()
    ways = _ways(post, label, place, title, also)
    return next((edit for edit in ways if _reads(post, label, edit, wanted)), None)


def _ways(
    post: Post, label: Label, place: Place, title: str, also: frozenset[str]
) -> Iterator[Edit]:
    """Least first: what differs (if no mark of the site's is across its ends), the title, the
    title with the marks at its ends (the ticks of a code span).
    """
    head, tail = _shared(label.text[place.start : place.end], title)
    cut = len(title) - tail
    ways = [(place.start, place.end, title)]
    pieces = (title[:head], title[head:cut], title[cut:])
    if site_marks(title, also) <= sum(site_marks(piece, also) for piece in pieces):
        ways.insert(0, (place.start + head, place.end - tail, title[head:cut]))
    for outer in (False, True):
        for start, end, fresh in ways:
            first = _byte(post, label.pieces, start, at_end=False, outer=outer)
            last = _byte(post, label.pieces, end, at_end=end > start, outer=outer)
            if first is None or last is None or last < first:
                continue
            if start < end and post.data[first - 1 : first] == b"\\":
                first -= 1  # it escapes the first character
            yield Edit(Span(first, last), part(fresh, also))
            if not site_marks(fresh, also):
                yield Edit(Span(first, last), fresh)


def _shared(old: str, title: str) -> tuple[int, int]:
    """How many characters both begin and end with."""
    most = min(len(old), len(title))
    head = next((i for i in range(most) if old[i] != title[i]), most)
    most -= head
    tail = next((i for i in range(most) if old[-1 - i] != title[-1 - i]), most)
    return head, tail


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
    after = _reread(post, label, edits)
    if len(after.headings) != 1 or [link.url for link in after.links] != [url]:
        return False
    text = "".join(piece.text for piece in after.headings[0].pieces)
    return fold(text).text.strip() == fold(label.text).text.strip()


def _reads(post: Post, label: Label, edit: Edit, wanted: str) -> bool:
    """Whether the block, edited, reads as was meant, with the same links in it."""
    if not (label.around.start <= edit.span.start and edit.span.end <= label.around.end):
        return False
    before, after = _reread(post, label, ()), _reread(post, label, (edit,))
    if len(after.headings) != 1 or len(before.headings) != 1:
        return False
    old, new = before.headings[0], after.headings[0]
    same = (old.level, old.setext, old.note, [link.url for link in before.links]) == (
        new.level,
        new.setext,
        new.note,  # a title that begins with a timecode would make a note of it
        [link.url for link in after.links],
    )
    return same and fold("".join(piece.text for piece in new.pieces)).text.strip() == wanted


def _reread(post: Post, label: Label, edits: tuple[Edit, ...]) -> Post:
    """The block around a label, edited and read by itself."""
    mark = b"" if label.heading else b"# "
    block = mark + post.data[label.around.start : label.around.end]
    shift = len(mark) - label.around.start
    local = (Edit(Span(e.span.start + shift, e.span.end + shift), e.text) for e in edits)
    return read(apply(block, local))
