"""What each request passes on its way to YouTube; a layer is a function around what sends."""

import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from scaffold.errors import NoAnswer, ScaffoldError
from scaffold.outside.youtube import ytdlp
from scaffold.outside.youtube.traffic import Traffic

Send = Callable[[Any], Any]
"""yt-dlp's `urlopen`: a request (or URL) in, a response out."""

Layer = Callable[[Send], Send]

OUR_HOSTS = ("youtube.com", "youtu.be", "youtube-nocookie.com", "ytimg.com", "ggpht.com")


class ForeignHost(ScaffoldError):
    """Something wanted an answer from a host that is not YouTube's."""


class BudgetSpent(NoAnswer):
    """The run has made as many requests as it was allowed."""


def stacked(send: Send, *layers: Layer) -> Send:
    """`send` inside these layers, the outermost first."""
    for layer in reversed(layers):
        send = layer(send)
    return send


def address(request: Any) -> str:
    """The URL that a request asks for."""
    return request if isinstance(request, str) else str(request.url)


def only_youtube(send: Send) -> Send:
    """Refuse any other host, whoever asked for it."""

    def guarded(request: Any) -> Any:
        host = urlsplit(address(request)).hostname or ""
        if not any(host == ours or host.endswith("." + ours) for ours in OUR_HOSTS):
            raise ForeignHost(f"A request to {host!r} was refused: it is not a host of YouTube's.")
        return send(request)

    return guarded


def counted(traffic: Traffic, budget: int | None) -> Layer:
    """Count each request, and stop at the budget."""

    def layer(send: Send) -> Send:
        def counting(request: Any) -> Any:
            with traffic.lock:
                if budget is not None and traffic.requests >= budget:
                    raise BudgetSpent(
                        f"The budget of {budget} requests is spent.",
                        "Raise `budget` in the settings, or check fewer posts at a time.",
                    )
                traffic.requests += 1
            return send(request)

        return counting

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

    def layer(send: Send) -> Send:
        def pacing(request: Any) -> Any:
            nonlocal next_start
            with lock:
                now = clock()
                start = max(now, next_start)
                next_start = start + pause
            if start > now:
                sleep(start - now)
            return send(request)

        return pacing if pause > 0 else send

    return layer


def whole(send: Send) -> Send:
    """Read each answer to its end, so that one that breaks off is a failed request."""

    def reading(request: Any) -> Any:
        try:
            return ytdlp.read_whole(send(request))
        except Exception as error:
            whole_error = ytdlp.refusal_read_whole(error)
            if whole_error is error:
                raise
            raise whole_error from error

    return reading
