"""The shell blocks of README and docs: what they say is run, and what they show is compared.

A block ```console holds commands behind `$ ` and what they print; the blocks of a page run one
after the other in one folder, which holds `course.json` (the course of fixtures/). A line of
output that is `…` stands for any lines, and `…` within a line for any text. A block ```sh is
run, too, for its exit code, unless a comment `<!-- not run: why -->` is before it.
"""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.adoption.shell import bash, put_scaffold

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

_BLOCK = re.compile(
    r"(?:<!-- not run: (?P<why>[^>]+) -->\n+)?```(?P<kind>console|sh)\n(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A shell block of a page; `why` it is not run, if it says so."""

    page: str
    line: int
    kind: str
    body: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A command and what it is said to print."""

    command: str
    expected: str


def blocks_of(page: Path) -> list[Block]:
    """All shell blocks of a page, in their order."""
    text = page.read_text("utf-8")
    return [
        Block(
            page.name,
            text.count("\n", 0, match.start("kind")) + 1,
            match["kind"],
            match["body"],
            match["why"],
        )
        for match in _BLOCK.finditer(text)
    ]


def steps_of(block: Block) -> list[Step]:
    """The commands of a console block, each with its output; a sh block is one command."""
    if block.kind == "sh":
        return [Step(block.body, "…\n")]
    parts = re.split(r"^\$ ", block.body, flags=re.MULTILINE)
    assert not parts[0].strip(), f"{block.page}:{block.line}: output before the first command"
    found = []
    for part in parts[1:]:
        command, _, output = part.partition("\n")
        while command.endswith("\\"):
            more, _, output = output.partition("\n")
            command += "\n" + more.removeprefix("> ")
        found.append(Step(command, output))
    return found


def as_pattern(expected: str) -> str:
    """What the output must match: `…` is any text, alone on its line any lines."""
    lines = [
        r"(?:.*\n)*" if line == "…" else r".*".join(map(re.escape, line.split("…"))) + r"\n"
        for line in expected.splitlines()
    ]
    text = "".join(lines)
    # the last line may lack its newline: a file without one stays without
    return text.removesuffix(r"\n") + r"\n?" if text.endswith(r"\n") else text


class Shell:
    """A bash in one folder, with `scaffold` on its path and no network."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        tools = folder.parent / "tools"
        put_scaffold(tools)
        self._environment = environment | {"PATH": f"{tools}{os.pathsep}{environment['PATH']}"}

    def run(self, command: str) -> tuple[int, str]:
        """Exit code, and both streams as a terminal shows them."""
        done = subprocess.run(
            [bash(), "-c", command],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
            check=False,
        )
        return done.returncode, done.stdout.decode("utf-8").replace("\r\n", "\n")
