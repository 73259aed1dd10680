"""Variables that begin as ours do and set nothing: misspelt ones, and those of others."""

import os

import pytest

from scaffold.model.settings import keys_of
from scaffold.outside.own_folders import CACHE_FOLDER, PREFIX
from scaffold.outside.settings import environment
from tests.conftest import Runner


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.upper().startswith(PREFIX):
            monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("SCAFFOLD_CHECK_FAIL_ON", "SCAFFOLD_CHECK__FAIL_ON"),
        ("SCAFFOLD_CHECK_MAX_AGE", "SCAFFOLD_CHECK__MAX_AGE"),
        ("scaffold_check_fail_on", "SCAFFOLD_CHECK__FAIL_ON"),
        ("SCAFFOLD_FAIL_ON", "SCAFFOLD_CHECK__FAIL_ON"),
        ("SCAFFOLD_SELECT", "SCAFFOLD_CHECK__SELECT"),
        ("SCAFFOLD_STLYE", "SCAFFOLD_STYLE"),
        ("SCAFFOLD_CHEK__FAIL_ON", "SCAFFOLD_CHECK__FAIL_ON"),
        ("SCAFFOLD_LANG__X", "SCAFFOLD_LANG"),
        ("SCAFFOLD_TAG", "SCAFFOLD_TAGS"),
        ("SCAFFOLD_PRESETS", "SCAFFOLD_PRESET"),
        ("SCAFFOLD_COOKIE", "SCAFFOLD_COOKIES"),
        ("SCAFFOLD_TITLES_MODE", "SCAFFOLD_TITLES__MODE"),
        ("SCAFFOLD_CACHEDIR", "SCAFFOLD_CACHE_DIR"),
    ],
)
def test_a_misspelt_variable_is_told_with_the_one_that_was_meant(
    monkeypatch: pytest.MonkeyPatch, name: str, meant: str
) -> None:
    monkeypatch.setenv(name, "s3cret")
    shown = name.upper() if os.name == "nt" else name
    assert environment.misspelt() == (f"{shown}: no such variable; did you mean {meant}?",)
    assert environment.foreign() == ()


@pytest.mark.parametrize(
    "name",
    [
        *("HOME", "PORT", "SERVICE_HOST", "NODE_MODULES", "VERSION", "CONFIG", "TOKEN", "ENV"),
        *("DEBUG", "PATH", "MODE", "FLAG", "VIDEO", "REASON", "RULE"),
    ],
)
def test_a_variable_like_no_setting_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(PREFIX + name, "x")
    assert (environment.misspelt(), environment.foreign()) == ((), (PREFIX + name,))


def test_settings_the_caches_folder_and_others_variables_are_not_strange(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for key in keys_of():
        monkeypatch.setenv(PREFIX + key.replace(".", "__").upper(), "x")
    for name in (CACHE_FOLDER, "_SCAFFOLD_COMPLETE", "MY_SCAFFOLD_TAG", "SCAFFOLDING"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("SCAFFOLD_TAG", "")  # an empty one counts as not set
    assert (environment.misspelt(), environment.foreign()) == ((), ())


def test_no_command_ignores_a_misspelt_variable(scaffold: Runner) -> None:
    (scaffold.folder / "post.md").write_text("text\n", "utf-8")
    scaffold.env["SCAFFOLD_CHECK_FAIL_ON"] = "warning"
    for words in (("check", "--offline", "post.md"), ("link", "post.md"), ("doctor",)):
        ran = scaffold(*words)
        assert ran.code == 2, words
        assert (
            "  SCAFFOLD_CHECK_FAIL_ON: no such variable; did you mean SCAFFOLD_CHECK__FAIL_ON?\n"
        ) in ran.err
    scaffold.env = {"scaffold_tag": "x"}
    assert "did you mean SCAFFOLD_TAGS?" in scaffold("link", "post.md").err
    scaffold.env = {"SCAFFOLD_CHECK__FAIL_ONN": "warning"}
    ran = scaffold("check", "--offline", "post.md")
    assert (ran.code, "no such key; did you mean fail_on?" in ran.err) == (2, True)


def test_a_foreign_variable_stops_nothing_and_doctor_names_it(scaffold: Runner) -> None:
    (scaffold.folder / "post.md").write_text("text\n", "utf-8")
    scaffold.env["SCAFFOLD_PORT"] = "tcp://10.0.0.1:80"
    ran = scaffold("check", "--offline", "post.md")
    assert (ran.code, "SCAFFOLD_PORT" in ran.out + ran.err) == (0, False)
    ran = scaffold("doctor")
    assert ran.code == 0
    assert "SCAFFOLD_PORT is not a setting and is ignored\n" in ran.out
    assert "10.0.0.1" not in ran.out
