"""The titles and numbers of a post's lectures: which are YouTube's to change, and how."""

import re
from collections.abc import Iterable

from scaffold.model.course import Lecture
from scaffold.model.edit import Edit
from scaffold.model.post import Naming, Section
from scaffold.model.refresh import News, NewsKind
from scaffold.notes.course.lectures import UNTITLED
from scaffold.notes.refreshing import label as labels
from scaffold.notes.refreshing import label_edits
from scaffold.notes.refreshing.changes import Changes, RefreshContext, joined
from scaffold.notes.refreshing.label import Label
from scaffold.notes.refreshing.rows import is_called_alike
from scaffold.wording import named

_ANCHOR = re.compile(r"\{[^{}]*#[^{}]+\}\s*$")


def titles(context: RefreshContext) -> Changes:
    """The labels of the post's lectures as YouTube's news and `--renumber` want them."""
    known = context.news.course.by_id
    sections = context.sections.items()
    return joined(
        _of_section(context, section, known[video]) for video, section in sections if video in known
    )


def _of_section(context: RefreshContext, section: Section, lecture: Lecture) -> Changes:
    label = labels.of_section(context.post, section)
    if section.lecture is None or section.lecture.naming is Naming.WHOLE or label is None:
        return Changes()
    if not lecture.alive or lecture.title == UNTITLED:
        return Changes()
    if lecture.id in context.news.held and not context.asked.takes(lecture):
        return Changes()
    if lecture.id in context.news.unsure:
        name = context.name_of(lecture.id)
        said = f"{name}: the listing's title changed, its page could not be read"
        news = (News(NewsKind.UNSURE, said, section.span.start),)
        return Changes(news=news, offered={lecture.id: context.offered.get(lecture.id)})
    link = section.lecture.link
    listed = lecture.id in context.listed and not section.heading
    if listed and link and is_called_alike(context.post, link):
        return _beside_link(context, section, lecture)
    titled = _titled(context, section, label, lecture)
    if not context.asked.renumber:
        return titled
    return joined((titled, _numbered(context, section, label, lecture, titled.edits)))


def _titled(context: RefreshContext, section: Section, label: Label, lecture: Lecture) -> Changes:
    """The three rules."""
    was, now = _wording(context, label, lecture)
    # YouTube's title of now may be a part of the one written: the whole one is ours, not its part
    shortened = was is not None and was != now and now in was
    taken = bool(context.asked.takes(lecture))
    # without a link a heading is known by its words alone: they stay
    linked = section.lecture is not None and section.lecture.link is not None
    place = labels.divide(label, was) if was and was != now and linked else None
    settled = Changes(offered={lecture.id: lecture.title}, reported={lecture.id: None})
    if labels.holds(label, now) and not (place and shortened) and not taken:
        return settled
    if taken and not shortened and labels.divide(label, now):
        return settled
    if taken and not place:
        place = labels.after_number(label)
    edit = label_edits.retitle(context.post, label, place, now, context.escapes) if place else None
    if place is None or edit is None or place.put(label, now).count(now) != 1:
        return _kept(context, section, lecture)
    moved = ""
    if section.heading and context.news.anchors_move:
        own = _ANCHOR.search(context.post.slice(section.heading.span))
        moved = "" if own else "; links to its anchor need the new one"
    text = f"{context.name_of(lecture.id)} is now {now!r}{moved}"
    news = News(NewsKind.CHANGED, text, label.around.start)
    return joined((Changes((edit,), (news,)), settled))


def _wording(context: RefreshContext, label: Label, lecture: Lecture) -> tuple[str | None, str]:
    """The title that was written in a label, and the one of now: clean, or whole where it is so."""
    was = context.offered.get(lecture.id)
    now, *former = context.whole_titles(lecture)
    clean = any(title and labels.divide(label, title) for title in (was, lecture.title))
    if not now or clean:
        return was, lecture.title
    held = next((title for title in former if labels.divide(label, title)), None)
    return (held, now) if held or labels.divide(label, now) else (was, lecture.title)


def _beside_link(context: RefreshContext, section: Section, lecture: Lecture) -> Changes:
    """What is said of a lecture whose link is not a title (`video`): the title is the author's."""
    was, offered = context.offered.get(lecture.id), {lecture.id: lecture.title}
    if was in {None, lecture.title}:
        return Changes(offered=offered)
    name = named(was or "", lecture.id)
    said = f"{name} is {lecture.title!r} on YouTube now; its line stays as it is"
    return Changes(news=(News(NewsKind.KEPT, said, section.span.start),), offered=offered)


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
    others: Iterable[Edit],
) -> Changes:
    """`--renumber`: the label's number becomes the lecture's, next to `others` of the label."""
    place = labels.number(label, (lecture.title, context.offered.get(lecture.id) or ""))
    old = label.text[place.start : place.end] if place else ""
    if place is None or not lecture.number or old.lstrip("0") == lecture.number.lstrip("0"):
        return Changes()
    edit = label_edits.retitle(context.post, label, place, lecture.number, context.escapes)
    if edit is None or any(other.span.overlaps(edit.span) for other in others):
        return Changes()
    said = f"{context.name_of(lecture.id)}: number {old} is now {lecture.number}"
    return Changes((edit,), (News(NewsKind.CHANGED, said, section.span.start),))
