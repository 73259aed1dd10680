"""What a refresh changes in a post for one course: titles, links, new lectures; edits out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from scaffold.model.edit import Edit, Span
from scaffold.model.lecture import Lecture
from scaffold.model.link import VideoLink, with_parameter, without_parameter
from scaffold.model.post import Naming, Post, Section
from scaffold.model.refresh import Asked, CourseNews, News, NewsKind, RefreshPlan
from scaffold.model.snapshot import KnownPost
from scaffold.notes import arrivals, labels
from scaffold.notes.labels import Label


@dataclass(slots=True)
class Draft:
    """A plan while it is made."""

    post: Post
    course: CourseNews
    asked: Asked
    also: frozenset[str]
    offered: dict[str, str | None]
    reported: dict[str, str]
    edits: list[Edit] = field(default_factory=list)
    news: list[News] = field(default_factory=list)
    indexed: bool = True

    def say(self, kind: NewsKind, text: str, offset: int | None = None) -> None:
        """Add a line to the report."""
        self.news.append(News(kind, text, offset))


def plan(
    post: Post,
    course: CourseNews,
    asked: Asked,
    also: frozenset[str],
    section_text: arrivals.Render,
) -> RefreshPlan:
    """Edits and report for one course of the post.

    `also` names the escapes of the site's generator, `section_text` renders a new lecture's
    section. Sections never move or vanish; a person's words are never edited.
    """
    known = course.known
    draft = Draft(
        post,
        course,
        asked,
        also,
        dict(known.offered) if known else {},
        dict(known.reported) if known else {},
    )
    sections = dict(lecture_sections(post, course))
    for video, section in sections.items():
        lecture = course.lecture(video)
        if lecture is not None:
            _refresh_section(draft, section, lecture)
    _mend_links(draft, sections)
    arrivals.arrive(draft, sections, section_text)
    _report_gone(draft, sections)
    _report_moves(draft, sections)
    news = sorted(draft.news, key=lambda item: (item.offset is None, item.offset or 0))
    return RefreshPlan(
        tuple(draft.edits), tuple(news), _remembered(draft, sections), _met(draft, sections)
    )


def _met(draft: Draft, sections: dict[str, Section]) -> frozenset[str]:
    """What was asked of lectures that are here."""
    met: set[str] = set()
    for lecture in draft.course.lectures:
        met |= draft.asked.add & arrivals.names(lecture)
        if lecture.id in sections:
            met |= draft.asked.take & {lecture.id, lecture.number}
    return frozenset(met)


def lecture_sections(post: Post, course: CourseNews) -> Iterator[tuple[str, Section]]:
    """The sections of the course's lectures by video, each at its first place."""
    seen: set[str] = set()
    for section in post.sections:
        if section.lecture is None or section.continued:
            continue
        video = section.lecture.video
        if video.video not in seen and belongs(video, course):
            seen.add(video.video)
            yield video.video, section


def belongs(video: VideoLink, course: CourseNews) -> bool:
    """Whether a lecture link is the course's: by its list, or without one by its video."""
    listing = course.listing
    if video.course is not None:
        return video.course == listing.playlist_id
    known = course.known.offered if course.known else {}
    return listing.video(video.video) is not None or video.video in known


def _refresh_section(draft: Draft, section: Section, lecture: Lecture) -> None:
    label = labels.of_section(draft.post, section)
    naming = section.lecture.naming if section.lecture else None
    if naming is Naming.WHOLE or label is None or lecture.gone:
        return
    if lecture.id in draft.course.unsure:
        _say_unsure(draft, section, lecture)
        return
    was = draft.offered.get(lecture.id) if draft.course.known else None
    _retitle(draft, section, label, lecture, was)
    if draft.asked.renumber:
        _renumber(draft, section, label, lecture, was)


