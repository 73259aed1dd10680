"""Edits of a lecture's label as bytes, each proven by reading what comes of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

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
    everything else of the heading, its links included, the same.
    """
    around = label.around
    wanted = fold(place.put(label, title)).text.strip()
    before = _reread(post, label, ())
    for edit in _ways(post, label, place, title, also):
        if edit.span.start < around.start or around.end < edit.span.end:
            continue
        after = _reread(post, label, (edit,))
        # a title that begins with a timecode would make a note of the heading
        if _text(after) == wanted and _marks(after) == _marks(before):
            return edit
    return None


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
    ends = list(accumulate(len(piece.text) for piece in pieces))
    at = bisect_left(ends, place) if at_end else bisect_right(ends, place)
    if at == len(ends):
        return pieces[-1].span.end if pieces else None
    piece = pieces[at]
    place -= ends[at] - len(piece.text)
    raw, text = post.data[piece.span.start : piece.span.end], piece.text.encode("utf-8")
    before = len(piece.text[:place].encode("utf-8"))
    if raw == text:
        return piece.span.start + before
    if raw.startswith(b"`") and not outer and raw.count(text) == 1:
        return piece.span.start + raw.index(text) + before
    # within an escape or a code span there is no place
    return {len(piece.text): piece.span.end, 0: piece.span.start}.get(place)


def links(post: Post, label: Label, edits: tuple[Edit, ...], url: str) -> bool:
    """Whether a heading, edited, is one link to that address with the text that it had."""
    after = _reread(post, label, edits)
    return [link.url for link in after.links] == [url] and (
        _text(after) == fold(label.text).text.strip()
    )


def _reread(post: Post, label: Label, edits: tuple[Edit, ...]) -> Post:
    """The block around a label, edited and read by itself."""
    mark = b"" if label.heading else b"# "
    block = mark + post.data[label.around.start : label.around.end]
    shift = len(mark) - label.around.start
    local = (Edit(Span(e.span.start + shift, e.span.end + shift), e.text) for e in edits)
    return read(apply(block, local))


def _text(block: Post) -> str | None:
    """The text of a block's one heading; None if it has none or several."""
    texts = ["".join(piece.text for piece in heading.pieces) for heading in block.headings]
    return fold(texts[0]).text.strip() if len(texts) == 1 else None


def _marks(block: Post) -> tuple[object, ...]:
    """What of a block is not its heading's text."""
    headings = [(heading.level, heading.setext, heading.note) for heading in block.headings]
    return headings, [link.url for link in block.links]
