"""Settings from files, environment and command line; all mistakes at once."""

from pathlib import Path

import pytest

from scaffold.errors import SettingsError
from scaffold.model.settings import USER_ONLY, Settings
from scaffold.outside import settings
from scaffold.outside.settings import load


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repo, with the user's own settings folder set apart."""
    monkeypatch.setattr(settings, "user_folder", lambda: tmp_path / "user")
    (tmp_path / "user").mkdir()
    (tmp_path / "site" / ".git").mkdir(parents=True)
    (tmp_path / "site" / "content").mkdir()
    return tmp_path / "site"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_has_a_default(site: Path) -> None:
    assert load(site).settings == Settings()


def test_the_nearest_file_upwards_counts_up_to_the_repos_root(site: Path) -> None:
    write(site.parent / "scaffold.toml", 'lang = "fr"')
    assert load(site / "content").settings.lang is None
    write(site / "scaffold.toml", 'lang = "ru"')
    assert load(site / "content").settings.lang == "ru"
    write(site / "content" / "scaffold.toml", 'lang = "pt"')
    loaded = load(site / "content")
    assert loaded.settings.lang == "pt"
    assert loaded.repo_file == site / "content" / "scaffold.toml"


def test_a_pyproject_counts_only_with_our_table(site: Path) -> None:
    write(site / "pyproject.toml", '[tool.scaffold]\npreset = "plain"\n')
    write(site / "content" / "pyproject.toml", '[project]\nname = "x"\n')
    assert load(site / "content").settings.preset == "plain"


def test_the_later_layer_wins(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        site.parent / "user" / "scaffold.toml",
        'lang = "aa"\npreset = "a"\nstyle = "hms"\nretries = 1',
    )
    write(site / "scaffold.toml", 'lang = "bb"\npreset = "b"\nstyle = "seconds"')
    monkeypatch.setenv("SCAFFOLD_LANG", "cc")
    monkeypatch.setenv("SCAFFOLD_PRESET", "c")
    loaded = load(site, {"lang": "dd", "preset": None})
    values = loaded.settings
    assert (values.lang, values.preset, values.style, values.retries) == ("dd", "c", "seconds", 1)
    assert loaded.origins["lang"] == "command line"
    assert loaded.origins["preset"] == "environment"
    assert loaded.origins["style"] == str(site / "scaffold.toml")


def test_tables_are_laid_over_each_other_key_by_key(site: Path) -> None:
    write(site.parent / "user" / "scaffold.toml", '[check]\nmax_age = "12h"\nbudget = 5')
    write(site / "scaffold.toml", '[check]\nfail-on = "warning"\nbudget = 9')
    check = load(site).settings.check
    assert (check.max_age, check.fail_on, check.budget) == (43_200, "warning", 9)


def test_titles_are_a_word_or_a_table(site: Path) -> None:
    write(site / "scaffold.toml", 'titles = "exact"')
    assert load(site).settings.titles.mode == "exact"
    write(site / "scaffold.toml", '[[titles.replace]]\npattern = "a+"\nwith = "b"\n')
    assert load(site).settings.titles.pairs == (("a+", "b"),)


def test_the_environment_gives_words_numbers_and_lists(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCAFFOLD_TAGS", "ML, c++")
    monkeypatch.setenv("SCAFFOLD_TITLES", "exact")
    monkeypatch.setenv("SCAFFOLD_SLEEP_REQUESTS", "0.5")
    monkeypatch.setenv("SCAFFOLD_IMAGE", "true")
    monkeypatch.setenv("SCAFFOLD_PROXY", "http://user:secret@localhost:1")
    monkeypatch.setenv("SCAFFOLD_CHECK", '{"budget": 3}')
    values = load(site).settings
    assert values.tags == ("ML", "c++")
    assert (values.titles.mode, values.sleep_requests, values.image) == ("exact", 0.5, True)
    assert values.check.budget == 3
    assert "secret" not in repr(values)


def test_all_mistakes_come_in_one_message_each_with_its_place(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = write(site.parent / "user" / "scaffold.toml", "retries = -1\n")
    repo = write(
        site / "scaffold.toml",
        '# mine\npressets = "x"\nchapters = "most"\nproxy = "http://x"\n\n[check]\nfail_onn = "x"\n'
        'max_age = "soon"\n\n[[titles.replace]]\npattern = "("\n',
    )
    monkeypatch.setenv("SCAFFOLD_SOCKET_TIMEOUT", "long")
    with pytest.raises(SettingsError) as caught:
        load(site)
    assert caught.value.problems == (
        f"{user}:1: retries: it must be 0 or more",
        f"{repo}:2: pressets: no such key; did you mean preset?",
        f"{repo}:3: chapters: one of 'author', 'all' or 'none' is wanted",
        f"{repo}:4: proxy may not stand in a repo's file; put it into {user}, SCAFFOLD_PROXY or "
        "--proxy",
        f"{repo}:7: check.fail_onn: no such key; did you mean fail_on?",
        f"{repo}:8: check.max_age: an age is a number with s, m, h, d or w: 1d",
        f"{repo}:11: titles.replace.0.pattern: no regular expression: missing ), unterminated "
        "subpattern at position 0",
        "SCAFFOLD_SOCKET_TIMEOUT: a number is wanted",
    )


@pytest.mark.parametrize("key", sorted(USER_ONLY))
def test_no_repos_file_reads_cookies_or_leads_elsewhere(site: Path, key: str) -> None:
    write(site / "scaffold.toml", f'{key.replace("_", "-")} = "x"\n')
    with pytest.raises(SettingsError, match=f"{key} may not stand in a repo's file"):
        load(site)


def test_the_users_own_file_may_hold_them(site: Path) -> None:
    write(site.parent / "user" / "scaffold.toml", 'cookies_from_browser = "firefox"\n')
    assert load(site).settings.cookies_from_browser == "firefox"


@pytest.mark.parametrize("text", ["preset = \n", "\ufeffpreset = [\n=", "lang = 1\nlang = 2\n"])
def test_a_file_that_is_no_toml_is_named_with_its_line(site: Path, text: str) -> None:
    path = write(site / "scaffold.toml", text)
    with pytest.raises(SettingsError) as caught:
        load(site)
    assert str(path) in str(caught.value)
    assert "line" in str(caught.value)


def test_a_secret_never_shows_in_a_message(site: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load(site, {"proxy": ["http://user:secret@x"], "retries": "many"})
    assert "secret" not in str(caught.value)
