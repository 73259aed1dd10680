"""A person's files: read whole, written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

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


def test_a_failed_write_leaves_the_old_file_and_no_litter(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    before = files.read(post)
    with pytest.raises(PostUnreadable, match="No space left"):
        files.rewrite(before, "new")
    assert files.read(post).text == before.text
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


def test_what_a_killed_process_left_goes_whatever_file_it_was_of(post: Path) -> None:
    for name in (".post.md.01234567.scaffold-new", ".other.md.89abcdef.scaffold-new"):
        post.with_name(name).write_bytes(b"half")
    files.rewrite(files.read(post), "new")
    assert list(post.parent.iterdir()) == [post]


def test_what_was_just_made_by_another_process_stays(post: Path) -> None:
    new, old = (post.with_name(f".post.md.{name}.scaffold-new") for name in ("0123", "4567"))
    new.touch()
    old.touch()
    os.utime(old, (OLD, OLD))
    files.rewrite(files.read(post), "new")
    assert sorted(post.parent.iterdir()) == [new, post]


@posix
def test_what_another_process_is_writing_stays(post: Path) -> None:
    import fcntl

    other = post.with_name(".post.md.01234567.scaffold-new")
    with other.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(b"half")
        file.flush()
        files.rewrite(files.read(post), "new")
        assert sorted(post.parent.iterdir()) == [other, post]


@posix
def test_a_link_that_is_named_like_a_leftover_is_left(post: Path) -> None:
    link = post.with_name(".x.scaffold-new")
    link.symlink_to(post)
    files.rewrite(files.read(post), "new")
    assert link.is_symlink()
    assert post.read_bytes() == b"new"


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
