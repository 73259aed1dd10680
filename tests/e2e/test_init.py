"""`scaffold init`: the file it writes is valid as it is, and with every line switched on."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from scaffold.app.init import text_for
from scaffold.model.settings import USER_ONLY, Settings, keys_of
from scaffold.outside.settings import load as settings
from scaffold.outside.sites import marks
from tests.conftest import Runner

FIXTURES = Path(__file__).parents[2] / "fixtures"
MODEL = FIXTURES / "deep-learning-ngu-2019.json"
KEY = re.compile(r"# ([a-z_]+ = .+)")


def test_it_suits_the_site_and_all_commands_take_it(scaffold: Runner) -> None:
    (scaffold.folder / "blog" / "content" / "posts").mkdir(parents=True)
    (scaffold.folder / "blog" / "hugo.toml").touch()
    here = scaffold.folder / "blog" / "content"
    ran = scaffold("init", cwd=here)
    assert ran.code == 0
    path = scaffold.folder / "blog" / "scaffold.toml"
    assert ran.out == f"{path.as_posix()}\n"
    assert ran.err == (
        "note: a site of hugo (hugo.toml)\n"
        'next: commit the file, then run: scaffold new "PLAYLIST"\n'
    )
    text = path.read_text("utf-8")
    assert tomllib.loads(text) == {"posts": ["content"], "check": {}}
    assert all(len(line) <= 88 for line in text.splitlines())
    assert scaffold("new", MODEL, cwd=here).code == 0
    assert scaffold("link", cwd=here).code == 0
    told = scaffold("doctor", cwd=here)
    assert (told.code, told.err) == (0, "")
    assert f'posts                  ["{(here).as_posix()}"]' in told.out


def test_without_a_site_it_says_so(scaffold: Runner) -> None:
    ran = scaffold("init")
    assert (ran.code, ran.out) == (0, "scaffold.toml\n")
    assert ran.err.startswith("note: no site; ")
    assert tomllib.loads((scaffold.folder / "scaffold.toml").read_text("utf-8")) == {"check": {}}


def test_settings_that_are_there_are_kept(scaffold: Runner) -> None:
    (scaffold.folder / "pyproject.toml").write_text("[tool.scaffold]\n", "utf-8")
    ran = scaffold("init")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: pyproject.toml exists already; nothing was written.\n")
    (scaffold.folder / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    assert scaffold("init").code == 0
    before = (scaffold.folder / "scaffold.toml").read_bytes()
    again = scaffold("init")
    assert (again.code, again.out) == (2, "")
    assert "scaffold doctor" in again.err
    assert (scaffold.folder / "scaffold.toml").read_bytes() == before


def test_a_folder_can_be_named(scaffold: Runner) -> None:
    (scaffold.folder / "site").mkdir()
    (scaffold.folder / "site" / "mkdocs.yml").touch()
    assert scaffold("init", "site").out == "site/scaffold.toml\n"
    assert scaffold("init", "nowhere").code == 2


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "user_file", lambda: None)
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").touch()
    (tmp_path / "scaffold.toml").write_text(text_for(marks.at(tmp_path)), "utf-8")
    return tmp_path / "scaffold.toml"


def test_what_is_written_says_what_holds_anyway(written: Path) -> None:
    loaded = settings.load(written.parent)
    posts = (str(written.parent / "content"),)
    assert loaded.settings == Settings().model_copy(update={"posts": posts})


def test_every_line_can_be_switched_on(written: Path) -> None:
    text = written.read_text("utf-8")
    switched = KEY.sub(r"\1", text.partition("# [[titles.replace]]")[0])
    written.write_text(switched, "utf-8")
    found = settings.load(written.parent)
    shown = {key for key in keys_of() if key.count(".") == key.startswith("check.")}
    left_out = USER_ONLY | {"site", "check", "ignore"}
    assert shown - left_out <= set(found.origins)
    tables = re.sub(r"^# ", "", text[text.index("# [[titles.replace]]") :], flags=re.MULTILINE)
    written.write_text(tables, "utf-8")
    loaded = settings.load(written.parent).settings
    assert (len(loaded.titles.replace), len(loaded.ignore)) == (1, 1)


@pytest.mark.parametrize("kind", ["Default:", "Example:"])
def test_each_line_says_whether_it_shows_the_default_or_an_example(
    written: Path, kind: str
) -> None:
    text = written.read_text("utf-8").partition("# [[titles.replace]]")[0]
    assert len(KEY.findall(text)) == text.count(" Default:\n") + text.count(" Example:\n")
    for line in re.findall(rf" {kind}\n# (.+)", text):
        table = "[check]\n" if text.index(f"# {line}") > text.index("[check]") else ""
        written.write_text(f"{table}{line}\n", "utf-8")
        is_default = settings.load(written.parent).settings == Settings()
        assert is_default == (kind == "Default:"), line


def test_what_is_commented_out_is_the_default_where_there_is_one(written: Path) -> None:
    for line in KEY.findall(written.read_text("utf-8")):
        ((key, value),) = tomllib.loads(line).items()
        default = getattr(Settings(), key, None)
        if isinstance(default, str | bool) and key != "flat":
            assert value == default, line


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, ".*.scaffold-new\n"),
        ("", ".*.scaffold-new\n"),
        ("public/\n", "public/\n.*.scaffold-new\n"),
        ("public/", "public/\n.*.scaffold-new\n"),
        ("public/\r\n", "public/\r\n.*.scaffold-new\r\n"),
        (".*\n", ".*\n"),
    ],
)
def test_git_ignores_what_a_killed_run_leaves(
    scaffold: Runner, before: str | None, after: str
) -> None:
    subprocess.run(["git", "init", "-q", scaffold.folder], check=True)
    path = scaffold.folder / ".gitignore"
    if before is not None:
        path.write_bytes(before.encode())
    ran = scaffold("init")
    assert (ran.code, path.read_bytes()) == (0, after.encode())
    assert ("git ignores .*.scaffold-new now (.gitignore)" in ran.err) == (before != after)
