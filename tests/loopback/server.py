"""A CONNECT proxy on 127.0.0.1 that ends TLS with its own certificate and answers as YouTube."""

import contextlib
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPMessage, parse_headers
from typing import IO, Any
from urllib.parse import parse_qsl, urlsplit

import trustme

from tests.loopback import pages
from tests.loopback.world import Answer, Request, World

_HOSTS = ("www.youtube.com", "youtube.com", "m.youtube.com", "i.ytimg.com", "music.youtube.com")


class Server:
    """The proxy; `requests` are all that came, `refused` the hosts that nobody here answers for."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.requests: list[Request] = []
        self.refused: list[str] = []
        self.connections = 0
        self._lock = threading.Lock()
        self._closing = False
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert(*_HOSTS).configure_cert(self._tls)
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self._start(self._accept)

    @property
    def proxy(self) -> str:
        """The address for `--proxy`."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    @property
    def options(self) -> list[str]:
        """What a command needs to talk to it."""
        return ["--proxy", self.proxy, "--no-check-certificates"]

    def count(self, *kinds: str) -> int:
        """How many requests of these kinds came; of any kind, if none is named."""
        return sum(not kinds or request.what in kinds for request in self.requests)

    def reset(self) -> None:
        """Forget what came so far."""
        with self._lock:
            self.requests.clear()

    def close(self) -> None:
        """End all connections and threads."""
        self._closing = True
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            left = list(self._open)
        for connection in left:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)

    def _start(self, work: Any, *arguments: Any) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._closing:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError, ConnectionError):
            connection.settimeout(30)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with connection.makefile("rb") as head:
                target = head.readline().decode("latin-1").split()
                parse_headers(head)
            if len(target) < 2 or target[0] != "CONNECT":
                connection.close()
                return
            host = target[1].rpartition(":")[0]
            if host not in _HOSTS:
                self.refused.append(host)
                connection.sendall(b"HTTP/1.1 502 Nobody here\r\n\r\n")
                connection.close()
                return
            time.sleep(self.world.connecting)
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            self._talk(connection, host)
        connection.close()

    def _talk(self, connection: socket.socket, host: str) -> None:
        with self._tls.wrap_socket(connection, server_side=True) as secure:
            with self._lock:
                self._open.add(secure)
            try:
                with secure.makefile("rb") as stream:
                    while not self._closing and self._exchange(secure, stream, host):
                        pass
            finally:
                with self._lock:
                    self._open.discard(secure)

    def _exchange(self, secure: ssl.SSLSocket, stream: IO[bytes], host: str) -> bool:
        line = stream.readline().decode("latin-1").split()
        if len(line) < 2:
            return False
        headers = parse_headers(stream)
        body = stream.read(int(headers.get("Content-Length") or 0))
        request = _request(line[0], host, line[1], headers, body)
        with self._lock:
            nth = sum(r.what == request.what for r in self.requests)
            self.requests.append(request)
        faults = (fault(request, nth) for fault in self.world.faults)
        answer = next((fault for fault in faults if fault), None)
        answer = answer or pages.answer(self.world, request)
        time.sleep(answer.wait + self.world.latency)
        padding = self.world.weight.get(request.what, 0) - len(answer.body)
        if padding > 0 and answer.status == 200:
            answer = replace(answer, body=answer.body + b" " * padding)
        if answer.reset:
            # closed at once, with what is unread thrown away: a reset
            secure.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return False
        secure.sendall(_wire(answer))
        return headers.get("Connection", "").lower() != "close"


def _wire(answer: Answer) -> bytes:
    headers = {
        "Content-Type": answer.kind,
        "Content-Length": str(len(answer.body)),
        **answer.headers,
    }
    lines = [f"HTTP/1.1 {answer.status} X", *(f"{key}: {value}" for key, value in headers.items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + answer.body


def _request(method: str, host: str, target: str, headers: HTTPMessage, body: bytes) -> Request:
    parts = urlsplit(target)
    query = dict(parse_qsl(parts.query))
    raw: dict[str, Any] = {}
    with contextlib.suppress(ValueError):
        raw = json.loads(body) if body else {}
    what, about = _kind(host, parts.path, query, raw)
    return Request(method, host, parts.path, query, raw, headers.get("Cookie", ""), what, about)


def _kind(host: str, path: str, query: dict[str, str], body: dict[str, Any]) -> tuple[str, str]:
    if host == "i.ytimg.com":
        return "thumbnail", path.split("/")[2]
    match path:
        case "/playlist":
            return "playlist", query.get("list", "")
        case "/watch":
            return "watch", query.get("v", "")
        case "/oembed":
            wanted = dict(parse_qsl(urlsplit(query.get("url", "")).query))
            return "oembed", wanted.get("v") or wanted.get("list", "")
        case "/youtubei/v1/navigation/resolve_url":
            wanted = dict(parse_qsl(urlsplit(body.get("url", "")).query))
            return "resolve", wanted.get("list", "")
        case "/youtubei/v1/browse":
            token = body.get("continuation")
            return ("continuation", token) if token else ("reload", body.get("browseId", ""))
        case _ if path.startswith(("/@", "/channel/", "/c/", "/user/")):
            return "channel", path.strip("/").rpartition("/")[0] or path.strip("/")
        case _:
            return "other", path


@contextlib.contextmanager
def serve(world: World) -> Iterator[Server]:
    """A loopback YouTube for as long as the block runs."""
    server = Server(world)
    try:
        yield server
    finally:
        server.close()
