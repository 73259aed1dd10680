"""A YoutubeDL of which every request is guarded, and yt-dlp's reading of its own options."""

import gzip
import re
import urllib.response
from optparse import OptParseError
from typing import Any
from urllib.parse import urlsplit

from scaffold.errors import ScaffoldError
from scaffold.errors.no_answer import ForeignHost
from scaffold.outside.youtube.ytdlp.answers import is_own, response
from scaffold.outside.youtube.ytdlp.names import name_of, require, unfit

_OURS = re.compile(
    r"(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|youtube-nocookie\.com|ytimg\.com|ggpht\.com)(?::443)?",
    re.ASCII | re.IGNORECASE,
)
API_HOST = "youtube.googleapis.com"
"""Where YouTube's Data API is asked, and only with a key of the person's own."""
_KEY_HEADER = "X-goog-api-key"
_HANDLERS = frozenset({"UrllibRH", "RequestsRH"})
"""What may send: of these we know how to keep them from following redirects by themselves."""
_EXTRACTORS = ("YoutubeTab", "Youtube")
_METHODS = ("build_request_director", "close", "extract_info", "get_info_extractor", "urlopen")


def refuse_foreign(url: str) -> None:
    """Raise ForeignHost for whatever is not an https address of one of YouTube's hosts.

    Neither is one with a user's name in it, or what programs read in different ways.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        raise ForeignHost(url) from None
    if parts.scheme != "https" or not _OURS.fullmatch(parts.netloc) or "\\" in url:
        raise ForeignHost(url)


def refuse_foreign_request(request: Any) -> None:
    """Raise ForeignHost for a request to a host that is not YouTube's.

    One that carries a key goes to the API alone, and no other goes there.
    """
    url = request if isinstance(request, str) else str(request.url)
    if isinstance(request, str) or _KEY_HEADER not in request.headers:
        refuse_foreign(url)
    elif not url.startswith(f"https://{API_HOST}/youtube/v3/"):
        raise ForeignHost(url)


def keyed(url: str, key: str) -> Any:
    """A request that carries a key."""
    return name_of("yt_dlp.networking", "Request")(url, headers={_KEY_HEADER: key})


def opened(params: dict[str, Any]) -> Any:
    """A `YoutubeDL` for metadata alone, with plugins off, which no request leaves unguarded."""
    require()
    downloader = name_of("yt_dlp", "YoutubeDL")
    plugin_dirs = name_of("yt_dlp.globals", "plugin_dirs")
    try:
        # yt-dlp would load and run any yt_dlp_plugins/ on sys.path, the checkout's own included
        plugin_dirs.value = []
        for name in _METHODS:
            getattr(downloader, name)
        # two extractors are all we need; setting up the rest takes as long as a request
        ydl = _guarded(downloader)(params, auto_init=False)
        ydl.cookiejar  # noqa: B018 - read when it is first looked at
        for name in _EXTRACTORS:
            # several threads ask at once; the first to ask would set up what they share
            ydl.get_info_extractor(name).initialize()
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
    refused = name_of("yt_dlp.networking.exceptions", "RequestError")

    def send(self: Any, request: Any) -> Any:
        try:
            refuse_foreign_request(request)
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


def parsed(words: list[str]) -> dict[str, Any] | None:
    """yt-dlp's own options as it reads them; None if it does not take them."""
    parse_options = name_of("yt_dlp", "parse_options")
    try:
        options: dict[str, Any] = parse_options(words).ydl_opts
    except OptParseError:
        return None
    except Exception as error:
        raise unfit(error) from error
    return options
