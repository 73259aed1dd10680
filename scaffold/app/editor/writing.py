"""What can be written behind an `@`: where the player is, and chapters that have no note yet."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lsprotocol import types

from scaffold.app.editor.post_check import PostCheck
from scaffold.model.document import Document
from scaffold.model.edit import Edit, Span
from scaffold.model.listing import Chapter
from scaffold.model.note_address import at
from scaffold.model.player import Moment
from scaffold.model.post import Post, Section
from scaffold.notes.linking.plan import usual_style
from scaffold.notes.stamping import shape
from scaffold.notes.stamping.shape import NoteLine
from scaffold.notes.text import escape
from scaffold.report import lsp

_ASKED = re.compile(rb"[ \t>*+|-]*(?:\d{1,9}[.)][ \t]+)?(@[^@\r\n]{0,80})")
_STAND_IN = b"0:00 -"
"""A note in the place of what is asked: it shows which lecture's it would be, if it is one."""


Player = Callable[[], Moment | None]
"""Where the player is now; None if nothing plays."""


def place_of(document: Document, offset: int) -> Span | None:
    """The `@` with which a line begins, and what was typed behind it; None if there is none."""
    start = document.lines(Span(offset, offset)).start
    found = _ASKED.fullmatch(document.data, start, offset)
    return Span(*found.span(1)) if found else None


@dataclass(frozen=True, slots=True)
class _Line:
    """What a line that is asked for belongs to, and the notes that are written there already."""

    document: Document
    place: Span
    post: Post
    section: Section
    notes: tuple[NoteLine, ...]
    check: PostCheck

    def item(self, seconds: int, text: str, detail: str, order: int) -> types.CompletionItem:
        """A note at that moment, linked as `link` would, in the shape of the others."""
        assert self.section.lecture  # noqa: S101 - it was found by it
        timecode = shape.timecode_like(seconds, self.notes)
        style = self.check.style or usual_style(self.post)
        url = at(self.section.lecture.address, timecode, style)
        looks = replace(shape.usual(self.notes), block="", closing="")
        note = looks.line(timecode.label, url, escape.inline(text, self.check.escapes))
        return types.CompletionItem(
            label=f"{timecode.label} {text}".rstrip(),
            detail=detail,
            kind=types.CompletionItemKind.Event,
            sort_text=f"{order:06}",
            filter_text=f"@{timecode.label} {text}",
            text_edit=lsp.text_edit(self.document, Edit(self.place, note)),
        )


def completions(
    document: Document, place: Span, check: PostCheck, player: Player
) -> types.CompletionList | None:
    """What can be written there; None where a timecode would not be a note of a lecture."""
    line = _line(document, place, check)
    if line is None:
        return None
    items = [*_now(line, player()), *_chapters(line)]
    # the player moves on: the editor has to ask again
    return types.CompletionList(is_incomplete=True, items=items)


def _line(document: Document, place: Span, check: PostCheck) -> _Line | None:
    data = document.data[: place.start] + _STAND_IN + document.data[place.end :]
    post = check.view(data).post
    for section in post.sections:
        for bare in section.bare:
            if bare.span.start == place.start and bare.linkable and section.lecture:
                notes = _notes(post, section, place) or _notes(post, None, place)
                return _Line(document, place, post, section, notes, check)
    return None


def _notes(post: Post, section: Section | None, place: Span) -> tuple[NoteLine, ...]:
    """The notes of a section, or of all (but in tables), without the line that is asked for."""
    sections = (section,) if section else post.sections
    lines = (line for each in sections for line in shape.lines_of(post, each))
    others = (line for line in lines if not line.span.start <= place.start <= line.span.end)
    return tuple(line for line in others if section or not line.shape.in_table)


def _now(line: _Line, moment: Moment | None) -> Iterator[types.CompletionItem]:
    """Where the player is, if it plays the lecture of this section."""
    lecture = line.section.lecture
    if moment and lecture and moment.video == lecture.video.video:
        yield line.item(int(moment.seconds), "", "where the player is", 0)


def _chapters(line: _Line) -> Iterator[types.CompletionItem]:
    """The chapters of the lecture that no note of the section begins with."""
    noted = {note.timecode for note in line.section.notes}
    noted |= {bare.timecode for bare in line.section.bare if bare.span.start != line.place.start}
    for chapter in _known_chapters(line):
        if chapter.start not in noted:
            seconds = chapter.start.seconds
            yield line.item(seconds, escape.plain(chapter.title), "chapter", seconds + 1)


def _known_chapters(line: _Line) -> Sequence[Chapter]:
    """The chapters that `new` would write: the author's, or any, as the settings say."""
    assert line.section.lecture  # noqa: S101 - it was found by it
    video, choice = line.section.lecture.video, line.check.loaded.settings.chapters
    for snapshot in line.check.snapshots_of(line.post, video.course):
        known = snapshot.videos.get(video.video)
        if known and choice != "none":
            machine = known.automatic_chapters if choice == "all" else None
            return known.chapters or machine or ()
    return ()
