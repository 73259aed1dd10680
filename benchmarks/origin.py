"""The loopback YouTube in a process of its own, so that it takes no time from what is measured."""

import contextlib
import multiprocessing
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from tests.youtube import Fault, Server, World


class Origin:
    """The other process: its address, and how many requests it has had."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.proxy: str = connection.recv()

    @property
    def options(self) -> list[str]:
        """What our command and yt-dlp need to talk to it."""
        return ["--proxy", self.proxy, "--no-check-certificates"]

    @property
    def variables(self) -> dict[str, str]:
        """The same for programs that look at the environment."""
        return dict.fromkeys(("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"), self.proxy)

    def requests(self) -> dict[str, int]:
        """Requests by kind since the last call."""
        self._connection.send("requests")
        counted: dict[str, int] = self._connection.recv()
        return counted

    def stop(self) -> None:
        """End the process."""
        self._connection.send("stop")


def _serve(connection: Connection, world: World, faults: tuple[Callable[[], Fault], ...]) -> None:
    world.faults += [make() for make in faults]
    server = Server(world)
    connection.send(server.proxy)
    while connection.recv() == "requests":
        kinds = [request.what for request in server.requests]
        server.reset()
        connection.send({kind: kinds.count(kind) for kind in sorted(set(kinds))})
    server.close()


@contextlib.contextmanager
def serving(world: World, *faults: Callable[[], Fault]) -> Iterator[Origin]:
    """An origin for as long as the block runs; `faults` are made in its process."""
    context: Any = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, world, faults), daemon=True)
    process.start()
    origin = Origin(ours)
    try:
        yield origin
    finally:
        origin.stop()
        process.join(10)
