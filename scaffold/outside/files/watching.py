"""Files as they are saved, as the system reports it; atomic saves and vanishing files included."""

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

PAUSE = 0.5
"""At least so often (in seconds) the caller gets a turn, though nothing was saved."""


def changes(
    named: Sequence[Path],
    wanted: Callable[[Path], bool],
    stopped: threading.Event | None = None,
) -> Iterator[frozenset[Path]]:
    """The wanted files that were written or made since the last turn; mostly none.

    Files are watched through their folders: an editor that saves by renaming makes a new file.
    `stopped` ends it within a turn.
    """
    from watchfiles import Change, watch

    folders = {path if path.is_dir() else path.resolve().parent for path in named}
    alone = {path.resolve() for path in named if not path.is_dir()}
    turns = watch(
        *sorted(folders),
        watch_filter=None,
        recursive=any(path.is_dir() for path in named),
        debounce=200,
        step=50,
        rust_timeout=int(PAUSE * 1000),
        yield_on_timeout=True,
        raise_interrupt=True,
        stop_event=stopped,
    )
    for turn in turns:
        saved = {Path(name) for change, name in turn if change is not Change.deleted}
        yield frozenset(path for path in saved if path.resolve() in alone or wanted(path))


def state(paths: Iterable[Path]) -> tuple[tuple[str, int, int], ...]:
    """Which of the files are there, when they were changed and how long they are.

    A folder means the files in it.
    """
    found = []
    for path in paths:
        with contextlib.suppress(OSError):
            for file in sorted(path.iterdir()) if path.is_dir() else [path]:
                status = file.stat()
                found.append((str(file), status.st_mtime_ns, status.st_size))
    return tuple(found)
