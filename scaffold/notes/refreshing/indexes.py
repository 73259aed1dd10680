"""The links of a post's lectures, changed within what they have: `index=`, or none at all."""

from collections.abc import Sequence

from scaffold.model.course import Lecture
from scaffold.model.edit import Edit
from scaffold.model.parameters import without_parameter
from scaffold.model.post import Heading, Naming, Section
from scaffold.model.refresh import News, NewsKind
from scaffold.notes.editing import targets
from scaffold.notes.refreshing import label as labels
from scaffold.notes.refreshing import label_edits
from scaffold.notes.refreshing.changes import Changes, RefreshContext, joined


def links(context: RefreshContext, others: Sequence[Edit]) -> Changes:
    """A wrong `index=`, a missing one where most have one, a link for a plain heading.

    `others` are edits of the same labels.
    """
    course = context.news.course
    indexed = has_index(context)
    found: list[Changes] = []
    for video, section in context.sections.items():
        lecture = course.by_id.get(video)
        if lecture is None or section.lecture is None or not course.playlist:
            continue
        if section.lecture.naming is Naming.LISTED:
            found.append(_linked(context, section, lecture, others, indexed=indexed))
        else:
            found.append(_indexed(context, section, lecture.position, indexed=indexed))
    return joined(found)


def has_index(context: RefreshContext) -> bool:
    """Whether a lecture link of this post carries `index=`; in a post without links, ours do."""
    lectures = [s.lecture for s in context.sections.values() if s.lecture and s.lecture.link]
    if context.listed:
        listed = [lecture.video for lecture in lectures if lecture.video.course]
        return sum(video.index is not None for video in listed) * 2 > len(listed)
    return not lectures or targets.usually_indexed(context.post)


def _indexed(context: RefreshContext, section: Section, position: int, *, indexed: bool) -> Changes:
    lecture = section.lecture
    link = lecture.link if lecture else None
    if lecture is None or link is None or lecture.video.course is None:
        return Changes()
    index = lecture.video.index
    if index == position or (index is None and not indexed):
        return Changes()
    edit = targets.with_index(context.post, link, position)
    if edit is None:
        return Changes()
    what = "had no index" if index is None else f"index was {index}"
    text = f"{context.name_of(lecture.video.video)}: {what}, is {position} now"
    return Changes((edit,), (News(NewsKind.CHANGED, text, link.span.start),))


def _linked(
    context: RefreshContext,
    section: Section,
    lecture: Lecture,
    others: Sequence[Edit],
    *,
    indexed: bool,
) -> Changes:
    """A plain heading gets its link and keeps its words."""
    heading = section.heading
    if heading is None or not lecture.alive:
        return Changes()
    if context.offered.get(lecture.id):
        return _unlinked(context, heading, lecture)
    label = labels.of_section(context.post, section)
    url = context.news.course.link(lecture).url()
    url = url if indexed else without_parameter(url, "index")
    content = heading.content
    wrap = (Edit.insert(content.start, "["), Edit.insert(content.end, f"]({url})"))
    if label is None or not label_edits.links(context.post, label, wrap, url):
        text = f"{context.name_of(lecture.id)}: its heading takes no link"
        return Changes.said(NewsKind.UNSURE, text, heading.span.start)
    free = tuple(
        edit
        for edit in wrap
        if not any(other.span.start < edit.span.start < other.span.end for other in others)
    )
    text = f"{context.name_of(lecture.id)}: its heading is a link now"
    return Changes(free, (News(NewsKind.CHANGED, text, heading.span.start),))


def _unlinked(context: RefreshContext, heading: Heading, lecture: Lecture) -> Changes:
    """A heading whose link the author took out stays without one; that is said once."""
    known = context.news.known
    if known is None or lecture.id in known.unlinked:
        return Changes()
    said = f"{context.name_of(lecture.id)}: its heading has no link any more; it stays so"
    news = News(NewsKind.KEPT, said, heading.span.start)
    return Changes(news=(news,), unlinked=(lecture.id,))
