"""Lectures that a post lists in rows of a table or items of a list, without notes below them."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from scaffold.model.post import LinkForm, Naming, Post, PostLink, Section, SectionLecture
from scaffold.notes.reading.lecture_links import TOP_ITEM_LEVEL
from scaffold.notes.reading.outline import lecture_of

FEWEST = 3  # a list of two links may be of anything

_ITEM = re.compile(rb"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_ROW = re.compile(rb"[ \t]*\|")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row or an item with the link of one lecture."""

    line: int
    indent: int
    section: Section
    lecture: SectionLecture


def playlists(post: Post) -> tuple[str, ...]:
    """The playlists whose lectures the post lists, in one table or list each."""
    listed = [
        [entry.lecture.video for entry in group if entry.lecture.video.course]
        for group in _groups(post)
    ]
    named = dict.fromkeys(video.course for videos in listed for video in videos if video.course)
    return tuple(
        name
        for name in named
        if any(len({v.video for v in vs if v.course == name}) >= FEWEST for vs in listed)
    )


def of_course(post: Post, playlist: str, lectures: Container[str], size: int) -> dict[str, Section]:
    """The rows or items by video, where they list most of a course of that size (0: any).

    Each video is at its place in the longest table or list. Links without a list count if their
    video is one of the `lectures`.
    """
    groups = [
        [
            entry
            for entry in group
            if entry.lecture.video.course == playlist
            or (entry.lecture.video.course is None and entry.lecture.video.video in lectures)
        ]
        for group in _groups(post)
    ]
    found: dict[str, Section] = {}
    for group in sorted(groups, key=len, reverse=True):
        if len(group) > 1:
            found = {e.lecture.video.video: e.section for e in reversed(group)} | found
    return found if not size or (len(found) >= FEWEST and len(found) * 2 >= size) else {}


def _groups(post: Post) -> list[list[_Entry]]:
    """The entries of each table and list, but for lists of moments."""
    groups: list[list[_Entry]] = []
    for entry in _entries(post):
        if groups and _is_beside(post, groups[-1][-1], entry):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    found = []
    for group in groups:
        times = [entry.lecture.video.time for entry in group]
        # a link that was copied while the video ran makes none of moments
        if sum(time is not None and time.seconds > 0 for time in times) * 2 <= len(times):
            found.append(group)
    return found


def _entries(post: Post) -> Iterator[_Entry]:
    """The rows and items that link one video each."""
    by_line: dict[int, list[PostLink]] = {}
    for link in post.links:
        if link.video and not link.labelled_with_time:
            by_line.setdefault(post.line_of(link.span.start), []).append(link)
    for line, links in sorted(by_line.items()):
        span, link = post.line_span(line), links[0]
        text = post.data[span.start : span.end]
        naming = Naming.ROW if _ROW.match(text) else Naming.ITEM if _ITEM.match(text) else None
        several = len({other.video.video for other in links if other.video}) > 1
        lecture = lecture_of(link, naming) if naming else None
        if lecture and not several and link.form is LinkForm.INLINE:
            section = Section(span, TOP_ITEM_LEVEL, None, lecture)
            yield _Entry(line, _indent(text), section, lecture)


def _indent(text: bytes) -> int:
    text = text.expandtabs(4)
    return len(text) - len(text.lstrip(b" "))


def _is_beside(post: Post, before: _Entry, after: _Entry) -> bool:
    """Whether two entries are of one table or list."""
    if before.lecture.naming is not after.lecture.naming or before.indent != after.indent:
        return False
    is_item = after.lecture.naming is Naming.ITEM
    for line in range(before.line + 1, after.line):
        span = post.line_span(line)
        text = post.data[span.start : span.end]
        if not is_item and not _ROW.match(text):
            return False
        indent = _indent(text)
        same = indent == after.indent and _ITEM.match(text)
        if text.strip() and is_item and indent <= after.indent and not same:
            return False
    return True
