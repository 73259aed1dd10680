"""What keeps the tests of this project away from the network and from each other."""

import os
import re
import socket
import subprocess
import sys

import pytest

from tests.conftest import Runner

FOREIGN = ("CI", "GITHUB_ACTIONS", "SCAFFOLD_PRESET", "NO_COLOR", "PYTHONUTF8", "NO_PROXY")


@pytest.mark.parametrize("address", [("example.org", 80), ("192.0.2.1", 443), ("2001:db8::1", 80)])
def test_a_connection_beyond_this_machine_is_refused(
    only_loopback: list[str], address: tuple[str, int]
) -> None:
    with pytest.raises(AssertionError, match=f"wanted to reach {re.escape(address[0])}"):
        socket.create_connection(address, 0.1)
    with socket.socket() as plain, pytest.raises(AssertionError):
        plain.connect_ex(address)
    assert only_loopback == [address[0]] * 2
    only_loopback.clear()


def test_names_of_other_machines_are_not_even_looked_up(only_loopback: list[str]) -> None:
    with pytest.raises(AssertionError, match=r"wanted to reach example\.org"):
        socket.getaddrinfo("example.org", 443)
    only_loopback.clear()
    assert socket.getaddrinfo("127.0.0.1", 443)


def test_a_command_is_run_with_nothing_of_ours(
    scaffold: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in FOREIGN:
        monkeypatch.setenv(name, "1")
    code = (
        "import os, pathlib, tempfile, urllib.request; "
        f"print([n for n in {FOREIGN!r} if n in os.environ]); "
        "print(pathlib.Path.home()); print(tempfile.gettempdir()); "
        "print(set(urllib.request.getproxies().values()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=scaffold.environment, capture_output=True, text=True
    )
    assert done.stderr == ""
    home = str(scaffold.home)
    assert done.stdout.splitlines() == [
        "[]",
        home,
        os.path.join(home, "tmp"),  # noqa: PTH118 - compared as text
        "{'http://127.0.0.1:9'}",
    ]
