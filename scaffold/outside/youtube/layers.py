"""What each request passes on its way to YouTube: layers around what sends it."""

import queue
import re
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from scaffold.errors.no_answer import ConsentAsked, NoAnswer
from scaffold.outside.youtube.traffic import Traffic
from scaffold.outside.youtube.ytdlp import answers, opening
from scaffold.wording import count_of

Send = Callable[[Any], Any]
"""yt-dlp's `urlopen`: a request (or its URL) in, a response out."""

Layer = Callable[[Send, Any], Any]
"""Answers a request by means of what sends it."""

Waits = Callable[[str, int], AbstractContextManager[None]]
"""Held while an answer is awaited: what is asked for, and which try it is."""

LONGEST_ANSWER = 60.0
"""Seconds that one answer may take in all."""
MOST = 64 << 20
"""Bytes that one answer may have."""
HOPS = 5
"""Redirects that are followed, one after the other."""


class BudgetSpent(NoAnswer):
    """The run has made as many requests as it was allowed."""


def stacked(send: Send, *layers: Layer) -> Send:
    """`send` inside these layers, the outermost first."""
    for layer in reversed(layers):
        send = partial(layer, send)
    return send


def address(request: Any) -> str:
    """The URL that a request asks for."""
    return request if isinstance(request, str) else str(request.url)


def only_youtube(send: Send, request: Any) -> Any:
    """Refuse any other host, whoever asked for it."""
    opening.refuse_foreign_request(request)
    return send(request)


class PagesRepeat(NoAnswer):
    """A list that does not end."""

    def __init__(self) -> None:
        super().__init__("its pages repeat")


class Pages(threading.local):
    """The pages of the list that this thread reads."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.begin()

    def begin(self) -> None:
        """Another list begins."""
        self.asked = 0  # since a row came that was new
        self.tokens: set[bytes] = set()
        self.repeats = False


def advancing(pages: Pages) -> Layer:
    """Ask for no more pages of a list that brings nothing new.

    yt-dlp would go on for ever, or take a list that leads back into itself for ended.
    """

    def layer(send: Send, request: Any) -> Any:
        if "/youtubei/v1/browse" not in address(request):
            return send(request)
        pages.asked += 1
        if pages.asked > pages.most:
            raise PagesRepeat
        pages.tokens.update(_ASKED.findall(request.data or b""))
        answer = send(request)
        pages.repeats |= any(t in pages.tokens for t in _LEADS_ON.findall(answer.whole_body))
        return answer

    return layer


_ASKED = re.compile(rb'"continuation"\s*:\s*"([^"]+)"')
_LEADS_ON = re.compile(rb'"continuationCommand"\s*:\s*\{[^{}]*"token"\s*:\s*"([^"]+)"')


def announced(traffic: Traffic, waits: Waits) -> Layer:
    """Hold `waits` open while an answer is awaited: for which question, and which try it is."""

    def layer(send: Send, request: Any) -> Any:
        here = traffic.here
        with waits(here.question or "YouTube", here.failures + 1):
            try:
                answer = send(request)
            except Exception:
                here.failures += 1
                raise
        here.failures = 0
        return answer

    return layer


def counted(traffic: Traffic, budget: int | None) -> Layer:
    """Count each request, and stop at the budget."""

    def layer(send: Send, request: Any) -> Any:
        with traffic.lock:
            if budget is not None and traffic.requests >= budget:
                raise BudgetSpent(
                    f"The budget of {count_of(budget, 'request')} is spent.",
                    "Raise `budget` in the settings, or check fewer posts at a time.",
                )
            traffic.requests += 1
        return send(request)

    return layer


def paced(
    pause: float,
    *,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Layer:
    """Leave at least `pause` seconds between the starts of any two requests of the run."""
    lock = threading.Lock()
    next_start = 0.0

    def layer(send: Send, request: Any) -> Any:
        nonlocal next_start
        with lock:
            now = clock()
            start = max(now, next_start)
            next_start = start + pause
        if start > now:
            sleep(start - now)
        return send(request)

    return layer


def redirected(send: Send, request: Any) -> Any:
    """Follow redirects, each hop of which is looked at: the handlers of yt-dlp follow none."""
    for hop in range(HOPS + 1):
        try:
            return send(request)
        except Exception as error:
            target = answers.redirect_of(error)
            if target is None or hop == HOPS:
                raise
            parts = urlsplit(target)
            # Google's page for too many requests is on another host
            if parts.hostname == "www.google.com" and parts.path.startswith("/sorry/"):
                raise answers.failed_with(answers.response(target, b"", 429)) from error
            if (parts.hostname or "").startswith("consent."):
                raise ConsentAsked(address(request)) from error
            opening.refuse_foreign(target)
            request = answers.redirected(request, answers.status_of(error) or 0, target)
    raise AssertionError("the last hop returns or raises")  # pragma: no cover


def whole(send: Send, request: Any) -> Any:
    """Read each answer to its end, within a limit of time and size.

    One that breaks off, or ends in neither limit, is a failed request; so is YouTube's page about
    cookies, whatever it was sent for.
    """

    def read() -> Any:
        try:
            answer = answers.read_whole(send(request), MOST)
        except Exception as error:
            refused = answers.response_of(error)
            if refused is None:
                raise
            raise answers.failed_with(answers.read_whole(refused, MOST)) from error
        if _CONSENT.search(answer.whole_body):
            raise ConsentAsked(address(request))
        return answer

    return _within(LONGEST_ANSWER, read)


_CONSENT = re.compile(rb'action="https://consent\.(?:youtube|google)\.com/')


def _within(seconds: float, answer: Callable[[], Any]) -> Any:
    """The answer, if it comes in time; what takes longer is left to itself and ends some day."""
    came: queue.SimpleQueue[tuple[Any, BaseException | None]] = queue.SimpleQueue()

    def wait() -> None:
        try:
            came.put((answer(), None))
        except BaseException as error:  # noqa: BLE001 - raised where it was asked for
            came.put((None, error))

    threading.Thread(target=wait, daemon=True).start()
    try:
        found, error = came.get(timeout=seconds)
    except queue.Empty:
        raise answers.no_answer(f"it was not through within {seconds:.0f} seconds") from None
    if error:
        raise error
    return found
