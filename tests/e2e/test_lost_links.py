"""Where a folder or file is a link to what is not there, commands that write say so."""

from pathlib import Path

import pytest

from tests.conftest import Runner

MODEL = Path(__file__).parents[2] / "fixtures" / "deep-learning-ngu-2019.json"
POST = "## [A](https://youtu.be/_q46x0tq2FQ)\n\n[8:00](https://youtu.be/_q46x0tq2FQ?t=480) a\n"

IN_A_FOLDER = {
    "new": ("new", "{model}"),
    "new --split": ("new", "{model}", "--split"),
    "new -o": ("new", "{model}", "-o", "docs/x.md"),
    "new -o --split": ("new", "{model}", "-o", "docs/x.md", "--split"),
    "presets export": ("presets", "export", "hugo", "docs/mine"),
    "check --output": ("check", "--offline", "post.md", "--output", "docs/report.txt"),
    "check --write-baseline": ("check", "--offline", "post.md", "--write-baseline", "docs/b.json"),
}
A_FILE = {
    "new -o": ("new", "{model}", "-o", "lost"),
    "presets export": ("presets", "export", "hugo", "."),
    "init": ("init",),
}


def run(scaffold: Runner, words: tuple[str, ...]) -> str:
    ran = scaffold(*(word.format(model=MODEL) for word in words))
    assert ran.code == 2
    return ran.err


@pytest.fixture
def site(scaffold: Runner) -> Path:
    (scaffold.folder / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    (scaffold.folder / "post.md").write_text(POST, "utf-8")
    return scaffold.folder


@pytest.mark.parametrize("command", IN_A_FOLDER)
def test_a_folder_that_is_a_link_to_nothing_is_said(
    scaffold: Runner, site: Path, command: str
) -> None:
    (site / "docs").symlink_to("nowhere")
    said = run(scaffold, IN_A_FOLDER[command])
    assert "docs is a link to nowhere, which is not there." in said
    assert "hint: Make what it leads to, or correct or remove the link" in said
    assert "File exists" not in said
    assert not (site / "nowhere").exists()


@pytest.mark.parametrize("command", IN_A_FOLDER)
def test_a_file_in_the_place_of_a_folder_is_said(
    scaffold: Runner, site: Path, command: str
) -> None:
    (site / "docs").write_text("mine", "utf-8")
    assert "docs is a file." in run(scaffold, IN_A_FOLDER[command])
    assert (site / "docs").read_text("utf-8") == "mine"


@pytest.mark.parametrize("command", A_FILE)
def test_a_file_that_is_a_link_to_nothing_is_said(
    scaffold: Runner, site: Path, command: str
) -> None:
    for name in ("lost", "preset.toml", "scaffold.toml"):
        (site / name).symlink_to("nowhere")
    said = run(scaffold, A_FILE[command])
    assert "is a link to nowhere, which is not there; nothing was written." in said
    assert "hint: Correct or remove the link, or name another file." in said


def test_the_folder_of_snapshots_is_said(scaffold: Runner, site: Path) -> None:
    (site / ".scaffold").symlink_to("nowhere")
    said = run(scaffold, ("new", "{model}"))
    assert ".scaffold is a link to nowhere, which is not there." in said


@pytest.mark.parametrize(
    "command", [("check", "post.md"), ("refresh", "post.md"), ("show", "PLcourse0000000001")]
)
def test_a_cookie_file_with_too_long_a_name_is_said(
    scaffold: Runner, site: Path, command: tuple[str, ...]
) -> None:
    name = "y" * 300
    said = run(scaffold, (*command, "--cookies", name))
    assert f"error: The cookie file {name} cannot be read: File name too long.\n" in said
    assert "hint: Name another file with --cookies" in said
