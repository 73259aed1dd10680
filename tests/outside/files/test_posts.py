"""Which files of a folder are posts."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from scaffold.outside.files import posts

TREE = (
    "a.md", "b.markdown", "c.mdx", "d.qmd", "e.Rmd", "f.MD", "g.txt", "h.html", ".hidden.md",
    ".obsidian/x.md", "deep/er/i.md", "public/j.md", "deep/skip.md", "deep/keep.md",
)  # fmt: skip
FOUND = ["a.md", "b.markdown", "c.mdx", "d.qmd", "deep/er/i.md", "deep/keep.md", "e.Rmd", "f.MD"]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in TREE:
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"text")
    (tmp_path / "site" / ".gitignore").write_text("/public/\n")
    (tmp_path / "site" / "deep" / ".gitignore").write_text("skip.*\n")
    return tmp_path / "site"


def names(tree: Path) -> list[str]:
    return [path.relative_to(tree).as_posix() for path in posts.in_folder(tree)]


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_git_says_what_is_ignored(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "init", "-q", str(tree)], check=True)
    monkeypatch.setenv("GIT_DIR", "/nowhere")  # as in a hook of another repo
    assert names(tree) == FOUND
    assert names(tree / "deep") == ["er/i.md", "keep.md"]


def test_without_git_the_gitignore_files_are_followed(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / ".git").mkdir()
    monkeypatch.setenv("PATH", "")
    assert names(tree) == FOUND


def test_outside_of_a_repo_they_are_followed_too(tree: Path) -> None:
    assert names(tree) == FOUND


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_a_repos_configuration_starts_no_program(tree: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tree)], check=True)
    marker = tree.parent / "ran"
    monitor = tree.parent / "monitor"
    monitor.write_text(f"#!/bin/sh\ntouch {marker}\n")
    monitor.chmod(0o755)
    subprocess.run(["git", "-C", str(tree), "config", "core.fsmonitor", str(monitor)], check=True)
    assert names(tree) == FOUND
    assert not marker.exists()


def test_files_that_are_named_count_whatever_their_ending_and_once(tree: Path) -> None:
    found, errors = posts.find([tree / "g.txt", tree / "deep", tree / "deep" / "keep.md"])
    assert [path.name for path in found] == ["g.txt", "i.md", "keep.md"]
    assert errors == ()


def test_what_is_not_there_is_an_error_and_does_not_stop_the_rest(tree: Path) -> None:
    found, (error,) = posts.find([tree / "no.md", tree / "a.md"])
    assert [path.name for path in found] == ["a.md"]
    assert "no.md is not there" in str(error)


@pytest.mark.parametrize("name", ["notes.org", "notes.rst", "notes.ADOC", "notes.html"])
def test_a_named_file_of_another_markup_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("8:00 x\n", "utf-8")
    found, (error,) = posts.find([path])
    assert found == ()
    assert "not Markdown" in str(error)


@pytest.mark.parametrize("name", ["notes.txt", "README", "notes.mdown"])
def test_any_other_ending_counts_as_markdown(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("8:00 x\n", "utf-8")
    assert posts.find([path]) == ((path,), ())


def test_a_link_and_what_it_leads_to_are_one_post(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "b.md").touch()
    (tmp_path / "real" / "a.md").symlink_to("b.md")
    (tmp_path / "linked").symlink_to("real")
    folder, link = tmp_path / "real", tmp_path / "real" / "a.md"
    assert posts.find([folder])[0] == (folder / "b.md",)
    assert posts.find([link])[0] == (link,)
    assert posts.find([link, folder / "b.md"])[0] == (folder / "b.md",)
    assert posts.find([tmp_path / "linked", folder])[0] == (tmp_path / "linked" / "b.md",)


def without_git(tmp_path: Path, rules: str) -> list[str]:
    (tmp_path / ".gitignore").write_text(rules, "utf-8")
    return names(tmp_path)


@pytest.mark.parametrize(
    ("rules", "kept"),
    [
        ("*.md\n!keep.md", ["keep.md", "sub/keep.md"]),
        ("a*b*c.md", ["aaa.md", "keep.md", "sub/keep.md"]),
        ("sub/**/keep.md\n", ["a-b-c.md", "aaa.md", "keep.md"]),
        ("*a*a*a*a*a*a*a*a*a*a*a*b", ["a-b-c.md", "aaa.md", "keep.md", "sub/keep.md"]),
        ("*a*/*a*/*a*/*a*/b", ["a-b-c.md", "aaa.md", "keep.md", "sub/keep.md"]),
        ("[", ["a-b-c.md", "aaa.md", "keep.md", "sub/keep.md"]),
        ("#" * 200_000 + "\n*.md", ["a-b-c.md", "aaa.md", "keep.md", "sub/keep.md"]),
    ],
)
def test_without_git_rules_are_followed_that_take_no_time(
    tmp_path: Path, rules: str, kept: list[str]
) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a-b-c.md", "aaa.md", "keep.md", "sub/keep.md", "a" * 200 + ".txt"):
        (tmp_path / name).write_bytes(b"")
    assert without_git(tmp_path, rules) == kept


@pytest.mark.skipif(os.name == "nt", reason="its paths are short")
def test_without_git_folders_may_be_as_deep_as_the_system_lets_them(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(os.open("p.md", os.O_CREAT, dir_fd=here))
    os.close(here)
    try:
        assert names(tmp_path) == ["d/" * 1200 + "p.md"]
    finally:  # Python's own way to remove folders is too deep for it
        subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("kind", ["pipe", "device", "link out", "loop", "folder"])
def test_without_git_what_is_no_gitignore_of_the_folder_is_not_read(
    tmp_path: Path, kind: str
) -> None:
    (tmp_path / "outside").write_bytes(b"*.md\n")
    site = tmp_path / "site"
    site.mkdir()
    (site / "p.md").write_bytes(b"")
    path = site / ".gitignore"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        targets = {"device": Path("/dev/zero"), "loop": path}
        path.symlink_to(targets.get(kind, tmp_path / "outside"))
    (site / "loop.md").symlink_to(site / "loop.md")
    assert names(site) == ["p.md"]
