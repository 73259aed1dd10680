"""From a repository's file or folder nothing is read or written outside of it, nor in .git."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scaffold.errors import SettingsError
from scaffold.outside.files.bounds import is_gits, way_out
from scaffold.outside.settings.load import load
from tests.conftest import Runner

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")

PLAYLIST = "PL00000000000000000000000000000000"
POST = f"# [1. A](https://www.youtube.com/watch?v=_q46x0tq2FQ&list={PLAYLIST})\n\n8:00 - a\n"
INFO = {
    "_type": "playlist",
    "extractor_key": "YoutubeTab",
    "id": PLAYLIST,
    "title": "Course",
    "channel": "\n$(touch /tmp/x)\n",
    "playlist_count": 2,
    "entries": [
        {"_type": "url", "ie_key": "Youtube", "id": f"_q46x0tq2F{n}", "title": n, "duration": 600}
        for n in "QR"
    ],
}


@pytest.fixture
def site(scaffold: Runner) -> Path:
    """A repository with a post, and next to it what is none of its business."""
    outside = scaffold.folder / "outside"
    site = scaffold.folder / "site"
    (site / "content").mkdir(parents=True)
    outside.mkdir()
    (outside / "profile").write_text("secret\n", "utf-8")
    (outside / "post.md").write_text(POST, "utf-8")
    (site / "content" / "post.md").write_text(POST, "utf-8")
    (site / "mkdocs.yml").write_text("site_name: x\ndocs_dir: content\n", "utf-8")
    (site / "a.json").write_text(json.dumps(INFO), "utf-8")
    subprocess.run(["git", "init", "-q", site], check=True)
    return site


def commit(site: Path) -> None:
    subprocess.run(["git", "-C", site, "add", "-A", "-f"], check=True)


def state(scaffold: Runner) -> dict[str, bytes]:
    folder = scaffold.folder / "outside"
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def snapshot(site: Path, to: Path) -> None:
    (site / ".scaffold").mkdir()
    (site / ".scaffold" / f"{PLAYLIST}.json").symlink_to(to)


RUNS = [
    ["new", "a.json", "-o", "b.md"],
    ["refresh", "--from-info", "a.json", "content"],
    ["check", "--from-info", "a.json", "--offline", "--save", "content"],
    ["link", "content"],
]


@pytest.mark.parametrize("target", ["profile", "not-there", "post.md"])
@pytest.mark.parametrize("words", RUNS, ids=lambda words: words[0])
def test_a_snapshot_that_is_a_link_is_neither_read_nor_written(
    scaffold: Runner, site: Path, target: str, words: list[str]
) -> None:
    snapshot(site, scaffold.folder / "outside" / target)
    commit(site)
    before = state(scaffold)
    ran = scaffold(*words, cwd=site)
    assert state(scaffold) == before
    if words[0] != "check" and (words[0] != "link" or target != "not-there"):
        assert (ran.code, "leads out of the repository" in ran.err) == (2, True)


@pytest.mark.parametrize("name", [".scaffold", ".scaffold/deep"])
def test_a_snapshots_folder_that_is_a_committed_link_is_not_written(
    scaffold: Runner, site: Path, name: str
) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).symlink_to(scaffold.folder / "outside")
    (site / "scaffold.toml").write_text(f'snapshots = "{name}"\n', "utf-8")
    commit(site)
    before = state(scaffold)
    assert scaffold("new", "a.json", "-o", "b.md", cwd=site).code == 2
    assert state(scaffold) == before


@pytest.mark.parametrize(
    "line",
    [
        'snapshots = "~/x"', 'snapshots = "../x"', 'snapshots = "/x"', 'snapshots = ".git/x"',
        'posts = ["content", "~/notes"]', 'posts = ["content/../../outside"]',
        'posts = [".GIT"]', 'template = "../outside"', 'site = "/"', 'site = "~"',
        '[check]\nbaseline = "../outside/profile"', 'posts = ["link"]', 'template = "link"',
        'snapshots = "a\\u0000b"',
    ],
)  # fmt: skip
def test_no_path_of_a_repositorys_settings_leads_out(
    scaffold: Runner, site: Path, line: str
) -> None:
    (site / "link").symlink_to(scaffold.folder / "outside")
    commit(site)
    (site / "scaffold.toml").write_text(f"{line}\n", "utf-8")
    with pytest.raises(SettingsError):
        load(site)
    before = state(scaffold)
    ran = scaffold("link", cwd=site)
    assert (ran.code, "Traceback" in ran.err) == (2, False)
    assert state(scaffold) == before


def test_paths_of_a_repositorys_settings_stay_as_they_are_within_it(site: Path) -> None:
    (site / "docs").mkdir()
    (site / "docs" / "scaffold.toml").write_text(
        'snapshots = "../.scaffold"\nposts = ["../content", "."]\n', "utf-8"
    )
    assert load(site / "docs").settings.posts == (
        str(site / "docs" / ".." / "content"), str(site / "docs"),
    )  # fmt: skip


@pytest.mark.parametrize("words", [["link"], ["check", "--offline"], ["refresh", "--offline"]])
def test_a_post_in_a_walk_that_is_a_link_out_is_left_and_named(
    scaffold: Runner, site: Path, words: list[str]
) -> None:
    (site / "content" / "theirs.md").symlink_to(scaffold.folder / "outside" / "post.md")
    (site / "content" / "ours.md").symlink_to(Path("..") / "content" / "post.md")
    before = state(scaffold)
    ran = scaffold(*words, ".", cwd=site)
    assert ran.code == 2
    assert "theirs.md is a link that leads out of the repository" in ran.err
    assert "ours.md is a link" not in ran.err
    assert state(scaffold) == before
    assert scaffold("link", "content/theirs.md", cwd=site).code == 0  # the person named it
    assert state(scaffold) != before


@pytest.mark.parametrize("words", [["--output"], ["--write-baseline"]])
@pytest.mark.parametrize("target", ["profile", "not-there"])
def test_a_report_is_not_written_through_a_link_of_the_repository(
    scaffold: Runner, site: Path, words: list[str], target: str
) -> None:
    (site / "report").symlink_to(scaffold.folder / "outside" / target)
    (site / "reports").symlink_to(scaffold.folder / "outside")
    commit(site)
    before = state(scaffold)
    for name in ("report", "reports/new"):
        ran = scaffold("check", "--offline", "content", *words, name, cwd=site)
        assert (ran.code, "leads out of the repository" in ran.err) == (2, True)
    assert state(scaffold) == before
    beside = scaffold.folder / "outside" / "named"
    assert scaffold("check", "--offline", "content", *words, beside, cwd=site).code == 0
    assert beside.is_file()


@pytest.mark.parametrize("name", ["section.md.j2", "post.md.j2", "preset.toml"])
def test_a_template_that_is_a_link_out_is_not_read(scaffold: Runner, site: Path, name: str) -> None:
    (site / "mine").mkdir()
    (site / "mine" / name).symlink_to(scaffold.folder / "outside" / "profile")
    ran = scaffold("new", "a.json", "--template", "mine", "-o", "-", cwd=site)
    assert (ran.code, "secret" in ran.out + ran.err) == (2, False)
    assert "leads out of its folder" in ran.err


@pytest.mark.parametrize(
    "path",
    [".git/hooks/post-commit.md", ".GIT/x.md", "a/.git /x.md", "content/../.git/x.md",
     "git~1/x.md", ".g\u200cit/x.md", "linked/x.md", "../x.md", "content/\\u0000.md", ".md", ""],
)  # fmt: skip
def test_no_path_rule_reaches_out_or_into_gits_folder(
    scaffold: Runner, site: Path, path: str
) -> None:
    (site / "linked").symlink_to(scaffold.folder / "outside")
    commit(site)
    (site / "mine").mkdir()
    (site / "mine" / "preset.toml").write_text(f'path = "{path}"\n', "utf-8")
    before = state(scaffold), sorted(site.rglob("*"))
    ran = scaffold("new", "a.json", "--preset", "mkdocs", "--template", "mine", cwd=site)
    assert (ran.code, "Traceback" in ran.err) == (2, False)
    assert (state(scaffold), sorted(site.rglob("*"))) == before


def test_snapshots_above_the_repository_are_not_taken(scaffold: Runner, site: Path) -> None:
    above = scaffold.folder / ".scaffold"
    above.mkdir()
    assert scaffold("new", "a.json", "-o", "b.md", cwd=site).code == 0
    assert list(above.iterdir()) == []
    assert (site / ".scaffold" / f"{PLAYLIST}.json").is_file()


@pytest.mark.parametrize("words", [["check", "--offline"], ["refresh", "--from-info", "a.json"]])
def test_a_folder_that_the_person_linked_is_the_sites(
    scaffold: Runner, site: Path, words: list[str]
) -> None:
    shutil.rmtree(site / "content")
    (site / "content").symlink_to(scaffold.folder / "outside")
    (site / "content" / "post.md").unlink()
    assert scaffold("new", "a.json", cwd=site).code == 0
    found = scaffold(*words, cwd=site)
    assert (found.code, "No post" in found.err) == (0, False)
    commit(site)
    found = scaffold(*words, cwd=site)
    assert (found.code, "leads out of" in found.err) == (2, True)


def test_a_way_out_is_one_whatever_makes_it(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    there = tmp_path_factory.mktemp("there")
    links: dict[str, Callable[[], None]] = {
        "file": lambda: (site / "file").symlink_to(there / "x"),
        "twice": lambda: (site / "twice").symlink_to("file"),
        "git": lambda: (site / "git").symlink_to(site / ".git" / "config"),
    }
    for make in links.values():
        make()
    assert [name for name in links if way_out(site / name)] == list(links)
    assert way_out(site / "content" / "post.md") is None
    assert way_out(site / "content" / "new" / "x.md") is None


@pytest.mark.parametrize(
    ("path", "gits"),
    [(".git", True), ("a/.GIT/b", True), (".git.", True), (".git::$INDEX_ALLOCATION", True),
     ("GIT~1", True), (".github", False), ("a.git", False), (".gitignore", False)],
)  # fmt: skip
def test_gits_own_folder_is_known_by_all_of_its_names(path: str, gits: bool) -> None:
    assert is_gits(Path(path)) == gits


def test_a_config_of_a_site_that_is_a_link_out_is_not_read(scaffold: Runner, site: Path) -> None:
    (scaffold.folder / "outside" / "theirs.yml").write_text("docs_dir: secret\n", "utf-8")
    (site / "mkdocs.yml").unlink()
    (site / "mkdocs.yml").symlink_to(scaffold.folder / "outside" / "theirs.yml")
    commit(site)
    ran = scaffold("new", "a.json", cwd=site)
    assert (ran.code, "secret" in ran.out) == (0, False)
    assert "mkdocs.yml is a link that leads out of the repository" in ran.err


def test_init_writes_no_gitignore_through_a_link_out(scaffold: Runner, site: Path) -> None:
    (site / ".gitignore").symlink_to(scaffold.folder / "outside" / "profile")
    commit(site)
    before = state(scaffold)
    ran = scaffold("init", cwd=site)
    assert (ran.code, state(scaffold)) == (0, before)
    assert "note: add this line to .gitignore: .*.scaffold-new\n" in ran.err


@pytest.mark.parametrize(
    "words",
    [*RUNS, ["show", "a.json"], ["doctor"],
     ["shift", "content/post.md", "--lecture", "1", "--by", "1s"],
     ["check", "--offline", "content", "--output", "loop"],
     ["check", "--offline", "content", "--write-baseline", "loop"],
     ["new", "a.json", "-o", "loop/x.md"], ["new", "a.json", "-o", "loop"]],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("loop", ["loop", f".scaffold/{PLAYLIST}.json", ".scaffold", "mkdocs.yml"])
def test_links_in_a_circle_are_no_crash(
    scaffold: Runner, site: Path, words: list[str], loop: str
) -> None:
    (site / loop).parent.mkdir(exist_ok=True)
    (site / loop).unlink(missing_ok=True)
    (site / loop).symlink_to(Path(loop).name)
    if loop != "loop":
        (site / "loop").symlink_to("loop")
    commit(site)
    ran = scaffold(*words, cwd=site)
    assert ran.code in {0, 1, 2}, ran.err
    assert (site / "loop").is_symlink() or "loop" in words
