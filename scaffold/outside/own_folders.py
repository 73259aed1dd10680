"""The user's own folders on this system; a process in a container may have no home for them."""

import os
from pathlib import Path

FILE = "scaffold.toml"
PYPROJECT = "pyproject.toml"
PREFIX = "SCAFFOLD_"
CACHE_FOLDER = "SCAFFOLD_CACHE_DIR"
"""A variable that is no setting: it says where the cache is."""

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
