"""What snapshots beside the posts remember; each is read once, a damaged one is told once."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.errors import ScaffoldError
from scaffold.model.course import Course, KnownList, Remembered
from scaffold.model.post import Post
from scaffold.outside.own_folders import within_repo
from scaffold.outside.settings.load import LoadedSettings

if TYPE_CHECKING:
    from scaffold.model.snapshot import Snapshot


LONE = "videos"


class KnownCourses:
    """The courses of `--from-info` files and of the snapshots beside posts, each read once."""

    def __init__(self, from_info: tuple[Path, ...], loaded: LoadedSettings) -> None:
        self._saved = _saved(from_info) if from_info else ()
        self._loaded = loaded
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
        if self._loaded.given("snapshots") is None and not _above(path):
            return None
        from scaffold.outside import snapshots

        folder = snapshots.folder_for(path, self._loaded)
        return folder if folder.is_dir() else None

    def _snapshot(self, folder: Path, name: str) -> Course | None:
        key = (folder, name)
        if key not in self._remembered:
            self._remembered[key] = _read(folder, name)
        return self._remembered[key]


def _above(path: Path) -> bool:
    """Whether a folder `.scaffold` stands anywhere above; asked before anything is imported."""
    return any((folder / ".scaffold").is_dir() for folder in within_repo(path.resolve().parent))


def _read(folder: Path, name: str) -> Course | None:
    if not (folder / f"{name}.json").is_file():
        return None
    from scaffold.notes.course import courses
    from scaffold.outside import snapshots

    snapshot = snapshots.read(folder, name)
    return courses.of_snapshot(snapshot) if snapshot else None


def _saved(from_info: tuple[Path, ...]) -> tuple[Course, ...]:
    from scaffold.notes.course import courses
    from scaffold.outside import saved_listings

    return tuple(
        courses.of_listing(listing) for path in from_info for listing in saved_listings.read(path)
    )


class Memory:
    """The snapshots of a run. Where there are none, nothing is imported to look for them."""

    def __init__(self, loaded: LoadedSettings, *, wanted: bool) -> None:
        self._loaded = loaded
        self._wanted = wanted
        self._folders: dict[Path, Path | None] = {}
        self._snapshots: dict[tuple[Path, str], Snapshot | None] = {}
        self._remembered: dict[tuple[Path, str], dict[str, Remembered]] = {}
        self._lists: dict[tuple[Path, str], KnownList | None] = {}
        self.errors: list[ScaffoldError] = []

    def folder(self, path: Path) -> Path | None:
        """Where the snapshots of a post are (or would be, if they are to be saved)."""
        parent = path.parent
        if parent not in self._folders:
            self._folders[parent] = self._find(path)
        return self._folders[parent]

    def _find(self, path: Path) -> Path | None:
        named = self._loaded.given("snapshots") is not None
        if not (self._wanted or named or _above(path)):
            return None
        from scaffold.outside import snapshots

        return snapshots.folder_for(path, self._loaded)

    def snapshot(self, folder: Path | None, name: str) -> "Snapshot | None":
        """A snapshot, if it is there and sound."""
        if folder is None:
            return None
        key = (folder, name)
        if key not in self._snapshots:
            from scaffold.outside import snapshots

            try:
                self._snapshots[key] = snapshots.read(folder, name)
            except ScaffoldError as error:
                self.errors.append(error)
                self._snapshots[key] = None
        return self._snapshots[key]

    def remembered(self, folder: Path | None, names: tuple[str, ...]) -> dict[str, Remembered]:
        """What the snapshots of these playlists, and that of lone videos, remember of videos."""
        if folder is None:
            return {}
        found: dict[str, Remembered] = {}
        for name in (LONE, *names):
            found |= self._of(folder, name)
        return found

    def _of(self, folder: Path, name: str) -> dict[str, Remembered]:
        key = (folder, name)
        if key not in self._remembered:
            snapshot = self.snapshot(folder, name)
            if snapshot:
                from scaffold.notes.course import known

                self._remembered[key] = dict(known.remembered((snapshot,)))
            else:
                self._remembered[key] = {}
        return self._remembered[key]

    def known_list(self, folder: Path | None, playlist: str) -> KnownList | None:
        """The playlist as its snapshot remembers it."""
        snapshot = self.snapshot(folder, playlist)
        if folder is None or snapshot is None:
            return None
        key = (folder, playlist)
        if key not in self._lists:
            from scaffold.notes.course import known

            self._lists[key] = known.of_snapshot(snapshot)
        return self._lists[key]

    def offered(self, known: KnownList, folder: Path | None, path: Path) -> KnownList:
        """The list with what this post was offered of it."""
        snapshot = self.snapshot(folder, known.playlist) if known.playlist else None
        if folder is None or snapshot is None or not snapshot.posts:
            return known
        from scaffold.outside import snapshots

        post = snapshot.posts.get(snapshots.key_of(path, folder))
        if post is None or post.part == "lecture":  # the index tells for all its notes
            return known
        return replace(known, offered=frozenset(post.offered))
