"""How long an editor waits for `scaffold lsp`: until it has started, and after each key."""

import json
import os
import random
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.measure import ROOT, Figure, expect, scaffold
from benchmarks.posts import post
from benchmarks.worlds import playlist
from scaffold.model.snapshot import KnownVideo, Snapshot
from scaffold.outside import snapshots

KILO = 1000
SIZE = 200 * KILO


def editor(*, quick: bool) -> Iterator[Figure]:
    """`scaffold lsp` and a post of 200 kB whose course has a snapshot."""
    with tempfile.TemporaryDirectory() as place:
        text = _write(Path(place, "post.md"))
        times = 3 if quick else 9
        before = time_of_children()
        starts = [_start(Path(place)) for _ in range(times)]
        of_start = (time_of_children() - before) / times
        before = time_of_children()
        keys = _type(Path(place), text, 60 if quick else 400)
        of_key = (time_of_children() - before - of_start) / len(keys)
    start = statistics.median(starts)
    yield Figure(
        "`scaffold lsp`: from its start to the answer of `initialize`",
        start,
        "at most 1.5 s",
        f"{start:.2f} s",
        "",
        start <= 1.5,
        {"processor": of_start},
    )
    late = statistics.quantiles(keys, n=20)[-1]
    yield Figure(
        f"`scaffold lsp`: from a key in {len(text.encode()) / KILO:.0f} kB to its findings",
        late / 0.05,
        "95 of 100 keys within 50 ms",
        f"{late * KILO:.0f} ms, of the processor {of_key * KILO:.0f} ms a key",
        "50 ms",
        late <= 0.05,
        {"keys": len(keys), "median": statistics.median(keys), "processor": of_key},
    )


def time_of_children() -> float:
    """Seconds of the processor that finished processes have taken; 0 where nobody counts."""
    times = os.times()
    return times.children_user + times.children_system


def _write(path: Path) -> str:
    """A post of that size and the snapshot of its course; the post's text."""
    course = playlist(1)
    text = post(course, notes=70)
    text = text.replace(
        "## Ссылки",
        "8:00 - ещё.\n\n" + "Ещё.\n\n" * ((SIZE - len(text.encode())) // 9) + "## Ссылки",
    )
    path.write_text(text, encoding="utf-8", newline="")
    known = {v.id: KnownVideo(title=v.title, duration=9000) for v in course.videos}
    order = tuple(known)
    snapshot = Snapshot(id=course.id, title=course.title, order=order, videos=known)
    snapshots.write(path.parent / ".scaffold", snapshot)
    return text


class _Client:
    """As little of a client as a measurement needs."""

    def __init__(self, folder: Path) -> None:
        self._server = subprocess.Popen(
            scaffold("lsp"),
            cwd=folder,
            env={"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def say(self, method: str, params: object, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        body = json.dumps(message).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._server.stdin.flush()

    def hear(self) -> dict[str, Any]:
        assert self._server.stdout
        head = self._server.stdout.readline()
        while (line := self._server.stdout.readline()) != b"\r\n":
            head += line
        length = int(head.partition(b"Content-Length:")[2].split()[0])
        heard: dict[str, Any] = json.loads(self._server.stdout.read(length))
        return heard

    def initialize(self) -> None:
        self.say("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
        expect("result" in self.hear(), "the server has started")
        self.say("initialized", {})

    def found(self, version: int) -> list[Any]:
        """What is found in that version of the document."""
        while True:
            params = self.hear().get("params", {})
            if params.get("version") == version:
                return list(params["diagnostics"])

    def leave(self) -> None:
        self.say("shutdown", None, 2)
        self.say("exit", None)
        self._server.communicate(timeout=30)


def _start(folder: Path) -> float:
    before = time.perf_counter()
    client = _Client(folder)
    client.initialize()
    taken = time.perf_counter() - before
    client.leave()
    return taken


def _type(folder: Path, text: str, keys: int) -> list[float]:
    """Seconds until the answer to each key, here and there in the text."""
    chance, client = random.Random(1), _Client(folder)
    client.initialize()
    named = {"uri": (folder / "post.md").as_uri(), "version": 1}
    opened = {**named, "languageId": "markdown", "text": text}
    client.say("textDocument/didOpen", {"textDocument": opened})
    expect(any(d["code"] == "bare-timecode" for d in client.found(1)), "the post was checked")
    lines = text.count("\n")
    taken = []
    for version in range(2, keys + 2):
        line = chance.randrange(lines)
        place = {"line": line, "character": 0}
        new = chance.choice(("я", "8", ":", "9:00 - x\n", "\n"))
        change = {"range": {"start": place, "end": place}, "text": new}
        named = {**named, "version": version}
        before = time.perf_counter()
        client.say("textDocument/didChange", {"textDocument": named, "contentChanges": [change]})
        client.found(version)
        taken.append(time.perf_counter() - before)
    client.leave()
    return taken
