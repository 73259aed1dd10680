"""The wheel installed alone, without any development tool: every module, every command.

A test environment with more in it hides a missing dependency. `.ci/run` names the environment that
it made with `pip install .` in SCAFFOLD_INSTALLED; else one is made here, by pip.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scaffold.cli.commands import program

ROOT = Path(__file__).parents[2]
LISTING = ROOT / "fixtures" / "deep-learning-ngu-2019.json"
BIN, EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
POST = """\
## [1. Intro](https://www.youtube.com/watch?v=_q46x0tq2FQ&list=PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb)

8:00 - first words
"""
EVERY_MODULE = """\
import importlib, pkgutil, scaffold
names = [m.name for m in pkgutil.walk_packages(scaffold.__path__, "scaffold.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(len(names))
"""
DUBIOUS = "fatal: detected dubious ownership in repository at '/site'"

POST_FILE = "content/post.md"
WORKS, NO_PLAYER = 0, 3
COMMANDS: dict[str, tuple[int, tuple[str, ...]]] = {
    "new": (WORKS, ("new", str(LISTING), "-o", "content/new.md")),
    "show": (WORKS, ("show", str(LISTING))),
    "link": (WORKS, ("link", ".")),
    "refresh": (WORKS, ("refresh", ".", "--from-info", str(LISTING))),
    "shift": (WORKS, ("shift", POST_FILE, "--lecture", "_q46x0tq2FQ", "--by", "+10")),
    "remap": (WORKS, ("remap", POST_FILE, "_q46x0tq2FQ", "1BUuB28FDOc")),
    "check": (WORKS, ("check", "--offline", ".")),
    "status": (WORKS, ("status", ".")),
    "now": (NO_PLAYER, ("now",)),
    "seek": (NO_PLAYER, ("seek", "8:00")),
    "lsp": (WORKS, ("lsp",)),
    "rules": (WORKS, ("rules", "explain", "video-deleted")),
    "presets": (WORKS, ("presets", "export", "hugo", "my-preset")),
    "init": (WORKS, ("init",)),
    "doctor": (WORKS, ("doctor",)),
}
"""How each command is run, and the exit code; `play`, which goes on, has a test of its own."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the programs of the environment."""
    named = os.environ.get("SCAFFOLD_INSTALLED")
    if named:
        return Path(named) / BIN
    place = tmp_path_factory.mktemp("alone") / "venv"
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    python = place / BIN / f"python{EXE}"
    subprocess.run([python, "-m", "pip", "install", "-q", ROOT], check=True)
    return place / BIN


@pytest.fixture(params=["no git", "git refuses", "git answers"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A PATH on which git is missing, refuses the repository, or works."""
    programs = tmp_path / "programs"
    programs.mkdir()
    if request.param == "git refuses":
        if os.name == "nt":
            pytest.skip("the stand-in for git is a shell script")
        fake = programs / "git"
        fake.write_text(f'#!/bin/sh\necho "{DUBIOUS}" >&2\nexit 128\n', "utf-8")
        fake.chmod(0o755)
    if request.param == "git answers":
        real = shutil.which("git")
        assert real
        yield os.pathsep.join([str(Path(real).parent), str(programs)])
        return
    yield str(programs)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with posts and a `.gitignore`, in a repository."""
    folder = tmp_path / "site"
    (folder / "content").mkdir(parents=True)
    (folder / "public").mkdir()
    (folder / ".gitignore").write_text("public/\n", "utf-8")
    (folder / "content" / "post.md").write_text(POST, "utf-8")
    (folder / "public" / "post.md").write_text(POST, "utf-8")
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


def run(
    environment: Path, path: str, folder: Path, *words: str
) -> subprocess.CompletedProcess[str]:
    """The installed command, with this PATH and a home of its own."""
    return subprocess.run(
        [environment / f"scaffold{EXE}", *words], cwd=folder, env=variables(path, folder),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip


def variables(path: str, folder: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "SCAFFOLD", "GIT"))}
    homes = ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")
    return kept | dict.fromkeys(homes, str(folder.parent / "home")) | {"PATH": path}


def test_every_module_can_be_imported(environment: Path, tmp_path: Path) -> None:
    python = environment / f"python{EXE}"
    done = subprocess.run(
        [python, "-I", "-c", EVERY_MODULE],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 100


def test_every_command_is_run_here() -> None:
    all_of_it = program()
    names = {
        info.name or getattr(info.callback, "__name__", "")
        for info in all_of_it.registered_commands
    }
    names |= {str(info.name) for info in all_of_it.registered_groups}
    assert names == {*COMMANDS, "play"}


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_runs_next_to_a_gitignore(
    environment: Path, path: str, site: Path, command: str
) -> None:
    code, words = COMMANDS[command]
    done = run(environment, path, site, *words)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="an interrupt of POSIX")
def test_the_player_is_served_and_ends(environment: Path, path: str, site: Path) -> None:
    playing = subprocess.Popen(
        [environment / "scaffold", "play", POST_FILE, "--no-open"], cwd=site, text=True,
        env=variables(path, site), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert playing.stdout
    address = playing.stdout.readline()
    playing.send_signal(signal.SIGINT)
    _, err = playing.communicate(timeout=30)
    assert address.startswith("http://localhost:"), err
    assert (playing.returncode, err.count("Traceback")) == (130, 0), err


def test_what_git_ignores_is_left_alone(environment: Path, path: str, site: Path) -> None:
    done = run(environment, path, site, "link", ".")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "t=8m00s" in (site / "content" / "post.md").read_text("utf-8")
    assert (site / "public" / "post.md").read_text("utf-8") == POST


def test_a_repository_that_git_does_not_trust_is_named_with_the_way_out(
    environment: Path, path: str, site: Path, request: pytest.FixtureRequest
) -> None:
    done = run(environment, path, site, "check", "--offline", "--new-from", "HEAD", ".")
    if "git refuses" in request.node.name:
        assert done.returncode == 2
        assert "dubious ownership" in done.stderr
        assert "safe.directory" in done.stderr
    else:
        assert "Traceback" not in done.stderr
        assert done.returncode == 2  # no git, or no commit yet
