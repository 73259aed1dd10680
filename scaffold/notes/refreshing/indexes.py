"""The links of a post's lectures, mended within what they have: `index=`, or none at all."""

from collections.abc import Iterable

from scaffold.model.edit import Edit, Span
from scaffold.model.parameters import with_parameter, without_parameter
from scaffold.model.post import Naming, Section
from scaffold.model.refresh import NewsKind
from scaffold.notes.refreshing import label as labels
from scaffold.notes.refreshing import label_edits
from scaffold.notes.refreshing.changes import Changes


def mend_links(changes: Changes, sections: dict[str, Section]) -> None:
    """A wrong `index=`, a missing one where most have one, a link for a plain heading."""
    most = changes.indexed = _most_indexed(sections)
    for video, section in sections.items():
        row = changes.course.listing.video(video)
        if row is None or section.lecture is None or not changes.course.listing.playlist_id:
            continue
        if section.lecture.naming is Naming.LISTED:
            _link_heading(changes, section, video)
        else:
            _mend_index(changes, section, row.position, most=most)


def _most_indexed(sections: dict[str, Section]) -> bool:
    """Whether most lecture links of the post carry an index; where there are none, ours do."""
    links = [s.lecture.video for s in sections.values() if s.lecture and s.lecture.link]
    return not links or sum(video.index is not None for video in links) * 2 > len(links)


def _mend_index(changes: Changes, section: Section, position: int, *, most: bool) -> None:
    lecture = section.lecture
    link = lecture.link if lecture else None
    if lecture is None or link is None or lecture.video.course is None:
        return
    index = lecture.video.index
    if index == position or (index is None and not most):
        return
    written = changes.post.slice(link.target)
    mended = with_parameter(written, "index", str(position))
    if mended == written or not written:
        return
    changes.edits.append(_shortest(link.target, written, mended))
    what = "had no index" if index is None else f"index was {index}"
    text = f"{lecture.video.video}: {what}, is {position} now"
    changes.say(NewsKind.CHANGED, text, link.span.start)


def _shortest(span: Span, old: str, new: str) -> Edit:
    """The edit without what both begin and end with; it takes a letter of the old along.

    What is put behind a bare address would else be text beside it, not a part of it.
    """
    head, tail = label_edits.shared(old, new)
    head, tail = min(head, len(old) - 1), min(tail, len(old) - 1)
    start = span.start + len(old[:head].encode("utf-8"))
    end = span.end - len(old[len(old) - tail :].encode("utf-8"))
    return Edit(Span(start, end), new[head : len(new) - tail])


def _link_heading(changes: Changes, section: Section, video: str) -> None:
    """A plain heading gets its link and keeps its words."""
    heading = section.heading
    lecture = changes.course.lecture(video)
    if heading is None or lecture is None or lecture.gone or not lecture.url:
        return
    content = heading.content
    label = labels.of_section(changes.post, section)
    url = lecture.url if changes.indexed else without_parameter(lecture.url, "index")
    wrap = (Edit.insert(content.start, "["), Edit.insert(content.end, f"]({url})"))
    if label is None or not label_edits.links(changes.post, label, wrap, url):
        changes.say(NewsKind.UNSURE, f"{video}: its heading takes no link", heading.span.start)
        return
    changes.edits += [edit for edit in wrap if not _touched(changes.edits, edit)]
    changes.say(NewsKind.CHANGED, f"{video}: its heading is a link now", heading.span.start)


def _touched(edits: Iterable[Edit], edit: Edit) -> bool:
    return any(other.span.start < edit.span.start < other.span.end for other in edits)
