"""Files of a person: read whole, written whole in one step, refused if they changed meanwhile."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from scaffold.errors import PostExists, PostUnreadable
from scaffold.outside.files import bounds, replacing
from scaffold.outside.own_folders import real

LARGEST = 32 * 2**20
"""Bytes of the largest file that is read: no post, snapshot or setting is so large."""


@dataclass(frozen=True, slots=True)
class Text:
    """A file as it was read: its bytes, and the same decoded strictly, BOM and newlines kept.

    `names`: how many there are of it; a rewrite takes this one alone.
    """

    path: Path
    text: str
    data: bytes
    names: int = 1


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """All bytes of a regular file of sane size. Raises OSError with the reason."""
    with open(path, "rb", opener=_opened) as file:
        if _size(file) > largest:
            raise OSError(errno.EFBIG, f"it is larger than {largest // 2**20} MB")
        return file.read(largest)


def read_head(path: Path, most: int) -> bytes:
    """The first bytes of a regular file. Raises OSError with the reason."""
    with open(path, "rb", opener=_opened) as file:
        _size(file)
        return file.read(most)


def _size(file: BinaryIO) -> int:
    status = os.fstat(file.fileno())
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    return status.st_size


def _opened(name: str, how: int) -> int:
    """A pipe that nobody writes to does not keep us waiting."""
    return os.open(name, how | getattr(os, "O_NONBLOCK", 0))


def read(path: Path) -> Text:
    """Read a whole file as UTF-8. Raises PostUnreadable with the reason."""
    try:
        data = read_bytes(path)
        names = path.stat().st_nlink
    except FileNotFoundError as error:
        raise PostUnreadable(f"{path} is not there.", "Check the path.") from error
    except OSError as error:
        raise PostUnreadable(f"{path} cannot be read: {error.strerror or error}.") from error
    return Text(path, decode(data, str(path)), data, names)


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

    Refuses if the file has changed since it was read. Keeps mode and symlinks. Returns whether it
    wrote.
    """
    data = text.encode("utf-8")
    if data == before.data:
        return False
    replace(real(before.path), data, lambda: _refuse_changed(before))
    return True


def _refuse_changed(before: Text) -> None:
    try:
        unchanged = read_bytes(before.path) == before.data
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
    create_folder(path.parent)
    if is_taken(path):
        raise PostExists(str(path))
    replace(path, data)


def is_taken(path: Path) -> bool:
    """Whether something is there. Raises PostUnreadable for a link to what is not there."""
    if path.is_symlink() and not path.exists():
        raise PostUnreadable(
            f"{path} is a link to {path.readlink()}, which is not there; nothing was written.",
            "Correct or remove the link, or name another file.",
        )
    return path.exists()


def create_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there yet."""
    try:
        refuse_obstacle(folder)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PostUnreadable(
            f"The folder {folder} cannot be made: {error.strerror or error}."
        ) from error


def refuse_obstacle(folder: Path) -> None:
    """Raise PostUnreadable if a file, or a link to nothing, is in the place of a folder."""
    there = next((part for part in (folder, *folder.parents) if os.path.lexists(part)), None)
    if there is None or there.is_dir():
        return
    what, way = f"{there} is a file", "Move the file out of the way"
    if there.is_symlink() and not there.exists():
        what = f"{there} is a link to {there.readlink()}, which is not there"
        way = "Make what it leads to, or correct or remove the link"
    raise PostUnreadable(
        f"The folder {folder} cannot be made: {what}.", f"{way}, or name another place."
    )


def write(path: Path, data: bytes) -> None:
    """Write a file that a person named, whatever is there; a pipe or a device is written to.

    Raises PostUnreadable, for a link of the repository that leads out of it, too.
    """
    target = bounds.way_out(path)
    if target and not _is_special(target):
        raise PostUnreadable(
            f"{path} is a link that leads out of the repository, to {target}; nothing was written.",
            "Name the file itself, or remove the link.",
        )
    if _is_special(path):
        try:
            path.write_bytes(data)
        except OSError as error:
            raise PostUnreadable(f"{path} cannot be written: {error.strerror or error}.") from error
        return
    create_folder(path.parent)
    replace(real(path), data)


def _is_special(path: Path) -> bool:
    """Whether something is there that is neither a file nor a folder."""
    return os.path.exists(path) and not (path.is_file() or path.is_dir())  # noqa: PTH110 - Path.exists raises PermissionError before 3.14


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
