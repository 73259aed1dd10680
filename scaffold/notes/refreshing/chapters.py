"""The author's chapters of lectures whose pages could be read only now, in sections still empty."""

from collections.abc import Callable

from scaffold.model.course import Lecture
from scaffold.model.edit import Edit
from scaffold.model.post import Section
from scaffold.model.refresh import News, NewsKind
from scaffold.notes.refreshing.changes import Changes, RefreshContext, joined
from scaffold.notes.refreshing.ends import before_blanks, end_of

Chapters = Callable[[Lecture], tuple[str, str]]
"""What a new section of a lecture has below its heading: without chapters, and the chapters."""


def fill(context: RefreshContext, chapters: Chapters) -> Changes:
    """Put chapters below headings under which nobody wrote anything."""
    by_id = context.news.course.by_id
    found = (
        _filled(context, context.sections[video], by_id[video], chapters)
        for video in sorted(context.news.completed & context.sections.keys() & by_id.keys())
    )
    return joined(found)


def _filled(
    context: RefreshContext, section: Section, lecture: Lecture, chapters: Chapters
) -> Changes:
    plain, text = chapters(lecture)
    heading = section.heading
    if heading is None or not text or len(context.parts[lecture.id]) > 1:
        return Changes()
    end = end_of(context.post, section)
    body = context.post.data[heading.span.end : end].decode("utf-8")
    if body.split() != plain.split():
        return Changes()
    newline = context.post.newline
    place = before_blanks(context.post.data, end)
    edit = Edit.insert(place, newline * 2 + text.replace("\n", newline))
    said = f"{context.name_of(lecture.id)}: its chapters are in the post now"
    return Changes((edit,), (News(NewsKind.CHANGED, said, heading.span.start),))
