"""Blank lines between notes that Markdown would join into one paragraph."""

from collections.abc import Iterable

from scaffold.model.edit import Edit
from scaffold.model.post import Post


def joined_notes(post: Post) -> tuple[int, ...]:
    """Where lines of lectures begin that belong to the paragraph of the note above."""
    spans = [section.span for section in post.sections if section.lecture]
    return tuple(at for at in post.joined if any(s.start <= at < s.end for s in spans))


def blank_lines(post: Post, lines: Iterable[int]) -> tuple[Edit, ...]:
    """The edits that put a blank line above each, with the newline of the line above."""
    return tuple(Edit.insert(line, _newline_before(post.data, line)) for line in lines)


def _newline_before(data: bytes, line: int) -> str:
    return "\r\n" if data[line - 2 : line] == b"\r\n" else data[line - 1 : line].decode()
