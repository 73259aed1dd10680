"""docs/presets.md names every preset, key and proof that there is."""

import re
from pathlib import Path

import pytest

from scaffold.model.preset import ImageRule, PresetRules, SiteRules, SplitRule
from scaffold.model.settings import keys_of
from scaffold.notes.text.dialects import DIALECTS
from scaffold.outside import templates

PAGE = (Path(__file__).parents[2] / "docs" / "presets.md").read_text("utf-8")
TABLES = [re.findall(r"^\| (`[^|]+?`) \|", part, re.MULTILINE) for part in PAGE.split("\n\n")]


def first_cells(*beside: str) -> set[str]:
    """The names in the first column of the table that has these among them."""
    (cells,) = [
        {name for cell in table for name in re.findall(r"`([^`]+)`", cell)}
        for table in TABLES
        if set(beside) <= {name for cell in table for name in re.findall(r"`([^`]+)`", cell)}
    ]
    return cells


def test_every_preset_has_a_row_in_both_tables() -> None:
    rows = [{name for cell in table for name in re.findall(r"`([^`]+)`", cell)} for table in TABLES]
    named = [row for row in rows if "hugo" in row]
    assert named == [set(templates.names()), set(templates.names()) - {"plain"}]


def test_every_key_of_a_preset_is_explained() -> None:
    keys = PresetRules.model_fields.keys() - {"image", "split"}
    site = {key for key in keys_of(SiteRules) if key not in {"marks", "folders"}}
    assert first_cells("site.order") == {f"site.{key}" for key in site}
    keys |= {f"image.{key}" for key in ImageRule.model_fields}
    keys |= {f"split.{key}" for key in SplitRule.model_fields}
    assert first_cells("heading_ids") == keys


@pytest.mark.parametrize("name", sorted(DIALECTS))
def test_every_escape_is_named(name: str) -> None:
    (row,) = re.findall(r"^\| `escapes` \|.*$", PAGE, re.MULTILINE)
    assert f"`{name}`" in row


@pytest.mark.parametrize("name", templates.names())
def test_the_row_says_where_the_preset_writes_and_what_it_escapes(name: str) -> None:
    rules = templates.load(name).rules
    (row,) = re.findall(rf"^\| `{name}` \|.*$", PAGE.split("## What is proven")[0], re.MULTILINE)
    path = re.sub(r"\{\{ (\w+).*?\}\}", lambda found: found[1].upper(), rules.path)
    assert f"`{path}`" in row or "the same" in row
    assert not rules.more or f"`{rules.more}`" in row
    assert bool(rules.escapes) is (name != "astro")
