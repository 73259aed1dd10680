"""The titles and numbers of a post's lectures: which are YouTube's to change, and how."""

import re

from scaffold.model.post import Naming, Post, Section
from scaffold.model.refresh import NewsKind
from scaffold.model.template import Lecture
from scaffold.notes.course.lectures import UNTITLED
from scaffold.notes.refreshing import label as labels
from scaffold.notes.refreshing import label_edits
from scaffold.notes.refreshing.changes import Changes
from scaffold.notes.refreshing.label import Label


def refresh_label(changes: Changes, section: Section, lecture: Lecture) -> None:
    label = labels.of_section(changes.post, section)
    naming = section.lecture.naming if section.lecture else None
    if naming is Naming.WHOLE or label is None or lecture.gone or lecture.title == UNTITLED:
        return
    if lecture.id in changes.course.unsure:
        _say_unsure(changes, section, lecture)
        return
    was = changes.offered.get(lecture.id) if changes.course.known else None
    _retitle(changes, section, label, lecture, was)
    if changes.asked.renumber:
        _renumber(changes, section, label, lecture, was)


def _retitle(
    changes: Changes, section: Section, label: Label, lecture: Lecture, was: str | None
) -> None:
    """The three rules."""
    now = lecture.title
    taken = bool(changes.asked.take & {lecture.id, lecture.number})
    parts = labels.divide(label, was) if was and was != now else None
    if labels.holds(label, now) and not (parts and _shortened(was, now)) and not taken:
        _settle(changes, lecture)
        return
    if taken and not _shortened(was, now) and labels.divide(label, now):
        _settle(changes, lecture)
        return
    if taken and not parts:
        parts = labels.after_number(label)
    if parts is None:
        _keep(changes, section, label, lecture)
        return
    _replace_title(changes, section, label, parts, lecture)


def _shortened(was: str | None, now: str) -> bool:
    """YouTube's title of now is a part of the one written: the whole one is ours, not its part."""
    return was is not None and was != now and now in was


def _replace_title(
    changes: Changes, section: Section, label: Label, parts: labels.Parts, lecture: Lecture
) -> None:
    edit = label_edits.retitle(changes.post, label, parts, lecture.title, changes.also)
    old = label.text[parts.start : parts.end]
    after = label.text[: parts.start] + lecture.title + label.text[parts.end :]
    if edit is None or after.count(lecture.title) != 1:
        _keep(changes, section, label, lecture)
        return
    anchor = (
        label.heading and changes.course.anchors_move and not _has_anchor(changes.post, section)
    )
    moved = "; links to its anchor need the new one" if anchor else ""
    changes.edits.append(edit)
    changes.say(
        NewsKind.CHANGED,
        f"{lecture.id}: {old.strip()!r} is now {lecture.title!r}{moved}",
        label.around.start,
    )
    _settle(changes, lecture)


def _has_anchor(post: Post, section: Section) -> bool:
    heading = section.heading
    line = post.slice(heading.span) if heading else ""
    return bool(re.search(r"\{[^{}]*#[^{}]+\}\s*$", line))


def _settle(changes: Changes, lecture: Lecture) -> None:
    changes.offered[lecture.id] = lecture.title
    changes.reported.pop(lecture.id, None)


def _keep(changes: Changes, section: Section, label: Label, lecture: Lecture) -> None:
    """The author's words stay; what YouTube says is told once per change."""
    changes.offered.setdefault(lecture.id, lecture.title)
    if changes.course.known is None:
        changes.offered[lecture.id] = lecture.title
    if changes.reported.get(lecture.id) == lecture.title:
        return
    changes.reported[lecture.id] = lecture.title
    text = " ".join(label.text.split())
    said = f"{lecture.id}: yours is {text!r}; YouTube says {lecture.title!r}"
    changes.say(NewsKind.KEPT, f"{said} (--take {lecture.id} takes it)", section.span.start)


def _say_unsure(changes: Changes, section: Section, lecture: Lecture) -> None:
    said = f"{lecture.id}: the listing's title changed, its page could not be read"
    changes.say(NewsKind.UNSURE, said, section.span.start)
    changes.offered.setdefault(lecture.id, None)


def _renumber(
    changes: Changes, section: Section, label: Label, lecture: Lecture, was: str | None
) -> None:
    parts = labels.number(label, (lecture.title, was or ""))
    if not label.heading or parts is None or not lecture.number:
        return
    old = label.text[parts.start : parts.end]
    if old.lstrip("0") == lecture.number.lstrip("0"):
        return
    edit = label_edits.retitle(changes.post, label, parts, lecture.number, changes.also)
    if edit is not None and not any(other.span.overlaps(edit.span) for other in changes.edits):
        changes.edits.append(edit)
        said = f"{lecture.id}: number {old} is now {lecture.number}"
        changes.say(NewsKind.CHANGED, said, section.span.start)
