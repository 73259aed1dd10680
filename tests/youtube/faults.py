"""What goes wrong, on demand: answers to give instead, and rules for when."""

import json
import random
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from tests.youtube import pages, watch
from tests.youtube.exchange import Answer, Fault, Request
from tests.youtube.wire import to_json
from tests.youtube.world import Video

TOO_MANY = Answer(429, pages.SORRY.body, headers={"Retry-After": "30"})
"""Google's page for too many requests."""

SORRY = Answer(302, headers={"Location": "https://www.google.com/sorry/index?continue=x"})
"""The same by a detour over another host, where the 429 waits."""

BROKEN = Answer(503, b"backend error", "text/plain")
RESET = Answer(reset=True)
CUT = Answer(body=b"<!DOCTYPE html><html>" + b" " * 10_000, cut=True)
"""An answer that breaks off in the middle."""

CONSENT = Answer(302, headers={"Location": "https://consent.youtube.com/m?continue=x"})
"""The page that asks Europeans about cookies."""

NOT_JSON = Answer(body=b'{"contents": {"two', kind="application/json; charset=UTF-8")
NO_DATA = Answer(body=b"<!DOCTYPE html><html><body>Welcome</body></html>")
"""A page without any of the data that yt-dlp looks for."""

NO_MORE = to_json(
    {"onResponseReceivedActions": [{"appendContinuationItemsAction": {"continuationItems": []}}]}
)
"""A continuation with nothing in it: the list just ends."""

HOLLOW = to_json({"responseContext": {}})
"""An answer of the API that says nothing; yt-dlp tries again, then takes the list as ended."""

GROUPS = {
    "video": {"watch", "player", "next"},
    "listing": {"playlist", "channel", "tab", "reload", "browse", "resolve", "continuation"},
}
"""All doors to the same thing: where one is shut, yt-dlp tries the next."""


def slow(seconds: float) -> Answer:
    """No answer for so long, and then a broken connection."""
    return Answer(wait=seconds, reset=True)


def status(code: int, *, retry_after: int | None = None) -> Answer:
    """A bare status, with a Retry-After of so many seconds if wanted."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return Answer(code, b"error", "text/plain", headers)


def on(
    what: str,
    answer: Answer,
    *,
    about: str | None = None,
    times: range | None = None,
    where: Callable[[Request], bool] | None = None,
) -> Fault:
    """Answer requests of a kind (or group of kinds) with this instead.

    `about` narrows it to one id and `where` to any condition (host, path, cookies, …); `times`
    to the n-th ones, from 0: of its kind, with `about` of its kind about that id, and of all
    requests for "any".
    """
    kinds = GROUPS.get(what, {what})

    def fault(request: Request, nth: int) -> Answer | None:
        if (what != "any" and request.what not in kinds) or about not in {None, request.about}:
            return None
        if where and not where(request):
            return None
        place = request.number if what == "any" else nth if about is None else request.again
        return answer if times is None or place in times else None

    return fault


def refused(reason: str, how: str, *, about: str | None = None) -> Fault:
    """The player refuses, on watch pages and in the API alike."""
    made = {"watch": watch.refusing_player(reason, how), "player": watch.refusing_api(reason, how)}

    def fault(request: Request, nth: int) -> Answer | None:
        return made.get(request.what) if about in {None, request.about} else None

    return fault


def bot_check(about: str | None = None) -> Fault:
    """The player wants proof that a person asks; listings and oEmbed go on."""
    return refused(watch.BOT, "LOGIN_REQUIRED", about=about)


def try_later(about: str | None = None) -> Fault:
    """The player's own rate limit, which lasts about an hour."""
    return refused(watch.LATER, "UNPLAYABLE", about=about)


def reload_needed(about: str | None = None) -> Fault:
    """A refusal in words that sound like something else."""
    return refused("The page needs to be reloaded.", "UNPLAYABLE", about=about)


def age_of_apps(about: str | None = None) -> Fault:
    """What the player of a telephone says of an age limit."""
    words = "This video may be inappropriate for some users."
    return refused(words, "AGE_CHECK_REQUIRED", about=about)


def blocked_address() -> Fault:
    """The player answers with another video, whatever it is asked for."""
    other = Video("aQvGIIdgFDM", "Not what was asked for")
    made = {
        "watch": watch.page(other, "en"),
        "player": to_json(watch.player(other, "en")),
    }
    return lambda request, nth: made.get(request.what)


def banned(first: int = 0) -> Fault:
    """Google's page for too many requests, for pages and the API of videos, from the n-th page on.

    Before that all is well.
    """
    pages_seen: set[str] = set()

    def fault(request: Request, nth: int) -> Answer | None:
        if request.what == "watch":
            pages_seen.add(request.about)
        late = request.what in GROUPS["video"] and len(pages_seen) > first
        return pages.SORRY if late else None

    return fault


class RateLimit:
    """Too many requests within a second are answered with `answer` (429 by default)."""

    def __init__(
        self,
        per_second: float,
        answer: Answer = TOO_MANY,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.refusals = 0
        self._per_second = per_second
        self._answer = answer
        self._clock = clock
        self._lock = threading.Lock()
        self._times: deque[float] = deque()

    def __call__(self, request: Request, nth: int) -> Answer | None:
        now = self._clock()
        with self._lock:
            while self._times and self._times[0] <= now - 1:
                self._times.popleft()
            self._times.append(now)
            over = len(self._times) > self._per_second
            self.refusals += over
        return self._answer if over else None


def random_resets(share: float, seed: int) -> Fault:
    """Break this share of the requests; the same ones each time, in whatever order they come."""

    def fault(request: Request, nth: int) -> Answer | None:
        name = json.dumps([seed, request.what, request.about, request.again])
        return RESET if random.Random(name).random() < share else None

    return fault


def from_json(raw: dict[str, Any]) -> Fault:
    """A fault as a world file names it: {"do": "too_many", "what": "watch", "times": [0, 3]}."""
    do = raw["do"]
    if do == "rate_limit":
        return RateLimit(raw["per_second"])
    if do == "random_resets":
        return random_resets(raw["share"], raw.get("seed", 0))
    if do in {"bot_check", "try_later"}:
        return (bot_check if do == "bot_check" else try_later)(raw.get("about"))
    answer = slow(raw["seconds"]) if do == "slow" else _ANSWERS[do]
    times = range(*raw["times"]) if "times" in raw else None
    return on(raw.get("what", "any"), answer, about=raw.get("about"), times=times)


_ANSWERS = {
    "too_many": TOO_MANY,
    "sorry": SORRY,
    "broken": BROKEN,
    "reset": RESET,
    "cut": CUT,
    "consent": CONSENT,
    "not_json": NOT_JSON,
    "no_data": NO_DATA,
    "no_more": NO_MORE,
    "hollow": HOLLOW,
}
