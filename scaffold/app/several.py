"""Asking several at a time, with a stop when it has no sense to go on."""

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from scaffold.app.outcome import Progress
from scaffold.model.evidence import NotLooked
from scaffold.outside.youtube.witness import is_refusal

REFUSALS = 3
"""After so many refusals in a row nobody is asked any more in this run."""
SILENCES = 8
"""After so many questions in a row without any answer it is our network."""

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")


class Gate:
    """One for a run: once it is closed, every question is answered with the cause."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._refusals = self._silences = 0
        self._closed: NotLooked | None = None

    def ask(self, question: Callable[[], _Answer | NotLooked]) -> _Answer | NotLooked:
        """The answer, unless the gate is closed."""
        if self._closed:
            return self._closed
        answer = question()
        with self._lock:
            self._note(answer)
        return answer

    def _note(self, answer: object) -> None:
        if not isinstance(answer, NotLooked):
            self._refusals = self._silences = 0
            return
        self._silences += 1
        self._refusals += is_refusal(answer.cause)
        if self._refusals >= REFUSALS or self._silences >= SILENCES:
            self._closed = answer


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
    try:
        for done, pair in enumerate(zip(wanted, executor.map(ask, wanted), strict=True), 1):
            yield pair
            progress(done, len(wanted), what)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
