"""What a course has to tell one post: its news there, and what the snapshot keeps of the post."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from scaffold.app.outcome import spoken
from scaffold.app.reading import read_post
from scaffold.app.refresh.courses import CourseState
from scaffold.errors import ScaffoldError, UsageError
from scaffold.model.course import Lecture
from scaffold.model.post import Post
from scaffold.model.preset import Preset
from scaffold.model.refresh import Asked, RefreshPlan
from scaffold.model.settings import Settings
from scaffold.model.snapshot import KnownPost, Snapshot
from scaffold.model.template import ChapterLine, visible
from scaffold.notes.course import learning
from scaffold.notes.course.moved_posts import followed, remaining
from scaffold.notes.refreshing import plan as refreshing
from scaffold.notes.refreshing.insertion import Render
from scaffold.notes.writing import render
from scaffold.outside import snapshots
from scaffold.outside.files.files import Text
from scaffold.outside.limits import limited


def plan(
    post: Post, path: Path, state: CourseState, preset: Preset, settings: Settings, asked: Asked
) -> RefreshPlan:
    """What is to change in the post for this course."""
    key = snapshots.key_of(path, state.folder)
    before = state.before
    known = before.posts.get(key) if before else None
    news = replace(
        state.news,
        known=known,
        elsewhere=_written_elsewhere(state, key),
        notes=None if state.teller is None else "first" if state.teller == key else "other",
        name=spoken(path),
        anchors_move=preset.rules.site.text_anchors,
    )
    choice = (known.chapters if known else None) or settings.chapters
    section_text, chapters_of = _renderers(state, preset, settings, choice)
    escapes = preset.rules.escapes
    return refreshing.plan(post, news, asked, escapes, section_text, chapters_of)


def _renderers(
    state: CourseState, preset: Preset, settings: Settings, choice: str
) -> tuple[Render, refreshing.Chapters]:
    """What renders a new lecture's section, and what that has below its heading."""
    built = {lecture.id: lecture for lecture in state.lectures}
    seen = visible(settings, preset.name)

    def rendered(lecture: Lecture, label: str, url: str, chosen: Sequence[ChapterLine]) -> str:
        written = replace(built[lecture.id], label=label, url=url, chapters=tuple(chosen))
        return limited(preset, render.render_section, preset, state.listing, written, seen)

    def section_text(lecture: Lecture, label: str, url: str) -> str:
        chapters = built[lecture.id].chapters if choice != "none" else ()
        chosen = [c for c in chapters if choice == "all" or not c.automatic]
        return rendered(lecture, label, url, chosen)

    def chapters_of(lecture: Lecture) -> tuple[str, str]:
        whole = section_text(lecture, lecture.label, "")
        plain = rendered(lecture, lecture.label, "", ())
        text = whole.removeprefix(plain.rstrip()) if whole.startswith(plain.rstrip()) else ""
        return plain.partition("\n")[2], text.strip("\n")

    return section_text, chapters_of


def _written_elsewhere(state: CourseState, key: str) -> frozenset[str]:
    """The lectures that other posts hold; how many do is counted once for all posts."""
    before = state.before
    if before is None:
        return frozenset()
    if state.holders is None:
        there = _posts_there(before, state).values()
        state.holders = Counter(video for post in there for video in post.written)
    own = before.posts[key].written if key in before.posts else frozenset[str]()
    return frozenset(video for video, n in state.holders.items() if n > (video in own))


def save(states: Iterable[CourseState | ScaffoldError]) -> list[ScaffoldError]:
    """Write what the snapshots keep; and why some were not written.

    That is the posts of this run and the others, and the noted lengths that a video with
    timecodes, here or in another post, still has.
    """
    errors: list[ScaffoldError] = []
    for state in states:
        if isinstance(state, ScaffoldError):
            continue
        try:
            after = state.after
            if state.offered:
                there = {*_posts_there(after, state), *state.offered}
                posts = remaining({**after.posts, **state.offered}, there)
                after = after.model_copy(update={"posts": posts})
            others = (post for key, post in after.posts.items() if key not in state.timed)
            kept = {video for post in others for video in post.written}
            kept |= {video for videos in state.timed.values() for video in videos}
            after = learning.accept_lengths(after, after.videos.keys() - kept)
            snapshots.write(state.folder, after, state.read)
        except (OSError, ScaffoldError) as error:
            why = f"The snapshot in {state.folder} was not written: {error}"
            errors.append(UsageError(why))
    return errors


def follow_moves(state: CourseState, posts: Mapping[str, Text]) -> dict[str, str]:
    """Let what is known of posts that moved go along, to those of this run: new names to old.

    `posts` are by their names in the snapshot.
    """
    before = state.before
    gone = before.posts.keys() - _posts_there(before, state).keys() if before else set()
    if before is None or not gone:
        return {}
    course = state.news.course
    fresh = {
        key: linked(read_post(post.path, post.data, (course,)), {None, course.playlist})
        for key, post in posts.items()
        if key not in before.posts
    }
    fresh = {key: lectures for key, lectures in fresh.items() if lectures}
    state.before, moved = followed(before, sorted(gone), fresh)
    state.holders = None
    update = {"posts": state.before.posts, "shifts": state.before.shifts}
    state.after = state.after.model_copy(update=update)
    return moved


def _posts_there(snapshot: Snapshot, state: CourseState) -> dict[str, KnownPost]:
    """What the posts that still exist were offered; each is looked for once in a run."""
    for name in snapshot.posts.keys() - state.there.keys():
        state.there[name] = (state.folder.parent / name).exists()
    return {name: post for name, post in snapshot.posts.items() if state.there[name]}


def find_notes(state: CourseState, posts: Mapping[str, frozenset[str]]) -> None:
    """Whether each post of the course is about one lecture; then one of these says what is new.

    `posts` are those of the run with the lectures they link, by their names in the snapshot.
    """
    known = _posts_there(state.before, state) if state.before else {}
    if any(post.part == "index" for post in known.values()):
        return  # the index of a course that new --split wrote says it
    others = {key: post.written for key, post in known.items() if key not in posts}
    held = [lectures for lectures in (*posts.values(), *others.values()) if lectures]
    if len(frozenset().union(*held)) < 2 or any(len(lectures) != 1 for lectures in held):
        return
    places = {video: lecture.position for video, lecture in state.news.course.by_id.items()}
    last = {key: max(places.get(v, 0) for v in found) for key, found in posts.items() if found}
    state.teller = max(last, key=lambda key: (last[key], key), default=None)


def linked(post: Post, playlists: Container[str | None]) -> frozenset[str]:
    """The videos that sections of a post are about, of these playlists (or None: of no list)."""
    videos = (section.lecture.video for section in post.sections if section.lecture)
    return frozenset(video.video for video in videos if video.course in playlists)
