"""Files as they are saved: told by the system, atomic saves and vanishing files included."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

PAUSE = 0.5
"""At least so often (in seconds) the caller gets a turn, though nothing was saved."""


def changes(named: Sequence[Path], wanted: Callable[[Path], bool]) -> Iterator[frozenset[Path]]:
    """The wanted files that were written or made since the last turn; mostly none.

    Files are watched through their folders: an editor that saves by renaming makes a new file.
    """
    from watchfiles import Change, watch

    folders = {path if path.is_dir() else path.resolve().parent for path in named}
    alone = {path.resolve() for path in named if not path.is_dir()}
    turns = watch(
        *sorted(folders),
        watch_filter=None,
        debounce=200,
        step=50,
        rust_timeout=int(PAUSE * 1000),
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    for turn in turns:
        saved = {Path(name) for change, name in turn if change is not Change.deleted}
        yield frozenset(path for path in saved if path.resolve() in alone or wanted(path))
