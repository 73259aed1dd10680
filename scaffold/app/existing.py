"""Whether a post of the site is this course already."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from scaffold.app import place
from scaffold.errors import ScaffoldError, UsageError
from scaffold.model.listing import Listing, ListingKind
from scaffold.model.post import Post
from scaffold.model.snapshot import KnownPost
from scaffold.model.source import Source
from scaffold.notes.reading import read
from scaffold.outside import old_posts, snapshots
from scaffold.outside.settings import LoadedSettings


class CourseExists(UsageError):
    """A post of the site is the course already; nothing was written."""

    def __init__(self, path: str, *, lone: bool) -> None:
        what = "has this video as its lecture" if lone else "is this course"
        super().__init__(
            f"{path} {what}; nothing was written.",
            f'Run scaffold refresh "{path}" to bring it up to date, or name another file with -o.',
        )


def refuse_course(
    paths: Sequence[Path], source: Source | Listing, root: Path, loaded: LoadedSettings
) -> None:
    """Raise CourseExists if one of the site's posts holds the playlist, or the lone video."""
    kind = source.kind if isinstance(source, Source) else source.kind.value
    if kind == ListingKind.CHANNEL.value:
        found = sorted(_remembered(source.id, root, loaded))
    else:
        lone = kind == ListingKind.VIDEO.value
        video = _only_video(source)
        known = {} if lone else _remembered(source.id, root, loaded)
        found = _holders(paths, video if lone else source.id, known, lone=lone)
    if found:
        raise CourseExists(place.spoken(found[0]), lone=kind == ListingKind.VIDEO.value)


def _only_video(source: Source | Listing) -> str:
    """The id of a lone video; a listing of one has it in its row."""
    rows = source.videos if isinstance(source, Listing) else ()
    return rows[0].id if rows else source.id


def _holders(
    paths: Sequence[Path], wanted: str, known: Mapping[Path, KnownPost], *, lone: bool
) -> list[Path]:
    """The posts about the course: an index of its notes, then the one with most lectures first."""
    counts: dict[Path, int] = {}
    for path, data in old_posts.holding(paths, wanted.encode()):
        try:
            post = read(data)
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
    folder = snapshots.folder_for(root / "post.md", loaded)
    try:
        snapshot = snapshots.read(folder, name)
    except ScaffoldError:
        return {}  # told where it matters
    base = folder.parent.resolve()
    posts = {base / key: post for key, post in snapshot.posts.items()} if snapshot else {}
    return {path: post for path, post in posts.items() if path.is_file()}
