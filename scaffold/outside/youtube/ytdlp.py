"""Everything of yt-dlp that we touch; nothing of it is imported before it is used."""

import contextlib
import io
import re
from collections.abc import Iterator
from optparse import OptParseError
from pathlib import Path
from typing import Any

from scaffold.errors import UsageError
from scaffold.model.settings import Settings
from scaffold.outside.youtube.traffic import Log, Traffic, without_secrets


def opened(settings: Settings, traffic: Traffic, extractor_args: dict[str, list[str]]) -> Any:
    """A `YoutubeDL` for metadata alone, with plugins off."""
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
    return ydl


def close(ydl: Any) -> None:
    """Let go of open connections; cookies read from a file are not written back."""
    ydl._request_director.close()


def status_of(error: BaseException) -> int | None:
    """The HTTP status that a failed request was answered with."""
    from yt_dlp.networking.exceptions import HTTPError

    return int(error.status) if isinstance(error, HTTPError) else None


def response_of(error: BaseException) -> Any:
    """The response of a request that failed by its status; None if there was none."""
    from yt_dlp.networking.exceptions import HTTPError

    return error.response if isinstance(error, HTTPError) else None


def retry_after(error: Any) -> float | None:
    """The seconds that a refusal asks to wait, if it names them."""
    text = error.response.headers.get("Retry-After") or ""
    return float(text) if text.isdecimal() else None


def is_silence(error: BaseException) -> bool:
    """No answer came, or one that speaks of the server alone: it may pass."""
    from yt_dlp.networking.exceptions import RequestError

    status = status_of(error)
    if status is None:
        return isinstance(error, RequestError | OSError)
    return status == 408 or status >= 500


def unwrapped(error: BaseException) -> BaseException:
    """The innermost cause: DownloadError holds an ExtractorError, which may hold a request's."""
    from yt_dlp.utils import DownloadError, ExtractorError

    if isinstance(error, DownloadError) and error.exc_info and error.exc_info[1]:
        error = error.exc_info[1]
    while isinstance(error, ExtractorError) and isinstance(error.cause, BaseException):
        error = error.cause
    return error


_NOISE = re.compile(r"^(?:ERROR: )?(?:\[[\w:]+\] )?(?:[\w-]{2,64}: )?(?:YouTube said: )?")


def words_of(error: BaseException) -> str:
    """Its words without yt-dlp's prefix and its plea to report a bug."""
    words = str(getattr(error, "orig_msg", None) or getattr(error, "msg", None) or error)
    words = words.partition("; please report this issue")[0].partition(" Use --cookies")[0]
    return without_secrets(_NOISE.sub("", words).strip().rstrip("."))


def read_whole(response: Any) -> Any:
    """The same response with all of its body in memory; raises what reading raises."""
    from yt_dlp.networking import Response

    with contextlib.closing(response):
        body = io.BytesIO(response.read())
    return Response(body, response.url, response.headers, response.status, response.reason)


def refusal_read_whole(error: Exception) -> Exception:
    """An error that holds a response, with that read whole; any other as it is."""
    from yt_dlp.networking.exceptions import HTTPError

    if not isinstance(error, HTTPError):
        return error
    again: Exception = HTTPError(read_whole(error.response), redirect_loop=error.redirect_loop)
    return again


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
        traffic.warnings.append(f"lines of the cookie file that are not cookies: {skipped}")


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
