"""Whether there are any settings at all, told without loading what reads them.

Reading settings takes longer than linking a post; most people have none.
"""

import os
from pathlib import Path

FILE = "scaffold.toml"
PYPROJECT = "pyproject.toml"
PREFIX = "SCAFFOLD_"


def is_unsettled(start: Path) -> bool:
    """Certainly no settings hold for posts in this folder: no file, no variable."""
    if any(name.upper().startswith(PREFIX) for name in os.environ):
        return False
    start = start.resolve()
    if any(
        (folder / name).exists() for folder in (start, *start.parents) for name in (FILE, PYPROJECT)
    ):
        return False
    import platformdirs

    return not Path(
        platformdirs.user_config_dir("scaffold", appauthor=False, roaming=False), FILE
    ).exists()