def _retitle(
    draft: Draft, section: Section, label: Label, lecture: Lecture, was: str | None
) -> None:
    """The three rules."""
    now = lecture.title
    taken = bool(draft.asked.take & {lecture.id, lecture.number})
    parts = labels.divide(label, was) if was and was != now else None
    if labels.holds(label, now) and not (parts and _shortened(was, now)) and not taken:
        _settle(draft, lecture)
        return
    if taken and not _shortened(was, now) and labels.divide(label, now):
        _settle(draft, lecture)
        return
    if taken and not parts:
        parts = labels.after_number(label)
    if parts is None:
        _keep(draft, section, label, lecture)
        return
    _replace_title(draft, section, label, parts, lecture)


def _shortened(was: str | None, now: str) -> bool:
    """YouTube's title of now is a part of the one written: the whole one is ours, not its part."""
    return was is not None and was != now and now in was


def _replace_title(
    draft: Draft, section: Section, label: Label, parts: labels.Parts, lecture: Lecture
) -> None:
    edit = labels.retitle(draft.post, label, parts, lecture.title, draft.also)
    old = label.text[parts.start : parts.end]
    after = label.text[: parts.start] + lecture.title + label.text[parts.end :]
    if edit is None or after.count(lecture.title) != 1:
        _keep(draft, section, label, lecture)
        return
    anchor = label.heading and draft.course.anchors_move and not _has_anchor(draft.post, section)
    moved = "; links to its anchor need the new one" if anchor else ""
    draft.edits.append(edit)
    draft.say(
        NewsKind.CHANGED,
        f"{lecture.id}: {old.strip()!r} is now {lecture.title!r}{moved}",
        label.around.start,
    )
    _settle(draft, lecture)


def _has_anchor(post: Post, section: Section) -> bool:
    heading = section.heading
    line = post.slice(heading.span) if heading else ""
    return bool(re.search(r"\{[^{}]*#[^{}]+\}\s*$", line))


def _settle(draft: Draft, lecture: Lecture) -> None:
    draft.offered[lecture.id] = lecture.title
    draft.reported.pop(lecture.id, None)


def _keep(draft: Draft, section: Section, label: Label, lecture: Lecture) -> None:
    """The author's words stay; what YouTube says is told once per change."""
    draft.offered.setdefault(lecture.id, lecture.title)
    if draft.course.known is None:
        draft.offered[lecture.id] = lecture.title
    if draft.reported.get(lecture.id) == lecture.title:
        return
    draft.reported[lecture.id] = lecture.title
    text = " ".join(label.text.split())
    said = f"{lecture.id}: yours is {text!r}; YouTube says {lecture.title!r}"
    draft.say(NewsKind.KEPT, f"{said} (--take {lecture.id} takes it)", section.span.start)


def _say_unsure(draft: Draft, section: Section, lecture: Lecture) -> None:
    said = f"{lecture.id}: the listing's title changed, its page could not be read"
    draft.say(NewsKind.UNSURE, said, section.span.start)
    draft.offered.setdefault(lecture.id, None)


def _renumber(
    draft: Draft, section: Section, label: Label, lecture: Lecture, was: str | None
) -> None:
    parts = labels.number(label, (lecture.title, was or ""))
    if not label.heading or parts is None or not lecture.number:
        return
    old = label.text[parts.start : parts.end]
    if old.lstrip("0") == lecture.number.lstrip("0"):
        return
    edit = labels.retitle(draft.post, label, parts, lecture.number, draft.also)
    if edit is not None and not any(other.span.overlaps(edit.span) for other in draft.edits):
        draft.edits.append(edit)
        said = f"{lecture.id}: number {old} is now {lecture.number}"
        draft.say(NewsKind.CHANGED, said, section.span.start)


def _mend_links(draft: Draft, sections: dict[str, Section]) -> None:
    """A wrong `index=`, a missing one where most have one, a link for a plain heading."""
    most = draft.indexed = _most_indexed(sections)
    for video, section in sections.items():
        row = draft.course.listing.video(video)
        if row is None or section.lecture is None or not draft.course.listing.playlist_id:
            continue
        if section.lecture.naming is Naming.LISTED:
            _link_heading(draft, section, video)
        else:
            _mend_index(draft, section, row.position, most=most)


