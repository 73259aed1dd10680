"""How we behave when YouTube refuses us or is silent: slower, later, and soon not at all."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from scaffold.errors import ScaffoldError, TooManyRequests, Unreachable
from scaffold.outside.youtube.door import Send

LONGEST = 30.0
"""Seconds of a Retry-After that we wait; if YouTube wants more, this run asks no more."""
PATIENCE = 60.0
"""Seconds that a run waits in all because it was refused."""
UNNAMED = 2.0
"""Seconds to wait after a refusal that names none."""
REFUSALS = 2
"""After so many rounds of refusals, with a wait between them, nobody is asked any more."""
SILENCES = 8
"""After so many failures in a row without any answer it is our network, or their server."""
_SLOWER, _SLOWEST = 0.5, 2.0  # seconds between requests after a refusal


class Manners:
    """One for a run and all its threads; a layer around the requests (see `door`).

    A refusal (429) makes everybody wait as long as it says, is followed by a slower pace, and
    asked again, `retries` times at most. Silences are counted apart for listings and witnesses.
    """

    def __init__(
        self,
        retries: int = 1,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._retries, self._sleep, self._clock = retries, sleep, clock
        self._lock = threading.Lock()
        self._next = self._pause = self._waited = 0.0
        self._refused_at = float("-inf")
        self._refusals = 0
        self._silences: Counter[str] = Counter()
        self._closed: dict[str, ScaffoldError] = {}

    def layer(self, send: Send) -> Send:
        """Wrap what sends requests."""

        def asking(request: Any) -> Any:
            door = _door_of(request if isinstance(request, str) else request.url)
            for left in range(self._retries, -1, -1):
                start = self._turn(door)
                try:
                    response = send(request)
                except Exception as error:
                    if not self._again(door, start, error) or not left:
                        raise
                    error.response.close()  # type: ignore[attr-defined]  # refusals have one
                    continue
                self._answered(door)
                return response
            raise AssertionError("the last try returns or raises")  # pragma: no cover

        return asking

    def _turn(self, door: str) -> float:
        """Wait until it is this request's turn; when that was. Raises if there is none."""
        while True:
            with self._lock:
                if door in self._closed:
                    raise self._closed[door]
                now = self._clock()
                if now >= self._next:
                    self._next = now + self._pause
                    return now
                wait = self._next - now
            self._sleep(wait)

    def _again(self, door: str, start: float, error: Exception) -> bool:
        """Note a failure; whether it is a refusal after which to ask again."""
        if isinstance(error, ScaffoldError):  # our own, the budget's
            return False
        status = _status(error)
        with self._lock:
            if status == 429:
                return self._refused(start, _seconds(error))
            if status is not None and status < 500:
                self._silences[door] = 0
                return False
            self._silences[door] += 1
            if self._silences[door] >= SILENCES:
                why = f"HTTP {status}" if status else str(error)
                self._closed.setdefault(door, Unreachable("YouTube", why))
        return False

    def _refused(self, start: float, wanted: float | None) -> bool:
        if start <= self._refused_at:  # on its way when another was refused: the same round
            return not self._closed
        now = self._clock()
        wait = UNNAMED if wanted is None else wanted
        self._refused_at = now
        self._refusals += 1
        self._pause = min(max(_SLOWER, 2 * self._pause), _SLOWEST)
        tired = self._refusals >= REFUSALS or self._waited + wait > PATIENCE
        if tired or wait > LONGEST or not self._retries:
            for other in _DOORS:
                self._closed[other] = TooManyRequests("to answer", wanted)
            return False
        self._waited += wait
        self._next = now + wait
        return True

    def _answered(self, door: str) -> None:
        with self._lock:
            self._silences[door] = self._refusals = 0


_DOORS = ("listing", "witness")


def _door_of(url: str) -> str:
    """Listings may fail where single questions are answered, and the other way round."""
    parts = urlsplit(url)
    alone = parts.path == "/oembed" or not (parts.hostname or "").endswith("youtube.com")
    return "witness" if alone else "listing"


def _status(error: Exception) -> int | None:
    from yt_dlp.networking.exceptions import HTTPError

    return int(error.status) if isinstance(error, HTTPError) else None


def _seconds(error: Any) -> float | None:
    text = error.response.headers.get("Retry-After") or ""
    return float(text) if text.isdecimal() else None
