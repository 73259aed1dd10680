"""How `now` and `seek` find the servers that run, and ask them; each has a file of the user's own.

`now` is run at each key of an editor: nothing here takes long to import, not even pathlib.
"""

import json
import os
import socket
from collections.abc import Iterable, Iterator, Mapping

HOST = "localhost"
_PATIENCE = 3.0  # seconds
_LONGEST = 65_536  # bytes of an answer


def announce(port: int, token: str, posts: Iterable[str]) -> str:
    """Write the file that lets other commands of this user find a server; returns its path.

    `posts` are absolute paths without links. Raises OSError.
    """
    folder = _folder()
    os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - see above
    path = f"{folder}/play-{os.getpid()}.json"
    found = {"port": port, "token": token, "posts": list(posts)}
    withdraw(path)  # of an earlier process with this number
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(found, file)
    return path


def withdraw(path: str) -> None:
    """Take such a file away."""
    if os.path.exists(path):  # noqa: PTH110 - see above
        os.unlink(path)  # noqa: PTH108 - see above


def servers() -> Iterator[Mapping[str, object]]:
    """The servers of this user; one that was killed may still be among them."""
    folder = _folder()
    try:
        names = os.listdir(folder)  # noqa: PTH208 - see above
    except OSError:
        return
    for name in sorted(names):
        path = f"{folder}/{name}"
        if not name.startswith("play-") or not _is_ours(path):
            continue
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - see above
                found = json.load(file)
        except (OSError, ValueError):
            continue
        if isinstance(found, dict):
            yield found


def _folder() -> str:
    """Where running commands leave what others need to find them; nobody else can look into it.

    The system's folder for that, else one in the user's cache.
    """
    if hasattr(os, "getuid"):
        named = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
        if _is_ours(named):
            return f"{named}/scaffold"
    from scaffold.outside import cache

    return f"{cache.default_folder()}/running"


def _is_ours(path: str) -> bool:
    """Whether the file exists, and only this user can read and write it."""
    try:
        status = os.stat(path)  # noqa: PTH116 - see above
    except OSError:
        return False
    return not hasattr(os, "getuid") or (
        status.st_uid == os.getuid() and not status.st_mode & 0o077
    )


def is_localhost_here() -> bool:
    """Whether `localhost`, the page's host, is this machine: a hosts file can say otherwise."""
    try:
        found = {str(each[4][0]) for each in socket.getaddrinfo(HOST, None)}
    except OSError:
        return False
    return bool(found) and all(name == "::1" or name.startswith("127.") for name in found)


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
            answer = b""
            while len(answer) < _LONGEST and (part := connection.recv(_LONGEST)):
                answer += part
        first, _, content = answer.partition(b"\r\n\r\n")
        found = json.loads(content)
        return (int(first[9:12]), found) if isinstance(found, dict) else None
    except (OSError, ValueError):
        return None
