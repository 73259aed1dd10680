"""The posts that a site has already: which there are, how they begin, and which hold an id."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from scaffold.outside.files import bounds, posts
from scaffold.outside.sites.config import content_folders
from scaffold.outside.sites.conventions import OldPost
from scaffold.outside.sites.marks import Site

MOST = 20_000
"""So many posts of a site are looked at."""
HEAD = 4_096  # bytes: where front matters end, mostly
LARGEST = 4_000_000  # bytes; what is larger is no post that somebody wrote


def of_site(site: Site) -> tuple[Path, ...]:
    """The site's posts, each once; nothing hidden or ignored by git."""
    found: dict[Path, None] = {}
    for folder in content_folders(site):
        if bounds.way_out(folder):
            continue
        found |= dict.fromkeys(posts.in_folder(folder, MOST))
    return tuple(found)[:MOST]


def heads(paths: Sequence[Path], root: Path) -> Iterator[OldPost]:
    """How each of the posts begins; what cannot be read is left out."""
    for path in paths:
        try:
            with path.open("rb") as file:
                head = file.read(HEAD)
            changed = path.stat().st_mtime
        except OSError:
            continue
        yield OldPost(path.relative_to(root).as_posix(), head, changed)


def holding(paths: Sequence[Path], word: bytes) -> Iterator[tuple[Path, bytes]]:
    """The posts whose bytes hold the word, with all of their bytes."""
    for path in paths:
        try:
            if path.stat().st_size > LARGEST:
                continue
            data = path.read_bytes()
        except OSError:
            continue
        if word in data:
            yield path, data
