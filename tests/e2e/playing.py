"""A running `scaffold play`, and a page that is none: what a browser would send, sent by hand."""

import contextlib
import http.client
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

from tests.conftest import Runner

LIST = "PLplay000000000001"
ONE, TWO = "_q46x0tq2FQ", "1BUuB28FDOc"
POST = f"""\
# Course

## [1. One](https://www.youtube.com/watch?v={ONE}&list={LIST}&index=1)

[8:00](https://www.youtube.com/watch?v={ONE}&list={LIST}&t=8m00s) - first

[9:30](https://www.youtube.com/watch?v={ONE}&list={LIST}&t=9m30s) - second


## [2. Two](https://www.youtube.com/watch?v={TWO}&list={LIST}&index=2)
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        found = json.loads(self.body)
        assert isinstance(found, dict)
        return found


class News:
    """The line of a page: events as they come."""

    def __init__(self, response: HTTPResponse) -> None:
        self.events: queue.Queue[tuple[str, Any]] = queue.Queue()
        self._response = response
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        kind = ""
        with contextlib.suppress(OSError, ValueError, AttributeError):
            while line := self._response.readline().decode():
                if line.startswith("event: "):
                    kind = line.removeprefix("event: ").strip()
                if line.startswith("data: "):
                    self.events.put((kind, json.loads(line.removeprefix("data: "))))

    def next(self, kind: str, seconds: float = 5.0) -> Any:
        """The next event of a kind."""
        while True:
            found, content = self.events.get(timeout=seconds)
            if found == kind:
                return content


class Playing:
    """One `scaffold play`; it opens no browser, unless `opens`. `waits` until it answers."""

    def __init__(
        self, runner: Runner, *arguments: str | Path, opens: bool = False, waits: bool = True
    ) -> None:
        words = [sys.executable, "-m", "scaffold", "play", *map(str, arguments)]
        words += [] if opens else ["--no-open"]
        self.runner = runner
        self.process = subprocess.Popen(
            words,
            cwd=runner.folder,
            env=runner.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        told = self.process.stderr if opens else self.process.stdout
        assert told is not None
        self.said = told.readline()
        self.address = self.said.rsplit(" ", 1)[-1].strip()
        assert self.address.startswith("http://localhost:"), self.said
        self.port = int(self.address.split(":")[2].split("/")[0])
        self.token = self.address.rstrip("/").rsplit("/", 1)[1]
        if waits:
            self.ask("/")  # the address is said before the server has loaded

    @property
    def host(self) -> str:
        return f"localhost:{self.port}"

    @property
    def own(self) -> dict[str, str]:
        """The headers of a write from the page."""
        return {
            "Origin": f"http://{self.host}",
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/json",
        }

    def ask(
        self,
        path: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        method: str = "",
    ) -> Answer:
        """Any request, with any path, as a stranger could send it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        sent = {"Host": self.host, **(headers or {})}
        connection.request(method or ("GET" if body is None else "POST"), path, body, sent)
        response = connection.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, told, response.read())
        connection.close()
        return answer

    def get(self, path: str) -> Answer:
        """A request of the page."""
        return self.ask(f"/{self.token}/{path}")

    def post(self, path: str, body: object, **changed: str) -> Answer:
        """A write of the page; `changed` are headers by name, with _ for -."""
        headers = {**self.own, **{name.replace("_", "-"): value for name, value in changed.items()}}
        return self.ask(f"/{self.token}/{path}", json.dumps(body).encode(), headers)

    def stamp(self, text: str, seconds: int, video: str = ONE, post: int = 0) -> Answer:
        """What Enter sends."""
        note = {"post": post, "video": video, "seconds": seconds, "text": text}
        return self.post("stamp", note)

    @contextlib.contextmanager
    def page(self, name: str = "page") -> Iterator[News]:
        """An open page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", f"/{self.token}/events?page={name}", headers={"Host": self.host})
        response = connection.getresponse()
        assert response.status == 200
        assert response.readline() == b"retry: 1000\n"
        try:
            yield News(response)
        finally:
            if response.fp:
                with contextlib.suppress(OSError):
                    connection.sock.shutdown(2)
            connection.close()

    def report(
        self, seconds: float, *, playing: bool = False, video: str = ONE, page: str = "page"
    ) -> Answer:
        """What a page says of its player."""
        moment = {"page": page, "video": video, "seconds": seconds, "playing": playing, "rate": 1.0}
        return self.post("moment", moment)

    def interrupt(self, sig: int = signal.SIGINT) -> tuple[int, str]:
        """Ctrl-C; the exit code and all that was said on stderr."""
        os.kill(self.process.pid, sig)
        _, told = self.process.communicate(timeout=10)
        return self.process.returncode, told

    def close(self) -> None:
        """End it, however it stands."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


@contextlib.contextmanager
def playing(
    runner: Runner, *arguments: str | Path, opens: bool = False, waits: bool = True
) -> Iterator[Playing]:
    """A server for as long as the block runs."""
    server = Playing(runner, *arguments, opens=opens, waits=waits)
    try:
        yield server
    finally:
        server.close()
