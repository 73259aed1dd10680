"""A stranger's file name, key or value gives no order to a terminal or to the log of a CI."""

import os

import pytest

from scaffold.errors import SettingsError, UsageError
from scaffold.wording import logged, visible
from tests.conftest import Runner

NAMES = ("\x1b[2J.md", "a\n::stop-commands::x.md", "::stop-commands::x.md")
COMMANDS = (
    *(("link",), ("link", "--check"), ("link", "--diff")),
    *(("check", "--offline"), ("refresh", "--offline")),
)
ORDERS = ("\x1b[2J", "\n::stop-commands::x", "\r", "\x9b31m", "\u202e", "\u2028", "\x07", "\x00")


@pytest.mark.parametrize("order", ORDERS, ids=ascii)
def test_an_order_becomes_visible_on_one_line(order: str) -> None:
    shown = visible(f"a{order}b")
    assert shown.isprintable()
    assert str(UsageError(f"{order} is not there.", f"See {order}")).isprintable()
    assert UsageError("x", f"See {order}").hint.isprintable()
    problems = str(SettingsError((f"a{order}b", "c"))).split("\n")
    assert len(problems) == 3
    assert all(line.isprintable() for line in problems)


@pytest.mark.parametrize("stays", ["a/b.md", "Лекция 1: введение", "e\u0301", "👩\u200d🔬", "a\tb"])
def test_what_can_be_seen_stays(stays: str) -> None:
    assert visible(stays) == stays
    assert logged(stays) == stays


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name", ["\x1b[2J.md", "a\n::stop-commands::x.md", "::stop-commands::x.md"]
)
@pytest.mark.parametrize(
    "words",
    [["link"], ["link", "--check"], ["link", "--diff"], ["check", "--offline"], ["refresh"]],
)
@pytest.mark.parametrize("readable", [True, False])
def test_no_command_gives_a_files_name_raw(
    scaffold: Runner, words: tuple[str, ...], name: str, readable: bool
) -> None:
    head = "# [1. A](https://youtu.be/_q46x0tq2FQ?list=PLxxxxxxxxxxxxxxxx)\n"
    (scaffold.folder / name).write_bytes(f"{head}8:00 - a\n".encode() if readable else b"\xff")
    for where in ([f"./{name}"], ["."], ["--", name]):
        ran = scaffold(*words, *where)
        for line in (ran.out + ran.err).split("\n"):
            assert line.isprintable()
            assert not line.lstrip().startswith("::")


@pytest.mark.parametrize("key", ['"\\u001b[2J"', '"a\\n::stop-commands::x"'])
def test_a_key_of_a_settings_file_is_escaped(scaffold: Runner, key: str) -> None:
    (scaffold.folder / "scaffold.toml").write_text(f"{key} = 1\n", "utf-8")
    for words in (["link", "."], ["check", "."], ["doctor"], ["show", "x"]):
        ran = scaffold(*words)
        assert ran.code == 2
        for line in (ran.out + ran.err).split("\n"):
            assert line.isprintable()
            assert not line.lstrip().startswith("::")
