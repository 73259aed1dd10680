"""What all tests share: a loopback YouTube, a way to run the command, and no other network."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests import forked
from tests.youtube import Server, World, serve

_LOOPBACK = {"127.0.0.1", "::1", "localhost", "", None}
_KEPT = {"PATH", "SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "PATHEXT", "WINDIR", "LD_LIBRARY_PATH"}

# a busy machine stalls at times; what must be fast has a test with a clock of its own. The same
# examples each time: a run says what a change did; tests/fuzz looks for new ones
hypothesis.settings.register_profile(
    "any machine", hypothesis.settings(), deadline=None, derandomize=True
)
hypothesis.settings.load_profile("any machine")

# what a shell starts in the background ignores Ctrl-C, and so would all that the tests start
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden files can be written anew, for a person to read the diff."""
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write what comes out of posts and reports now, then test: read the diff",
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """For `-n auto`, half as many again as there are cores: many tests wait for a process."""
    return (os.cpu_count() or 2) * 3 // 2


def pytest_configure(config: pytest.Config) -> None:
    """Write them before any test runs, in one process only."""
    if config.getoption("--rewrite-golden") and not hasattr(config, "workerinput"):
        from tests.notes import goldens as posts
        from tests.notes import stamp_goldens as stamps
        from tests.report import goldens as reports

        posts.rewrite()
        stamps.rewrite()
        reports.rewrite()


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this process goes into the user's cache."""
    monkeypatch.setenv("SCAFFOLD_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """No test of this process reaches beyond this machine; the hosts that one wanted."""
    wanted: list[str] = []

    def guard(target: Any, name: str, host_of: Callable[..., Any]) -> None:
        real = getattr(target, name)

        def guarded(*arguments: Any, **named: Any) -> Any:
            host = host_of(*arguments, **named)
            host = host.decode() if isinstance(host, bytes) else host
            if host not in _LOOPBACK:
                wanted.append(host)
                raise AssertionError(f"a test wanted to reach {host}")
            return real(*arguments, **named)

        monkeypatch.setattr(target, name, guarded)

    def host_of(_: socket.socket, address: Any) -> Any:
        return address[0] if isinstance(address, tuple) else None

    guard(socket.socket, "connect", host_of)
    guard(socket.socket, "connect_ex", host_of)
    guard(socket, "getaddrinfo", lambda host, *_, **__: host)
    yield wanted
    # said again here, since the code under test may have swallowed it
    assert wanted == []


@pytest.fixture
def world() -> World:
    """What the loopback YouTube of this test holds; empty at first."""
    return World()


@pytest.fixture
def youtube(world: World) -> Iterator[Server]:
    """A loopback YouTube; at the end nobody may have asked another host."""
    with serve(world) as server:
        yield server
    assert server.refused == []


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


class Runner:
    """Runs the command as a process of its own, in a folder of its own, with nothing of ours."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.home = home
        self.env: dict[str, str] = {}

    @property
    def runtime(self) -> Path:
        """Where running commands leave what others need to find them."""
        return self.home / "run"

    @property
    def environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if key.upper() in _KEPT}
        home = str(self.home)
        ours = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), home)
        # platformdirs asks Windows itself, unless told otherwise
        ours |= dict.fromkeys(("WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA"), home)
        ours |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.home / "tmp"))
        ours |= {"XDG_CONFIG_HOME": f"{home}/config", "XDG_CACHE_HOME": f"{home}/cache"}
        ours |= {"XDG_RUNTIME_DIR": str(self.runtime)}
        # whatever would leave the machine runs into a port where nobody listens
        ours |= dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
        ours |= {"TZ": "Asia/Omsk", "PYTHONPATH": str(Path(__file__).parent.parent)}
        return {**kept, **ours, **self.env}

    def __call__(
        self,
        *arguments: str | Path,
        stdin: str | bytes = b"",
        cwd: Path | None = None,
        youtube: Server | None = None,
    ) -> Ran:
        """`scaffold ARGUMENTS`; with `youtube` it talks to that server."""
        words = [*map(str, arguments), *(youtube.options if youtube else [])]
        given = stdin.encode() if isinstance(stdin, str) else stdin
        if forked.POSSIBLE and not any(name.startswith("PYTHON") for name in self.env):
            code, out, err = forked.run(words, self.environment, cwd or self.folder, given)
        else:
            done = subprocess.run(
                [sys.executable, "-m", "scaffold", *words],
                cwd=cwd or self.folder,
                env=self.environment,
                input=given,
                capture_output=True,
                timeout=120,
                check=False,
            )
            code, out, err = done.returncode, done.stdout, done.stderr
        return Ran(code, out.decode(), err.decode().replace("\r\n", "\n"))


@pytest.fixture
def scaffold(tmp_path: Path) -> Runner:
    """The command in an empty folder, `scaffold.folder`."""
    return runner_in(tmp_path)


def runner_in(place: Path) -> Runner:
    """The command in an empty folder below a new place."""
    folder, home = place / "here", place / "home"
    folder.mkdir()
    (home / "tmp").mkdir(parents=True)
    (home / "run").mkdir(mode=0o700)
    return Runner(folder, home)
