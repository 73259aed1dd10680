"""The cache of answers: a help where it works, and nothing worse than absent where it does not."""

import json
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import platformdirs
import pytest

from scaffold.outside.cache import KEPT, Answers, Key, default_folder
from scaffold.outside.files import files
from scaffold.outside.settings import load as settings

KEY: Key = ("page", "aaaaaaaaaaa", "ru", False)
NOW = float(int(time.time()))


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return Answers(tmp_path / "cache")


def only_file(tmp_path: Path) -> Path:
    (path,) = (tmp_path / "cache").glob("*/*")
    return path


def test_an_answer_is_there_until_it_is_too_old(answers: Answers) -> None:
    answers.put(KEY, {"title": "Б\ud83d"}, NOW)
    assert answers.get(KEY, 60, NOW + 60) == {"title": "Б\ud83d"}
    assert answers.get(KEY, 60, NOW + 61) is None


def test_an_answer_from_the_future_is_none(answers: Answers) -> None:
    answers.put(KEY, {}, NOW)
    assert answers.get(KEY, 60, NOW - 1) is None


def test_an_answer_is_for_its_kind_id_language_and_cookies_alone(answers: Answers) -> None:
    answers.put(KEY, {"a": 1}, NOW)
    others: list[Key] = [
        ("oembed", "aaaaaaaaaaa", "ru", False),
        ("page", "AAAAAAAAAAA", "ru", False),
        ("page", "aaaaaaaaaaa", "en", False),
        ("page", "aaaaaaaaaaa", "ru", True),
    ]
    for other in others:
        assert answers.get(other, 60, NOW) is None
        answers.put(other, {"b": 2}, NOW)
    assert answers.get(KEY, 60, NOW) == {"a": 1}


def test_no_two_keys_share_a_file_on_a_system_that_takes_no_heed_of_case(
    answers: Answers, tmp_path: Path
) -> None:
    for name in ("aaaaaaaaaaa", "AAAAAAAAAAA", "aAaaaaaaaaa"):
        answers.put(("page", name, "", False), {}, NOW)
    names = [path.name.lower() for path in (tmp_path / "cache").glob("*/*")]
    assert len(set(names)) == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"null",
        b"3",
        b'{"at": "soon", "key": [], "answer": {}}',
        b'{"at": NOW, "key": ["page", "aaaaaaaaaaa", "ru", false], "answer": 3}',
        b'{"at": NOW, "key": ["page", "bbbbbbbbbbb", "ru", false], "answer": {}}',
        b'{"at": NaN, "key": ["page", "aaaaaaaaaaa", "ru", false], "answer": {}}',
        b"[" * 100_000,
        b"9" * 10_000,
    ],
)
def test_a_damaged_entry_is_a_miss_and_the_next_answer_mends_it(
    answers: Answers, tmp_path: Path, content: bytes
) -> None:
    answers.put(KEY, {"a": 1}, NOW)
    # the hour is no part of the parameters: all workers must collect the same tests
    only_file(tmp_path).write_bytes(content.replace(b"NOW", b"%d" % NOW))
    assert answers.get(KEY, 60, NOW) is None
    answers.put(KEY, {"a": 2}, NOW)
    assert answers.get(KEY, 60, NOW) == {"a": 2}


def test_a_dropped_answer_is_not_there_any_more(answers: Answers) -> None:
    answers.put(KEY, {"a": 1}, NOW)
    answers.drop(KEY)
    answers.drop(KEY)
    assert answers.get(KEY, 60, NOW) is None


def test_a_folder_that_cannot_be_written_is_no_cache_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    answers = Answers(tmp_path / "file" / "cache")
    answers.put(KEY, {}, NOW)
    assert answers.get(KEY, 60, NOW) is None
    answers.sweep(NOW)


def test_a_write_that_fails_leaves_no_litter(
    answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    answers.put(KEY, {}, NOW)
    assert list((tmp_path / "cache").glob("*/*")) == []


def test_many_writers_at_once_leave_one_whole_answer(answers: Answers, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as executor:
        list(executor.map(lambda n: answers.put(KEY, {"n": [n] * 1000}, NOW), range(64)))
    found = answers.get(KEY, 60, NOW)
    assert found is not None
    assert len(set(found["n"])) == 1
    assert json.loads(only_file(tmp_path).read_bytes())["at"] == NOW


def test_a_sweep_throws_out_what_is_older_than_thirty_days(
    answers: Answers, tmp_path: Path
) -> None:
    answers.put(KEY, {}, NOW)
    old = only_file(tmp_path)
    left = old.with_name("x.new")
    left.touch()
    for path in (old, left):
        os.utime(path, (NOW, NOW))
    answers.sweep(NOW + KEPT)
    assert old.exists()
    again = Answers(tmp_path / "cache")
    again.put(("page", "bbbbbbbbbbb", "", False), {}, NOW + KEPT + 1)
    assert not old.exists()
    assert not left.exists()
    assert only_file(tmp_path).exists()


@pytest.mark.parametrize("text", ["../../x", "a/b", "x" * 500, "con", "", "\x00"])
def test_no_key_leads_out_of_the_folder(answers: Answers, tmp_path: Path, text: str) -> None:
    answers.put((text, text, text, False), {"a": 1}, NOW)
    assert answers.get((text, text, text, False), 60, NOW) in (None, {"a": 1})
    assert [path.name for path in tmp_path.iterdir()] in ([], ["cache"])


def test_the_folder_is_the_users_cache_or_the_one_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SCAFFOLD_CACHE_DIR", raising=False)
    assert default_folder().name in {"scaffold", "Cache"}
    monkeypatch.setenv("SCAFFOLD_CACHE_DIR", str(tmp_path))
    assert default_folder() == tmp_path


def nobody(*_: object, **__: object) -> str:
    raise RuntimeError("could not determine the home directory")


@pytest.mark.parametrize("told", [nobody, lambda *_, **__: "~/.cache"], ids=["now", "before"])
def test_who_has_no_home_has_no_cache_and_no_settings_and_works_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: Callable[..., str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCAFFOLD_CACHE_DIR", "~nobody-at-all/cache")
    for asked in ("user_cache_dir", "user_config_dir"):
        monkeypatch.setattr(platformdirs, asked, told)
    answers = Answers()
    answers.put(KEY, {"a": 1}, NOW)
    assert answers.get(KEY, 60, NOW) is None
    assert settings.user_file() is None
    monkeypatch.delenv("SCAFFOLD_CACHE_DIR")
    assert settings.load(tmp_path) == settings.LoadedSettings()
    assert files.rewrite(written := _post(tmp_path), "new")
    assert written.path.read_text("utf-8") == "new"
    assert list(tmp_path.iterdir()) == [written.path]


def _post(folder: Path) -> files.Text:
    path = folder / "post.md"
    path.write_text("old", "utf-8")
    return files.read(path)
