"""Where a new note goes: which section of its lecture, and between which lines."""

import re
from collections.abc import Sequence

from scaffold.model.edit import Span
from scaffold.model.post import Naming, Post, Section
from scaffold.notes.stamping.shape import NoteLine, lines_of

_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^[^\]]+\]:")
_RULE = re.compile(r"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_BELOW_HEAD = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_NESTED = re.compile(rb"[^\r\n]*(?:(?:\r\n|\r|\n)(?:[ \t]+[^\r\n]*)?)*")
# of what can hold Markdown: a list or table of HTML holds items and rows
_CLOSING_TAG = re.compile(
    r"\s*</(?!(?:[uod]l|li|d[td]|table|t(?:head|body|foot|r|d|h)|pre)\b)[A-Za-z][\w.-]*\s*>\s*",
    re.I,
)


def sections_of(post: Post, video: str) -> tuple[Section, ...]:
    """The sections of a video, in their order."""
    return tuple(s for s in post.sections if s.lecture and s.lecture.video.video == video)


def section_for(post: Post, sections: Sequence[Section], seconds: int) -> Section:
    """The section whose notes enclose the moment; else the last one."""
    for section in sections:
        times = [line.timecode.seconds for line in lines_of(post, section)]
        if times and min(times) <= seconds <= max(times):
            return section
    return sections[-1]


def first_later(lines: Sequence[NoteLine], seconds: int) -> NoteLine | None:
    """The first note line of a later moment."""
    return next((line for line in lines if line.timecode.seconds > seconds), None)


def is_row(post: Post, line: NoteLine) -> bool:
    """Whether a note is a row of a table: a line of dashes and bars is above, none is blank."""
    number = post.line_of(line.span.start) - 1
    while number > 0 and (text := post.slice(post.line_span(number)).strip(" \t\r\n>")):
        if "|" in text and _BELOW_HEAD.fullmatch(text):
            return True
        number -= 1
    return False


def end_of_text(post: Post, section: Section, lines: Sequence[NoteLine]) -> int:
    """Behind the section's last text, before its newline.

    Trailing definitions, footnotes, comments, rules and closing tags are not its text.
    """
    floor = lines[-1].span.start if lines else section.span.start
    # behind what is nested in an item, or in its last note: the next item is another matter
    nested = _NESTED.match(post.data, floor, section.span.end) if is_nested(section) else None
    end = nested.end() if nested else section.span.end
    number = post.line_of(max(end - 1, section.span.start))
    while True:
        line = post.line_span(number)
        text = post.slice(Span(line.start, min(line.end, end))).rstrip("\r\n")
        if line.start <= floor or _is_text(post, number, line, text):
            return line.start + len(text.encode("utf-8"))
        number -= 1


def is_nested(section: Section) -> bool:
    """Whether its lecture is an item of a list, with its notes nested or next to it."""
    return section.lecture is not None and section.lecture.naming is Naming.ITEM


def _is_text(post: Post, number: int, line: Span, text: str) -> bool:
    if not text.strip(" \t>") or _FOOTNOTE.match(text) or _CLOSING_TAG.fullmatch(text):
        return False
    if _RULE.fullmatch(text) and not post.slice(post.line_span(number - 1)).strip():
        return False
    start = line.start + len(text) - len(text.lstrip())
    end = line.start + len(text.rstrip().encode("utf-8"))
    whole = (*(d.span for d in post.definitions), *(c.span for c in post.comments))
    return not any(span.start <= start and end <= span.end for span in whole)
