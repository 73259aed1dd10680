"""The schema of `scaffold.toml` says of a file what the program says of it."""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from scaffold.app.init import schema, text_for
from scaffold.errors import ScaffoldError
from scaffold.model.settings import Settings, keys_of
from scaffold.outside.settings import load as settings
from scaffold.rules.running.run import SLUGS
from tests.conftest import Runner

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(schema())
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)

VALUES = (
    '""', '"x"', '"clean"', '"author"', '"never"', '"error"', '"ru"', '"hms"', '"1d"', '"12 h"',
    '"1y"', "0", "1", "-1", "1.5", "1e9", "true", "[]", '["past-end"]', "[1]", "{}",
    '{ mode = "exact" }', '{ mode = "none" }', '{ replace = [{ pattern = "a" }] }', "[{}]",
    '[{ reason = "x" }]', '[{ rule = "past-end", reason = "x" }]',
    '[{ path = "*", reason = "x", more = 1 }]', '[{ pattern = "a", with = "b" }]', "2026-01-02",
)  # fmt: skip


def accepts(text: str, folder: Path) -> bool:
    """Whether the program takes a settings file."""
    (folder / "scaffold.toml").write_text(text, "utf-8")
    try:
        settings.load(folder)
    except ScaffoldError:
        return False
    return True


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose settings count as a person's own: all keys may be set there."""
    monkeypatch.setattr("scaffold.outside.settings.layers.USER_ONLY", frozenset())
    return tmp_path


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("key", [key for key in keys_of() if "." not in key or "check." in key])
def test_a_value_that_the_schema_takes_the_program_takes_too(key: str, folder: Path) -> None:
    taken = 0
    for value in VALUES:
        text = f"{key} = {value}\n"
        if VALIDATOR.is_valid(tomllib.loads(text)):
            taken += 1
            assert accepts(text, folder), text
    assert 0 < taken < len(VALUES)


@pytest.mark.parametrize("key", [key for key in keys_of() if "." not in key or "check." in key])
def test_a_value_that_the_program_refuses_the_schema_refuses_too(key: str, folder: Path) -> None:
    for value in VALUES:
        text = f"{key} = {value}\n"
        if not accepts(text, folder):
            assert not VALIDATOR.is_valid(tomllib.loads(text)), text


@pytest.mark.parametrize(
    "text",
    [
        "",
        'preset = "hugo"\nlang = "ru"\ntitles = "exact"\n',
        '[check]\nfail_on = "warning"\nmax_age = "12h"\nselect = ["empty-lecture"]\n',
        '[check]\nfail-on = "warning"\nmax-age = 0\n',
        "slug-unicode = true\nsocket-timeout = 20\n",
        '[[ignore]]\npath = "content/old/*"\nrule = "video-deleted"\nreason = "kept"\n',
        '[[titles.replace]]\npattern = "Мастер-класс"\nwith = "Практика"\n',
    ],
)
def test_files_that_are_right(text: str, folder: Path) -> None:
    assert accepts(text, folder)
    VALIDATOR.validate(tomllib.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        'prest = "hugo"\n',
        'lang = "russian!"\n',
        "[check]\nfail = 1\n",
        '[check]\nfail-on = "always"\n',
        '[check]\nmax_age = "1 day"\n',
        "[check]\nmax_age = -1\n",
        '[[ignore]]\nreason = "about nothing"\n',
        '[[ignore]]\nrule = "video-deleted"\n',
        '[[titles.replace]]\nwith = "no pattern"\n',
        'chapters = "some"\n',
        "socket_timeout = 0\n",
        "posts = 1\n",
    ],
)
def test_files_that_are_wrong(text: str, folder: Path) -> None:
    assert not accepts(text, folder)
    assert not VALIDATOR.is_valid(tomllib.loads(text))


def test_rules_are_named_and_a_misspelt_one_is_wrong() -> None:
    for slug in SLUGS:
        VALIDATOR.validate({"check": {"select": [slug]}, "ignore": [{"rule": slug, "reason": "x"}]})
    assert not VALIDATOR.is_valid({"check": {"ignore": ["past-ned"]}})
    assert not VALIDATOR.is_valid({"ignore": [{"rule": "past-ned", "reason": "x"}]})


def test_every_key_has_its_meaning() -> None:
    def meanings(table: dict[str, Any]) -> dict[str, str]:
        return {key: value.get("description") for key, value in table["properties"].items()}

    tables = {"": SCHEMA, "check": SCHEMA["$defs"]["CheckSettings"]}
    tables |= {"ignore": SCHEMA["$defs"]["Ignored"], "titles": SCHEMA["$defs"]["Titles"]}
    for key, field in keys_of().items():
        table, _, name = key.rpartition(".")
        if table in tables:
            assert meanings(tables[table])[name] == field.description


def test_what_init_writes_is_right_and_the_docs_are() -> None:
    VALIDATOR.validate(tomllib.loads(text_for(None)))
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    examples = [block.partition("```")[0] for block in page.split("```toml\n")[1:]]
    assert len(examples) >= 2
    for example in examples:
        VALIDATOR.validate(tomllib.loads(example))


def test_the_command_prints_it(scaffold: Runner) -> None:
    ran = scaffold("init", "--schema")
    assert (ran.code, ran.out, ran.err) == (0, schema(), "")
    assert not (scaffold.folder / "scaffold.toml").exists()


def test_a_default_is_as_the_settings_have_it() -> None:
    made = {key: v["default"] for key, v in SCHEMA["properties"].items() if "default" in v}
    del made["titles"], made["check"]
    assert Settings.model_validate(made) == Settings()
