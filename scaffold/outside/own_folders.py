"""The user's own folders on this system, and which folders above one belong with it.

A process in a container may have no home for them.
"""

import os
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

FILE = "scaffold.toml"
PYPROJECT = "pyproject.toml"
LARGEST = 2**20
"""Bytes of the largest settings file that is read."""
PREFIX = "SCAFFOLD_"
CACHE_FOLDER = "SCAFFOLD_CACHE_DIR"
"""A variable that is not a setting: it says where the cache is."""

_NOWHERE = Path(os.devnull, "scaffold")
"""Nothing is there, and nothing can be made there."""


def settings() -> Path:
    """Where the user's own settings are."""
    import platformdirs

    try:
        folder = platformdirs.user_config_dir("scaffold", appauthor=False, roaming=False)
    except RuntimeError:  # nobody's home
        return _NOWHERE
    return _there(folder)


def cache() -> Path:
    """Where answers are kept for a while."""
    import platformdirs

    try:
        folder = platformdirs.user_cache_dir("scaffold", appauthor=False)
    except RuntimeError:
        return _NOWHERE
    return _there(folder)


def _there(folder: str) -> Path:
    """Older versions of platformdirs leave `~` as it is, which would be a folder right here."""
    return Path(folder) if Path(folder).is_absolute() else _NOWHERE


def home() -> Path | None:
    """The user's home folder; a process in a container may have none."""
    try:
        return Path.home().resolve()
    except RuntimeError:
        return None


def real(path: Path) -> Path:
    """Where a path leads; links in a circle, which `Path.resolve` raises at, lead to themselves."""
    return Path(os.path.realpath(path))


def upwards(start: Path) -> Iterator[Path]:
    """The folder, and those above it up to, not with, the home folder."""
    start, end = real(start), home()
    yield start
    if start != end:
        yield from takewhile(lambda folder: folder != end, start.parents)


def within_repo(start: Path) -> Iterator[Path]:
    """The folder and those above it up to the root of the repository.

    Without a repository, below the home folder and the root of the disk.
    """
    for number, folder in enumerate(upwards(start)):
        if number and folder == Path(folder.anchor):
            return
        yield folder
        if (folder / ".git").exists():
            return


def repo_root(start: Path) -> Path | None:
    """The root of the repository that a folder is in, if it is in one."""
    start = real(start)
    return next((folder for folder in (start, *start.parents) if (folder / ".git").exists()), None)
