"""When a run asks again, and when it stops asking: a retry policy and a circuit breaker.

A refusal is a 429 or YouTube's words for it; a silence is a missing answer, or a server's error.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from scaffold.errors import ScaffoldError
from scaffold.errors.no_answer import (
    BotCheck,
    ConsentAsked,
    ForeignHost,
    SourceChanged,
    TooManyRequests,
    Unreachable,
)
from scaffold.outside.youtube.layers import BudgetSpent, Layer, Send, address
from scaffold.outside.youtube.ytdlp import answers, opening

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
SILENCE = 30.0
"""Seconds without any answer, and three tries, after which a person has waited enough."""
_SLOWER, _SLOWEST = 0.5, 2.0  # seconds between requests after a refusal


class Group(StrEnum):
    """Kinds of request, of which one may fail where another is answered."""

    LISTING = "listing"
    PAGE = "page"
    SINGLE = "single"  # oEmbed and pictures
    API = "api"  # the Data API


def _with(group: Group) -> tuple[Group, ...]:
    """The groups that the refusal of one ends: where pages refuse, a key may be welcome."""
    return tuple(each for each in Group if group is Group.API or each is not Group.API)


def group_of(url: str) -> Group:
    """The group of a request."""
    parts = urlsplit(url)
    if parts.hostname == opening.API_HOST:
        return Group.API
    if parts.path == "/oembed" or not (parts.hostname or "").endswith("youtube.com"):
        return Group.SINGLE
    pages = ("/watch", "/youtubei/v1/next", "/youtubei/v1/player")
    return Group.PAGE if parts.path in pages else Group.LISTING


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often a request is sent again.

    `refused`: after a refusal and the wait that it asks for. `silent`: at once, where no answer
    came; single questions only, for yt-dlp itself repeats those of listings and pages. `silence`
    is how many seconds without any answer end the asking.
    """

    refused: int = 0
    silent: int = 1
    silence: float = SILENCE

    def times(self, error: Exception, group: Group) -> int:
        """How often in all a request that failed like this may be repeated."""
        if answers.status_of(error) == 429:
            return self.refused
        return self.silent if group is Group.SINGLE and answers.is_silence(error) else 0


class CircuitOpen(Exception):
    """Nothing was sent: this run has stopped asking; `cause` is the failure that ended it."""

    def __init__(self, cause: ScaffoldError) -> None:
        super().__init__(str(cause))
        self.cause = cause


class Breaker:
    """One for a run and all its threads.

    A refused request waits as long as YouTube says and is followed by a slower pace; refused again
    it ends the asking of every kind, as the first refusal does where `policy` repeats none; that of
    the Data API only if this refused. A listing that was refused may then still be answered by
    YouTube's inner API, to which yt-dlp turns.
    Silences, and answers that nobody understands, end the asking of their group.
    """

    def __init__(
        self,
        policy: RetryPolicy,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._policy, self._sleep, self._clock = policy, sleep, clock
        self._lock = threading.Lock()
        self._next = self._pause = self._waited = 0.0
        self._refused_at = float("-inf")
        self._refusals = 0
        self._silences: Counter[Group] = Counter()
        self._silent_since: dict[Group, float] = {}
        self._unread: Counter[Group] = Counter()
        self._open: dict[Group, ScaffoldError] = {}

    def admit(self, send: Send, request: Any) -> Any:
        """The layer that sends one by one; raises CircuitOpen once the asking has ended."""
        group = group_of(address(request))
        start = self._turn(group)
        try:
            response = send(request)
        except Exception as error:
            self._failed(group, start, error)
            raise
        with self._lock:
            self._silences[group] = self._refusals = 0
            self._silent_since.pop(group, None)
        return response

    def is_open(self, group: Group) -> bool:
        """Whether requests of this group are not sent any more."""
        return group in self._open

    def note(self, group: Group, error: ScaffoldError | None) -> None:
        """How a whole question ended, which may take several requests: None with an answer.

        YouTube refuses in answers of status 200, too, and other networks' pages have that status.
        """
        with self._lock:
            match error:
                case TooManyRequests():
                    self._end(error, *_with(group))
                case BotCheck() | ConsentAsked():
                    self._end(error, group)
                case Unreachable() | SourceChanged() | ForeignHost():
                    self._unread[group] += 1
                    if self._unread[group] >= SILENCES:
                        self._end(error, group)
                case BudgetSpent():
                    pass
                case _:
                    self._unread[group] = 0

    def _end(self, cause: ScaffoldError, *groups: Group) -> None:
        for group in groups:
            self._open.setdefault(group, cause)

    def _turn(self, group: Group) -> float:
        """Wait until it is this request's turn; when that was."""
        while True:
            with self._lock:
                if group in self._open:
                    raise CircuitOpen(self._open[group])
                now = self._clock()
                if now >= self._next:
                    self._next = now + self._pause
                    return now
                wait = self._next - now
            self._sleep(wait)

    def _failed(self, group: Group, start: float, error: Exception) -> None:
        status = answers.status_of(error)
        with self._lock:
            if status == 429:
                self._refused(group, start, answers.retry_after(error))
            elif answers.is_silence(error):
                self._silences[group] += 1
                since = self._silent_since.setdefault(group, start)
                waited = self._clock() - since >= self._policy.silence
                if self._silences[group] >= (3 if waited else SILENCES):
                    why = f"HTTP {status}" if status else answers.words_of(error)
                    self._end(Unreachable("YouTube", why), group)
            elif status is not None:
                self._silences[group] = 0
                self._silent_since.pop(group, None)

    def _refused(self, group: Group, start: float, wanted: float | None) -> None:
        if start <= self._refused_at:  # on its way when another was refused: the same round
            return
        now = self._clock()
        wait = UNNAMED if wanted is None else wanted
        self._refused_at = now
        self._refusals += 1
        self._pause = min(max(_SLOWER, 2 * self._pause), _SLOWEST)
        refused = TooManyRequests("to answer", wanted)
        if not self._policy.refused:
            ended = [
                each for each in _with(group) if each is not group or group is not Group.LISTING
            ]
            self._end(refused, *ended)
        elif self._refusals >= REFUSALS or self._waited + wait > PATIENCE or wait > LONGEST:
            self._end(refused, *_with(group))
        else:
            self._waited += wait
            self._next = now + wait


def retried(policy: RetryPolicy, breaker: Breaker) -> Layer:
    """Send a request again as the policy says, as long as the breaker admits it."""

    def layer(send: Send, request: Any) -> Any:
        group = group_of(address(request))
        sent = 0
        while True:
            try:
                return send(request)
            except Exception as error:
                sent += 1
                if sent > policy.times(error, group) or breaker.is_open(group):
                    raise

    return layer
