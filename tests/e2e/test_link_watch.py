"""`scaffold link --watch` as a process, with an editor that saves atomically beside it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Runner

HEADING = "## [1. Intro](https://www.youtube.com/watch?v=_q46x0tq2FQ)\n"
LINK = "](https://www.youtube.com/watch?v=_q46x0tq2FQ&t="


@pytest.fixture
def watching(scaffold: Runner) -> Iterator["subprocess.Popen[bytes]"]:
    (scaffold.folder / "post.md").write_bytes((HEADING + "8:00 - old\n").encode())
    running = subprocess.Popen(
        [sys.executable, "-m", "scaffold", "link", "--watch", "."],
        cwd=scaffold.folder, env=scaffold.environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert running.stderr is not None
    assert running.stderr.readline().startswith(b"Watching 1 post")
    time.sleep(0.5)
    yield running
    running.kill()
    running.wait()
    running.stderr.close()
    if running.stdout:
        running.stdout.close()


def until(holds: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def save_atomically(path: Path, text: str) -> None:
    """As many editors do: a new file, renamed over the old one."""
    beside = path.with_name(f"{path.name}~")
    beside.write_bytes(text.encode())
    beside.replace(path)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_watch_survives_atomic_saves_vanishing_files_and_its_own_writes(
    scaffold: Runner, watching: "subprocess.Popen[bytes]"
) -> None:
    post = scaffold.folder / "post.md"
    save_atomically(post, HEADING + "8:00 - old\n9:00 - new\n")
    assert until(lambda: f"[8:00{LINK}8m00s) - old\n9:00 - new" in post.read_text("utf-8"))
    assert until(lambda: f"[9:00{LINK}9m00s) - new" in post.read_text("utf-8"))
    post.unlink()
    time.sleep(0.5)
    save_atomically(post, HEADING + "1:00 - again\n2:00\n")
    other = scaffold.folder / "other.md"
    other.write_bytes((HEADING + "3:00 - another file\n").encode())
    assert until(lambda: f"[1:00{LINK}1m00s) - again\n2:00\n" in post.read_text("utf-8"))
    assert until(lambda: f"[3:00{LINK}3m00s)" in other.read_text("utf-8"))
    watching.send_signal(signal.SIGINT)
    assert watching.wait(10) == 130
    assert sorted(path.name for path in scaffold.folder.iterdir()) == ["other.md", "post.md"]