def _most_indexed(sections: dict[str, Section]) -> bool:
    """Whether most lecture links of the post carry an index; where there are none, ours do."""
    links = [s.lecture.video for s in sections.values() if s.lecture and s.lecture.link]
    return not links or sum(video.index is not None for video in links) * 2 > len(links)


def _mend_index(draft: Draft, section: Section, position: int, *, most: bool) -> None:
    lecture = section.lecture
    link = lecture.link if lecture else None
    if lecture is None or link is None or lecture.video.course is None:
        return
    index = lecture.video.index
    if index == position or (index is None and not most):
        return
    written = draft.post.slice(link.target)
    mended = with_parameter(written, "index", str(position))
    if mended == written or not written:
        return
    draft.edits.append(_shortest(link.target, written, mended))
    what = "had no index" if index is None else f"index was {index}"
    text = f"{lecture.video.video}: {what}, is {position} now"
    draft.say(NewsKind.CHANGED, text, link.span.start)


def _shortest(span: Span, old: str, new: str) -> Edit:
    """The edit without what both begin and end with."""
    head, tail = labels.shared(old, new)
    start = span.start + len(old[:head].encode("utf-8"))
    end = span.end - len(old[len(old) - tail :].encode("utf-8"))
    return Edit(Span(start, end), new[head : len(new) - tail])


def _link_heading(draft: Draft, section: Section, video: str) -> None:
    """A plain heading gets its link and keeps its words."""
    heading = section.heading
    lecture = draft.course.lecture(video)
    if heading is None or lecture is None or lecture.gone or not lecture.url:
        return
    content = heading.content
    label = labels.of_section(draft.post, section)
    url = lecture.url if draft.indexed else without_parameter(lecture.url, "index")
    wrap = (Edit.insert(content.start, "["), Edit.insert(content.end, f"]({url})"))
    if label is None or not labels.links(draft.post, label, wrap, url):
        draft.say(NewsKind.UNSURE, f"{video}: its heading takes no link", heading.span.start)
        return
    draft.edits += [edit for edit in wrap if not _touched(draft.edits, edit)]
    draft.say(NewsKind.CHANGED, f"{video}: its heading is a link now", heading.span.start)


def _touched(edits: Iterable[Edit], edit: Edit) -> bool:
    return any(other.span.start < edit.span.start < other.span.end for other in edits)


def _report_gone(draft: Draft, sections: dict[str, Section]) -> None:
    since = dict(draft.course.gone)
    for video, section in sections.items():
        row = draft.course.listing.video(video)
        if row is not None and not row.state.gone:
            continue
        what = "is not in the list any more" if row is None else "is private or deleted"
        day = f" since {since[video]}" if video in since else ""
        draft.say(NewsKind.GONE, f"{video} {what}{day}; its section stays", section.span.start)


def _report_moves(draft: Draft, sections: dict[str, Section]) -> None:
    """Lectures whose order in the list changed; what only shifted by arrivals is no news."""
    listing = draft.course.listing
    common = [v for v in draft.course.before if v in sections and listing.video(v)]
    now = sorted(common, key=lambda v: _position(draft, v))
    for video in [v for v, other in zip(common, now, strict=True) if v != other]:
        place = _position(draft, video)
        section = sections[video]
        draft.say(NewsKind.MOVED, f"{video} is number {place} of the list now", section.span.start)


def _position(draft: Draft, video: str) -> int:
    row = draft.course.listing.video(video)
    return row.position if row else 0


def _remembered(draft: Draft, sections: dict[str, Section]) -> KnownPost:
    """What the post has been offered after this: all that the list has now."""
    offered = dict(draft.offered)
    for lecture in draft.course.lectures:
        if lecture.id and (draft.course.known is None or lecture.id in sections):
            offered.setdefault(lecture.id, lecture.title if lecture.id in sections else None)
    base = draft.course.known or KnownPost()
    return base.model_copy(update={"offered": offered, "reported": draft.reported})
