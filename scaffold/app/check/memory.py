"""What snapshots beside the posts remember; each is read once, a damaged one is told once."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.app.posts import Settled
from scaffold.errors import ScaffoldError
from scaffold.model.known import KnownList, Remembered

if TYPE_CHECKING:
    from scaffold.model.snapshot import Snapshot

LONE = "videos"


class Memory:
    """The snapshots of a run. Where there are none, nothing is imported to look for them."""

    def __init__(self, settled: Settled, *, wanted: bool) -> None:
        self._settled = settled
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
        above = (folder / ".scaffold" for folder in path.resolve().parents)
        named = self._settled.names_snapshots
        if not (self._wanted or named or any(folder.is_dir() for folder in above)):
            return None
        from scaffold.outside import snapshots

        return snapshots.folder_for(path, self._settled.loaded)

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
                from scaffold.notes import known

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
            from scaffold.notes import known

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
