"""Where a server listens, before it is loaded: a browser can be on its way meanwhile."""

import secrets
import socket
from collections.abc import Iterator

from scaffold.errors import UsageError
from scaffold.outside.player import running

_TRIES = 20


class Listener:
    """A port of this machine, and the random paths of one run.

    `page` is the page's, `frame` that of its player: YouTube's script runs in the frame alone and
    can tell its address, so that has a path of its own.
    """

    def __init__(self, port: int = 0) -> None:
        """Raises UsageError if the port is taken; 0 is any free one."""
        self.sockets = _sockets(port)
        self.port: int = self.sockets[0].getsockname()[1]
        self.host = f"{running.HOST}:{self.port}"
        self.page, self.frame, self.first = (secrets.token_urlsafe(16) for _ in range(3))

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{self.host}/{self.page}/"

    @property
    def first_address(self) -> str:
        """The same for one visit: the arguments of a browser can be seen by others."""
        return f"http://{self.host}/{self.first}"

    def close(self) -> None:
        """Listen no more."""
        for each in self.sockets:
            each.close()


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
    probe = _listener(socket.AF_INET6, "::1", 0) if socket.has_ipv6 else None
    if probe:
        probe.close()
        second = _listener(socket.AF_INET6, "::1", first.getsockname()[1])
        if second is None:
            first.close()
            return
    yield from (each for each in (first, second) if each)


def _listener(family: socket.AddressFamily, host: str, port: int) -> socket.socket | None:
    try:
        return socket.create_server((host, port), family=family)
    except OSError:
        return None
