"""What a person at a terminal sees while YouTube does not answer."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Runner

pty = pytest.importorskip("pty", reason="Windows has no such terminals")

LIST = "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
POST = f"""# Course

## [1. Введение](https://www.youtube.com/watch?v=_q46x0tq2FQ&list={LIST}&index=1)

8:00 - here
"""


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a proxy that accepts connections and never answers."""
    taken: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    taken.append(server.accept()[0])

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
    for each in taken:
        each.close()


def seen(scaffold: Runner, *words: str) -> str:
    """All that the command shows on a terminal, moves of the cursor included."""
    ours, theirs = pty.openpty()
    environment = {**scaffold.environment, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        [sys.executable, "-m", "scaffold", *words],
        cwd=scaffold.folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ):
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError), os.fdopen(ours, "rb", buffering=0) as terminal:
            while piece := terminal.read(4096):
                shown += piece
    return re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", shown.decode())


@pytest.mark.parametrize(
    ("command", "what", "count"),
    [
        (("new", LIST), f"the playlist {LIST}", "playlists listed .* 0/1"),
        pytest.param(
            ("show", LIST),
            f"the playlist {LIST}",
            "playlists listed .* 0/1",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            ("refresh", "post.md"),
            f"the playlist {LIST}",
            "playlists listed .* 0/1",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            ("check", "post.md"),
            f"the playlist {LIST}",
            "playlists listed .* 0/1",
            marks=pytest.mark.slow,
        ),
        pytest.param(("doctor", "--online"), "the video jNQXAC9IVRw", "", marks=pytest.mark.slow),
        pytest.param(
            ("new", "dQw4w9WgXcQ"),
            "the video dQw4w9WgXcQ",
            "videos read .* 0/1",
            marks=pytest.mark.slow,
        ),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else "",
)
def test_a_terminal_shows_what_is_asked_for_the_try_and_the_count(
    scaffold: Runner, silent: str, command: tuple[str, ...], what: str, count: str
) -> None:
    Path(scaffold.folder, "post.md").write_text(POST, "utf-8")
    quick = ("--proxy", silent, "--socket-timeout", "0.5", "--retries", "1")
    shown = seen(scaffold, *command, *quick)
    assert re.search(count, shown)
    for attempt in (1, 2):
        assert f"try {attempt}, 0 s: {what}" in shown
    assert "Traceback" not in shown


def test_without_a_terminal_only_the_end_is_said(scaffold: Runner, silent: str) -> None:
    ran = scaffold("show", LIST, "--proxy", silent, "--socket-timeout", "0.5", "--retries", "0")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        f"error: No answer for the playlist {LIST}: it timed out.\n"
        "hint: Check the connection (and --proxy), try again, or use a saved listing with "
        "--from-info.\n"
    )
