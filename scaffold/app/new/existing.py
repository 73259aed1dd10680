"""Whether a post of the site is this course already."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from scaffold.app.outcome import spoken
from scaffold.app.reading import read_post
from scaffold.errors import ScaffoldError, UsageError
from scaffold.model.listing import Listing, ListingKind
from scaffold.model.post import Post
from scaffold.model.snapshot import KnownPost, Snapshot
from scaffold.model.source import Source
from scaffold.outside import snapshots
from scaffold.outside.settings.load import LoadedSettings
from scaffold.outside.sites import old_posts
from scaffold.outside.sites.layout import Layout


class CourseExists(UsageError):
    """A post of the site is the course already; nothing was written."""

    def __init__(self, path: Path, notes: Path | None, *, lone: bool) -> None:
        what = "has this video as its lecture" if lone else "is this course"
        # the notes of a bundle are next to their index: their folder holds both
        both = [path, notes] if notes and notes not in path.resolve().parents else [notes or path]
        named = " ".join(f'"{spoken(one)}"' for one in both if one)
        it = "it and its notes" if notes else "it"
        super().__init__(
            f"{spoken(path)} {what}; nothing was written.",
            f"Run scaffold refresh {named} to bring {it} up to date, or name another file with -o.",
        )


def followed(
    layout: Layout, source: Source | Listing, loaded: LoadedSettings, *, named: bool
) -> tuple[Path, ...]:
    """The site's posts that a new one may follow.

    Raises CourseExists if one is the course already, unless the new post's file is `named`.
    """
    paths = old_posts.of_site(layout)
    if not named:
        _refuse_course(paths, source, layout.root, loaded)
    return _without_notes(paths, layout.root, loaded)


def _refuse_course(
    paths: Sequence[Path], source: Source | Listing, root: Path, loaded: LoadedSettings
) -> None:
    """Raise CourseExists if one of the site's posts holds the playlist, or the lone video."""
    kind = source.kind if isinstance(source, Source) else source.kind.value
    lone = kind == ListingKind.VIDEO.value
    known = {} if lone else _remembered(source.id, root, loaded)
    if kind == ListingKind.CHANNEL.value:
        found = sorted(known)
    else:
        # a listing of one video has its id in its row
        row = source.videos[0] if lone and isinstance(source, Listing) else source
        found = _holders(paths, row.id, known, lone=lone)
    if found:
        raise CourseExists(found[0], _notes_of(found[0], known), lone=lone)


def _without_notes(paths: Sequence[Path], root: Path, loaded: LoadedSettings) -> tuple[Path, ...]:
    """The posts that a new one may follow: notes of lectures are where their index wants them."""
    folder = _snapshots_of(root, loaded)
    posts = (_posts(snapshot, folder) for snapshot in snapshots.readable(folder))
    notes = {path for known in posts for path, post in known.items() if post.part == "lecture"}
    return tuple(path for path in paths if not notes or path.resolve() not in notes)


def _notes_of(index: Path, known: Mapping[Path, KnownPost]) -> Path | None:
    """The folder of the notes of a course that was split, if the post is its index."""
    post = known.get(index.resolve())
    folders = {path.parent for path, note in known.items() if note.part == "lecture"}
    if not folders or post is None or post.part != "index":
        return None
    return Path(os.path.commonpath(folders))


def _holders(
    paths: Sequence[Path], wanted: str, known: Mapping[Path, KnownPost], *, lone: bool
) -> list[Path]:
    """The posts about the course: an index of its notes, then the one with most lectures first."""
    counts: dict[Path, int] = {}
    for path, data in old_posts.holding(paths, wanted.encode()):
        try:
            post = read_post(path, data)
        except ScaffoldError:
            continue
        lectures = _lectures(post, wanted, lone=lone)
        remembered = known.get(path.resolve())
        if remembered and remembered.part == "index":
            return [path]
        if lectures or remembered:
            counts[path] = lectures
    return sorted(counts, key=lambda path: (-counts[path], len(path.parts), path.as_posix()))


def _lectures(post: Post, wanted: str, *, lone: bool) -> int:
    """How many sections of the post are lectures of the playlist (or of the video)."""
    videos = [section.lecture.video for section in post.sections if section.lecture]
    if lone:
        return sum(video.video == wanted for video in videos)
    count = sum(video.course == wanted for video in videos)
    # numbered headings without links may be its lectures, too: (e) of the contract
    numbered = sum(bool(heading.number) for heading in post.headings)
    return count or (numbered if not videos and post.playlists == (wanted,) else 0)


def _remembered(name: str, root: Path, loaded: LoadedSettings) -> dict[Path, KnownPost]:
    """The posts that the site's snapshot knows of the course, if they are still there."""
    folder = _snapshots_of(root, loaded)
    try:
        snapshot = snapshots.read(folder, name)
    except ScaffoldError:
        return {}  # reported where it matters
    posts = _posts(snapshot, folder) if snapshot else {}
    return {path: post for path, post in posts.items() if path.is_file()}


def _snapshots_of(root: Path, loaded: LoadedSettings) -> Path:
    return snapshots.folder_for(root / "post.md", loaded)


def _posts(snapshot: Snapshot, folder: Path) -> dict[Path, KnownPost]:
    """The posts that a snapshot knows, whether they are still there or not."""
    base = folder.parent.resolve()
    return {base / key: post for key, post in snapshot.posts.items()}
