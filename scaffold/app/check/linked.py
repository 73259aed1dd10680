"""What all posts of a run link, counted in a first pass."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from scaffold.model.address import Address, MalformedLink, VideoLink


@dataclass(slots=True)
class Linked:
    """Ids that are linked. `videos` are in the order they came, `timed` those linked at a moment.

    `playlists` holds, for each, what its links claim: a video and perhaps its `index=`; and
    `folders` where the snapshots of the posts that name it are.
    """

    posts: int = 0
    links: int = 0
    videos: dict[str, None] = field(default_factory=dict)
    timed: set[str] = field(default_factory=set)
    lone: dict[str, set[Path]] = field(default_factory=dict)
    playlists: dict[str, set[tuple[str, int | None]]] = field(default_factory=dict)
    folders: dict[str, set[Path]] = field(default_factory=dict)

    def count(self, addresses: Iterable[Address], folder: Path | None) -> None:
        """Count a post by what its links name; `folder` is where its snapshots are or would be."""
        self.posts += 1
        for address in addresses:
            self.links += 1
            if isinstance(address, MalformedLink):
                continue
            course = address.course
            claims = self.playlists.setdefault(course, set()) if course else set()
            if course and folder:
                self.folders.setdefault(course, set()).add(folder)
            if not isinstance(address, VideoLink):
                continue
            self.videos[address.video] = None
            claims.add((address.video, address.index))
            if address.time is not None:
                self.timed.add(address.video)
            if folder and not course:
                self.lone.setdefault(address.video, set()).add(folder)

    def add(self, links: int, videos: Iterable[str], playlists: Iterable[str]) -> None:
        """Count a post all of which is reported already, but not what its links claim."""
        self.posts += 1
        self.links += links
        self.videos.update(dict.fromkeys(videos))
        for playlist in playlists:
            self.playlists.setdefault(playlist, set())
