"""What snapshots next to posts remember; each is read once a run, a damaged one reported once."""

from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.errors import ScaffoldError
from scaffold.model.course import Course, Remembered
from scaffold.model.post import Post
from scaffold.outside.own_folders import real, within_repo
from scaffold.outside.settings.load import LoadedSettings

if TYPE_CHECKING:
    from scaffold.model.snapshot import Snapshot

_Key = tuple[Path, str]


class Snapshots:
    """The snapshots of a run. Where there are none, nothing is imported to look for them.

    With `wanted` a post has a folder of snapshots where none is there yet, too. `from_info` are
    files with saved listings.
    """

    def __init__(
        self, loaded: LoadedSettings, *, wanted: bool = False, from_info: tuple[Path, ...] = ()
    ) -> None:
        self._loaded = loaded
        self._saved: tuple[Course, ...] = ()
        if from_info:
            from scaffold.notes.course import known
            from scaffold.outside import saved_listings

            self._saved = tuple(map(known.of_listing, saved_listings.read_all(from_info)))
        self._wanted = wanted
        self._folders: dict[Path, Path | None] = {}
        self._read: dict[_Key, Snapshot | ScaffoldError | None] = {}
        self._remembered: dict[_Key, dict[str, Remembered]] = {}
        self._courses: dict[_Key, Course | None] = {}

    @property
    def errors(self) -> list[ScaffoldError]:
        """Why snapshots could not be read."""
        return [error for error in self._read.values() if isinstance(error, ScaffoldError)]

    def folder(self, path: Path) -> Path | None:
        """Where the snapshots of a post are (or would be, if there were any)."""
        parent = path.parent
        if parent not in self._folders:
            above = (folder / ".scaffold" for folder in within_repo(real(path).parent))
            named = self._loaded.given("snapshots") is not None
            there = self._wanted or named or any(folder.is_dir() for folder in above)
            self._folders[parent] = None
            if there:
                from scaffold.outside import snapshots

                self._folders[parent] = snapshots.folder_for(path, self._loaded)
        return self._folders[parent]

    def snapshot(self, folder: Path | None, name: str) -> "Snapshot | None":
        """A snapshot, if it is there and sound."""
        if folder is None or not folder.is_dir():
            return None
        key = (folder, name)
        if key not in self._read:
            from scaffold.outside import snapshots

            try:
                self._read[key] = snapshots.read(folder, name)
            except ScaffoldError as error:
                self._read[key] = error
        found = self._read[key]
        return None if isinstance(found, ScaffoldError) else found

    def course(self, folder: Path | None, name: str) -> Course | None:
        """The course as its snapshot remembers it."""
        snapshot = self.snapshot(folder, name)
        if folder is None or snapshot is None:
            return None
        key = (folder, name)
        if key not in self._courses:
            from scaffold.notes.course import known

            self._courses[key] = known.of_snapshot(snapshot)
        return self._courses[key]

    def courses(self, post: Post, path: Path) -> tuple[Course, ...]:
        """What is known for a post at that path; saved listings come first.

        Raises SnapshotUnreadable.
        """
        folder = self.folder(path)
        if folder is None:
            return self._saved
        from scaffold.outside.snapshots import LONE

        named = {course.playlist for course in self._saved}
        names = (*(playlist for playlist in post.playlists if playlist not in named), LONE)
        found = [course for name in names if (course := self.course(folder, name))]
        for name in names:
            if isinstance(error := self._read.get((folder, name)), ScaffoldError):
                raise error
        return (*self._saved, *found)

    def remembered(self, folder: Path | None, names: tuple[str, ...]) -> dict[str, Remembered]:
        """What the snapshots of these playlists, and that of lone videos, remember of videos."""
        if folder is None:
            return {}
        from scaffold.notes.course import known
        from scaffold.outside.snapshots import LONE

        found: dict[str, Remembered] = {}
        for key in ((folder, name) for name in (LONE, *names)):
            if key not in self._remembered:
                snapshot = self.snapshot(*key)
                self._remembered[key] = dict(known.remembered((snapshot,))) if snapshot else {}
            found |= self._remembered[key]
        return found

    def offered(self, folder: Path | None, playlist: str, path: Path) -> frozenset[str] | None:
        """The lectures that a post was offered; None for a post that the snapshot does not know."""
        snapshot = self.snapshot(folder, playlist)
        if folder is None or snapshot is None or not snapshot.posts:
            return None
        from scaffold.outside import snapshots

        post = snapshot.posts.get(snapshots.key_of(path, folder))
        if post is None or post.part == "lecture":  # the index tells for all its notes
            return None
        return frozenset(post.offered)
