"""The net before a write: the new text is read again, and nothing foreign may have changed."""

from bisect import bisect_right
from collections.abc import Sequence

from scaffold.model.course import Course
from scaffold.model.edit import Edit, Span
from scaffold.model.post import Post
from scaffold.notes.reading.read import read


class Shift:
    """Where a byte that no edit touches is after the edits."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = sorted(edits)
        self._ends: list[int] = []
        self._moved: list[int] = []
        moved = 0
        for edit in self._edits:
            moved += len(edit.text.encode("utf-8")) - edit.span.size
            self._ends.append(edit.span.end)
            self._moved.append(moved)

    def __call__(self, offset: int) -> int:
        """The new offset; a byte right behind an insertion moves with it."""
        place = bisect_right(self._ends, offset) - 1
        return offset + (self._moved[place] if place >= 0 else 0)

    def span(self, span: Span) -> Span:
        """The new place of a span; an insertion right behind it is not taken in."""
        return Span(self(span.start), self(span.end - 1) + 1 if span.end > span.start else 0)

    def touches(self, span: Span) -> bool:
        """Whether an edit changes something inside the span."""
        first = bisect_right(self._ends, span.start)
        return first < len(self._edits) and self._edits[first].span.start < span.end


def foreign_change(
    before: Post,
    after: Post | bytes,
    edits: Sequence[Edit],
    courses: tuple[Course, ...] = (),
    given: str | None = None,
) -> str:
    """What the edits would change besides what they name, as a clause; "" if nothing.

    `after` is the text with the edits, read again or still to be read with `courses` and `given`.

    Every link and heading that no edit touches must be read again where it should be, as it was;
    front matter, newlines and a BOM must stay.
    """
    if isinstance(after, bytes):
        after = read(after, courses, given, dialects=before.dialects)
    shift = Shift(edits)
    return (
        _changed_bytes(before, after, edits)
        or _changed_links(before, after, shift)
        or _changed_headings(before, after, shift)
        or _changed_front(before, after, shift)
    )


def _changed_bytes(before: Post, after: Post, edits: Sequence[Edit]) -> str:
    """Take the edits back: what is left must be the old text."""
    rest: list[bytes] = []
    old = new = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        kept = edit.span.start - old
        rest += (after.data[new : new + kept], before.data[edit.span.start : edit.span.end])
        new += kept + len(edit.text.encode("utf-8"))
        old = edit.span.end
    rest.append(after.data[new:])
    return "" if b"".join(rest) == before.data else "bytes that no edit names differ"


def _changed_links(before: Post, after: Post, shift: Shift) -> str:
    new = {link.span: link for link in after.links}
    for link in before.links:
        if shift.touches(link.span) or shift.touches(link.target):
            continue
        found = new.get(shift.span(link.span))
        if found is None or (found.url, found.text, found.form) != (link.url, link.text, link.form):
            return f"the link at byte {link.span.start} would no longer be one"
    return ""


def _changed_headings(before: Post, after: Post, shift: Shift) -> str:
    new = {heading.span.start: heading for heading in after.headings}
    for heading in before.headings:
        found = new.get(shift(heading.span.start)) or new.get(shift.span(heading.span).start)
        at_end = heading.span.end == len(before.data)  # where no newline closes it
        if shift.touches(Span(heading.span.start, heading.span.end + at_end)):
            continue
        if found is None or (found.level, found.text) != (heading.level, heading.text):
            return f"the heading {heading.text!r} would no longer be one"
    return ""


def _changed_front(before: Post, after: Post, shift: Shift) -> str:
    matter = before.front_matter
    if matter is None:
        return "a front matter would come to be" if after.front_matter else ""
    if shift.touches(matter.span):
        return ""
    same = after.front_matter is not None and after.front_matter.span == matter.span
    return "" if same else "the front matter would no longer be one"
