"""A person's files: read whole, written whole or not at all."""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from scaffold.errors import PostExists, PostUnreadable
from scaffold.outside.files import files

posix = pytest.mark.skipif(os.name == "nt", reason="modes and symlinks are POSIX's")
OLD = 1_000_000_000


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_bytes("\ufeffone\r\ntwo".encode())
    os.utime(path, (OLD, OLD))
    return path


def test_bytes_come_and_go_as_they_are(post: Path) -> None:
    before = files.read(post)
    assert before.text == "\ufeffone\r\ntwo"
    assert files.rewrite(before, before.text + "\n")
    assert post.read_bytes() == "\ufeffone\r\ntwo\n".encode()


def test_what_does_not_change_is_not_written(post: Path) -> None:
    before = files.read(post)
    assert not files.rewrite(before, before.text)
    assert post.stat().st_mtime == OLD


@posix
def test_mode_stays(post: Path) -> None:
    post.chmod(0o640)
    files.rewrite(files.read(post), "new")
    assert stat.S_IMODE(post.stat().st_mode) == 0o640


@posix
def test_the_group_stays_where_only_the_owner_cannot_be_kept(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []

    def chown(_: object, owner: int, group: int) -> None:
        if owner != -1:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        given.append(group)

    monkeypatch.setattr(os, "chown", chown)
    group = post.stat().st_gid
    assert files.rewrite(files.read(post), "new")
    assert given == [group]


@posix
def test_a_symlink_stays_one_and_its_target_changes(post: Path, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link = tmp_path / "far" / "link.md"
    link.symlink_to(Path("..") / "post.md")
    files.rewrite(files.read(link), "new")
    assert link.is_symlink()
    assert post.read_bytes() == b"new"


def test_a_file_that_changed_meanwhile_is_left(post: Path) -> None:
    before = files.read(post)
    post.write_bytes(b"changed")
    with pytest.raises(PostUnreadable, match="changed on disk"):
        files.rewrite(before, "new")
    assert post.read_bytes() == b"changed"
    assert list(post.parent.iterdir()) == [post]


def test_a_file_that_changes_at_the_last_moment_is_left(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files.read(post)
    fsync = os.fsync

    def and_change(descriptor: int) -> None:
        fsync(descriptor)
        post.write_bytes(b"saved by the editor just now")

    monkeypatch.setattr(os, "fsync", and_change)
    with pytest.raises(PostUnreadable, match="changed on disk"):
        files.rewrite(before, "new")
    assert post.read_bytes() == b"saved by the editor just now"


def test_a_file_that_vanished_is_not_made_again(post: Path) -> None:
    before = files.read(post)
    post.unlink()
    with pytest.raises(PostUnreadable):
        files.rewrite(before, "new")
    assert list(post.parent.iterdir()) == []


@pytest.mark.parametrize("unnamed", [True, False], ids=["as the system can", "without O_TMPFILE"])
def test_a_failed_write_leaves_the_old_file_and_no_litter(
    post: Path, monkeypatch: pytest.MonkeyPatch, unnamed: bool
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    if not unnamed:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    monkeypatch.setattr(os, "fsync", full)
    before = files.read(post)
    with pytest.raises(PostUnreadable, match="No space left"):
        files.rewrite(before, "new")
    assert files.read(post).text == before.text
    assert list(post.parent.iterdir()) == [post]


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has unnamed files")
def test_without_unnamed_files_a_named_one_serves(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_TMPFILE")
    post.chmod(0o604)
    assert files.rewrite(files.read(post), "new")
    assert post.read_bytes() == b"new"
    assert stat.S_IMODE(post.stat().st_mode) == 0o604
    assert list(post.parent.iterdir()) == [post]


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has unnamed files")
def test_a_cache_that_cannot_be_written_is_no_hindrance(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, folder in enumerate(("/proc/none", str(post / "none"))):
        monkeypatch.setenv("SCAFFOLD_CACHE_DIR", folder)
        assert files.rewrite(files.read(post), f"new {number}")
        assert post.read_text(encoding="utf-8") == f"new {number}"
        assert list(post.parent.iterdir()) == [post]


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has unnamed files")
def test_a_cache_on_another_disk_is_no_hindrance(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[Path] = []
    link = os.link

    def on_one_disk(source: str, name: Path, **words: Any) -> None:
        named.append(name)
        if name.parent != post.parent:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        link(source, name, **words)

    monkeypatch.setattr(os, "link", on_one_disk)
    assert files.rewrite(files.read(post), "new")
    assert [name.parent == post.parent for name in named] == [False, True]
    assert post.read_bytes() == b"new"
    assert list(post.parent.iterdir()) == [post]


def test_an_interrupt_leaves_the_old_file_and_no_litter(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    before = files.read(post)
    with pytest.raises(KeyboardInterrupt):
        files.rewrite(before, "new")
    assert files.read(post).text == before.text
    assert list(post.parent.iterdir()) == [post]


def test_what_a_killed_process_left_long_ago_goes_and_what_is_fresh_stays(post: Path) -> None:
    dead = post.with_name(".post.md.01234567.scaffold-new")
    fresh = post.with_name(".post.md.89abcdef.scaffold-new")
    for path in (dead, fresh):
        path.write_bytes(b"half")
    os.utime(dead, (OLD, OLD))
    files.rewrite(files.read(post), "new")
    assert sorted(post.parent.iterdir()) == [fresh, post]


def test_a_write_protected_file_is_left(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write anything
    before = files.read(post)
    with pytest.raises(PostUnreadable, match="cannot be written"):
        files.rewrite(before, "new")
    assert files.read(post).text == before.text


def test_a_file_that_nobody_may_write_is_left_by_root_too(post: Path) -> None:
    before = post.read_bytes()
    post.chmod(0o444)
    with pytest.raises(PostUnreadable, match="cannot be written"):
        files.rewrite(files.read(post), "other")
    assert post.read_bytes() == before
    post.chmod(0o644)


def test_what_is_no_utf8_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "latin.md"
    path.write_bytes("eins\nzwei\nfünf".encode("latin-1"))
    with pytest.raises(PostUnreadable, match="byte 11 on line 3"):
        files.read(path)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PostUnreadable, match="is not there"):
        files.read(tmp_path / "no.md")
    with pytest.raises(PostUnreadable, match="cannot be read"):
        files.read(tmp_path)


def test_a_new_file_never_replaces_one(post: Path) -> None:
    with pytest.raises(PostExists):
        files.create(post, "new")
    files.create(post.parent / "a" / "b.md", "new")
    assert (post.parent / "a" / "b.md").read_bytes() == b"new"


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 120 + ".md")
    path.write_bytes(b"old")
    assert files.rewrite(files.read(path), "new")
    assert path.read_bytes() == b"new"
