"""The person's own text editor, as `VISUAL` or `EDITOR` name it."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from scaffold.errors import UsageError


def command() -> tuple[str, ...]:
    """The words that start the editor. Raises UsageError if there is none."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    # on Windows backslashes are parts of paths
    words = tuple(shlex.split(named, posix=os.name != "nt"))
    if not words:
        raise UsageError(
            "--edit: no editor is set.", "Set VISUAL or EDITOR, for example: export EDITOR=nano"
        )
    if shutil.which(words[0].strip('"')) is None:
        raise UsageError(
            f"--edit: the editor {words[0]} was not found.", "Check VISUAL and EDITOR."
        )
    return words


def edit(path: Path) -> None:
    """Open a file in the editor and wait until it is closed. Raises UsageError."""
    words = command()
    try:
        ended = subprocess.run([*words, str(path)], check=False)  # noqa: S603 - the person's own
    except OSError as error:
        raise UsageError(f"The editor {words[0]} cannot be started: {error.strerror}.") from error
    if ended.returncode:
        raise UsageError(
            f"The editor {words[0]} ended with {ended.returncode}.", "Open it by hand."
        )
