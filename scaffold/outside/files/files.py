"""Files of a person: read whole, written whole in one step, refused if they changed meanwhile."""

import errno
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scaffold.errors import PostExists, PostUnreadable
from scaffold.outside.files import replacing


@dataclass(frozen=True, slots=True)
class Text:
    """A file as it was read: its bytes, and the same decoded strictly, BOM and newlines kept."""

    path: Path
    text: str
    data: bytes


def read(path: Path) -> Text:
    """Read a whole file as UTF-8. Raises PostUnreadable with the reason."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise PostUnreadable(f"{path} is not there.", "Check the path.") from error
    except OSError as error:
        raise PostUnreadable(f"{path} cannot be read: {error.strerror or error}.") from error
    return Text(path, decode(data, str(path)), data)


def decode(data: bytes, name: str) -> str:
    """The text, newlines and BOM kept. Raises PostUnreadable if it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PostUnreadable(
            f"{name} is not UTF-8: byte {error.start} on line {line} does not fit; it was left "
            "as it is.",
            "Save the file as UTF-8 and run again.",
        ) from error


def read_stdin() -> bytes:
    """All of stdin as it comes."""
    return sys.stdin.buffer.read()


def rewrite(before: Text, text: str) -> bool:
    """Put new text in place of what was read; no byte is written if nothing changed.

    Refuses if the file is no longer what was read. Keeps mode and symlinks. Returns whether it
    wrote.
    """
    data = text.encode("utf-8")
    if data == before.data:
        return False
    replace(before.path.resolve(), data, lambda: _refuse_changed(before))
    return True


def _refuse_changed(before: Text) -> None:
    try:
        unchanged = before.path.read_bytes() == before.data
    except OSError:
        unchanged = False
    if not unchanged:
        raise PostUnreadable(
            f"{before.path} changed on disk while it was worked on; it was left as it is.",
            "Save it in your editor and run the command again.",
        )


def create(path: Path, text: str) -> None:
    """Write a new file; one that is there is refused, even if it came this moment."""
    create_bytes(path, text.encode("utf-8"))


def create_bytes(path: Path, data: bytes) -> None:
    """Write new bytes whole or not at all; the folders above are made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PostUnreadable(
            f"The folder {path.parent} cannot be made: {error.strerror or error}."
        ) from error
    if path.exists() or path.is_symlink():
        raise PostExists(str(path))
    replace(path, data)


def create_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there yet."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PostUnreadable(
            f"The folder {folder} cannot be made: {error.strerror or error}."
        ) from error


def replace(target: Path, data: bytes, check: Callable[[], None] = lambda: None) -> None:
    """The bytes in one step: a reader, or a kill at any moment, finds the old file or the new.

    `check` is called when all is ready; what it raises leaves the file as it is.
    """
    try:
        _refuse_read_only(target)
        replacing.replace(target, data, check)
    except OSError as error:
        left = "it was left as it is" if target.exists() else "nothing was written"
        raise PostUnreadable(
            f"{target} cannot be written: {error.strerror or error}; {left}.",
            "Check the permissions of the file and its folder, and the space on the disk.",
        ) from error


def _refuse_read_only(target: Path) -> None:
    """A person's write protection holds, though the folder would let us replace the file."""
    if not target.exists():
        return
    # root may write what nobody is meant to
    if not (os.access(target, os.W_OK) and target.stat().st_mode & 0o222):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
