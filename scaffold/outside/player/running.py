"""How `now` and `seek` find the servers that run, and ask them; each has a file of the user's own.

`now` is run at each key of an editor, so nothing here takes long to import.
"""

import contextlib
import json
import os
import socket
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from scaffold.outside import own_folders

HOST = "localhost"
_PATIENCE = 3.0  # seconds
_LONGEST = 65_536  # bytes of an answer


def announce(port: int, token: str, posts: tuple[Path, ...]) -> Path:
    """Write the file that lets other commands of this user find a server; returns its path."""
    folder = own_folders.runtime()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"play-{os.getpid()}.json"
    found = {"port": port, "token": token, "posts": [str(post.resolve()) for post in posts]}
    path.unlink(missing_ok=True)  # of an earlier process with this number
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(found, file)
    return path


def servers() -> Iterator[Mapping[str, object]]:
    """The servers of this user; one that was killed may still be among them."""
    for path in own_folders.runtime().glob("play-*.json"):
        with contextlib.suppress(OSError, ValueError):
            if _is_ours(path) and isinstance(found := json.loads(path.read_bytes()), dict):
                yield found


def _is_ours(path: Path) -> bool:
    """Whether nobody else can have written the file, or read it."""
    if not hasattr(os, "getuid"):
        return True
    status = path.stat()
    return status.st_uid == os.getuid() and not stat.S_IMODE(status.st_mode) & 0o077


def ask(
    server: Mapping[str, object], path: str, body: object = None
) -> tuple[int, dict[str, object]] | None:
    """Get (or, with a body, post) something; status and JSON. None if nobody answers there."""
    port = server.get("port")
    if not isinstance(port, int):
        return None
    data = b"" if body is None else json.dumps(body).encode()
    head = [
        f"{'GET' if body is None else 'POST'} /{server.get('token')}/{path} HTTP/1.1",
        f"Host: {HOST}:{port}",
        f"Origin: http://{HOST}:{port}",
        "Sec-Fetch-Site: same-origin",
        "Content-Type: application/json",
        f"Content-Length: {len(data)}",
        "Connection: close",
    ]
    try:
        with socket.create_connection(("127.0.0.1", port), _PATIENCE) as connection:
            connection.sendall("\r\n".join((*head, "", "")).encode() + data)
            answer = _read(connection)
        first, _, content = answer.partition(b"\r\n\r\n")
        found = json.loads(content)
        return (int(first[9:12]), found) if isinstance(found, dict) else None
    except (OSError, ValueError):
        return None


def _read(connection: socket.socket) -> bytes:
    parts: list[bytes] = []
    size = 0
    while size < _LONGEST and (part := connection.recv(_LONGEST)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)
