"""How far a repository reaches: its links and names lead nowhere outside of it, nor into .git."""

import os
import unicodedata
from pathlib import Path

from scaffold.outside.files import git
from scaffold.outside.own_folders import real


def way_out(path: Path) -> Path | None:
    """Where a path leads, if that is outside of the repository that it is in, or in its `.git`.

    A link to a folder is the person's own if git does not track it; it leads wherever it likes.
    Without a repository, a link to a file must not leave its folder.
    """
    named = Path(os.path.abspath(path))  # noqa: PTH100 - links keep their own names here
    target = real(named)
    root = next((folder for folder in named.parents if (folder / ".git").exists()), None)
    if root is None:
        own_folder = real(named.parent)
        is_file = named.is_symlink() and not target.is_dir()
        return target if is_file and not _reaches(own_folder, target) else None
    if _reaches(real(root), target) or _is_own(root, named):
        return None
    return target


def is_gits(path: Path) -> bool:
    """Whether a path names git's own folder, however systems spell it."""
    return any(_plain(part) in {".git", "git~1"} for part in path.parts)


def _plain(part: str) -> str:
    """A name as systems compare names that pass over capitals, blanks and what cannot be seen."""
    seen = (letter for letter in part if unicodedata.category(letter) != "Cf")
    return "".join(seen).split(":")[0].rstrip(" .").casefold()


def _reaches(root: Path, target: Path) -> bool:
    return target.is_relative_to(root) and not is_gits(target.relative_to(root))


def _is_own(root: Path, named: Path) -> bool:
    """Whether the link that leads out is to a folder, and none of the repository's files."""
    path = root
    for part in named.relative_to(root).parts:
        path /= part
        if path.is_symlink() and not _reaches(real(root), real(path)):
            return path.is_dir() and not git.tracks(root, path.relative_to(root).as_posix())
    return False
