"""What is known of the courses that a post names: saved listings, then snapshots; no request."""

from pathlib import Path

from scaffold.app.posts import Settled
from scaffold.model.course import Course
from scaffold.model.post import Post


class KnownCourses:
    """The courses of `--from-info` files and of the snapshots beside posts, each read once."""

    def __init__(self, from_info: tuple[Path, ...], settled: Settled) -> None:
        self._saved = _saved(from_info) if from_info else ()
        self._settled = settled
        self._remembered: dict[tuple[Path, str], Course | None] = {}

    def of(self, post: Post, path: Path) -> tuple[Course, ...]:
        """What is known for a post at that path; saved listings come first."""
        names = {course.playlist for course in self._saved}
        wanted = [playlist for playlist in post.playlists if playlist not in names]
        folder = self._folder(path)
        if folder is None:
            return self._saved
        found = (self._snapshot(folder, name) for name in (*wanted, "videos"))
        return (*self._saved, *(course for course in found if course))

    def _folder(self, path: Path) -> Path | None:
        """The snapshots' folder, if it is there."""
        if not self._settled.names_snapshots and not _above(path):
            return None
        from scaffold.outside import snapshots

        folder = snapshots.folder_for(path, self._settled.loaded)
        return folder if folder.is_dir() else None

    def _snapshot(self, folder: Path, name: str) -> Course | None:
        key = (folder, name)
        if key not in self._remembered:
            self._remembered[key] = _read(folder, name)
        return self._remembered[key]


def _above(path: Path) -> bool:
    """Whether a folder `.scaffold` stands anywhere above; asked before anything is imported."""
    return any((folder / ".scaffold").is_dir() for folder in path.resolve().parents)


def _read(folder: Path, name: str) -> Course | None:
    if not (folder / f"{name}.json").is_file():
        return None
    from scaffold.notes import courses
    from scaffold.outside import snapshots

    snapshot = snapshots.read(folder, name)
    return courses.of_snapshot(snapshot) if snapshot else None


def _saved(from_info: tuple[Path, ...]) -> tuple[Course, ...]:
    from scaffold.notes import courses
    from scaffold.outside import info

    return tuple(courses.of_listing(listing) for path in from_info for listing in info.read(path))
