"""Blank lines between notes that Markdown would join into one paragraph."""

from scaffold.model.edit import Edit
from scaffold.model.post import Post


def joined_notes(post: Post) -> tuple[tuple[Edit, ...], ...]:
    """The edits that part each note of a lecture which belongs to the paragraph of another."""
    spans = [section.span for section in post.sections if section.lecture]
    return tuple(
        edits for edits in post.joined if any(s.start <= edits[0].span.start < s.end for s in spans)
    )
