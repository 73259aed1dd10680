"""What `scaffold new` writes: one post or a note per lecture, the picture, the snapshot last."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scaffold.app.new import pictures, place
from scaffold.app.new.studying import StudiedCourse
from scaffold.app.outcome import Outcome, Remark, ignored_remarks, spoken
from scaffold.errors import ScaffoldError
from scaffold.model.listing import ListingKind
from scaffold.model.pattern import TitlePattern
from scaffold.model.snapshot import KnownPost, Snapshot
from scaffold.model.template import Lecture
from scaffold.notes.course import learning
from scaffold.notes.writing import render
from scaffold.notes.writing.render import NewPost
from scaffold.outside import snapshots
from scaffold.outside.files.files import create, create_bytes
from scaffold.outside.limits import limited
from scaffold.outside.settings.load import LoadedSettings
from scaffold.outside.sites.layout import Layout


@dataclass(frozen=True, slots=True)
class NewFiles:
    """What is needed to write a new post.

    Only a whole listing is remembered. `known` is what the snapshot in `folder` has of it.
    """

    location: place.Location
    layout: Layout | None
    course: StudiedCourse
    pattern: TitlePattern
    post: NewPost
    lectures: tuple[Lecture, ...]
    image: pictures.Picture
    folder: Path | None
    known: Snapshot | None


def write(files: NewFiles, loaded: LoadedSettings) -> Outcome:
    """One post, its picture, and the snapshot last."""
    preset, listing, path = files.location.preset, files.course.listing, files.location.path
    text = limited(preset, render.render_post, preset, files.post, listing, files.lectures)
    if path is None:
        return Outcome(text)
    create(path, text)
    offered: dict[str, str | None] = {video.id: None for video in listing.videos}
    offered |= {lecture.id: lecture.title for lecture in files.lectures if lecture.id}
    chapters = loaded.settings.chapters
    post = KnownPost(preset=preset.name, chapters=chapters, offered=offered)
    errors = finish(files, {path: post})
    return Outcome(spoken(path) + "\n", remarks(files, path), errors)


def finish(files: NewFiles, posts: dict[Path, KnownPost]) -> tuple[ScaffoldError, ...]:
    """The picture, and the snapshot with what the posts were offered.

    The posts are there by now: what fails here is reported next to their paths.
    """
    errors: list[ScaffoldError] = []
    try:
        if files.image.path and files.image.content:
            create_bytes(files.image.path, files.image.content)
    except ScaffoldError as error:
        errors.append(error)
    try:
        if files.folder is not None and files.course.whole:
            _remember(files.folder, files, posts)
    except ScaffoldError as error:
        errors.append(error)
    return tuple(errors)


def _remember(folder: Path, files: NewFiles, posts: dict[Path, KnownPost]) -> None:
    listing = files.course.listing
    today = datetime.now().astimezone().date().isoformat()
    learnt = learning.learn(files.known, listing, today, snapshots.name_of(listing))
    learnt = learning.mark_unread(learnt, files.course.unread)
    lone = listing.kind is ListingKind.VIDEO
    named = {snapshots.key_of(path, folder): post for path, post in posts.items()}
    updated = learnt.model_copy(
        update={
            "pattern": None if lone else files.pattern,
            "posts": {**learnt.posts, **named},
        }
    )
    snapshots.write(folder, updated, files.known)


def remarks(files: NewFiles, path: Path, index: Path | None = None) -> tuple[Remark, ...]:
    """What of it git ignores, what to type, and the commands that link and publish it.

    `path` may be a folder of notes, to which `index` leads.
    """
    name = spoken(path)
    steps = [
        'write notes under the headings, as "8:00 - what is said there", a blank line between two',
        f'scaffold link --watch "{name}" links them whenever you save',
    ]
    if files.post.draft and files.location.preset.rules.drafts:
        beyond = index is not None and not index.is_relative_to(path)
        names = f'"{spoken(index)}" "{name}"' if index and beyond else f'"{name}"'
        together = "s off, of the index and all notes together" if index else " off"
        steps.append(f"scaffold link --publish {names} takes the draft mark{together}")
    ignored = ignored_remarks(files.folder, snapshots.name_of(files.course.listing))
    return (*ignored, *(Remark(f"next: {step}") for step in steps))
