"""A proxy on 127.0.0.1 that ends TLS with a certificate of its own and answers as YouTube."""

import contextlib
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from urllib.parse import parse_qsl, urlsplit

import trustme

from tests.youtube import pages
from tests.youtube.connection import Raw, serve_connection
from tests.youtube.exchange import Answer, Request
from tests.youtube.kinds import HOSTS, body_of, kind_of
from tests.youtube.wire import to_json
from tests.youtube.world import World


@cache
def _tls() -> ssl.SSLContext:
    """One certificate for all our hosts and all servers of this process."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(*HOSTS).configure_cert(context)
    return context


class Log:
    """What came: all `requests`, the hosts that were `refused`, the number of `connections`."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.refused: list[str] = []
        self.connections = 0
        self.lock = threading.Lock()
        self._kinds: Counter[str] = Counter()
        self._about: Counter[tuple[str, str]] = Counter()

    def take(self, raw: Raw, connection: int) -> tuple[Request, int]:
        """Record a request; with it goes how many of its kind came before."""
        parts = urlsplit(raw.target)
        body = body_of(raw.body)
        what, about = kind_of(raw.host, raw.target, body)
        with self.lock:
            request = Request(
                raw.method,
                raw.host,
                parts.path,
                dict(parse_qsl(parts.query)),
                body,
                raw.headers.get("Cookie", ""),
                what,
                about,
                number=len(self.requests),
                again=self._about[what, about],
                connection=connection,
                referer=raw.headers.get("Referer", ""),
                key=raw.headers.get("X-Goog-Api-Key", ""),
            )
            nth = self._kinds[what]
            self.requests.append(request)
            self._kinds[what] += 1
            self._about[what, about] += 1
        return request, nth

    def count(self, *kinds: str) -> int:
        """How many requests of these kinds came; of any kind, if none is named."""
        with self.lock:
            return sum(n for kind, n in self._kinds.items() if not kinds or kind in kinds)

    @property
    def counts(self) -> dict[str, int]:
        """How many requests came of each kind."""
        with self.lock:
            return dict(self._kinds)

    def reset(self) -> None:
        """Forget what came so far; what is to go wrong the n-th time counts anew."""
        with self.lock:
            self.requests.clear()
            self.refused.clear()
            self.connections = 0
            self._kinds.clear()
            self._about.clear()


class Server(Log):
    """The proxy, and the log of what came to it."""

    def __init__(self, world: World, *, port: int = 0) -> None:
        super().__init__()
        self.world = world
        self._closing = threading.Event()
        self._open: dict[threading.Thread, socket.socket] = {}
        self._listener = socket.create_server(("127.0.0.1", port), backlog=128)
        self._address: tuple[str, int] = self._listener.getsockname()
        self._acceptor = threading.Thread(target=self._accept, daemon=True)
        self._acceptor.start()

    @property
    def proxy(self) -> str:
        """The address for `--proxy`."""
        return f"http://127.0.0.1:{self._address[1]}"

    @property
    def options(self) -> list[str]:
        """What a command needs to talk to it."""
        return ["--proxy", self.proxy, "--no-check-certificates"]

    def close(self) -> None:
        """End all connections and threads."""
        self._closing.set()
        with contextlib.suppress(OSError):
            # wakes accept() on every system, which closing the listener does not
            socket.create_connection(self._address, 1).close()
        self._acceptor.join(5)
        self._listener.close()
        with self.lock:
            left = dict(self._open)
            for client in left.values():
                with contextlib.suppress(OSError):
                    client.shutdown(socket.SHUT_RDWR)
        for thread in left:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                continue
            if self._closing.is_set():
                client.close()
                return
            with self.lock:
                self.connections += 1
                line = _Line(self, self.connections)
                thread = threading.Thread(target=self._serve, args=(client, line), daemon=True)
                # a handle of its own: TLS takes the first one over
                self._open[thread] = client.dup()
            thread.start()

    def _serve(self, client: socket.socket, line: "_Line") -> None:
        self.pause(self.world.connect_latency)
        serve_connection(client, _tls(), line)
        with self.lock:
            self._open.pop(threading.current_thread()).close()

    def pause(self, seconds: float) -> None:
        """Wait, but not beyond the server's end."""
        if seconds > 0:
            self._closing.wait(seconds)


class _Line:
    """Who answers on one connection."""

    def __init__(self, server: Server, number: int) -> None:
        self._server = server
        self._number = number

    def knows(self, host: str) -> bool:
        if host not in HOSTS:
            with self._server.lock:
                self._server.refused.append(host)
        return host in HOSTS

    def pause(self, seconds: float) -> None:
        self._server.pause(seconds)

    def respond(self, raw: Raw) -> Answer:
        server = self._server
        if not raw.host:
            return _told(server, raw.target)
        if not self.knows(raw.host):
            return Answer(502, b"nobody here", "text/plain")
        request, nth = server.take(raw, self._number)
        server.pause(server.world.latency)
        faults = (fault(request, nth) for fault in server.world.faults)
        answer = next((fault for fault in faults if fault), None)
        return answer or _padded(pages.answer(server.world, request), server.world, request)


def _padded(answer: Answer, world: World, request: Request) -> Answer:
    """As heavy as the world wants it; blanks at the end change neither HTML nor JSON."""
    lacking = world.weight.get(request.what, 0) - len(answer.body)
    if lacking <= 0 or answer.status != 200:
        return answer
    return replace(answer, body=answer.body + b" " * lacking)


def _told(server: Server, path: str) -> Answer:
    """What the proxy says of itself, for those who started it as a process: its counts."""
    told = {"requests": server.counts, "refused": server.refused, "connections": server.connections}
    match path:
        case "/counts":
            return to_json(told)
        case "/reset":
            server.reset()
            return to_json(told)
    return Answer(404, b"not found", "text/plain")


@contextlib.contextmanager
def serve(world: World, *, port: int = 0) -> Iterator[Server]:
    """A loopback YouTube for as long as the block runs; on any free port, unless one is named."""
    server = Server(world, port=port)
    try:
        yield server
    finally:
        server.close()
