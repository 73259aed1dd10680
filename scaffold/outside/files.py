"""Files of a person: read whole, written whole in one step, refused if they changed meanwhile."""

import contextlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from scaffold.errors import PostExists, PostUnreadable


@dataclass(frozen=True, slots=True)
class Text:
    """A file as it was read: its bytes decoded strictly, BOM and newlines kept."""

    path: Path
    text: str

    @property
    def data(self) -> bytes:
        """The bytes that were read."""
        return self.text.encode("utf-8")


def read(path: Path) -> Text:
    """Read a whole file as UTF-8. Raises PostUnreadable with the reason."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise PostUnreadable(f"{path} is not there.", "Check the path.") from error
    except OSError as error:
        raise PostUnreadable(f"{path} cannot be read: {error.strerror or error}.") from error
    try:
        return Text(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PostUnreadable(
            f"{path} is not UTF-8: byte {error.start} on line {line} does not fit; it was left "
            "as it is.",
            "Save the file as UTF-8 and run again.",
        ) from error


def rewrite(before: Text, text: str) -> bool:
    """Put new text in place of what was read; no byte is written if nothing changed.

    Refuses if the file is no longer what was read. Keeps mode and symlinks. Returns whether it
    wrote.
    """
    data = text.encode("utf-8")
    if data == before.data:
        return False
    target = before.path.resolve()
    try:
        unchanged = target.read_bytes() == before.data
    except OSError:
        unchanged = False
    if not unchanged:
        raise PostUnreadable(
            f"{before.path} changed on disk while it was worked on; it was left as it is.",
            "Save it in your editor and run the command again.",
        )
    replace(target, data)
    return True


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


def replace(target: Path, data: bytes) -> None:
    """The bytes in one step: a reader, or a kill at any moment, finds the old file or the new."""
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mode = None
    try:
        _replace(target, data, mode)
    except OSError as error:
        raise PostUnreadable(
            f"{target} cannot be written: {error.strerror or error}; it was left as it is.",
            "Check the permissions and the space on the disk.",
        ) from error


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode if mode is not None else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    """The process's mask; it can be read only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
