"""`scaffold new --split`: a note per lecture and an index, all of them or none."""

import contextlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from scaffold.app.new import place
from scaffold.app.new.writing import NewFiles, finish, remarks
from scaffold.app.outcome import Outcome, spoken
from scaffold.app.posts import common_folder
from scaffold.app.site import STDOUT
from scaffold.errors import ScaffoldError, UsageError
from scaffold.model.listing import Listing
from scaffold.model.snapshot import KnownPost
from scaffold.notes.writing import split as splitting
from scaffold.notes.writing.split import Note, SplitBase
from scaffold.outside.files.files import create, refuse_obstacle
from scaffold.outside.limits import limited
from scaffold.outside.own_folders import real
from scaffold.outside.settings.load import LoadedSettings
from scaffold.outside.sites.layout import Layout

Written = tuple[Path, Note, str]
"""A note, where it goes, and its text."""


def refuse_unfit(listing: Listing, output: str | None) -> None:
    """Notes are several files, of a course of several lectures."""
    if output == STDOUT:
        raise UsageError("--split writes several files; - is stdout.", "Name a file or folder.")
    is_folder = output is None or output.endswith(("/", "\\")) or Path(output).is_dir()
    if output and not is_folder and not Path(output).suffix:
        raise UsageError(
            f"--split: {output} has no ending, which all notes would lack.",
            f"For an index of that name: -o {output}.md; for a folder: -o {output}/",
        )
    if listing.rows < 2 and len(listing.videos) < 2:
        raise UsageError("A single video is one note already.", "Leave --split out.")


def write(files: NewFiles, loaded: LoadedSettings) -> Outcome:
    """A note per lecture, the index after them, the snapshot last; the index is named first."""
    index = files.location.path
    if index is None:
        raise UsageError("--split writes several files; - is stdout.", "Name a file or folder.")
    settings = loaded.settings
    written = _notes_of(files, index, unicode=settings.slug_unicode)
    _create(written)
    errors = finish(files, _known_posts(written, files, settings.chapters))
    paths = [path for path, _, _ in (written[-1], *written[:-1])]
    output = "".join(f"{spoken(path)}\n" for path in paths)
    where = common_folder([path for path, note, _ in written if note.lecture] or [index])
    return Outcome(output, remarks(files, where, index), errors)


def _notes_of(files: NewFiles, index: Path, *, unicode: bool) -> tuple[Written, ...]:
    """All notes with their texts, the index last; a file that is there is refused."""
    preset, post, listing = files.location.preset, files.post, files.course.listing
    root, base = _root_of(index, files.layout)
    plan = partial(splitting.plan, unicode=unicode)
    split = limited(preset, plan, preset, post, files.lectures, base)
    what = f"The split rule of preset {preset.name}"
    written = tuple(
        (place.within(root, note.path, what), note, text)
        for note, text in limited(preset, splitting.texts, preset, post, listing, split, base)
    )
    for path, _, _ in written:
        place.refuse_existing(path)
    return written


def _root_of(index: Path, layout: Layout | None) -> tuple[Path, SplitBase]:
    """The root that paths are relative to: the site's, if the index is in it."""
    path = index.absolute()
    refuse_obstacle(path.parent)
    resolved = real(path.parent) / path.name
    if layout and resolved.is_relative_to(layout.root.resolve()):
        root = layout.root.resolve()
        relative = resolved.relative_to(root).as_posix()
        return root, SplitBase(relative, layout.content_of(relative))
    # a bundle's notes are next to its folder
    root = path.parent.parent if path.stem == "index" else path.parent
    return root, SplitBase(path.relative_to(root).as_posix())


def _create(written: Sequence[Written]) -> None:
    """Write all notes. If one cannot be written, those before it are taken back."""
    done: list[tuple[Path, str]] = []
    try:
        for path, _, text in written:
            create(path, text)
            done.append((path, text))
    except ScaffoldError as error:
        left = [path for path, text in reversed(done) if not _taken_back(path, text)]
        if left:
            names = ", ".join(spoken(path) for path in left)
            raise UsageError(f"{error} Written before and still there: {names}.") from error
        raise


def _taken_back(path: Path, text: str) -> bool:
    """Remove a file that we wrote a moment ago, unless somebody changed it since."""
    with contextlib.suppress(OSError):
        if path.read_bytes() == text.encode("utf-8"):
            path.unlink()
            return True
    return False


def _known_posts(
    written: Sequence[Written], files: NewFiles, chapters: str
) -> dict[Path, KnownPost]:
    """What each note was offered: its own lecture, and the index all of them."""
    known: dict[Path, KnownPost] = {}
    preset = files.location.preset.name
    for path, note, _ in written:
        offered: dict[str, str | None] = {video.id: None for video in files.course.listing.videos}
        if note.lecture:
            offered = {note.lecture.id: note.lecture.title}
        part = "lecture" if note.lecture else "index"
        known[path] = KnownPost.model_validate(
            {
                "preset": preset,
                "chapters": chapters,
                "part": part,
                "offered": offered,
            }
        )
    return known
