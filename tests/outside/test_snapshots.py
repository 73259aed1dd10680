"""Snapshots on disk: where they live, how they look, what is refused."""

import json
from pathlib import Path

import pytest

from scaffold.errors import SnapshotUnreadable
from scaffold.model.listing import Chapter, Listing, Video
from scaffold.model.settings import Settings
from scaffold.model.snapshot import KnownPost, Snapshot
from scaffold.model.timecode import Timecode
from scaffold.notes.memory import learn
from scaffold.outside import snapshots
from scaffold.outside.settings import LoadedSettings

PL = "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def snapshot() -> Snapshot:
    chapters = (
        Chapter(start=Timecode.of(0), title="Начало"),
        Chapter(start=Timecode.of(75), title="b"),
    )
    videos = (
        Video(id="bbbbbbbbbbb", position=1, listed="B", title="Б", duration=9, chapters=chapters),
        Video(id="aaaaaaaaaaa", position=2, listed="A", duration=60),
    )
    listing = Listing(id=PL, title="Course", lang="ru", count=2, rows=2, videos=videos)
    learnt = learn(None, listing, "2026-11-24", PL)
    post = KnownPost(preset="hugo", offered={"bbbbbbbbbbb": "Б", "aaaaaaaaaaa": None})
    return learnt.model_copy(update={"posts": {"content/x.md": post}})


def test_the_file_is_sorted_with_one_fact_a_line_and_reads_back(tmp_path: Path) -> None:
    assert snapshots.write(tmp_path / "s", snapshot())
    text = (tmp_path / "s" / f"{PL}.json").read_text("utf-8")
    assert json.loads(text) == {
        "id": PL,
        "kind": "playlist",
        "lang": "ru",
        "order": ["bbbbbbbbbbb", "aaaaaaaaaaa"],
        "posts": {
            "content/x.md": {
                "offered": {"aaaaaaaaaaa": None, "bbbbbbbbbbb": "Б"}, "preset": "hugo",
            }
        },
        "schema": 1,
        "title": "Course",
        "videos": {
            "aaaaaaaaaaa": {
                "duration": 60, "first_seen": "2026-11-24", "listed": {"ru": "A"}, "state": "alive",
            },
            "bbbbbbbbbbb": {
                "chapters": ["0:00 Начало", "1:15 b"], "duration": 9, "first_seen": "2026-11-24",
                "listed": {"ru": "B"}, "state": "alive", "title": "Б",
            },
        },
    }  # fmt: skip
    assert all(line.count('": ') <= 1 for line in text.splitlines())
    assert text.endswith("}\n")
    assert snapshots.read(tmp_path / "s", PL) == snapshot()


def test_without_news_not_a_byte_is_written(tmp_path: Path) -> None:
    assert snapshots.write(tmp_path, snapshot())
    path = tmp_path / f"{PL}.json"
    before = path.stat().st_mtime_ns
    assert not snapshots.write(tmp_path, snapshot())
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{", "line 1"),
        (b'{"schema": 1,\n"id": 3}', "id"),
        (b"[]", "no JSON object"),
        (b"\xff", "not UTF-8"),
        (b'{\n<<<<<<< ours\n"a": 1\n=======\n>>>>>>> theirs\n}', "merge conflict"),
        (b"", "line 1"),
        (b'{"schema": 1, "id": "x", "videos": {"a": {"chapters": ["soon"]}}}', "8:00 Introduction"),
        (b'{"schema": 1, "id": "x", "surprise": 1}', "surprise"),
    ],
)
def test_a_damaged_file_is_named_left_and_the_way_out_is_said(
    tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / f"{PL}.json"
    path.write_bytes(content)
    with pytest.raises(SnapshotUnreadable) as caught:
        snapshots.read(tmp_path, PL)
    assert str(path) in str(caught.value)
    assert why in str(caught.value)
    assert "git checkout" in caught.value.hint
    assert path.read_bytes() == content


def test_a_newer_form_is_refused_with_a_word_to_update(tmp_path: Path) -> None:
    (tmp_path / f"{PL}.json").write_text('{"schema": 2, "new": "things"}', "utf-8")
    with pytest.raises(SnapshotUnreadable, match="newer scaffold") as caught:
        snapshots.read(tmp_path, PL)
    assert "pip install -U" in caught.value.hint


@pytest.mark.parametrize(
    ("marks", "folder"),
    [
        (["site/.scaffold/x", "site/content/.scaffold/x"], "site/content/.scaffold"),
        (["site/.scaffold/x", "site/content/hugo.toml"], "site/.scaffold"),
        (["site/hugo.toml", "site/.git/config"], "site/.scaffold"),
        (["site/.git/config"], "site/.scaffold"),
        ([".git/config", "site/content/mkdocs.yml"], "site/content/.scaffold"),
        ([], "site/content/.scaffold"),
    ],
)
def test_the_folder_is_the_nearest_that_is_there_or_beside_what_holds_the_site(
    tmp_path: Path, marks: list[str], folder: str
) -> None:
    for mark in marks:
        touch(tmp_path / mark)
    post = touch(tmp_path / "site" / "content" / "post.md")
    assert snapshots.folder_for(post, LoadedSettings()) == tmp_path / folder


def test_the_setting_names_another_folder_relative_to_its_file(tmp_path: Path) -> None:
    file = touch(tmp_path / "scaffold.toml")
    loaded = LoadedSettings(Settings(snapshots="data/yt"), {"snapshots": str(file)}, (file,), file)
    post = touch(tmp_path / "a" / "post.md")
    assert snapshots.folder_for(post, loaded) == tmp_path / "data" / "yt"


def test_the_home_folder_itself_holds_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", classmethod(lambda cls: tmp_path))
    touch(tmp_path / ".git" / "config")
    post = touch(tmp_path / "notes" / "post.md")
    assert snapshots.folder_for(post, LoadedSettings()) == tmp_path / "notes" / ".scaffold"


def test_posts_are_named_relative_to_what_holds_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "site" / ".scaffold"
    assert snapshots.key_of(tmp_path / "site" / "content" / "x.md", folder) == "content/x.md"
    assert snapshots.key_of(tmp_path / "x.md", folder) == "../x.md"
