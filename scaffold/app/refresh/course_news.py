"""What a course has to tell one post: its news there, and what the snapshot keeps of the post."""

from dataclasses import replace
from pathlib import Path

from scaffold.app.refresh.courses import CourseState
from scaffold.model.post import Post
from scaffold.model.preset import Preset
from scaffold.model.refresh import Asked, CourseNews, RefreshPlan
from scaffold.model.settings import Settings
from scaffold.model.snapshot import KnownPost, Snapshot
from scaffold.model.template import ChapterLine, Lecture, visible
from scaffold.notes.course.courses import of_snapshot
from scaffold.notes.refreshing import plan as refreshing
from scaffold.notes.writing import render
from scaffold.outside import snapshots
from scaffold.outside.limits import limited


def plan(
    post: Post, path: Path, state: CourseState, preset: Preset, settings: Settings, asked: Asked
) -> RefreshPlan:
    """What is to change in the post for this course."""
    key = snapshots.key_of(path, state.folder)
    before = state.before
    known = before.posts.get(key) if before else None
    others = _posts_there(before, state.folder) if before else {}
    elsewhere = [other for name, other in others.items() if name != key]
    course = CourseNews(
        listing=state.listing,
        lectures=_with_chapters(state, known, settings.chapters),
        known=known,
        before=before.order if before else (),
        elsewhere=frozenset(i for post in elsewhere for i, title in post.offered.items() if title),
        unsure=state.unsure,
        unread=state.unread,
        gone=tuple((i, v.gone_since) for i, v in state.after.videos.items() if v.gone_since),
        remembered=_remembered(before),
        anchors_move=preset.rules.site.text_anchors,
    )

    seen = visible(settings, preset.name)

    def section_text(lecture: Lecture) -> str:
        return limited(preset, render.render_section, preset, state.listing, lecture, seen)

    return refreshing.plan(post, course, asked, preset.rules.escapes, section_text)


def _with_chapters(state: CourseState, known: KnownPost | None, usual: str) -> tuple[Lecture, ...]:
    """The lectures with the chapters that the post was made with."""
    choice = (known.chapters if known else None) or usual
    return tuple(replace(lec, chapters=_chosen(lec, choice)) for lec in state.lectures)


def _chosen(lecture: Lecture, choice: str) -> tuple[ChapterLine, ...]:
    if choice == "none":
        return ()
    return tuple(c for c in lecture.chapters if choice == "all" or not c.automatic)


def _remembered(before: Snapshot | None) -> dict[str, tuple[str, int | None]]:
    """Clean title and length of all videos that the snapshot knows, those not listed now, too."""
    if before is None:
        return {}
    everyone = before.model_copy(update={"order": tuple(before.videos)})
    return {
        known.video: (known.titles[0] if known.titles else "", known.duration)
        for known in of_snapshot(everyone).lectures
    }


def with_post(after: Snapshot, key: str, known: KnownPost, folder: Path) -> Snapshot:
    """What the post was offered, beside what other posts that are still there were."""
    return after.model_copy(update={"posts": {**_posts_there(after, folder), key: known}})


def _posts_there(snapshot: Snapshot, folder: Path) -> dict[str, KnownPost]:
    """What the posts that still exist were offered."""
    return {name: p for name, p in snapshot.posts.items() if (folder.parent / name).exists()}
