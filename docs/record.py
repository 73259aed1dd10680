"""`python -m docs.record`: the terminal of README, recorded anew from a real run.

The command runs as a process, against the loopback YouTube of tests/ that holds the course of
fixtures/; what it prints becomes `docs/recording.svg`. A test compares the two.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.youtube import Server, World, serve
from tests.youtube.stored import DEMO, read_world

ROOT = Path(__file__).parents[1]
RECORDING = ROOT / "docs" / "recording.svg"
WIDTH = 120
DAY = "2026-11-24"
URL = "https://www.youtube.com/playlist?list=PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
POST = "deep-learning-na-paltsakh-2019.md"
NOTE = "8:00 - what a neuron computes"
NEW_TITLE = "Deep Learning на пальцах 4 - PyTorch на практике"


class Terminal:
    """A folder of its own, and the lines that a person would see."""

    def __init__(self, server: Server, home: Path) -> None:
        self.folder = home / "blog"
        self.folder.mkdir()
        self.lines: list[str] = []
        ours = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
        ours |= {"XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home), "PYTHONUTF8": "1"}
        ours |= {"SCAFFOLD_PROXY": server.proxy, "SCAFFOLD_NO_CHECK_CERTIFICATES": "true"}
        self._environment = {**os.environ, **ours, "PYTHONPATH": str(ROOT)}

    def say(self, text: str) -> None:
        """A line that no command printed."""
        self.lines.append(f"\x1b[2m# {text}\x1b[0m")

    def run(self, *words: str, most: int = 12) -> None:
        """A command and what it prints, as far as there is room."""
        shown = " ".join(f'"{word}"' if "?" in word else word for word in words)
        self.lines.append(f"\x1b[32m$\x1b[0m \x1b[1mscaffold {shown}\x1b[0m")
        done = subprocess.run(
            [sys.executable, "-m", "scaffold", *words],
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        # the day of the run is the day of the recording
        today = datetime.now().astimezone().date().isoformat()
        printed = done.stdout.decode("utf-8").replace(today, DAY).splitlines()
        self.lines += printed[:most]
        self.lines += ["…"] if len(printed) > most else []
        self.lines.append("")


def record() -> list[str]:
    """The lines of the whole session, with their colours."""
    world = read_world(DEMO)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home,
        serve(world) as server,
    ):
        terminal = Terminal(server, Path(home))
        terminal.run("new", URL, "--date", DAY)
        _write_a_note(terminal)
        terminal.run("link", POST)
        _show(terminal, "8m00s")
        terminal.say("weeks later: YouTube renamed lecture 4, lecture 7 was deleted")
        _age(world)
        terminal.run("refresh", POST)
        terminal.run("check", POST)
    return terminal.lines[:-1]


def _write_a_note(terminal: Terminal) -> None:
    terminal.say(f"in your editor, under the first heading: {NOTE}")
    path = terminal.folder / POST
    lines = path.read_text("utf-8").split("\n")
    place = next(n for n, line in enumerate(lines) if line.startswith("## [1. "))
    lines.insert(place + 1, NOTE)
    path.write_text("\n".join(lines), "utf-8", newline="\n")


def _show(terminal: Terminal, mark: str) -> None:
    """The lines of the post with that mark, as `grep` shows them."""
    terminal.lines.append(f"\x1b[32m$\x1b[0m \x1b[1mgrep {mark} {POST}\x1b[0m")
    text = (terminal.folder / POST).read_text("utf-8")
    terminal.lines += [line for line in text.split("\n") if mark in line]
    terminal.lines.append("")


def _age(world: World) -> None:
    videos = world.playlists[0].videos
    videos[3].title = NEW_TITLE
    videos[6].state = "deleted"


def drawn(lines: list[str]) -> str:
    """The lines as a picture, which asks no other host for fonts."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        for line in lines:
            console.print(Text.from_ansi(line), no_wrap=True, overflow="ellipsis", crop=True)
        picture = console.export_svg(title="scaffold", unique_id="scaffold")
    return re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)


def words_of(picture: str) -> Iterator[str]:
    """What stands in the picture, text by text."""
    for text in re.findall(r"<text[^>]*>(.*?)</text>", picture, re.DOTALL):
        yield text.replace("&#160;", " ").strip()


if __name__ == "__main__":
    RECORDING.write_text(drawn(record()), encoding="utf-8", newline="\n")
