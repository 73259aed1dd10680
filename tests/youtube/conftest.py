"""How these tests ask: with the real yt-dlp, in this process, through the proxy."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yt_dlp
import yt_dlp.globals
from yt_dlp.networking.exceptions import HTTPError

from tests.youtube import Server, World, serve

PL = "PLcourse0000000001"
URL = f"https://www.youtube.com/playlist?list={PL}"

Send = Callable[[Any], Any]

# one GET of the watch page answers all, with no JavaScript
PAGE_ARGS = {
    "player_client": ["web"],
    "player_skip": ["configs", "js"],
    "skip": ["hls", "dash", "translated_subs"],
}


@pytest.fixture
def world() -> World:
    """What this loopback YouTube holds; empty at first."""
    return World()


@pytest.fixture
def youtube(world: World) -> Iterator[Server]:
    """A loopback YouTube; at the end nobody may have asked another host."""
    with serve(world) as server:
        yield server
    assert server.refused == []


def _closing(send: Send, responses: contextlib.ExitStack) -> Send:
    """Close all responses in the end: yt-dlp itself leaves those of failures open."""

    def sending(request: Any) -> Any:
        try:
            response = send(request)
        except HTTPError as error:
            responses.callback(error.response.close)
            raise
        responses.callback(response.close)
        return response

    return sending


class Asker:
    """yt-dlp, asking through the proxy; `said` are its warnings."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.said: list[str] = []
        yt_dlp.globals.plugin_dirs.value = []

    @contextlib.contextmanager
    def opened(self, **params: Any) -> Iterator[Any]:
        ours = {
            "quiet": True,
            "logger": self,
            "cachedir": False,
            "noplaylist": True,
            "proxy": self.server.proxy,
            "nocheckcertificate": True,
            "socket_timeout": 30,
            "color": "never",
        }
        with yt_dlp.YoutubeDL({**ours, **params}) as ydl, contextlib.ExitStack() as responses:
            ydl.urlopen = _closing(ydl.urlopen, responses)
            yield ydl

    def debug(self, message: str) -> None:
        """yt-dlp says its progress here."""

    def warning(self, message: str) -> None:
        self.said.append(message)

    def error(self, message: str) -> None:
        """The same comes as an exception."""

    def listing(
        self, url: str = URL, *, args: dict[str, dict[str, list[str]]] | None = None, **params: Any
    ) -> dict[str, Any]:
        """A flat list, read to its end; `args` are the extractors' arguments."""
        with self.opened(extract_flat="in_playlist", extractor_args=args or {}, **params) as ydl:
            found: dict[str, Any] = ydl.extract_info(url, download=False)
            return found

    def video(
        self, video_id: str, *, args: dict[str, list[str]] | None = None, **params: Any
    ) -> dict[str, Any]:
        """One video, by its page alone."""
        extractor = {"youtube": {**PAGE_ARGS, **(args or {})}}
        with self.opened(extractor_args=extractor, **params) as ydl:
            url = f"https://www.youtube.com/watch?v={video_id}"
            found: dict[str, Any] = ydl.extract_info(url, download=False, process=False)
            return found

    def fetch(self, url: str) -> tuple[int, bytes]:
        """Status and body, by the door that all of yt-dlp's requests go through."""
        with self.opened() as ydl:
            try:
                response = ydl.urlopen(url)
            except HTTPError as error:
                response = error.response
            return response.status, response.read()


@pytest.fixture
def ask(youtube: Server) -> Asker:
    """The real yt-dlp before the loopback YouTube."""
    return Asker(youtube)
