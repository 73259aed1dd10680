"""A kill at any moment leaves the old file or the new one; the next run sweeps what is left."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Runner

HEADING = "## [1. Intro](https://www.youtube.com/watch?v=_q46x0tq2FQ)\n"
BEFORE = (HEADING + "8:00 - text\n" * 3000).encode()
AFTER = BEFORE.replace(b"8:00 -", b"[8:00](https://www.youtube.com/watch?v=_q46x0tq2FQ&t=8m00s) -")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
@pytest.mark.parametrize("signal_name", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_a_kill_at_any_moment_leaves_a_whole_file(scaffold: Runner, signal_name: str) -> None:
    post = scaffold.folder / "post.md"
    chance = random.Random(signal_name)
    words = [sys.executable, "-m", "scaffold", "link", "post.md"]
    took = 0.6
    for _ in range(8):
        post.write_bytes(BEFORE)
        begun = time.monotonic()
        running = subprocess.Popen(
            words, cwd=scaffold.folder, env=scaffold.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            running.wait(chance.uniform(0.5, 1.1) * took)
            took = time.monotonic() - begun
        except subprocess.TimeoutExpired:
            running.send_signal(getattr(signal, signal_name))
            running.wait()
        assert post.read_bytes() in (BEFORE, AFTER)
        assert list(scaffold.folder.iterdir()) == [post]


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_a_kill_in_the_middle_of_writing_leaves_the_old_file(
    scaffold: Runner, tmp_path: Path
) -> None:
    post = scaffold.folder / "post.md"
    post.write_bytes(BEFORE)
    _kill_itself(scaffold, "os.fsync = lambda descriptor")
    assert post.read_bytes() == BEFORE
    assert len(list(scaffold.folder.iterdir())) == 2
    assert scaffold("link", "post.md").code == 0
    assert post.read_bytes() == AFTER
    assert list(scaffold.folder.iterdir()) == [post]


def _kill_itself(scaffold: Runner, call: str) -> None:
    """`link post.md` in a process that kills itself in place of that call."""
    code = (
        "import os, pathlib, signal, sys\n"
        f"{call}: os.kill(os.getpid(), signal.SIGKILL)\n"
        "sys.argv = ['scaffold', 'link', 'post.md']\n"
        "from scaffold.__main__ import main\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=scaffold.folder, env=scaffold.environment,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL
