"""Edits put into a text; whatever no edit names stays as it is, by construction."""

from collections.abc import Iterable
from itertools import accumulate

from scaffold.model.edit import Edit, Span


def apply(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The text with all edits made. Edits that overlap raise ValueError: that is our bug.

    Insertions at one place keep the order in which they are given.
    """
    out: list[bytes] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start < done or edit.span.end < edit.span.start or edit.span.end > len(data):
            raise ValueError(f"edits overlap or leave the text at byte {edit.span.start}")
        out += [data[done : edit.span.start], edit.text.encode("utf-8")]
        done = edit.span.end
    return b"".join((*out, data[done:]))


def difference(before: bytes, after: bytes) -> tuple[Edit, ...]:
    """Edits, line by line, that make the one text of the other."""
    from difflib import SequenceMatcher

    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = (0, *accumulate(map(len, old)))
    return tuple(
        Edit(Span(starts[first], starts[last]), b"".join(new[start:end]).decode("utf-8"))
        for kind, first, last, start, end in SequenceMatcher(None, old, new).get_opcodes()
        if kind != "equal"
    )
