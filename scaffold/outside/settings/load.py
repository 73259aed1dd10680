"""The settings of a run: files found, and laid over each other with the environment.

Order, the later wins: defaults, the user's file, the repo's file, `SCAFFOLD_*`, command line.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scaffold.outside import own_folders
from scaffold.outside.files import files
from scaffold.outside.own_folders import CACHE_FOLDER, FILE, PREFIX, PYPROJECT

if TYPE_CHECKING:
    from scaffold.model.settings import Settings


@dataclass(frozen=True)
class LoadedSettings:
    """The settings of a run, where each key came from, and the files that were read.

    `origins` holds the keys that were set, with dots for tables (`check.fail_on`): a file's path,
    "environment" or "command line". `repo_file` is the file nearest to the posts.
    """

    built: "Settings | None" = None
    origins: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Path, ...] = ()
    repo_file: Path | None = None

    @cached_property
    def settings(self) -> "Settings":
        """All settings. Where nothing is set, pydantic is imported only now."""
        from scaffold.model.settings import Settings

        return self.built or Settings()

    def given(self, key: str) -> Any:
        """The value of a key, if it was set anywhere; None costs no import."""
        return getattr(self.settings, key) if key in self.origins else None


def load(start: Path, overrides: Mapping[str, object] | None = None) -> LoadedSettings:
    """The settings for posts in the folder `start`; None among the overrides means not given.

    Paths in files come out absolute: they are relative to the file's folder. Raises SettingsError
    with a line for each mistake of all files and variables.
    """
    user, repo = user_file(), repo_file(start)
    if repo is not None and user is not None and repo.samefile(user):
        repo = None
    given = {key: value for key, value in (overrides or {}).items() if value is not None}
    if not (user or repo or given or _has_variables()):
        return LoadedSettings()
    from scaffold.outside.settings import layers

    built, origins = layers.stack(user, repo, given, user_folder() / FILE)
    return LoadedSettings(built, origins, tuple(path for path in (user, repo) if path), repo)


def _has_variables() -> bool:
    names = (name.upper() for name in os.environ)
    return any(name.startswith(PREFIX) and name != CACHE_FOLDER for name in names)


def user_file() -> Path | None:
    """The user's own settings file, if there is one."""
    path = user_folder() / FILE
    return path if _is_file(path) else None


def user_folder() -> Path:
    """Where the user's own settings live on this system."""
    return own_folders.settings()


def repo_file(start: Path) -> Path | None:
    """The nearest `scaffold.toml` or `pyproject.toml` with `[tool.scaffold]`, upwards.

    The search ends at the repo's root; without a repo, below the home folder and the disk's root.
    """
    for folder in own_folders.within_repo(start):
        for path in (folder / FILE, folder / PYPROJECT):
            if _is_file(path) and (path.name == FILE or _is_ours(path)):
                return path
    return None


def _is_ours(path: Path) -> bool:
    """Whether a `pyproject.toml` has our table; most need no more than a look for the word."""
    try:
        data = files.read_bytes(path, own_folders.LARGEST)
    except OSError:
        return False
    if b"scaffold" not in data:
        return False
    from scaffold.outside.settings import file

    return file.has_our_table(data)


def _is_file(path: Path) -> bool:
    """As Path.is_file, but False where the system does not let us look."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises PermissionError before 3.14
