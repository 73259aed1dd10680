"""Everything of yt-dlp that we touch; nothing of it is imported before it is used.

What it lacks, or has in another shape than we know, is a YtDlpUnfit: no answer of YouTube's.
"""

import contextlib
import gzip
import importlib
import importlib.metadata
import io
import re
import urllib.response
import zlib
from optparse import OptParseError
from typing import Any
from urllib.parse import urljoin, urlsplit

from scaffold import __version__
from scaffold.errors import ForeignHost, ScaffoldError, YtDlpUnfit
from scaffold.outside.youtube.traffic import without_secrets

KNOWN = "2026.10.26"
"""The last release of yt-dlp that the tests were run with."""
OUR_HOSTS = ("youtube.com", "youtu.be", "youtube-nocookie.com", "ytimg.com", "ggpht.com")
_HANDLERS = frozenset({"UrllibRH", "RequestsRH"})
"""What may send: of these we know how to keep them from following redirects by themselves."""
_EXTRACTORS = ("YoutubeTab", "Youtube")
_CHUNK = 1 << 16  # bytes
_NAMES = {
    "yt_dlp": ("YoutubeDL", "parse_options"),
    "yt_dlp.globals": ("plugin_dirs",),
    "yt_dlp.networking": ("Request", "Response"),
    "yt_dlp.networking.exceptions": ("HTTPError", "RequestError", "TransportError"),
    "yt_dlp.utils": ("YoutubeDLError",),
}
"""All names that are used below; what is missing is said before anything is asked."""
_METHODS = ("build_request_director", "close", "extract_info", "get_info_extractor", "urlopen")


def refuse_foreign(url: str) -> None:
    """Raise ForeignHost for whatever is not an https address of one of YouTube's hosts."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    ours = any(host == name or host.endswith("." + name) for name in OUR_HOSTS)
    if parts.scheme != "https" or not ours:
        raise ForeignHost(url)


def version() -> str:
    """yt-dlp's version, "" where it is not installed; it is not loaded for that."""
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        return importlib.metadata.version("yt-dlp")
    return ""


def unfit(error: BaseException | str) -> YtDlpUnfit:
    """What Python says of a yt-dlp that is not as we know it, as an error of ours."""
    if isinstance(error, ModuleNotFoundError) and error.name == "yt_dlp":
        error = "it is not installed"
    elif isinstance(error, BaseException):
        error = f"{type(error).__name__}: {without_secrets(str(error))}".rstrip(". ")
    return YtDlpUnfit(error, __version__, version(), KNOWN)


def _of(module: str, name: str) -> Any:
    """A name of yt-dlp's. Raises YtDlpUnfit if it is not there."""
    try:
        return getattr(importlib.import_module(module), name)
    except Exception as error:
        raise unfit(error) from error


def opened(params: dict[str, Any]) -> Any:
    """A `YoutubeDL` for metadata alone, with plugins off, which no request leaves unguarded."""
    for module, names in _NAMES.items():
        for name in names:
            _of(module, name)
    downloader = _of("yt_dlp", "YoutubeDL")
    plugin_dirs = _of("yt_dlp.globals", "plugin_dirs")
    try:
        # yt-dlp would load and run any yt_dlp_plugins/ on sys.path, the checkout's own included
        plugin_dirs.value = []
        for name in _METHODS:
            getattr(downloader, name)
        # two extractors are all we need; setting up the rest takes as long as a request
        ydl = _guarded(downloader)(params, auto_init=False)
        ydl.cookiejar  # noqa: B018 - read when it is first looked at
        for name in _EXTRACTORS:
            ydl.get_info_extractor(name)
        _prove_guarded(ydl)
    except Exception as error:
        if isinstance(error, ScaffoldError | OSError) or is_own(error):
            raise
        raise unfit(error) from error
    return ydl


