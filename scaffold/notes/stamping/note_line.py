"""The line of a new note: where it belongs, and how it is written there."""

import re
from dataclasses import dataclass, replace

from scaffold.model import note_address
from scaffold.model.post import Post, Section
from scaffold.model.timecode import Timecode, TimeStyle
from scaffold.notes.linking.plan import usual_style
from scaffold.notes.stamping import place, shape

NEWLINES = re.compile(rb"\r\n|\r|\n")
_PROPERTY = re.compile(rb"(?:\xef\xbb\xbf)?[\w-]+:: ")


@dataclass(frozen=True, slots=True)
class Context:
    post: Post
    section: Section
    lines: tuple[shape.NoteLine, ...]
    others: tuple[shape.NoteLine, ...]
    label: Timecode
    style: TimeStyle
    text: str

    @property
    def newline(self) -> str:
        """The newline of the section's first line, where newlines are mixed; else the post's."""
        span = self.section.span
        found = NEWLINES.search(self.post.data, span.start, span.end)
        return found[0].decode() if found else self.post.newline


def context_of(
    post: Post, section: Section, seconds: int, text: str, style: TimeStyle | None
) -> Context:
    lines = shape.lines_of(post, section)
    elsewhere = (line for s in post.sections for line in shape.lines_of(post, s))
    others = lines or tuple(line for line in elsewhere if not line.shape.in_table)
    label = shape.timecode_like(seconds, others)
    return Context(post, section, lines, others, label, style or usual_style(post), text)


def opening(
    post: Post, video: str, seconds: int, style: TimeStyle | None = None
) -> tuple[str, str] | None:
    """A link to the moment, and the line that a stamp would write there up to its text.

    None if the lecture is not in the post.
    """
    sections = place.sections_of(post, video)
    if not sections:
        return None
    section = place.section_for(post, sections, seconds)
    context = context_of(post, section, seconds, "", style)
    line = written(context, looks_of(context))
    return f"[{context.label.label}]({_url(context)})", line


def looks_of(context: Context) -> shape.Shape:
    """The shape of the section's notes, else of the post's, and what opens a line there."""
    later = place.first_later(context.lines, context.label.seconds)
    near = later or (context.lines[-1] if context.lines else None)
    same = [n for n in context.lines if near and n.shape.in_table == near.shape.in_table]
    looks = shape.usual(same or context.others)
    if later:
        return replace(looks, block=later.shape.block)
    last = shape.next_block(context.lines[-1]) if context.lines else first_block(context)
    return replace(looks, block=last)


def first_block(context: Context) -> str:
    """What opens the first note of a section: as elsewhere in the post, below an item nested."""
    link = context.section.lecture.link if context.section.lecture else None
    if place.is_nested(context.section) and link:
        own, data = shape.block_at(context.post, link.span.start), context.post.data
        # Logseq, whose pages begin with properties, indents lists by tabs
        return shape.nested_in(own, tabs=b"\t" in data or _PROPERTY.match(data) is not None)
    same = [line.shape.block for line in context.others if not line.shape.in_table]
    return re.sub(r"\d+(?=[.)] )", "1", max(same, key=same.count)).lstrip() if same else ""


def written(context: Context, looks: shape.Shape) -> str:
    return looks.line(context.label.label, _url(context), context.text)


def _url(context: Context) -> str:
    lecture = context.section.lecture
    return note_address.at(lecture.address if lecture else "", context.label, context.style)
