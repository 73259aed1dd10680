"""The open pages: what each said of its player, and the line on which it hears of news."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict, dataclass, field

from scaffold.model.player import Command, Moment
from scaffold.outside.player.desk import Json

_PULSE = 15.0
"""Seconds after which a quiet line says that it is still there."""


@dataclass(slots=True)
class _Page:
    """One open page; `said` is when its moment came, on the clock of the process."""

    news: asyncio.Queue[str | None] = field(default_factory=asyncio.Queue)
    moment: Moment | None = None
    rate: float = 1.0
    said: float = 0.0


class Pages:
    """A time source: the pages of the browser. All calls come from the server's own thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[str, _Page] = {}
        self._closed = False

    def report(self, page: str, moment: Moment | None, rate: float) -> bool:
        """Keep where a page's player is, None if it plays nothing; False for one without a line."""
        known = self._open.get(page)
        if known is None:
            return False
        known.moment, known.rate, known.said = moment, rate, self._clock()
        return True

    def moment(self) -> Moment | None:
        """Where the player is now: that of the page that runs, else of the one used last."""
        page = self._current()
        if page is None or page.moment is None:
            return None
        if not page.moment.playing:
            return page.moment
        since = (self._clock() - page.said) * page.rate
        return Moment(page.moment.video, page.moment.seconds + since, playing=True)

    @property
    def said(self) -> float:
        """When the player was last heard of, on the machine's clock that only goes forward."""
        page = self._current()
        return page.said if page else 0.0

    def _current(self) -> _Page | None:
        known = [page for page in self._open.values() if page.moment]
        return max(known, key=_rank) if known else None

    def send(self, command: Command) -> bool:
        """Ask the page whose player is meant."""
        page = self._current()
        if page is None:
            return False
        page.news.put_nowait(_event("command", asdict(command)))
        return True

    def tell(self, kind: str, content: Json) -> None:
        """Let every page know."""
        for page in self._open.values():
            page.news.put_nowait(_event(kind, content))

    def close(self) -> None:
        """End all lines."""
        self._closed = True
        for page in self._open.values():
            page.news.put_nowait(_event("end", {}))
            page.news.put_nowait(None)

    async def line(self, name: str) -> AsyncIterator[str]:
        """The news for one page, until it or the server goes."""
        page = self._open[name] = _Page()
        try:
            yield "retry: 1000\n\n"
            while not (self._closed and page.news.empty()):
                try:
                    news = await asyncio.wait_for(page.news.get(), _PULSE)
                except TimeoutError:
                    news = ": still here\n\n"
                if news is None:
                    return
                yield news
        finally:
            if self._open.get(name) is page:
                del self._open[name]


def _rank(page: _Page) -> tuple[bool, float]:
    return (page.moment is not None and page.moment.playing, page.said)


def _event(kind: str, content: Json) -> str:
    return f"event: {kind}\ndata: {json.dumps(content)}\n\n"
