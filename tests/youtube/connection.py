"""One connection to the proxy: CONNECT and TLS, or plain HTTP; then requests until it ends."""

import contextlib
import socket
import ssl
import struct
import sys
from dataclasses import dataclass
from http.client import HTTPMessage, parse_headers, responses
from typing import Protocol
from urllib.parse import urlsplit

from tests.youtube.exchange import Answer

# Windows wants two shorts where others want two ints
_LINGER = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
_PATIENCE = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Raw:
    """A request as it stands on the wire; without host if it was meant for the proxy itself."""

    host: str
    method: str
    target: str
    headers: HTTPMessage
    body: bytes


class Origin(Protocol):
    """Who answers."""

    def knows(self, host: str) -> bool: ...

    def respond(self, raw: Raw) -> Answer: ...

    def pause(self, seconds: float) -> None: ...


def serve_connection(plain: socket.socket, tls: ssl.SSLContext, origin: Origin) -> None:
    """Serve one client until it goes; a client that breaks off is no error."""
    with contextlib.suppress(OSError, ValueError), plain:
        plain.settimeout(_PATIENCE)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # unbuffered, so that nothing of what follows CONNECT is swallowed
        with plain.makefile("rb", buffering=0) as head:
            words = head.readline().decode("latin-1").split()
            if words[:1] == ["CONNECT"]:
                parse_headers(head)
        if words[:1] != ["CONNECT"]:
            _talk(plain, "", words, origin)
            return
        host = words[1].rpartition(":")[0]
        if not origin.knows(host):
            plain.sendall(_bytes_of(Answer(502, b"nobody here")))
            return
        plain.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with tls.wrap_socket(plain, server_side=True) as secure:
            _talk(secure, host, [], origin)


def _talk(client: socket.socket, host: str, words: list[str], origin: Origin) -> None:
    """Answer one request after the other; `words` are those of a first line already read."""
    with client.makefile("rb") as stream:
        while True:
            _acknowledge_at_once(client)
            words = words or stream.readline().decode("latin-1").split()
            if len(words) < 2:
                return
            headers = parse_headers(stream)
            body = stream.read(int(headers.get("Content-Length") or 0))
            raw = _addressed(host, words, headers, body)
            if not _reply(client, raw, origin):
                return
            words = []


def _acknowledge_at_once(client: socket.socket) -> None:
    """Clients behind a proxy send head and body apart; a late ACK would add 40 ms to each POST."""
    if sys.platform == "linux":
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def _addressed(host: str, words: list[str], headers: HTTPMessage, body: bytes) -> Raw:
    """A proxy is told the whole address in plain HTTP, and the path alone inside a tunnel."""
    parts = urlsplit(words[1])
    target = parts._replace(scheme="", netloc="").geturl()
    return Raw(parts.hostname or host, words[0], target, headers, body)


def _reply(client: socket.socket, raw: Raw, origin: Origin) -> bool:
    """Send the answer; whether the client may ask on."""
    answer = origin.respond(raw)
    origin.pause(answer.wait)
    if answer.reset:
        # closed at once and without a word, which the other side sees as a reset
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)
        return False
    client.sendall(_bytes_of(answer, bare=raw.method == "HEAD"))
    return not answer.cut and raw.headers.get("Connection", "").lower() != "close"


def _bytes_of(answer: Answer, *, bare: bool = False) -> bytes:
    headers = {
        "Content-Type": answer.kind,
        "Content-Length": str(len(answer.body)),
        **answer.headers,
    }
    reason = responses.get(answer.status, "Unknown")
    lines = [f"HTTP/1.1 {answer.status} {reason}", *(f"{k}: {v}" for k, v in headers.items())]
    head = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"
    body = answer.body[: len(answer.body) // 2] if answer.cut else answer.body
    return head if bare else head + body
