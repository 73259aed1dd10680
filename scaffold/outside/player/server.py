"""The server of one run: on loopback alone, on a port of its own, until it is told to end."""

import asyncio
import contextlib
import secrets
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from scaffold.errors import UsageError
from scaffold.outside.player import running
from scaffold.outside.player.desk import Desk, Json
from scaffold.outside.player.guard import Keys
from scaffold.outside.player.pages import Pages
from scaffold.outside.player.routes import Routes

_TRIES = 20


class Server:
    """Serves a desk to the pages of this machine's browser."""

    def __init__(self, desk: Desk, port: int, posts: tuple[Path, ...]) -> None:
        self._sockets = _sockets(port)
        self._paths = [str(post.resolve()) for post in posts]
        self.port: int = self._sockets[0].getsockname()[1]
        self.pages = Pages()
        self._keys = Keys(secrets.token_urlsafe(16), secrets.token_urlsafe(16))
        self._first = secrets.token_urlsafe(16)
        self._loop: asyncio.AbstractEventLoop | None = None
        app = Routes(desk, self.pages, self._keys, self._first).app(f"{running.HOST}:{self.port}")
        self._http = _Http(app, self._end_lines)

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{running.HOST}:{self.port}/{self._keys.page}/"

    @property
    def first_address(self) -> str:
        """The same for one visit: the arguments of a browser can be seen by others."""
        return f"http://{running.HOST}:{self.port}/{self._first}"

    def run(self, ready: Callable[[], None]) -> None:
        """Serve until a signal; Ctrl-C is raised as KeyboardInterrupt. `ready` is called once."""
        known = running.announce(self.port, self._keys.page, self._paths)
        try:
            asyncio.run(self._run(ready))
        finally:
            running.withdraw(known)
            for each in self._sockets:
                each.close()
        if self._http.interrupted:
            raise KeyboardInterrupt

    async def _run(self, ready: Callable[[], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._loop.call_soon(ready)
        await self._http.serve(sockets=self._sockets)

    def _end_lines(self) -> None:
        if self._loop:
            self._loop.call_soon_threadsafe(self.pages.close)

    def tell(self, kind: str, content: Json) -> None:
        """Let every page know, from any thread."""
        if self._loop and not self._loop.is_closed():
            with contextlib.suppress(RuntimeError):  # closed in between
                self._loop.call_soon_threadsafe(self.pages.tell, kind, content)


class _Http(uvicorn.Server):
    """uvicorn, without words of its own, that ends in order whatever the signal is."""

    def __init__(self, app: ASGIApp, end_lines: Callable[[], None]) -> None:
        self._end_lines = end_lines
        self.interrupted = False
        config = uvicorn.Config(
            app,
            http="h11",
            ws="none",
            lifespan="off",
            loop="asyncio",
            log_config=None,
            log_level="error",
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)
        if hasattr(signal, "SIGHUP"):  # the terminal was closed
            signal.signal(signal.SIGHUP, self.handle_exit)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - uvicorn's
        """End the lines of open pages too, which would never end by themselves."""
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True
        self.interrupted = sig == signal.SIGINT
        self._end_lines()


def _sockets(port: int) -> list[socket.socket]:
    """A socket for each address that `localhost` may mean, on one port."""
    for _ in range(1 if port else _TRIES):
        bound = list(_bound(port))
        if bound:
            return bound
    taken = f"Port {port} is taken." if port else "No free port was found."
    raise UsageError(taken, "Choose another with --port, or leave it out.")


def _bound(port: int) -> Iterator[socket.socket]:
    """Both, or IPv4 alone where the machine has no IPv6; nothing if another program has one."""
    first = _listener(socket.AF_INET, "127.0.0.1", port)
    if first is None:
        return
    second = None
    if _has_ipv6():
        second = _listener(socket.AF_INET6, "::1", first.getsockname()[1])
        if second is None:
            first.close()
            return
    yield from (each for each in (first, second) if each)


def _has_ipv6() -> bool:
    probe = _listener(socket.AF_INET6, "::1", 0) if socket.has_ipv6 else None
    if probe:
        probe.close()
    return probe is not None


def _listener(family: socket.AddressFamily, host: str, port: int) -> socket.socket | None:
    try:
        return socket.create_server((host, port), family=family)
    except OSError:
        return None
