"""The command itself: what it loads, how it ends, what it says when asked wrongly."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scaffold import __version__
from scaffold.app.link import command
from scaffold.cli import run
from tests.conftest import Runner
from tests.youtube import Answer, Server, World, course, on

HEAVY = (
    "yt_dlp",
    "jinja2",
    "pydantic_settings",
    "tomlkit",
    "yaml",
    "rich.progress",
    "watchfiles",
    "pygls",
    "lsprotocol",
)


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["new", "--help"], ["show", "-h"]])
def test_help_and_version_load_nothing_heavy(scaffold: Runner, words: list[str]) -> None:
    code = (
        "import sys\nfrom scaffold.__main__ import main\n"
        f"sys.argv = ['scaffold', *{words!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "assert not loaded, loaded\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=scaffold.environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_version_is_told_by_the_option_anywhere(scaffold: Runner) -> None:
    assert scaffold("--version").out == f"scaffold {__version__}\n"
    assert scaffold("--version", "new").out == f"scaffold {__version__}\n"


def test_what_the_system_does_not_let_us_look_at_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def closed(path: Path) -> bool:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(command, "choose", lambda posts, *_: closed(posts[0]))
    monkeypatch.setattr(sys, "argv", ["scaffold", "link", "closed/post.md"])
    with pytest.raises(SystemExit) as end:
        run()
    assert end.value.code == 2
    said = f"error: closed/post.md cannot be reached: {os.strerror(errno.EACCES)}.\n"
    assert capsys.readouterr().err.replace(os.sep, "/") == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new"], "error: SOURCE is missing.\nhint: scaffold new --help shows what it takes.\n"),
        (["chekc", "x"], "error: chekc is not a command.\nhint: Did you mean check?\n"),
        (
            ["new", "x", "--chapters", "some"],
            "error: --chapters takes author, all or none, not 'some'.\n"
            "hint: scaffold new --help shows what it takes.\n",
        ),
        (
            ["show", "a", "b"],
            "error: Too many arguments: b.\nhint: scaffold show --help shows what it takes.\n",
        ),
        (
            ["check", "--fixx"],
            "error: --fixx is not an option of this command.\nhint: Did you mean --fix?\n",
        ),
        (
            ["link", "--hepl"],
            "error: --hepl is not an option of this command.\nhint: Did you mean --help?\n",
        ),
        (
            ["check", "--retries", "x"],
            "error: --retries takes a whole number.\n"
            "hint: scaffold check --help shows what it takes.\n",
        ),
        (
            ["play", "--port", "65536"],
            "error: --port is at most 65535.\nhint: scaffold play --help shows what it takes.\n",
        ),
        (
            ["now", "--back", "-1"],
            "error: --back is at least 0.\nhint: scaffold now --help shows what it takes.\n",
        ),
        (
            ["new", "--title"],
            "error: --title needs a value.\nhint: scaffold --help shows what it takes.\n",
        ),
    ],
)
def test_wrong_usage_is_said_in_our_own_words(
    scaffold: Runner, words: list[str], said: str
) -> None:
    ran = scaffold(*words)
    assert (ran.code, ran.out, ran.err) == (2, "", said)


def test_without_a_command_the_help_is_shown(scaffold: Runner) -> None:
    ran = scaffold()
    assert ran.code == 2
    assert "Usage: scaffold COMMAND" in ran.out + ran.err


@pytest.mark.skipif(os.name == "nt", reason="a terminal is made by POSIX's pty")
@pytest.mark.parametrize(("variables", "colored"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_severities_are_coloured_on_a_terminal(
    scaffold: Runner, variables: dict[str, str], colored: bool
) -> None:
    import pty

    post = scaffold.folder / "post.md"
    post.write_text("[8:00](https://youtu.be/_q46x0tq2FQ?t=18m) x\n", "utf-8")
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "scaffold", "check", "--offline", "post.md"]
    subprocess.run(
        words, cwd=scaffold.folder, env=scaffold.environment | variables, stdout=theirs, check=True
    )
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    assert ("\x1b[33mwarning\x1b[0m: label-mismatch" in shown) == colored
    assert "\x1b[" not in scaffold("check", "--offline", "--color", "always", "post.md").out


def test_colours_come_only_when_asked_for_or_on_a_terminal(scaffold: Runner) -> None:
    assert "\x1b[" not in scaffold("new", "no course").err
    assert "\x1b[" in scaffold("new", "no course", "--color", "always").err


@pytest.mark.skipif(sys.platform != "linux", reason="a device that is always full")
def test_a_full_stdout_is_said_in_a_sentence(scaffold: Runner) -> None:
    words = [sys.executable, "-m", "scaffold", "rules"]
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            words, env=scaffold.environment, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 2
    assert done.stderr == "error: stdout cannot be written: No space left on device.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_interrupt_while_the_program_loads_is_no_traceback(scaffold: Runner) -> None:
    code = (
        "import os, signal, sys\n"
        "class Trap:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'typer':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Trap())\n"
        "from scaffold.__main__ import main\n"
        "sys.argv = ['scaffold', 'rules']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=scaffold.environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "interrupted\n")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_interrupt_ends_at_once_with_130_and_no_file(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(3))
    world.faults.append(on("watch", Answer(wait=5.0)))
    words = [sys.executable, "-m", "scaffold", "new", "PLcourse0000000001", *youtube.options]
    process = subprocess.Popen(
        words, cwd=scaffold.folder, env=scaffold.environment, stderr=subprocess.PIPE
    )
    while not youtube.count("watch"):
        time.sleep(0.02)
    started = time.monotonic()
    os.kill(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert said.decode().strip() == "interrupted"
    assert time.monotonic() - started < 4
    assert list(scaffold.folder.iterdir()) == []
