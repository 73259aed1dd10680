"""The posts that a site has already: which there are, how they begin, and which hold an id."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from scaffold.outside.files import bounds, files, posts
from scaffold.outside.sites.conventions import OldPost
from scaffold.outside.sites.layout import Layout

MOST = 20_000
"""So many posts of a site are looked at."""
HEAD = 4_096  # bytes: where front matters end, mostly
LARGEST = 4_000_000  # bytes; nobody writes a post that is larger


def of_site(layout: Layout) -> tuple[Path, ...]:
    """The site's posts, each once; nothing hidden or ignored by git."""
    found: dict[Path, None] = {}
    for path in layout.folders():
        if not bounds.way_out(path):
            found |= dict.fromkeys(posts.in_folder(path, MOST) if path.is_dir() else [path])
    return tuple(found)[:MOST]


def heads(paths: Sequence[Path], root: Path) -> Iterator[OldPost]:
    """How each of the posts begins; what cannot be read is left out."""
    for path in paths:
        try:
            head = files.read_head(path, HEAD)
            changed = path.stat().st_mtime
        except OSError:
            continue
        yield OldPost(Path(os.path.relpath(path, root)).as_posix(), head, changed)


def holding(paths: Sequence[Path], word: bytes) -> Iterator[tuple[Path, bytes]]:
    """The posts whose bytes hold the word, with all of their bytes."""
    for path in paths:
        try:
            data = files.read_bytes(path, LARGEST)
        except OSError:
            continue
        if word in data:
            yield path, data
