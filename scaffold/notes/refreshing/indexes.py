"""The links of a post's lectures, changed within what they have: `index=`, or none at all."""

from collections.abc import Sequence

from scaffold.model.course import Lecture
from scaffold.model.edit import Edit
from scaffold.model.parameters import without_parameter
from scaffold.model.post import Naming, PostLink, Section
from scaffold.model.refresh import News, NewsKind
from scaffold.notes.editing import targets
from scaffold.notes.refreshing import label as labels
from scaffold.notes.refreshing import label_edits
from scaffold.notes.refreshing.changes import Changes, RefreshContext, joined


def links(context: RefreshContext, edits: Sequence[Edit]) -> Changes:
    """A wrong `index=`, a missing one where most have one, a link for a plain heading.

    `edits` are those of the same labels.
    """
    course = context.news.course
    if not course.playlist:
        return Changes()
    indexed = has_index(context)
    found: list[Changes] = []
    for video, section in context.sections.items():
        lecture = course.by_id.get(video)
        if lecture is None or section.lecture is None:
            continue
        if section.lecture.naming is Naming.LISTED:
            found.append(_linked(context, section, lecture, edits, indexed=indexed))
        elif section.lecture.link and section.lecture.video.course:
            index = section.lecture.video.index
            if index != lecture.position and (index is not None or indexed):
                found.append(_indexed(context, section.lecture.link, index, lecture))
    return joined(found)


def has_index(context: RefreshContext) -> bool:
    """Whether a lecture link of this post carries `index=`; in a post without links, ours do."""
    lectures = [s.lecture for s in context.sections.values() if s.lecture and s.lecture.link]
    if context.listed:
        listed = [lecture.video for lecture in lectures if lecture.video.course]
        return sum(video.index is not None for video in listed) * 2 > len(listed)
    return not lectures or targets.usually_indexed(context.post)


def _indexed(
    context: RefreshContext, link: PostLink, index: int | None, lecture: Lecture
) -> Changes:
    """A lecture's place in the list becomes the `index=` of its link."""
    edit = targets.with_index(context.post, link, lecture.position)
    if edit is None:
        return Changes()
    what = "had no index" if index is None else f"index was {index}"
    text = f"{context.name_of(lecture.id)}: {what}, is {lecture.position} now"
    return Changes((edit,), (News(NewsKind.CHANGED, text, link.span.start),))


def _linked(
    context: RefreshContext,
    section: Section,
    lecture: Lecture,
    edits: Sequence[Edit],
    *,
    indexed: bool,
) -> Changes:
    """A plain heading gets its link and keeps its words; one that lost its link stays without."""
    heading, known = section.heading, context.news.known
    if heading is None or not lecture.alive:
        return Changes()
    if context.offered.get(lecture.id):
        if known is None or lecture.id in known.unlinked:
            return Changes()
        said = f"{context.name_of(lecture.id)}: its heading has no link any more; it stays so"
        news = News(NewsKind.KEPT, said, heading.span.start)
        return Changes(news=(news,), unlinked=(lecture.id,))
    label = labels.of_section(context.post, section)
    url = context.news.course.link(lecture).url()
    url = url if indexed else without_parameter(url, "index")
    content = heading.content
    wrap = (Edit.insert(content.start, "["), Edit.insert(content.end, f"]({url})"))
    if label is None or not label_edits.links(context.post, label, wrap, url):
        said = f"{context.name_of(lecture.id)}: its heading takes no link"
        return Changes(news=(News(NewsKind.UNSURE, said, heading.span.start),))
    free = tuple(
        edit
        for edit in wrap
        if not any(other.span.start < edit.span.start < other.span.end for other in edits)
    )
    said = f"{context.name_of(lecture.id)}: its heading is a link now"
    return Changes(free, (News(NewsKind.CHANGED, said, heading.span.start),))
