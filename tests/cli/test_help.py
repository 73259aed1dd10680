"""What --help shows: every command, at every width, readable at a glance."""

import functools
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from scaffold.cli.commands import program
from scaffold.cli.examples import EXAMPLES

ROOT = Path(__file__).parents[2]
COMMANDS = sorted(EXAMPLES)
SUBCOMMANDS = [
    (str(group.name), str(info.callback.__name__ if info.callback else ""))
    for group in program().registered_groups
    for info in group.typer_instance.registered_commands  # type: ignore[union-attr]  # ours have one
]
WIDTHS = (60, 80, 200)


@functools.cache
def help_of(*words: str, width: int = 80) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "scaffold", *words, "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
        env={
            "COLUMNS": str(width),
            "PATH": "",
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
        },
    )
    return done.stdout


def flat(text: str) -> str:
    return " ".join(text.split())


def panels_of(text: str) -> list[str]:
    return re.findall(r"^([A-Z][a-z]+):$", text, re.MULTILINE)


def test_every_command_has_three_examples() -> None:
    names = {str(getattr(info.callback, "__name__", "")) for info in program().registered_commands}
    names |= {str(info.name) for info in program().registered_groups}
    assert set(EXAMPLES) == names
    for command, lines in EXAMPLES.items():
        assert len(lines.splitlines()) == 3, command


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_use_options_that_exist(command: str) -> None:
    for line in EXAMPLES[command].splitlines():
        words = shlex.split(line)
        assert words[0] == "scaffold"
        known = help_of(words[1])
        for option in (word for word in words[2:] if word.startswith("-")):
            assert re.search(rf"(^|[ ,]){re.escape(option)}\b", known, re.MULTILINE), line


@pytest.mark.parametrize("command", COMMANDS)
def test_options_come_in_panels_and_examples_last(command: str) -> None:
    panels = panels_of(help_of(command))
    order = ["Arguments", "Commands", "Options", "Output", "Network", "General", "Examples"]
    assert panels == [name for name in order if name in panels]
    assert panels[-2:] == ["General", "Examples"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_the_terminal(command: str, width: int) -> None:
    text, _, examples = help_of(command, width=width).partition("\nExamples:\n")
    assert "scaffold" in examples
    long = [line for line in text.splitlines() if len(line) > width]
    assert [line for line in long if "|" not in line] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_list_of_commands_shows_whole_summaries(width: int) -> None:
    text = help_of(width=width)
    assert "..." not in text
    for info in program().registered_commands:
        assert flat(str(info.callback.__doc__).split("\n")[0]) in flat(text)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_type_of_a_library_shows(command: str) -> None:
    text = help_of(command)
    assert not re.search(r"<\w|\{[A-Z]", text)
    assert "[required]" not in text
    assert not re.search(r"[<>]=", text), "a range is in words: 0 to 600"


@pytest.mark.parametrize("words", [*((name,) for name in COMMANDS), *SUBCOMMANDS], ids=" ".join)
def test_an_option_takes_a_word_of_the_field_or_one_of_its_choices(words: tuple[str, ...]) -> None:
    """`--port N`, `--color auto|always|never`; not `--port int range`."""
    taken = re.findall(r"^  (?:-[\w-]+, )*--[\w-]+ ([^/ ].*?)(?:  |$)", help_of(*words), re.M)
    known = re.compile(r"[^a-z\s]+|[a-z-]+(\|[a-z-]+)+")
    assert [word for word in taken if not known.fullmatch(word)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_help_lines_are_short_and_imperative(command: str) -> None:
    for info in program().registered_commands:
        if getattr(info.callback, "__name__", "") == command:
            summary = str(info.callback.__doc__).split("\n")[0]
            assert len(summary) <= 70
            assert summary.endswith(".")
