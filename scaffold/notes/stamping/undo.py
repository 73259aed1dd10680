"""A stamp taken back: its bytes go, if they are still as they were written."""

import re
from collections.abc import Sequence

from scaffold.errors import StampRefused
from scaffold.model.course import Course
from scaffold.model.edit import Edit, Span
from scaffold.model.post import Post
from scaffold.notes.editing import edits, net
from scaffold.notes.stamping.plan import Stamp

_HARD_BREAK = re.compile(rb"(?:\\|  )(?=[\r\n])")


def undo(post: Post, stamp: Stamp, courses: Sequence[Course] = ()) -> bytes:
    """The bytes without the stamp's. Raises StampRefused if somebody changed them."""
    inserted = stamp.edit.text.encode("utf-8")
    same = post.data == stamp.after
    start = stamp.edit.span.start if same else _found_again(post, stamp)
    taken = Edit(Span(start, start + len(inserted)), "")
    after = edits.apply(post.data, (taken,))
    if net.foreign_change(post, after, (taken,), tuple(courses)):
        raise StampRefused(
            "Other text now depends on this line; it was left.", "Delete it by hand."
        )
    return after


def _found_again(post: Post, stamp: Stamp) -> int:
    """Where the inserted bytes are now: whole lines still, and nowhere twice."""
    inserted = stamp.edit.text.encode("utf-8")
    start = post.data.find(inserted)
    end = start + len(inserted)
    # a hard break can come before the newline: it ended the line above
    broken = _HARD_BREAK.match(inserted)
    first = start + (broken.end() if broken else 0)
    whole = start >= 0 and _ends_line(post.data, first) and _ends_line(post.data, end)
    if not whole or post.data.find(inserted, start + 1) >= 0:
        raise StampRefused(
            "The line was changed since; it was left as it is.", "Delete it in your editor."
        )
    return start


def _ends_line(data: bytes, at: int) -> bool:
    """Whether a line ends right before or right behind the byte."""
    edges = (data[at - 1 : at], data[at : at + 1])
    return at in {0, len(data)} or any(edge in {b"\n", b"\r"} for edge in edges)
