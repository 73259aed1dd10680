"""Answers and failures as yt-dlp has them: read whole, asked for what we need, made anew."""

import contextlib
import io
import re
import zlib
from typing import Any
from urllib.parse import urljoin

from scaffold.errors import ScaffoldError
from scaffold.outside.youtube.traffic import without_secrets
from scaffold.outside.youtube.ytdlp.names import name_of

_CHUNK = 1 << 16  # bytes


def response(url: str, body: bytes, status: int = 200, headers: Any = None) -> Any:
    """A response as yt-dlp takes it, with all of its body in memory."""
    made = name_of("yt_dlp.networking", "Response")(io.BytesIO(body), url, headers or {}, status)
    made.whole_body = body  # yt-dlp may have read and closed it when we look
    return made


def no_answer(why: str) -> Exception:
    """A failed request, as yt-dlp itself would raise it."""
    error: Exception = name_of("yt_dlp.networking.exceptions", "TransportError")(why)
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
    failed = name_of("yt_dlp.networking.exceptions", "HTTPError")
    return error.response if isinstance(error, failed) else None


def failed_with(answer: Any) -> Exception:
    """The failure of a request that was answered like this."""
    error: Exception = name_of("yt_dlp.networking.exceptions", "HTTPError")(answer)
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
    """Where an answer redirects, as a whole address."""
    answer = response_of(error)
    if answer is None or answer.status not in {301, 302, 303, 307, 308}:
        return None
    location = answer.headers.get("Location")
    return urljoin(answer.url, location) if location else None


def redirected(request: Any, status: int, url: str) -> Any:
    """The request that follows a redirect; only 307 and 308 keep what was posted."""
    if isinstance(request, str) or status not in {307, 308}:
        return name_of("yt_dlp.networking", "Request")(url)
    again = request.copy()
    again.url = url
    return again


def is_silence(error: BaseException) -> bool:
    """No answer came, or one about the server alone: it may pass."""
    status = status_of(error)
    if status is None:
        return isinstance(error, OSError) or is_of_network(error)
    return status == 408 or status >= 500


def is_of_network(error: BaseException) -> bool:
    """Whether it is a failed request of yt-dlp's."""
    return isinstance(error, name_of("yt_dlp.networking.exceptions", "RequestError"))


def is_own(error: object) -> bool:
    """Whether yt-dlp says it in words of its own; all other exceptions are somebody's mistake."""
    return isinstance(error, name_of("yt_dlp.utils", "YoutubeDLError"))


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


_PLAIN = {
    r"Tunnel connection failed: ([\w ]+)": r"the proxy answered \1",
    r"(?i)unable to connect to proxy": "the proxy could not be reached",
    r"Failed to resolve '([\w.-]+)'": r"the address of \1 was not found",
    r"Name or service not known|getaddrinfo": "the address of the server was not found",
    r"timed out": "it timed out",
    r"(?i)connection refused": "the connection was refused",
}
"""What the libraries that send say of a failed connection, each in words of its own."""


def words_of(error: BaseException) -> str:
    """Its words without yt-dlp's prefix and its plea to report a bug."""
    words = str(getattr(error, "orig_msg", None) or getattr(error, "msg", None) or error)
    if isinstance(error, OSError) or is_of_network(error):
        for pattern, plain in _PLAIN.items():
            if found := re.search(pattern, words):
                return found.expand(plain)
    for end in ("; please report this issue", " Use --cookies", " (caused by"):
        words = words.partition(end)[0]
    sentences = re.split(r"\.\s+", _NOISE.sub("", words).strip().rstrip("."))
    return without_secrets(". ".join(dict.fromkeys(sentences)))  # YouTube says some twice
