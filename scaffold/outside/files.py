"""Files of a person: read whole, written whole in one step, refused if they changed meanwhile."""

import contextlib
import errno
import glob
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from scaffold.errors import PostExists, PostUnreadable

_ENDING = ".scaffold-new"
_ABANDONED = 60.0
"""After so many seconds a file of ours that is not yet in its place belongs to a dead process."""


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
        _sweep(target)
        _replace(target, data, check)
    except OSError as error:
        left = "it was left as it is" if target.exists() else "nothing was written"
        raise PostUnreadable(
            f"{target} cannot be written: {error.strerror or error}; {left}.",
            "Check the permissions and the space on the disk.",
        ) from error


def _replace(target: Path, data: bytes, check: Callable[[], None]) -> None:
    beside = target.with_name(f"{_name_beside(target)}.{os.urandom(4).hex()}{_ENDING}")
    if not _replaced_unnamed(beside, data, target, check):
        _replace_named(beside, data, target, check)


def _replace_named(beside: Path, data: bytes, target: Path, check: Callable[[], None]) -> None:
    try:
        with beside.open("xb") as file:
            _fill(file, data, beside, target)
        check()
        _put(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _fill(file: BinaryIO, data: bytes, new: int | Path, target: Path) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())
    _take_over(new, target)


def _replaced_unnamed(beside: Path, data: bytes, target: Path, check: Callable[[], None]) -> bool:
    """Write to a file that gets its name when it is whole: a process killed before leaves nothing.

    False where the system or the disk has no such files, or cannot name them.
    """
    if not hasattr(os, "O_TMPFILE") or not Path("/proc/self/fd").is_dir():
        return False
    with contextlib.ExitStack() as open_files:
        try:
            descriptor = os.open(beside.parent, os.O_TMPFILE | os.O_WRONLY, 0o600)
            file = open_files.enter_context(os.fdopen(descriptor, "wb"))
            _fill(file, data, file.fileno(), target)
        except OSError:
            return False
        check()
        with _undisturbed():
            try:
                os.link(f"/proc/self/fd/{file.fileno()}", beside, follow_symlinks=True)
            except OSError:
                return False
            _rename(beside, target)
    return True


def _rename(beside: Path, target: Path) -> None:
    try:
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Between the name and its place no signal stops us; it comes right after."""
    import signal  # here alone: most runs write nothing

    waiting = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, waiting)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _name_beside(target: Path) -> str:
    return f".{target.name[:40]}"


def _refuse_read_only(target: Path) -> None:
    """A person's write protection holds, though the folder would let us replace the file."""
    if not target.exists():
        return
    # root may write what nobody is meant to
    if not (os.access(target, os.W_OK) and target.stat().st_mode & 0o222):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _take_over(new: int | Path, old: Path) -> None:
    """Mode, and owner where that is allowed, of the file that is there; else the usual mode."""
    try:
        status = old.stat()
    except FileNotFoundError:
        os.chmod(new, 0o666 & ~_umask())  # noqa: PTH101 - by descriptor
        return
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
        with contextlib.suppress(OSError):
            os.chown(new, status.st_uid, status.st_gid)
    os.chmod(new, stat.S_IMODE(status.st_mode))  # noqa: PTH101 - by descriptor


def _put(beside: Path, target: Path) -> None:
    """Windows refuses while another program has the file open, mostly for a moment only."""
    for pause in (0.02, 0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ():
        try:
            beside.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    beside.replace(target)


def _sweep(target: Path) -> None:
    """Remove what a process that was killed in the very last step may have left beside it."""
    for left in target.parent.glob(f"{glob.escape(_name_beside(target))}.*{_ENDING}"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()


def _umask() -> int:
    """The process's mask; it can be read only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
