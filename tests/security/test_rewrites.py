"""A rewrite takes nothing from a file: not who may read it, nor what is noted on it."""

import os
import stat
import struct
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from scaffold.errors import PostUnreadable
from scaffold.outside.files import files
from tests.conftest import Runner

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what Linux knows of files")

ACCESS = "system.posix_acl_access"
POST = "# [1. A](https://youtu.be/_q46x0tq2FQ)\n\n8:00 - a\n"
NOBODY = 0xFFFFFFFF


def access(group: int, mask: int) -> bytes:
    """A list by which user 1234 may read and write, and the group as said."""
    entries = [
        (1, 6, NOBODY),
        (2, 6, 1234),
        (4, group, NOBODY),
        (16, mask, NOBODY),
        (32, 0, NOBODY),
    ]
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def rewrite(path: Path) -> None:
    assert files.rewrite(files.read(path), "new")
    assert path.read_text("utf-8") == "new"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_text(POST, "utf-8")
    try:
        os.setxattr(path, ACCESS, access(0, 6))
        os.setxattr(path, "user.note", b"mine")
    except OSError:
        pytest.skip("a disk without lists of access")
    return path


def test_who_may_read_and_what_is_noted_stays(post: Path) -> None:
    before = {name: os.getxattr(post, name) for name in os.listxattr(post)}
    mode = post.stat().st_mode
    rewrite(post)
    assert {name: os.getxattr(post, name) for name in os.listxattr(post)} == before
    assert post.stat().st_mode == mode


def test_a_folders_usual_list_does_not_come_over_a_file_without_one(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text(POST, "utf-8")
    path.chmod(0o600)
    try:
        os.setxattr(tmp_path, "system.posix_acl_default", access(6, 6))
    except OSError:
        pytest.skip("a disk without lists of access")
    rewrite(path)
    assert ACCESS not in os.listxattr(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_where_the_list_cannot_be_kept_nothing_is_written(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "setxattr", refuse)
    with pytest.raises(PostUnreadable, match="it was left as it is"):
        files.rewrite(files.read(post), "new")
    assert post.read_text("utf-8") == POST
    assert list(post.parent.iterdir()) == [post]


@pytest.mark.parametrize("words", [["link"], ["check", "--offline", "--fix"]])
def test_a_hard_link_is_cut_and_said(scaffold: Runner, words: list[str]) -> None:
    post, other = scaffold.folder / "post.md", scaffold.folder / "other"
    text = (
        POST
        if words == ["link"]
        else POST.replace(
            "8:00 - a", "[8:00](https://youtu.be/_q46x0tq2FQ?t=8m00s&si=abcdefgh) - a"
        )
    )
    post.write_text(text, "utf-8")
    os.link(post, other)
    ran = (
        scaffold(*words, "--select", "tracking-parameter", "post.md")
        if "check" in words
        else scaffold(*words, "post.md")
    )
    assert post.read_text("utf-8") != text
    assert other.read_text("utf-8") == text
    assert "note: post.md had 1 other name (hard links), which keeps the old text" in ran.err
    assert "hard links" not in scaffold(*words, "post.md").err


@pytest.mark.parametrize("words", [["--output"], ["--write-baseline"]])
def test_a_pipe_that_is_named_for_a_report_is_written_to(
    scaffold: Runner, words: list[str]
) -> None:
    pipe, got = scaffold.folder / "pipe", []
    (scaffold.folder / "post.md").write_text(POST, "utf-8")
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text("utf-8")), daemon=True)
    reader.start()
    ran = scaffold("check", "--offline", "post.md", *words, "pipe")
    reader.join(10)
    assert ran.code == 0
    assert got
    assert got[0].strip()
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert scaffold("check", "--offline", "post.md", "--output", "/dev/null").code == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize("what", ["fifo", "/dev/zero", "large", "folder"])
def test_what_is_no_file_of_sane_size_is_refused_in_a_sentence(scaffold: Runner, what: str) -> None:
    def put(path: Path) -> None:
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        match what:
            case "fifo":
                os.mkfifo(path)
            case "large":
                with path.open("wb") as file:
                    file.truncate(files.LARGEST + 1)
            case "folder":
                path.mkdir()
            case device:
                path.symlink_to(device)

    good = scaffold.folder / "good.md"
    good.write_text(POST.replace("youtu.be/_q46x0tq2FQ", "youtu.be/_q46x0tq2FQ?list=PL0"), "utf-8")
    put(scaffold.folder / "bad.md")
    if what != "folder":
        for words in (["link"], ["check", "--offline"], ["refresh", "--offline"]):
            ran = scaffold(*words, "bad.md")
            assert (ran.code, "bad.md cannot be read: " in ran.err) == (2, True), words
    put(scaffold.folder / "baseline")
    ran = scaffold("check", "--offline", "good.md", "--baseline", "baseline")
    assert (ran.code, "baseline cannot be read: " in ran.err) == (2, True)
    put(scaffold.folder / ".scaffold" / "PL0.json")
    assert scaffold("check", "--offline", "good.md").code == 2
    put(scaffold.folder / "scaffold.toml")
    assert scaffold("link", "good.md").code in (0, 2)


def test_a_report_to_stdout_by_a_dash(scaffold: Runner) -> None:
    (scaffold.folder / "post.md").write_text(POST, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "scaffold", "check", "--offline", "--format", "jsonl", "--output",
         "-", "post.md"],
        cwd=scaffold.folder, env=scaffold.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stdout.startswith('{"')
    assert not (scaffold.folder / "-").exists()
