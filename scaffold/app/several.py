"""Asking several questions at a time."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from scaffold.app.outcome import Progress

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")


def several(
    items: Iterable[_Item],
    ask: Callable[[_Item], _Answer],
    at_once: int,
    progress: Progress,
    what: str,
) -> Iterator[tuple[_Item, _Answer]]:
    """Items and answers, asked several at a time, in the order of the items."""
    wanted = list(items)
    executor = ThreadPoolExecutor(at_once)
    if wanted:
        progress(0, len(wanted), what)
    try:
        for done, pair in enumerate(zip(wanted, executor.map(ask, wanted), strict=True), 1):
            yield pair
            progress(done, len(wanted), what)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
