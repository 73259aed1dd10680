"""Whether there are any settings at all, told without loading what reads them.

Reading settings takes longer than linking a post; most people have none.
"""

import os
from pathlib import Path

from scaffold.outside import own_folders
from scaffold.outside.own_folders import FILE, PREFIX, PYPROJECT


def is_unsettled(start: Path) -> bool:
    """Certainly no settings hold for posts in this folder: no file, no variable."""
    if any(name.upper().startswith(PREFIX) for name in os.environ):
        return False
    start = start.resolve()
    above = (folder / name for folder in (start, *start.parents) for name in (FILE, PYPROJECT))
    # Path.exists raises PermissionError before 3.14 where the system does not let us look
    return not any(map(os.path.exists, (*above, own_folders.settings() / FILE)))
