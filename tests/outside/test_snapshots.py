"""Snapshots on disk: where they live, how they look, what is refused."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scaffold.errors import SnapshotUnreadable
from scaffold.model.listing import Chapter, Listing, Video, VideoState
from scaffold.model.pattern import TitlePattern
from scaffold.model.snapshot import KnownPost, KnownVideo, Snapshot
from scaffold.model.timecode import Timecode
from scaffold.notes.course.learning import learn
from scaffold.outside import snapshots
from scaffold.outside.settings.load import LoadedSettings, load

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


def test_the_same_facts_in_another_form_are_no_news(tmp_path: Path) -> None:
    path = tmp_path / f"{PL}.json"
    for form in (
        snapshots.to_text(snapshot()).replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + json.dumps(snapshot().model_dump(mode="json", by_alias=True)).encode(),
    ):
        path.write_bytes(form)
        assert not snapshots.write(tmp_path, snapshot())
        assert path.read_bytes() == form


def test_that_titles_share_nothing_is_a_fact_that_is_kept(tmp_path: Path) -> None:
    """Else the pattern would be decided anew, and headings change, when the course grows."""
    decided = snapshot().model_copy(update={"pattern": TitlePattern()})
    snapshots.write(tmp_path, decided)
    assert '"pattern": {}' in (tmp_path / f"{PL}.json").read_text("utf-8")
    assert snapshots.read(tmp_path, PL) == decided


def test_a_post_that_was_offered_nothing_is_known_all_the_same(tmp_path: Path) -> None:
    known = snapshot().model_copy(update={"posts": {"x.md": KnownPost()}})
    snapshots.write(tmp_path, known)
    assert snapshots.read(tmp_path, PL) == known


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
chapters = st.none() | st.lists(
    st.builds(Chapter, start=st.integers(0, 10**7), title=texts), min_size=1, max_size=3
).map(tuple)
videos = st.builds(
    KnownVideo,
    title=st.none() | texts.filter(bool),
    listed=st.dictionaries(st.sampled_from(["ru", "en"]), texts.filter(bool)),
    duration=st.none() | st.integers(1, 10**6),
    chapters=chapters,
    state=st.sampled_from(VideoState),
    gone_since=st.none() | st.just("2026-11-24"),
)
posts = st.builds(
    KnownPost,
    preset=st.none() | st.just("hugo"),
    offered=st.dictionaries(texts, st.none() | texts),
    reported=st.dictionaries(texts, texts.filter(bool)),
)
drawn_snapshots = st.builds(
    Snapshot,
    id=st.just(PL),
    title=texts,
    order=st.lists(texts).map(tuple),
    pattern=st.none() | st.builds(TitlePattern, prefix=texts, numbered=st.booleans()),
    accepted_missing=st.integers(0, 3),
    videos=st.dictionaries(texts, videos),
    posts=st.dictionaries(texts, posts),
)


@given(drawn_snapshots)
def test_what_was_written_reads_back_and_gives_the_same_bytes(drawn: Snapshot) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert snapshots.write(Path(folder), drawn)
        back = snapshots.read(Path(folder), PL)
        assert back == drawn
        assert snapshots.to_text(back) == snapshots.to_text(drawn)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{", "line 1: Expecting property name"),
        (b'{"schema": 1,\n"id": 3}', "line 2: id: "),
        (b'{"schema": "new"}', "line 1: schema is not the number of a form"),
        (b'{"schema": true}', "schema is not the number of a form"),
        (b"[]", "it holds no JSON object"),
        (b'{\n"id": "\xff"}', "line 2: this is not UTF-8"),
        (b"", "line 1: Expecting value"),
        (
            b'{"schema": 1, "id": "x", "videos": {\n"a": {\n"chapters": ["soon"]}}}',
            "line 3: videos.a.chapters.0: a chapter is a timecode and a title",
        ),
        (b'{"schema": 1, "id": "x",\n"surprise": 1}', "line 2: surprise: "),
        (b'{"id": "' + PL.encode() + b'", "videos": {"a": {}, "a": {}}}', '"a" is there twice'),
        (b'{"schema": 1, "id": "PLother0000000000"}', "it is of PLother0000000000"),
        (b'{"schema": ' + b"9" * 5000 + b"}", "is damaged"),
        (b"[" * 100_000, "nested too deep"),
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
    assert f'git -C "{tmp_path}" checkout -- {PL}.json' in caught.value.hint
    with pytest.raises(SnapshotUnreadable):
        snapshots.write(tmp_path, snapshot())
    assert path.read_bytes() == content


def test_the_marks_of_a_merge_conflict_have_a_way_out_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / f"{PL}.json"
    path.write_bytes(b'{\n<<<<<<< ours\n"a": 1\n=======\n"a": 2\n>>>>>>> theirs\n}')
    with pytest.raises(SnapshotUnreadable, match=r"merge conflict \(line 2\)") as caught:
        snapshots.read(tmp_path, PL)
    assert "--ours" in caught.value.hint


def test_a_folder_that_cannot_be_made_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    touch(tmp_path / "file")
    with pytest.raises(SnapshotUnreadable, match="cannot be made") as caught:
        snapshots.write(tmp_path / "file" / "s", snapshot())
    assert "`snapshots`" in caught.value.hint


def test_a_newer_form_is_refused_with_a_word_to_update(tmp_path: Path) -> None:
    (tmp_path / f"{PL}.json").write_text('{"schema": 3, "new": "things"}', "utf-8")
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
    (tmp_path / ".git").mkdir()
    (tmp_path / "scaffold.toml").write_text('snapshots = "data/yt"', "utf-8")
    post = touch(tmp_path / "a" / "post.md")
    loaded = load(post.parent)
    assert snapshots.folder_for(post, loaded) == tmp_path / "data" / "yt"


def test_a_settings_file_marks_the_place_too(tmp_path: Path) -> None:
    touch(tmp_path / ".git" / "config")
    touch(tmp_path / "blog" / "scaffold.toml")
    post = touch(tmp_path / "blog" / "a" / "post.md")
    assert snapshots.folder_for(post, load(post.parent)) == tmp_path / "blog" / ".scaffold"


def test_without_a_post_the_current_folder_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert snapshots.folder_for(None, LoadedSettings()) == tmp_path / ".scaffold"


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home folder."""
    monkeypatch.setattr(Path, "home", classmethod(lambda cls: tmp_path / "home"))
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "data"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def test_the_home_folder_itself_holds_none_nor_does_what_is_above(user: Path) -> None:
    for marked in (user, user.parent):
        touch(marked / ".git" / "config")
        touch(marked / ".scaffold" / "x.json")
    post = touch(user / "notes" / "post.md")
    assert snapshots.folder_for(post, LoadedSettings()) == user / "notes" / ".scaffold"


