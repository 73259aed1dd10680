"""What a post says of each lecture: its title, its length, its notes as plain text."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pyromark import events

from scaffold.model.course import Course
from scaffold.model.edit import Span
from scaffold.model.player import LectureNotes, Note
from scaffold.model.post import Post, Section
from scaffold.notes.reading.walk import OPTIONS
from scaffold.notes.stamping import place, shape
from scaffold.notes.text.plain_text import plain

_DASH = re.compile(r"[\s*_~)\]`]*(?:[-–—―:|.,•→=]{1,3}(?=\s))?\s*")
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_ROW = re.compile(r"[ \t>]*\|")
_BREAKS = {"SoftBreak": " ", "HardBreak": "\n", "Rule": "\n"}
_SPACES = re.compile(r"[ \t]*\n\s*")


def lecture_notes(post: Post, courses: Sequence[Course] = ()) -> tuple[LectureNotes, ...]:
    """The lectures of a post in its order; the sections of one video are one lecture."""
    by_video: dict[str, list[Section]] = {}
    for section in post.sections:
        if section.lecture:
            by_video.setdefault(section.lecture.video.video, []).append(section)
    alone = post.playlists[0] if len(post.playlists) == 1 else None
    found = []
    for video, sections in by_video.items():
        first = sections[0]
        named = first.lecture.video.playlist if first.lecture else None
        lecture = LectureNotes(
            video=video,
            playlist=named or alone,
            number=first.heading.number if first.heading else "",
            title=_title(first, video, courses),
            line=post.line_of(first.span.start),
            duration=next((d for course in courses if (d := course.duration(video))), None),
            notes=tuple(note for section in sections for note in _notes(post, section)),
        )
        found.append(lecture)
    return tuple(found)


def _title(section: Section, video: str, courses: Sequence[Course]) -> str:
    link = section.lecture.link if section.lecture else None
    written = (section.heading.text if section.heading else "") or (link.text if link else "")
    if written and not written.startswith("http"):
        return plain(written)
    known = (e.titles for course in courses for e in course.lectures if e.id == video)
    return plain(next((titles[0] for titles in known if titles), video))


def _notes(post: Post, section: Section) -> Iterable[Note]:
    linked = [(n.span, n.timecode) for n in section.notes if n.timecode]
    bare = [(b.label, b.timecode) for b in section.bare if b.linkable]
    placed = sorted(linked + bare, key=lambda item: item[0])
    end = place.end_of_text(post, section, shape.lines_of(post, section))
    starts = [_start(post, span) for span, _ in placed]
    for (span, timecode), until in zip(placed, [*starts[1:], end], strict=False):
        if timecode:
            line = post.line_of(span.start)
            text = _plain(_written(post, span, until))
            yield Note(timecode.seconds, timecode.label, text, line)


def _written(post: Post, time: Span, until: int) -> str:
    """What follows a time: all before the next note; in a table, its row without the last bars."""
    line = post.line_span(post.line_of(time.start))
    if not _ROW.match(post.slice(line)):
        return post.slice(Span(time.end, max(until, time.end)))
    text = post.slice(Span(time.end, max(min(until, line.end), time.end))).rstrip()
    while text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1].rstrip()
    return text


def _start(post: Post, span: Span) -> int:
    """Where a note begins: at its line, if only marks are before it there."""
    line = post.line_span(post.line_of(span.start))
    before = post.slice(Span(line.start, span.start))
    return span.start if re.search(r"[^\W\d_]", before) else line.start


def _plain(markdown: str) -> str:
    """The text of a bit of Markdown, one line for each block."""
    dash = _DASH.match(markdown)
    source = _QUOTE.sub("", markdown[dash.end() if dash else 0 :])
    words: list[str] = []
    for event in events(source, options=OPTIONS):
        if isinstance(event, str):
            words.append(_BREAKS.get(event, ""))
            continue
        said: dict[str, Any] = dict(event)
        kind, value = said.popitem()
        if kind in {"Text", "Code"}:
            words.append(value)
        elif kind == "End":
            words.append(_AFTER.get(value if isinstance(value, str) else next(iter(value)), ""))
    lines = (plain(line) for line in _SPACES.split("".join(words)))
    return "\n".join(line for line in lines if line)


_AFTER = dict.fromkeys(("Paragraph", "Item", "Heading", "CodeBlock", "TableRow"), "\n") | {
    "TableCell": " "
}


def missing(lectures: Sequence[LectureNotes], courses: Sequence[Course]) -> tuple[str, ...]:
    """The videos of the post's courses that it has no lecture of."""
    held = {lecture.video for lecture in lectures}
    lists = {lecture.playlist for lecture in lectures}
    known = (e.id for course in courses if course.playlist in lists for e in course.lectures)
    return tuple(video for video in known if video not in held)
