"""The one door to the network: yt-dlp's own, wrapped in layers for pace, count and hosts."""

import contextlib
import io
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from optparse import OptParseError
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scaffold.errors import NoAnswer, ScaffoldError, UsageError
from scaffold.model.settings import Settings
from scaffold.outside.youtube.failures import without_secrets

Send = Callable[[Any], Any]
"""yt-dlp's `urlopen`: a request (or URL) in, a response out."""

OUR_HOSTS = ("youtube.com", "youtu.be", "youtube-nocookie.com", "ytimg.com", "ggpht.com")


class ForeignHost(ScaffoldError):
    """Something wanted an answer from a host that is not YouTube's."""


class BudgetSpent(NoAnswer):
    """The run has made as many requests as it was allowed."""


class _Heard(threading.local):
    """What yt-dlp warned of in this thread, where the same door is asked by several."""

    def __init__(self) -> None:
        self.warnings: list[str] = []


@dataclass(slots=True)
class Traffic:
    """What went through the door: requests made, and yt-dlp's warnings, of this thread and all."""

    requests: int = 0
    warnings: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    here: _Heard = field(default_factory=_Heard)


class Log:
    """yt-dlp's logger: keeps warnings, drops chatter; errors come as exceptions."""

    def __init__(self, traffic: Traffic) -> None:
        self._traffic = traffic

    def debug(self, message: str) -> None:
        """yt-dlp says its progress here."""

    def warning(self, message: str) -> None:
        """Keep it for `-v`, and for whoever explains a failure in this thread."""
        said = without_secrets(message)
        self._traffic.warnings.append(said)
        self._traffic.here.warnings.append(said)

    def error(self, message: str) -> None:
        """The same text comes as an exception."""


def only_youtube(send: Send) -> Send:
    """Refuse any other host, whoever asked for it."""

    def guarded(request: Any) -> Any:
        url = request if isinstance(request, str) else request.url
        host = urlsplit(url).hostname or ""
        if not any(host == ours or host.endswith("." + ours) for ours in OUR_HOSTS):
            raise ForeignHost(f"A request to {host!r} was refused: it is not a host of YouTube's.")
        return send(request)

    return guarded


def counted(send: Send, traffic: Traffic, budget: int | None) -> Send:
    """Count each request, and stop at the budget."""

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


def paced(
    send: Send,
    pause: float,
    *,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Send:
    """Leave at least `pause` seconds between the starts of any two requests of the run."""
    lock = threading.Lock()
    next_start = 0.0

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


def open_door(
    settings: Settings,
    traffic: Traffic,
    *,
    extractor_args: dict[str, list[str]],
    layer: Callable[[Send], Send],
) -> Any:
    """A `YoutubeDL` for metadata alone, with plugins off; `layer` wraps all its requests."""
    import yt_dlp
    import yt_dlp.globals

    # yt-dlp would load and run any yt_dlp_plugins/ found on sys.path, the checkout's own included
    yt_dlp.globals.plugin_dirs.value = []
    # two extractors are all we need; setting up the rest takes as long as a request
    params = _params(settings, traffic, extractor_args)
    with _quiet_cookies(settings, traffic):
        ydl = yt_dlp.YoutubeDL(params, auto_init=False)
        ydl.cookiejar  # noqa: B018 - read when it is first looked at
    for name in ("YoutubeTab", "Youtube"):
        ydl.get_info_extractor(name)
    ydl.urlopen = layer(ydl.urlopen)
    return ydl


@contextlib.contextmanager
def _quiet_cookies(settings: Settings, traffic: Traffic) -> Iterator[None]:
    """While cookies are read: yt-dlp prints the lines that it cannot read, secrets and all."""
    from yt_dlp.utils import YoutubeDLError

    if settings.cookies is None and settings.cookies_from_browser is None:
        yield
        return
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            yield
    except YoutubeDLError as error:
        raise _no_cookies(settings, error) from None
    skipped = said.getvalue().count("skipping cookie file entry")
    if skipped:
        traffic.warnings.append(f"lines of the cookie file that are no cookies: {skipped}")


def _no_cookies(settings: Settings, error: BaseException) -> UsageError:
    """What is wrong with the cookies, in words that quote none of them."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, FileNotFoundError):
        cause = cause.__context__
    if settings.cookies_from_browser is None:
        return UsageError(f"The cookie file {settings.cookies} is not in Netscape format.", _EXPORT)
    browser = settings.cookies_from_browser.partition(":")[0]
    why = f": {cause}" if cause else ""
    return UsageError(
        f"The cookies of {browser} could not be read{why}.",
        "Name a browser in which you are signed in, and close it first; or use --cookies FILE.",
    )


def _params(
    settings: Settings, traffic: Traffic, extractor_args: dict[str, list[str]]
) -> dict[str, Any]:
    params: dict[str, Any] = {
        "quiet": True,
        "noprogress": True,
        "logger": Log(traffic),
        "cachedir": False,
        "noplaylist": True,
        "extract_flat": "in_playlist",
        "color": "never",
        "extractor_args": _merged(extractor_args, settings),
        "nocheckcertificate": settings.no_check_certificates,
    }
    if settings.proxy is not None:
        params["proxy"] = settings.proxy.get_secret_value()
    if settings.socket_timeout is not None:
        params["socket_timeout"] = settings.socket_timeout
    if settings.retries is not None:
        params["retries"] = params["extractor_retries"] = settings.retries
    if settings.cookies is not None:
        params["cookiefile"] = _cookie_file(Path(settings.cookies))
    if settings.cookies_from_browser is not None:
        parsed = _parse(["--cookies-from-browser", settings.cookies_from_browser])
        params["cookiesfrombrowser"] = parsed["cookiesfrombrowser"]
    return params


def _merged(ours: dict[str, list[str]], settings: Settings) -> dict[str, dict[str, list[str]]]:
    """Our arguments for the youtube extractor, with a person's own on top."""
    merged = {"youtube": dict(ours)}
    words = [word for text in settings.extractor_args for word in ("--extractor-args", text)]
    if words:
        for extractor, arguments in _parse(words)["extractor_args"].items():
            merged[extractor] = {**merged.get(extractor, {}), **arguments}
    return merged


_EXPORT = "Export the cookies of youtube.com in Netscape format, or use --cookies-from-browser."


def _cookie_file(path: Path) -> str:
    if not path.is_file():
        why = "is a folder" if path.is_dir() else "is not there"
        raise UsageError(f"The cookie file {path} {why}.", _EXPORT)
    try:
        path.open("rb").close()
    except OSError as error:
        raise UsageError(f"The cookie file {path} cannot be read: {error.strerror}.") from error
    return str(path)


def _parse(words: list[str]) -> dict[str, Any]:
    """Let yt-dlp read its own options. What it says of a mistake may quote a secret."""
    import yt_dlp

    try:
        options: dict[str, Any] = yt_dlp.parse_options(words).ydl_opts
    except OptParseError:
        raise UsageError(f"yt-dlp does not take this {words[0]}.", _FORMS[words[0]]) from None
    return options


_FORMS = {
    "--extractor-args": "Its form is IE:ARGS, such as youtube:player_client=web.",
    "--cookies-from-browser": "Its form is BROWSER[+KEYRING][:PROFILE][::CONTAINER]; BROWSER is "
    "brave, chrome, chromium, edge, firefox, opera, safari, vivaldi or whale.",
}
