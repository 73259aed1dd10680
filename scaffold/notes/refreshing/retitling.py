"""The titles and numbers of a post's lectures: which are YouTube's to change, and how."""

import re
from collections.abc import Iterable

from scaffold.model.course import Lecture
from scaffold.model.edit import Edit
from scaffold.model.post import Naming, Post, Section
from scaffold.model.refresh import News, NewsKind
from scaffold.notes.course.lectures import UNTITLED
from scaffold.notes.refreshing import label as labels
from scaffold.notes.refreshing import label_edits
from scaffold.notes.refreshing.changes import Changes, RefreshContext, joined
from scaffold.notes.refreshing.label import Label
from scaffold.notes.refreshing.rows import is_called_alike
from scaffold.wording import named


def titles(context: RefreshContext) -> Changes:
    """The labels of the post's lectures as YouTube's news and `--renumber` want them."""
    known = context.news.course.by_id
    sections = context.sections.items()
    return joined(
        _of_section(context, section, known[video]) for video, section in sections if video in known
    )


def met(context: RefreshContext) -> frozenset[str]:
    """The values of `--take` that name a lecture of this post."""
    found = (x for x in context.news.course.lectures if x.id in context.sections)
    return frozenset(name for lecture in found for name in context.asked.take & _names(lecture))


def _names(lecture: Lecture) -> frozenset[str]:
    return frozenset({lecture.id, lecture.number})


def _of_section(context: RefreshContext, section: Section, lecture: Lecture) -> Changes:
    label = labels.of_section(context.post, section)
    naming = section.lecture.naming if section.lecture else None
    if naming is Naming.WHOLE or label is None or not lecture.alive or lecture.title == UNTITLED:
        return Changes()
    if lecture.id in context.news.held and not context.asked.take & _names(lecture):
        return Changes()
    if lecture.id in context.news.unsure:
        name = context.name_of(lecture.id)
        said = f"{name}: the listing's title changed, its page could not be read"
        unsure = Changes(offered={} if lecture.id in context.offered else {lecture.id: None})
        return joined((unsure, Changes.said(NewsKind.UNSURE, said, section.span.start)))
    was = context.offered.get(lecture.id)
    link = section.lecture.link if section.lecture else None
    listed = lecture.id in context.listed and not section.heading
    if listed and link and is_called_alike(context.post, link):
        return _beside_link(section, lecture, was)
    titled = _titled(context, section, label, lecture, was)
    if not context.asked.renumber:
        return titled
    return joined((titled, _numbered(context, section, label, lecture, was, titled.edits)))


def _titled(
    context: RefreshContext, section: Section, label: Label, lecture: Lecture, was: str | None
) -> Changes:
    """The three rules."""
    was, now = _wording(context, label, lecture, was)
    # YouTube's title of now may be a part of the one written: the whole one is ours, not its part
    shortened = was is not None and was != now and now in was
    taken = bool(context.asked.take & _names(lecture))
    # without a link a heading is known by its words alone: they stay
    linked = section.lecture is not None and section.lecture.link is not None
    parts = labels.divide(label, was) if was and was != now and linked else None
    settled = Changes(offered={lecture.id: lecture.title}, reported={lecture.id: None})
    if labels.holds(label, now) and not (parts and shortened) and not taken:
        return settled
    if taken and not shortened and labels.divide(label, now):
        return settled
    if taken and not parts:
        parts = labels.after_number(label)
    if parts is None:
        return _kept(context, section, lecture)
    edit = label_edits.retitle(context.post, label, parts, now, context.escapes)
    after = label.text[: parts.start] + now + label.text[parts.end :]
    if edit is None or after.count(now) != 1:
        return _kept(context, section, lecture)
    anchor = label.heading and context.news.anchors_move and not _has_anchor(context.post, section)
    moved = "; links to its anchor need the new one" if anchor else ""
    text = f"{context.name_of(lecture.id)} is now {now!r}{moved}"
    news = News(NewsKind.CHANGED, text, label.around.start)
    return joined((Changes((edit,), (news,)), settled))


def _wording(
    context: RefreshContext, label: Label, lecture: Lecture, was: str | None
) -> tuple[str | None, str]:
    """The title that was written in a label, and the one of now: clean, or whole where it is so."""
    now, *former = context.whole_titles(lecture)
    clean = any(title and labels.divide(label, title) for title in (was, lecture.title))
    if not now or clean:
        return was, lecture.title
    held = next((title for title in former if labels.divide(label, title)), None)
    return (held, now) if held or labels.divide(label, now) else (was, lecture.title)


def _beside_link(section: Section, lecture: Lecture, was: str | None) -> Changes:
    """What is said of a lecture whose link is not a title (`video`): the title is the author's."""
    offered = Changes(offered={lecture.id: lecture.title})
    if was in {None, lecture.title}:
        return offered
    name = named(was or "", lecture.id)
    said = f"{name} is {lecture.title!r} on YouTube now; its line stays as it is"
    return joined((offered, Changes.said(NewsKind.KEPT, said, section.span.start)))


def _has_anchor(post: Post, section: Section) -> bool:
    heading = section.heading
    line = post.slice(heading.span) if heading else ""
    return bool(re.search(r"\{[^{}]*#[^{}]+\}\s*$", line))


def _kept(context: RefreshContext, section: Section, lecture: Lecture) -> Changes:
    """The author's words stay; what YouTube says is reported once per change."""
    known = context.news.known
    offered = {} if lecture.id in context.offered else {lecture.id: lecture.title}
    if lecture.id in context.listed and context.offered.get(lecture.id) in {None, lecture.title}:
        return Changes(offered={lecture.id: lecture.title})  # of a table or list only news is said
    if known and known.reported.get(lecture.id) == lecture.title:
        return Changes(offered=offered)
    name, now = context.name_of(lecture.id), lecture.title
    said = f"{name} is yours; YouTube says {now!r} (--take {lecture.id} takes it)"
    news = News(NewsKind.KEPT, said, section.span.start)
    return Changes(news=(news,), offered=offered, reported={lecture.id: lecture.title})


def _numbered(
    context: RefreshContext,
    section: Section,
    label: Label,
    lecture: Lecture,
    was: str | None,
    others: Iterable[Edit],
) -> Changes:
    """`--renumber`: the label's number becomes the lecture's, next to `others` of the label."""
    parts = labels.number(label, (lecture.title, was or ""))
    if parts is None or not lecture.number:
        return Changes()
    old = label.text[parts.start : parts.end]
    if old.lstrip("0") == lecture.number.lstrip("0"):
        return Changes()
    edit = label_edits.retitle(context.post, label, parts, lecture.number, context.escapes)
    if edit is None or any(other.span.overlaps(edit.span) for other in others):
        return Changes()
    said = f"{context.name_of(lecture.id)}: number {old} is now {lecture.number}"
    return Changes((edit,), (News(NewsKind.CHANGED, said, section.span.start),))
