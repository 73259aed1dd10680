"""`link --publish` and `new --edit`, as commands."""

import os
import sys
from pathlib import Path

import pytest

from tests.conftest import Runner

LISTING = Path(__file__).parents[2] / "fixtures" / "deep-learning-ngu-2019.json"


def test_a_post_is_published_with_its_links(scaffold: Runner) -> None:
    assert scaffold("new", LISTING, "-o", "post.md", "--preset", "hugo").code == 0
    post = scaffold.folder / "post.md"
    before = post.read_bytes()
    post.write_bytes(before.replace(b"&index=1)\n", b"&index=1)\n\n8:00 - a\n", 1))
    ran = scaffold("link", "--publish", "--check", "post.md")
    assert (ran.code, ran.out) == (1, "")
    assert "post.md: would be published; 9 lectures have no notes yet\n" in ran.err
    ran = scaffold("link", "--publish", "post.md")
    assert ran.code == 0
    assert "post.md: 1 timecode linked\n" in ran.err
    assert "post.md: published; 9 lectures have no notes yet\n" in ran.err
    assert b"draft = false\n" in post.read_bytes()
    done = post.read_bytes()
    ran = scaffold("link", "--publish", "post.md")
    assert ran.err == "post.md: is not marked as a draft; 9 lectures have no notes yet\n"
    assert post.read_bytes() == done


@pytest.fixture
def editor(scaffold: Runner) -> Runner:
    """An editor that notes which file it was given."""
    program = scaffold.folder / "editor.py"
    program.write_text("import sys; open('opened', 'w').write(sys.argv[-1])", "utf-8")
    scaffold.env["EDITOR"] = f"{sys.executable} {program}"
    return scaffold


@pytest.mark.skipif(os.name == "nt", reason="the command line of the stand-in is a POSIX one")
def test_the_new_post_is_opened_in_the_editor(editor: Runner) -> None:
    ran = editor("new", LISTING, "-o", "post.md", "--edit")
    assert (ran.code, ran.out) == (0, "post.md\n")
    assert (editor.folder / "opened").read_text("utf-8") == "post.md"


@pytest.mark.parametrize(
    ("variables", "words", "said"),
    [
        ({}, [], "no editor is set"),
        ({"VISUAL": "no-such-editor"}, [], "the editor no-such-editor was not found"),
        ({"VISUAL": "true"}, ["-o", "-"], "--edit needs a file"),
    ],
)
def test_without_editor_or_file_nothing_is_written(
    scaffold: Runner, variables: dict[str, str], words: list[str], said: str
) -> None:
    scaffold.env.update(variables)
    ran = scaffold("new", LISTING, "--edit", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert list(scaffold.folder.glob("*.md")) == []
