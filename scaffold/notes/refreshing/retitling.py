"""The titles and numbers of a post's lectures: which are YouTube's to change, and how."""

import re

from scaffold.model.post import Naming, Post, Section
from scaffold.model.refresh import NewsKind
from scaffold.model.template import Lecture
from scaffold.notes.course.lectures import UNTITLED
from scaffold.notes.refreshing import label as labels
from scaffold.notes.refreshing import label_edits as relabelling
from scaffold.notes.refreshing.changes import Draft
from scaffold.notes.refreshing.label import Label


def refresh_label(draft: Draft, section: Section, lecture: Lecture) -> None:
    label = labels.of_section(draft.post, section)
    naming = section.lecture.naming if section.lecture else None
    if naming is Naming.WHOLE or label is None or lecture.gone or lecture.title == UNTITLED:
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
    edit = relabelling.retitle(draft.post, label, parts, lecture.title, draft.also)
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
    edit = relabelling.retitle(draft.post, label, parts, lecture.number, draft.also)
    if edit is not None and not any(other.span.overlaps(edit.span) for other in draft.edits):
        draft.edits.append(edit)
        said = f"{lecture.id}: number {old} is now {lecture.number}"
        draft.say(NewsKind.CHANGED, said, section.span.start)
