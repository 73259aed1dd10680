"""The recipes of docs/now.md: editors that are here insert the player's time by them."""

import json
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adoption.shell import put_scaffold, put_script
from tests.conftest import Runner
from tests.docs.recipes import blocks
from tests.e2e.playing import LIST, ONE, POST, Playing, playing

URL = f"https://www.youtube.com/watch?v={ONE}&list={LIST}&t=15m56s"
LINE = f"[15:56]({URL}) - "
PATIENCE = 30


@pytest.fixture
def tools(scaffold: Runner) -> Path:
    """A folder for the PATH with the command."""
    folder = scaffold.home / "tools"
    put_scaffold(folder)
    scaffold.env["PATH"] = f"{folder}:{scaffold.environment['PATH']}"
    return folder


@pytest.fixture
def play(scaffold: Runner, tools: Path) -> Iterator[Playing]:
    """A player at 15:56, whose page is open."""
    post = scaffold.folder / "post.md"
    post.write_text(POST)
    with playing(scaffold, post) as server, server.page():
        server.report(956)
        yield server


def edited(scaffold: Runner, words: list[str], text: str = "first\n") -> str:
    """A text after an editor was at it."""
    path = scaffold.folder / "text.md"
    path.write_text(text)
    done = subprocess.run(
        [*words, "text.md"],
        cwd=scaffold.folder,
        env={**scaffold.environment, "TERM": "dumb"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return path.read_text()


def has_eval(vim: str) -> bool:
    """Whether it has functions; a tiny Vim has not."""
    told = subprocess.run([vim, "--version"], capture_output=True, text=True, check=False).stdout
    return "NVIM" in told or "+eval" in told


VIMS = [path for name in ("vim", "nvim") if (path := shutil.which(name)) and has_eval(path)]


@pytest.mark.slow
@pytest.mark.skipif(not VIMS, reason="neither Vim nor Neovim is here")
@pytest.mark.parametrize("vim", VIMS, ids=lambda path: Path(path).name)
def test_vim_inserts_the_time_and_begins_a_note(vim: str, scaffold: Runner, play: Playing) -> None:
    (scaffold.folder / "vimrc").write_text(blocks("now.md", "vim")[0])
    silent = ["--headless"] if vim.endswith("nvim") else ["-N", "-es"]

    def after(keys: str) -> str:
        typed = f'exe "normal {keys}"'
        words = [vim, *silent, "-u", "vimrc", "-c", typed, "-c", "wq"]
        # a file that is named after the commands is opened before they run
        return edited(scaffold, words)

    assert after(r"A at \<C-g>t\<Esc>") == "first at 15:56\n"
    assert after(r"\\n") == f"first\n{LINE}\n"
    read = [vim, *silent, "-u", "NONE", "-c", "$r !scaffold now", "-c", "wq"]
    assert edited(scaffold, read) == "first\n15:56\n"


@pytest.mark.slow
@pytest.mark.skipif(not VIMS, reason="neither Vim nor Neovim is here")
def test_vim_inserts_nothing_if_nothing_plays(scaffold: Runner, tools: Path) -> None:
    (scaffold.folder / "vimrc").write_text(blocks("now.md", "vim")[0])
    silent = ["--headless"] if VIMS[0].endswith("nvim") else ["-N", "-es"]
    typed = r'exe "normal A\<C-g>t\<Esc>"'
    words = [VIMS[0], *silent, "-u", "vimrc", "-c", typed, "-c", "wq"]
    assert edited(scaffold, words) == "first\n"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("kak"), reason="Kakoune is not here")
def test_kakoune_inserts_the_time_while_typing(scaffold: Runner, play: Playing) -> None:
    (scaffold.folder / "keys.kak").write_text(blocks("now.md", "kak")[0])
    keys = "execute-keys -with-maps 'gla<space>at<space><c-n><esc>'; write; quit"
    words = ["kak", "-n", "-ui", "dummy", "-e", f"source keys.kak; {keys}"]
    assert edited(scaffold, words) == "first at 15:56\n"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("emacs"), reason="Emacs is not here")
def test_emacs_inserts_the_begin_of_a_note(scaffold: Runner, play: Playing) -> None:
    (scaffold.folder / "setup.el").write_text(blocks("now.md", "elisp")[0])
    work = '(progn (find-file "text.md") (goto-char (point-max)) (scaffold-now) (save-buffer))'
    words = ["emacs", "-Q", "--batch", "-l", "setup.el", "--eval", work]
    assert edited(scaffold, words) == f"first\n{LINE}"


def test_vs_codes_tasks_copy_the_time_and_pause(
    scaffold: Runner, tools: Path, play: Playing
) -> None:
    tasks, keys = (json.loads(text) for text in blocks("now.md", "json"))
    copy, pause = tasks["tasks"]
    assert keys[0]["args"] == copy["label"]
    copied = scaffold.folder / "copied"
    put_script(tools / "wl-copy", f"#!/bin/sh\ncat > '{copied}'\n")
    done = subprocess.run(
        ["sh", "-c", copy["linux"]["command"]], env=scaffold.environment, check=False
    )
    assert (done.returncode, copied.read_text()) == (0, LINE)
    for system in ("osx", "windows"):
        assert copy[system]["command"].startswith("scaffold now --format line | ")
    assert [pause["command"], *pause["args"]] == ["scaffold", "seek", "pause"]


def test_helix_runs_a_command_that_prints_no_newline(
    scaffold: Runner, tools: Path, play: Playing
) -> None:
    import tomllib

    keys = tomllib.loads(blocks("now.md", "toml")[0])["keys"]["normal"]["space"]["n"]
    (command,) = (key for key in keys if key.startswith(":insert-output "))
    words = ["sh", "-c", command.removeprefix(":insert-output ")]
    assert subprocess.check_output(words, env=scaffold.environment, text=True) == LINE


def test_every_command_of_the_pages_is_one(scaffold: Runner) -> None:
    for page in ("now.md", "seek.md", "play.md"):
        for block in blocks(page, "sh"):
            for line in block.splitlines():
                words = shlex.split(line, comments=True)
                assert words[0] == "scaffold"
                assert scaffold(words[1], "--help").code == 0