def test_what_lies_in_the_home_folder_is_remembered_among_the_users_data(user: Path) -> None:
    folder = snapshots.folder_for(touch(user / "post.md"), LoadedSettings())
    assert folder == user.parent / "data" / "snapshots"


def test_the_snapshots_of_a_folder_are_named_in_order(tmp_path: Path) -> None:
    for name in ("PLb.json", "PLa.json", "videos.json", "notes.txt"):
        touch(tmp_path / name)
    assert snapshots.names(tmp_path) == ("PLa", "PLb", "videos")
    assert snapshots.names(tmp_path / "nowhere") == ()


def test_half_an_emoji_in_a_title_survives(tmp_path: Path) -> None:
    cut = snapshot().model_copy(update={"title": "Course \ud83d"})
    assert snapshots.write(tmp_path, cut)
    assert snapshots.read(tmp_path, PL) == cut
    assert not snapshots.write(tmp_path, cut)


@pytest.mark.parametrize("name", ["../../etc/x", "a/b", "..", "x" * 150, "канал"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    path = snapshots.path_of(tmp_path, name)
    assert path.parent == tmp_path
    assert path.suffix == ".json"


def test_a_posts_name_is_the_same_whether_its_letters_are_composed_or_not(tmp_path: Path) -> None:
    folder = tmp_path / ".scaffold"
    assert snapshots.key_of(tmp_path / "и\u0306.md", folder) == "й.md"


def test_posts_are_named_relative_to_what_holds_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "site" / ".scaffold"
    assert snapshots.key_of(tmp_path / "site" / "content" / "x.md", folder) == "content/x.md"
    assert snapshots.key_of(tmp_path / "x.md", folder) == "../x.md"