def _guarded(downloader: Any) -> Any:
    """A YoutubeDL whose handlers send to YouTube alone and follow no redirect by themselves."""

    class Guarded(downloader):  # type: ignore[misc]  # yt-dlp has no types
        def build_request_director(self, handlers: Any, preferences: Any = None) -> Any:
            ours = [_one_hop(handler) for handler in handlers if handler.__name__ in _HANDLERS]
            return super().build_request_director(ours, preferences)

    return Guarded


def _one_hop(handler: Any) -> Any:
    refused = _of("yt_dlp.networking.exceptions", "RequestError")

    def send(self: Any, request: Any) -> Any:
        try:
            refuse_foreign(request.url)
        except ForeignHost as error:
            # anything else the director takes for a handler that does not work
            raise refused(str(error), cause=error) from error
        return handler.send(self, request)

    def create(self: Any, **given: Any) -> Any:
        instance = handler._create_instance(self, **given)
        if hasattr(instance, "max_redirects"):  # a session of requests
            instance.max_redirects = 0
            return instance
        (redirects,) = (each for each in instance.handlers if hasattr(each, "redirect_request"))
        redirects.redirect_request = lambda *_: None
        (opener,) = (each for each in instance.handlers if hasattr(each, "gz"))
        opener.http_response = opener.https_response = unzipped
        return instance

    if not hasattr(handler, "_create_instance"):
        raise unfit(f"{handler.__name__} has no _create_instance")
    # yt-dlp knows a handler by the name of its class
    return type(handler.__name__, (handler,), {"send": send, "_create_instance": create})


def unzipped(_: Any, answer: Any) -> Any:
    """A response of urllib that is unpacked while it is read; yt-dlp unpacks all of it at once."""
    if answer.headers.get("Content-Encoding") != "gzip":
        return answer
    body = gzip.GzipFile(fileobj=answer)
    whole = urllib.response.addinfourl(body, answer.headers, answer.url, answer.code)  # type: ignore[arg-type]  # a file is enough
    whole.msg = answer.msg  # type: ignore[attr-defined]  # urllib's own handlers look at it
    return whole


def _prove_guarded(ydl: Any) -> None:
    """Send what no guard lets pass, in the two ways that there are; nothing leaves for it."""
    try:
        ydl.urlopen("data:,")
    except Exception as error:
        if not isinstance(getattr(error, "cause", None), ForeignHost):
            raise unfit(error) from error
    else:
        raise unfit("a request passed by the guard of hosts")
    passed: list[Any] = []

    def note(request: Any) -> Any:
        passed.append(request)
        return response("data:,", b"")

    real, ydl.urlopen = ydl.urlopen, note
    try:
        ydl.get_info_extractor(_EXTRACTORS[0])._request_webpage("data:,", None, note=False)
    finally:
        ydl.urlopen = real
    if len(passed) != 1:
        raise unfit("its extractors do not send their requests by YoutubeDL.urlopen")


def close(ydl: Any) -> None:
    """Let go of open connections; cookies read from a file are not written back."""
    ydl.params["cookiefile"] = None
    ydl.close()


def response(url: str, body: bytes, status: int = 200, headers: Any = None) -> Any:
    """A response as yt-dlp takes it, with all of its body in memory."""
    made = _of("yt_dlp.networking", "Response")(io.BytesIO(body), url, headers or {}, status)
    made.whole_body = body  # yt-dlp may have read and closed it when we look
    return made


def no_answer(why: str) -> Exception:
    """A failed request, as yt-dlp itself would raise it."""
    error: Exception = _of("yt_dlp.networking.exceptions", "TransportError")(why)
    return error


def read_whole(answer: Any, most: int) -> Any:
    """The same response with all of its body in memory; raises if there are more bytes."""
    with contextlib.closing(answer):
        body = bytearray()
        try:
            while chunk := answer.read(_CHUNK):
                body += chunk
                if len(body) > most:
                    raise no_answer(f"the answer is larger than {most >> 20} MB")
        except (EOFError, zlib.error) as error:
            raise no_answer(f"the answer broke off ({error})") from error
    return response(answer.url, bytes(body), answer.status, answer.headers)


