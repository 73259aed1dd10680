"""The options that yt-dlp is opened with, from the settings; and what is wrong with cookies."""

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scaffold.errors import UsageError
from scaffold.model.settings import Settings
from scaffold.outside.files import files
from scaffold.outside.youtube.traffic import Log, Traffic
from scaffold.outside.youtube.ytdlp import answers, opening


@contextlib.contextmanager
def quiet_cookies(settings: Settings, traffic: Traffic) -> Iterator[None]:
    """While cookies are read: yt-dlp prints the lines that it cannot read, secrets and all."""
    if settings.cookies is None and settings.cookies_from_browser is None:
        yield
        return
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            yield
    except Exception as error:
        if not answers.is_own(error):
            raise
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


def params_of(
    settings: Settings, traffic: Traffic, extractor_args: dict[str, list[str]]
) -> dict[str, Any]:
    # a person's own arguments for extractors are on top of ours
    arguments = {"youtube": dict(extractor_args)}
    words = [word for text in settings.extractor_args for word in ("--extractor-args", text)]
    for extractor, own in _parse(words)["extractor_args"].items() if words else ():
        arguments[extractor] = {**arguments.get(extractor, {}), **own}
    params: dict[str, Any] = {
        "quiet": True,
        "noprogress": True,
        "logger": Log(traffic),
        "cachedir": False,
        "http_headers": {"Accept-Encoding": "gzip"},  # what we unpack piece by piece
        "js_runtimes": {},  # else a deno on PATH is started
        "noplaylist": True,
        "extract_flat": "in_playlist",
        "color": "never",
        "extractor_args": arguments,
        "nocheckcertificate": settings.no_check_certificates,
        "socket_timeout": settings.socket_timeout,
    }
    if settings.proxy is not None:
        params["proxy"] = settings.proxy.get_secret_value()
    if settings.retries is not None:
        params["retries"] = params["extractor_retries"] = settings.retries
    if settings.cookies is not None:
        params["cookiefile"] = _cookie_file(Path(settings.cookies))
    if settings.cookies_from_browser is not None:
        parsed = _parse(["--cookies-from-browser", settings.cookies_from_browser])
        params["cookiesfrombrowser"] = parsed["cookiesfrombrowser"]
    return params


_EXPORT = "Export the cookies of youtube.com in Netscape format, or use --cookies-from-browser."


def _cookie_file(path: Path) -> str:
    try:
        files.read_head(path, 1)
    except (FileNotFoundError, IsADirectoryError) as error:
        why = "is a folder" if isinstance(error, IsADirectoryError) else "is not there"
        raise UsageError(f"The cookie file {path} {why}.", _EXPORT) from error
    except OSError as error:
        raise UsageError(
            f"The cookie file {path} cannot be read: {error.strerror or error}.",
            "Name another file with --cookies (or the setting cookies), or leave it out.",
        ) from error
    return str(path)


def _parse(words: list[str]) -> dict[str, Any]:
    """Let yt-dlp read its own options. What it says of a mistake may quote a secret."""
    options = opening.parsed(words)
    if options is None:
        raise UsageError(f"yt-dlp does not accept this {words[0]}.", _FORMS[words[0]])
    return options


_FORMS = {
    "--extractor-args": "Its form is IE:ARGS, such as youtube:player_client=web.",
    "--cookies-from-browser": "Its form is BROWSER[+KEYRING][:PROFILE][::CONTAINER]; BROWSER is "
    "brave, chrome, chromium, edge, firefox, opera, safari, vivaldi or whale.",
}
