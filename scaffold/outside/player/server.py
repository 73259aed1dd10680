"""The server of one run: on loopback alone, on a port of its own, until it is asked to end."""

import asyncio
import contextlib
import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from scaffold.outside.player import running
from scaffold.outside.player.desk import Desk, Json
from scaffold.outside.player.listening import Listener
from scaffold.outside.player.pages import Pages
from scaffold.outside.player.routes import Routes


class Server:
    """Serves a desk to the pages of this machine's browser."""

    def __init__(self, desk: Desk, listener: Listener, posts: tuple[Path, ...]) -> None:
        self._listener = listener
        self._paths = [str(post.resolve()) for post in posts]
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pages = Pages()
        self._http = _Http(Routes(desk, self._pages, listener).app(), self._end_lines)

    def run(self, ready: Callable[[], None]) -> None:
        """Serve until a signal; Ctrl-C is raised as KeyboardInterrupt. `ready` is called once."""
        known = running.announce(self._listener.port, self._listener.page, self._paths)
        try:
            asyncio.run(self._run(ready))
        finally:
            running.withdraw(known)
            self._listener.close()
        if self._http.interrupted:
            raise KeyboardInterrupt

    async def _run(self, ready: Callable[[], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._loop.call_soon(ready)
        await self._http.serve(sockets=self._listener.sockets)

    def _end_lines(self) -> None:
        if self._loop:
            self._loop.call_soon_threadsafe(self._pages.close)

    def tell(self, kind: str, content: Json) -> None:
        """Let every page know, from any thread."""
        if self._loop and not self._loop.is_closed():
            with contextlib.suppress(RuntimeError):  # closed in between
                self._loop.call_soon_threadsafe(self._pages.tell, kind, content)


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