def response_of(error: BaseException) -> Any:
    """The response of a request that failed by its status; None if there was none."""
    failed = _of("yt_dlp.networking.exceptions", "HTTPError")
    return error.response if isinstance(error, failed) else None


def failed_with(answer: Any) -> Exception:
    """The failure of a request that was answered like this."""
    error: Exception = _of("yt_dlp.networking.exceptions", "HTTPError")(answer)
    return error


def body_of(error: BaseException) -> bytes:
    """What came with a status that is a failure, whoever read of it."""
    return bytes(getattr(response_of(error), "whole_body", b""))


def status_of(error: BaseException) -> int | None:
    """The HTTP status that a failed request was answered with."""
    answer = response_of(error)
    return None if answer is None else int(answer.status)


def retry_after(error: BaseException) -> float | None:
    """The seconds that a refusal asks to wait, if it names them."""
    text = response_of(error).headers.get("Retry-After") or ""
    return float(text) if text.isdecimal() else None


def redirect_of(error: BaseException) -> str | None:
    """Where an answer sends us, as a whole address."""
    answer = response_of(error)
    if answer is None or answer.status not in {301, 302, 303, 307, 308}:
        return None
    location = answer.headers.get("Location")
    return urljoin(answer.url, location) if location else None


def redirected(request: Any, status: int, url: str) -> Any:
    """The request that follows a redirect; only 307 and 308 keep what was posted."""
    if isinstance(request, str) or status not in {307, 308}:
        return _of("yt_dlp.networking", "Request")(url)
    again = request.copy()
    again.url = url
    return again


def is_silence(error: BaseException) -> bool:
    """No answer came, or one that speaks of the server alone: it may pass."""
    status = status_of(error)
    if status is None:
        return isinstance(error, OSError) or is_of_network(error)
    return status == 408 or status >= 500


def is_of_network(error: BaseException) -> bool:
    """Whether it is a failed request of yt-dlp's."""
    return isinstance(error, _of("yt_dlp.networking.exceptions", "RequestError"))


def is_own(error: object) -> bool:
    """Whether yt-dlp says it in words of its own; all other exceptions are somebody's mistake."""
    return isinstance(error, _of("yt_dlp.utils", "YoutubeDLError"))


def unwrapped(error: BaseException) -> BaseException:
    """The innermost cause: DownloadError holds an ExtractorError, which may hold a request's.

    What Python said of a text that could not be read is in yt-dlp's own words, too.
    """
    info = getattr(error, "exc_info", None)
    inner: Any = info[1] if isinstance(info, tuple) and len(info) > 1 else None
    while isinstance(inner, ScaffoldError | OSError) or is_own(inner):
        error = inner
        inner = None if status_of(error) is not None else getattr(error, "cause", None)
    return error


_NOISE = re.compile(r"^(?:ERROR: )?(?:\[[\w:]+\] )?(?:[\w-]{2,64}: )?(?:YouTube said: )?")


def words_of(error: BaseException) -> str:
    """Its words without yt-dlp's prefix and its plea to report a bug."""
    words = str(getattr(error, "orig_msg", None) or getattr(error, "msg", None) or error)
    for end in ("; please report this issue", " Use --cookies", " (caused by"):
        words = words.partition(end)[0]
    sentences = re.split(r"\.\s+", _NOISE.sub("", words).strip().rstrip("."))
    return without_secrets(". ".join(dict.fromkeys(sentences)))  # YouTube says some twice


def parsed(words: list[str]) -> dict[str, Any] | None:
    """yt-dlp's own options as it reads them; None if it does not take them."""
    parse_options = _of("yt_dlp", "parse_options")
    try:
        options: dict[str, Any] = parse_options(words).ydl_opts
    except OptParseError:
        return None
    except Exception as error:
        raise unfit(error) from error
    return options
