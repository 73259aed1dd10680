"""Settings from files, environment and command line; all mistakes at once."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scaffold.errors import SettingsError
from scaffold.model.settings import USER_ONLY, Settings
from scaffold.outside.settings import load as settings
from scaffold.outside.settings.load import load


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
        f"{repo}:3: chapters: expected one of 'author', 'all' or 'none'",
        f"{repo}:4: proxy is not allowed in a repository's file; put it into {user}, "
        "SCAFFOLD_PROXY or --proxy",
        f"{repo}:7: check.fail_onn: no such key; did you mean fail_on?",
        f"{repo}:8: check.max_age: an age is a number with s, m, h, d or w: 1d",
        f"{repo}:11: titles.replace.0.pattern: not a regular expression: missing ), unterminated "
        "subpattern at position 0",
        "SCAFFOLD_SOCKET_TIMEOUT: expected a number",
    )


@pytest.mark.parametrize("key", sorted(USER_ONLY))
def test_no_repos_file_reads_cookies_or_leads_elsewhere(site: Path, key: str) -> None:
    write(site / "scaffold.toml", f'{key.replace("_", "-")} = "x"\n')
    with pytest.raises(SettingsError, match=f"{key} is not allowed in a repository's file"):
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


def problems(site: Path, text: str, name: str = "scaffold.toml") -> list[str]:
    """What is said of a settings file, each without its path."""
    path = write(site / name, text)
    with pytest.raises(SettingsError) as caught:
        load(site)
    return [problem.removeprefix(str(path)) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("image = 3", ":1: image: expected true or false"),
        ("flat = []", ":1: flat: expected true or false"),
        ("lang = 1", ":1: lang: expected a text in quotes"),
        ('lang = "../x"', ":1: lang: expected a language's code: ru, zh-CN"),
        ('retries = "x"', ":1: retries: expected a whole number"),
        ("retries = 1.5", ":1: retries: expected a whole number"),
        ("sleep_requests = nan", ":1: sleep_requests: it must be 86400 or less"),
        ("socket_timeout = inf", ":1: socket_timeout: it must be 86400 or less"),
        ("socket-timeout = 0", ":1: socket_timeout: it must be more than 0"),
        ('tags = "ML"', ":1: tags: expected a list"),
        ("check = 3", ":1: check: expected a table"),
        ('titles = "dirty"', ":1: titles.mode: expected one of 'clean' or 'exact'"),
        ("[[ignore]]\nrule = 'x'", ":1: ignore.0.reason: it is missing"),
        (
            "[[ignore]]\nrule = 'x'\nreason = 'y'\n\n[[ignore]]\nreason = 'z'",
            ":5: ignore.1: expected at least one of path, rule and video",
        ),
        (
            "[check]\nbudget = 1\n\n[[ignore]]\nreason = 'x'\nrules = 'y'",
            ":6: ignore.0.rules: no such key; did you mean rule?",
        ),
        ("fail_on = 'error'", ":1: fail_on: no such key; did you mean check.fail_on?"),
        ("check.fail-onn = 'error'", ":1: check.fail_onn: no such key; did you mean fail_on?"),
        ("zzz = 1", ":1: zzz: no such key"),
        ("0 = 1", ":1: 0: no such key"),
        ("check.0 = 1", ":1: check.0: no such key"),
        (
            "[[titles.replace]]\npattern = '(a)'\nwith = '\\2'",
            ":1: titles.replace.0: `with` does not fit `pattern`: invalid group reference 2 at "
            "position 1",
        ),
        (
            "[[titles.replace]]\npattern = 'a'\nwith = '\\g<x>'",
            ":1: titles.replace.0: `with` does not fit `pattern`: unknown group name 'x'",
        ),
    ],
)
def test_a_mistake_is_told_in_plain_words(site: Path, text: str, said: str) -> None:
    assert problems(site, text) == [said]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\nlang = ", ":2: not TOML: Invalid value"),
        (b"a = 1\n\xff", ":2: this is not UTF-8"),
        ('lang = "ru"'.encode("utf-16"), ":1: this is not UTF-8"),
        (b"a = " + b"[" * 50_000, ": it is nested too deep"),
    ],
    ids=["syntax", "not-utf-8", "utf-16", "deep"],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(
    site: Path, data: bytes, said: str
) -> None:
    path = site / "scaffold.toml"
    path.write_bytes(data)
    with pytest.raises(SettingsError) as caught:
        load(site)
    (problem,) = caught.value.problems
    assert problem.startswith(f"{path}{said}")


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\nscaffoldish = 1", 'x = """\n[scaffold]"""'])
def test_a_pyproject_without_our_table_is_passed_over(site: Path, text: str) -> None:
    write(site / "content" / "pyproject.toml", text)
    write(site / "scaffold.toml", 'lang = "ru"')
    assert load(site / "content").settings.lang == "ru"


@pytest.mark.parametrize("text", ["tool.scaffold.lang = 'ru'", "[tool]\nscaffold = {lang = 'ru'}"])
def test_our_table_counts_however_it_is_written(site: Path, text: str) -> None:
    write(site / "pyproject.toml", text)
    assert load(site).settings.lang == "ru"


def test_a_pyproject_that_is_broken_counts_where_it_names_our_table(site: Path) -> None:
    told = problems(site, "[tool.scaffold]\nlang = \n", "pyproject.toml")
    assert told[0].startswith(":2: not TOML")
    write(site / "pyproject.toml", "[project]\nscaffold = \n")
    assert load(site).files == ()


def test_a_mistake_in_a_pyproject_has_its_line_there(site: Path) -> None:
    text = '[project]\nname = "x"\nlang = "y"\n\n[tool.scaffold.check]\nbudget = -1\n'
    assert problems(site, text, "pyproject.toml") == [":6: check.budget: it must be 0 or more"]
    assert problems(site, "[tool]\nscaffold = 3", "pyproject.toml") == [": scaffold is not a table"]


def test_a_settings_file_stands_before_a_pyproject_beside_it(site: Path) -> None:
    write(site / "pyproject.toml", '[tool.scaffold]\nlang = "pt"\n')
    write(site / "scaffold.toml", 'lang = "ru"')
    assert load(site).settings.lang == "ru"


def test_outside_of_a_repo_the_search_ends_below_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "user_folder", lambda: tmp_path / "user")
    monkeypatch.setattr(Path, "home", classmethod(lambda cls: tmp_path))
    (tmp_path / "a" / "b").mkdir(parents=True)
    write(tmp_path / "scaffold.toml", 'lang = "ru"')
    assert load(tmp_path / "a" / "b").settings.lang is None
    write(tmp_path / "a" / "scaffold.toml", 'lang = "pt"')
    assert load(tmp_path / "a" / "b").settings.lang == "pt"


def test_a_process_without_a_home_has_settings_all_the_same(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless(cls: type[Path]) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", classmethod(homeless))
    write(site / "scaffold.toml", 'lang = "ru"')
    assert load(site / "content").settings.lang == "ru"


def test_the_users_own_file_is_no_repos_file_even_where_one_stands_beside_it(site: Path) -> None:
    user = site.parent / "user"
    write(user / "scaffold.toml", 'cookies_from_browser = "firefox"\n')
    loaded = load(user)
    assert loaded.settings.cookies_from_browser == "firefox"
    assert loaded.files == (user / "scaffold.toml",)
    assert loaded.repo_file is None


def test_paths_in_a_file_start_at_its_folder_others_where_one_stands(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCAFFOLD_TEMPLATE", "mine")
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(site.parent / "home"))
    write(site.parent / "user" / "scaffold.toml", 'cookies = "~/c.txt"\n')
    write(
        site / "scaffold.toml",
        'snapshots = "data"\nposts = ["content/*.md", "b"]\ntemplate = "t"\n'
        '[check]\nbaseline = "base.json"',
    )
    values = load(site / "content", {"site": "s"}).settings
    assert values.snapshots == str(site / "data")
    assert values.posts == (str(site / "content/*.md"), str(site / "b"))
    assert values.check.baseline == str(site / "base.json")
    assert values.cookies == str(site.parent / "home" / "c.txt")
    assert (values.template, values.site) == ("mine", "s")


def test_each_part_of_a_table_has_its_origin(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = write(site.parent / "user" / "scaffold.toml", "[check]\nbudget = 1\nmax_age = 1\n")
    repo = write(site / "scaffold.toml", "[check]\nbudget = 2\n")
    monkeypatch.setenv("SCAFFOLD_CHECK__FAIL_ON", "never")
    loaded = load(site)
    assert loaded.origins == {
        "check": "environment",
        "check.budget": str(repo),
        "check.max_age": str(user),
        "check.fail_on": "environment",
    }
    assert loaded.settings.check.fail_on == "never"
    assert (loaded.given("lang"), loaded.given("check")) == (None, loaded.settings.check)


def test_a_title_mode_leaves_the_replacements_below_it(site: Path) -> None:
    user = site.parent / "user" / "scaffold.toml"
    write(user, "[[titles.replace]]\npattern = 'a'\nwith = 'b'\n")
    write(site / "scaffold.toml", 'titles = "exact"\n')
    titles = load(site).settings.titles
    assert (titles.mode, titles.pairs) == ("exact", (("a", "b"),))


@pytest.mark.parametrize(
    ("name", "value", "key", "read"),
    [
        ("POSTS", '["a,b", "c"]', "posts", ("a,b", "c")),
        ("POSTS", "a, b", "posts", ("a", "b")),
        ("EXTRACTOR_ARGS", "youtube:a=b,c", "extractor_args", ("youtube:a=b,c",)),
        ("LANG", "", "lang", None),
        ("FLAT", "yes", "flat", True),
        ("UNKNOWN", "x", "lang", None),
        ("CACHE_DIR", "x", "lang", None),
    ],
)
def test_a_variable_is_read_as_people_write_it(
    site: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, key: str, read: object
) -> None:
    monkeypatch.setenv(f"SCAFFOLD_{name}", value)
    assert getattr(load(site).settings, key) == read


def test_lists_inside_tables_are_words_with_commas_too(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCAFFOLD_CHECK__SELECT", "empty-lecture, duplicate-timecode")
    assert load(site).settings.check.select == ("empty-lecture", "duplicate-timecode")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("CHECK__BUDGET", "many", "SCAFFOLD_CHECK__BUDGET: expected a whole number"),
        ("CHECK", "{", "SCAFFOLD_CHECK: expected a table"),
        ("CHECK", '{"budgett": 1}', "SCAFFOLD_CHECK: no such key; did you mean budget?"),
        ("IGNORE", "video-gone", "SCAFFOLD_IGNORE: expected a list"),
        ("IMAGE", "maybe", "SCAFFOLD_IMAGE: expected true or false"),
    ],
)
def test_a_wrong_variable_is_named(
    site: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(f"SCAFFOLD_{name}", value)
    with pytest.raises(SettingsError) as caught:
        load(site)
    assert caught.value.problems == (said,)


def test_a_wrong_option_is_named_as_it_is_typed(site: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load(site, {"socket_timeout": -1.0, "check": {"max_age": "soon"}})
    assert [problem.partition(":")[0] for problem in caught.value.problems] == [
        "--max-age",
        "--socket-timeout",
    ]


def test_no_secret_shows_wherever_it_stands(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = write(
        site.parent / "user" / "scaffold.toml", 'proxy = ["http://u:s3cr3t@x"]\ncookies = 3\n'
    )
    write(site / "scaffold.toml", 'extractor_args = ["youtube:po_token=s3cr3t"]\n')
    monkeypatch.setenv("SCAFFOLD_EXTRACTOR_ARGS", '{"x": "s3cr3t"}')
    with pytest.raises(SettingsError) as caught:
        load(site)
    assert "s3cr3t" not in str(caught.value)
    (site / "scaffold.toml").unlink()
    user.unlink()
    monkeypatch.setenv("SCAFFOLD_EXTRACTOR_ARGS", "youtube:po_token=s3cr3t")
    loaded = load(site, {"proxy": "http://u:s3cr3t@x"})
    assert "s3cr3t" not in repr(loaded)
    assert loaded.settings.extractor_args == ("youtube:po_token=s3cr3t",)


def test_where_nothing_is_set_nothing_is_imported(tmp_path: Path) -> None:
    """`link` starts hundreds of times a day, and most people have no settings."""
    asks = (
        "import sys; from pathlib import Path; from scaffold.outside.settings import load; "
        "loaded = load.load(Path.cwd()); assert loaded.given('style') is None; "
        "print(sorted({'pydantic', 'pydantic_settings', 'tomllib', 'difflib'} & set(sys.modules)))"
    )
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SCAFFOLD_")}
    root = Path(__file__).parents[3]
    env = kept | {"XDG_CONFIG_HOME": str(tmp_path), "PYTHONPATH": str(root)}
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    (tmp_path / ".git").mkdir()
    told = subprocess.check_output([sys.executable, "-c", asks], text=True, cwd=tmp_path, env=env)
    assert told == "[]\n"


toml_lines = st.lists(
    st.sampled_from(
        ["[check]", "[[ignore]]", "[a.b]", "lang = 1", "'x' = 2", "a.b = 3", '"""', "[", "= 1", "x"]
    )
    | st.text(max_size=5),
    max_size=8,
)


@given(toml_lines)
def test_no_file_makes_the_reading_fail_but_by_a_settings_error(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "scaffold.toml")
        path.write_bytes("\n".join(lines).encode("utf-8", "replace"))
        told: tuple[str, ...] = ()
        try:
            load(Path(folder))
        except SettingsError as error:
            told = error.problems
        assert all(problem.startswith(str(path.resolve())) for problem in told)
