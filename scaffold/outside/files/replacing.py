"""A file's bytes replaced in one step: a reader, or a kill at any moment, finds old or new."""

import contextlib
import glob
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from scaffold.outside.cache import default_folder

_ENDING = ".scaffold-new"
_ABANDONED = 60.0
"""After so many seconds a file of ours that is not yet in its place belongs to a dead process."""


def replace(target: Path, data: bytes, check: Callable[[], None]) -> None:
    """The bytes in place of the file in one step; `check` is called when all is ready.

    Raises OSError, and what `check` raises; then the old file is as it was.
    """
    _sweep(target)
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
        aside = _place_aside(beside.name)
        check()
        with _undisturbed():
            return any(_named_and_placed(file, name, target) for name in (aside, beside))


def _place_aside(name: str) -> Path:
    """A name in the user's cache, where one that a kill leaves is in nobody's way.

    It serves only if the cache is on the disk of the file that is written.
    """
    folder = default_folder() / "writing"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name.lstrip('.').removesuffix(_ENDING)}.new"


def _named_and_placed(file: BinaryIO, name: Path, target: Path) -> bool:
    number = file.fileno()
    try:
        # Python follows the link to the file only if it is given a folder, which is not looked at
        os.link(f"/proc/self/fd/{number}", name, src_dir_fd=number, follow_symlinks=True)
    except OSError:
        return False
    try:
        name.replace(target)
    except OSError:
        name.unlink(missing_ok=True)
        return False
    return True


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


def _take_over(new: int | Path, old: Path) -> None:
    """Mode, and owner where that is allowed, of the file that is there; else the usual mode."""
    try:
        status = old.stat()
    except FileNotFoundError:
        os.chmod(new, 0o666 & ~_umask())  # noqa: PTH101 - by descriptor
        return
    if hasattr(os, "chown"):
        # a group of ours can be given where the owner, another person, cannot
        for owner in ((-1, status.st_gid), (status.st_uid, -1)):
            with contextlib.suppress(OSError):
                os.chown(new, *owner)
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
