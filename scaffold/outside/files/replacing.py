"""A file's bytes replaced in one step: a reader, or a kill at any moment, finds old or new."""

import contextlib
import importlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

ENDING = ".scaffold-new"
"""What names of files end in that are not yet in their place."""
_ACCESS = "system.posix_acl_access"
_YOUNG = 60.0  # seconds in which an empty one may still be filled
_PATIENCE = 60.0  # seconds to wait for another run, where a lock does not wait by itself


def replace(target: Path, data: bytes, check: Callable[[], None]) -> None:
    """The bytes in place of the file in one step; `check` is called when all is ready.

    Raises OSError, and what `check` raises; then the old file is as it was.
    """
    _sweep(target.parent)
    new = target.with_name(f".{target.name[:40]}.{os.urandom(4).hex()}{ENDING}")
    try:
        # what the old file kept from others, the new one never shows them
        mode = 0o600 if target.exists() else 0o666
        with open(new, "xb", opener=lambda name, how: os.open(name, how, mode)) as file:
            _lock(file)
            _take_over(new, target)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            check()
            if os.name != "nt":  # where the lock goes with the file into its place
                new.replace(target)
        if os.name == "nt":
            _put(new, target)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def _take_over(new: Path, old: Path) -> None:
    """Mode, and owner where that is allowed, of the file that is there; else the usual mode."""
    try:
        status = old.stat()
    except FileNotFoundError:
        return
    if hasattr(os, "chown"):
        # a group of ours can be given where the owner, another person, cannot
        for owner in ((-1, status.st_gid), (status.st_uid, -1)):
            with contextlib.suppress(OSError):
                os.chown(new, *owner)
    new.chmod(stat.S_IMODE(status.st_mode))
    if hasattr(os, "listxattr"):
        _take_over_attributes(new, old)


def _take_over_attributes(new: Path, old: Path) -> None:
    """Extended attributes, and the list of who may do what: without it a group would gain access.

    Raises OSError where that list cannot be kept.
    """
    with contextlib.suppress(OSError):  # which it took from the folder
        os.removexattr(new, _ACCESS)
    try:
        names = os.listxattr(old)
    except OSError:  # a disk without them
        return
    for name in names:
        try:
            os.setxattr(new, name, os.getxattr(old, name))
        except OSError:
            if name == _ACCESS:
                raise


def _put(new: Path, target: Path) -> None:
    """Windows refuses while another program has the file open, mostly for a moment only."""
    for pause in (0.02, 0.05, 0.1, 0.2, 0.4):
        try:
            new.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    new.replace(target)


def _sweep(folder: Path) -> None:
    """Remove what a process that was killed has left in the folder."""
    found: list[Path] = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        found += (Path(entry) for entry in entries if entry.name.endswith(ENDING))
    for left in found:
        with contextlib.suppress(OSError):
            if left.is_symlink() or not left.is_file():
                continue
            status = left.stat()
            if not status.st_size and time.time() - status.st_mtime <= _YOUNG:
                continue
            if os.name == "nt":
                left.unlink()  # it keeps what any process has open
                continue
            with left.open("r+b") as file:
                _lock(file)
                left.unlink()


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Wait until no other run of ours has the folder, and have it; where the disk has locks."""
    if os.name == "nt":
        with _locked_by_name(folder):
            yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _locked_by_name(folder: Path) -> Iterator[None]:
    """Windows locks no folders: a file of the user's that is named after it is locked instead."""
    import hashlib
    import tempfile

    name = hashlib.sha256(os.path.normcase(folder.resolve()).encode("utf-8", "replace")).hexdigest()
    with Path(tempfile.gettempdir(), f"scaffold-{name[:32]}.lock").open("a+b") as file:
        end = time.monotonic() + _PATIENCE
        while not _has_byte(file, "LK_NBLCK") and time.monotonic() < end:
            time.sleep(0.05)
        try:
            yield
        finally:
            _has_byte(file, "LK_UNLCK")


def _has_byte(file: BinaryIO, how: str) -> bool:
    """Lock the first byte of a file, or unlock it; False where another process has it."""
    locking = importlib.import_module("msvcrt")  # types of other systems do not know it
    file.seek(0)
    try:
        locking.locking(file.fileno(), getattr(locking, how), 1)
    except OSError:
        return False
    return True


def _lock(file: BinaryIO) -> None:
    """Raise OSError if a process that is alive has the file; Windows keeps open files itself."""
    if os.name != "nt":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
