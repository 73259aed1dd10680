"""Preset folders: what extends what, a person's own files over the shipped, and mistakes."""

from datetime import date
from pathlib import Path

import pytest

from scaffold.errors import TemplateBroken, UsageError
from scaffold.notes.writing import render
from scaffold.outside import templates
from scaffold.outside.templates import load


def test_a_preset_has_what_it_extends_and_overrides() -> None:
    plain, hugo, yaml = load("plain"), load("hugo"), load("hugo-yaml")
    assert hugo.templates["section.md.j2"] == plain.templates["section.md.j2"]
    assert hugo.templates["post.md.j2"] == yaml.templates["post.md.j2"]
    assert hugo.templates["post.md.j2"] != plain.templates["post.md.j2"]
    assert yaml.rules == hugo.rules.model_copy(
        update={
            "front_matter": "yaml",
            "extends": "hugo",
            "description": "Hugo, front matter in YAML",
        }
    )


@pytest.mark.parametrize("name", templates.names())
def test_every_shipped_preset_is_whole(name: str) -> None:
    preset = load(name)
    assert preset.name == name
    assert {"post.md.j2", "body.md.j2", "section.md.j2", "chapter.md.j2"} <= set(preset.templates)
    assert preset.rules.description
    assert all(Path(origin).is_file() for origin in preset.origins.values())


def test_ones_own_files_are_laid_over_the_named_preset(tmp_path: Path) -> None:
    (tmp_path / "preset.toml").write_text('path = "x/{{ slug }}.md"\n')
    (tmp_path / "chapter.md.j2").write_text("mine\r\n", newline="")
    preset = load("zola", tmp_path)
    assert (preset.rules.path, preset.rules.more) == ("x/{{ slug }}.md", "<!-- more -->")
    assert preset.templates["chapter.md.j2"] == "mine\n"
    assert preset.origins["chapter.md.j2"] == str(tmp_path / "chapter.md.j2")
    assert preset.templates["post.md.j2"] == load("zola").templates["post.md.j2"]


def test_what_ones_own_folder_extends_comes_before_the_named_preset(tmp_path: Path) -> None:
    (tmp_path / "preset.toml").write_text('extends = "jekyll"\n')
    preset = load("hugo", tmp_path)
    assert preset.templates == load("jekyll").templates
    assert preset.rules.more == load("jekyll").rules.more


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('extends = "nothing"', "'nothing' cannot be extended"),
        ("extends = 3", ":1: extends: expected a text in quotes"),
        ('paht = "x"', ":1: paht: no such key; did you mean path?"),
        ('more = ""\n[image]\npth = "x"\nurl = "y"', ":3: image.pth: no such key; did you mean"),
        ("[split]\nnav = 1", ":2: split.nav: expected a text in quotes"),
        ('front_matter = "xml"', ":1: front_matter: expected one of"),
        ("path = ", "is not TOML"),
    ],
)
def test_a_mistake_names_the_file_and_what_is_wrong(
    tmp_path: Path, written: str, said: str
) -> None:
    (tmp_path / "preset.toml").write_text(written)
    with pytest.raises(TemplateBroken) as raised:
        load("hugo", tmp_path)
    assert said in str(raised.value)
    assert str(tmp_path / "preset.toml") in str(raised.value)


def test_presets_that_extend_each_other_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "preset.toml").write_text(f'extends = "{other}"')
    monkeypatch.setattr(templates, "shipped_folder", lambda: tmp_path)
    with pytest.raises(TemplateBroken, match="cannot be extended"):
        load("a")


def test_an_unknown_preset_and_a_folder_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Unknown preset 'hogu'"):
        load("hogu")
    with pytest.raises(TemplateBroken, match="is not there"):
        load("hugo", tmp_path / "none")


def test_a_folder_of_which_nothing_would_be_used_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateBroken, match=r"holds neither preset\.toml nor a template"):
        load("hugo", tmp_path)
    (tmp_path / "section.md").write_text("mine")
    with pytest.raises(TemplateBroken, match=r"names of templates end in \.j2") as raised:
        load("hugo", tmp_path)
    assert raised.value.hint == "Rename it to section.md.j2."
    (tmp_path / "section.md.j2").write_text("mine")
    assert load("hugo", tmp_path).templates["section.md.j2"] == "mine"


def test_a_misspelt_escape_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "preset.toml").write_text('escapes = ["hogu"]')
    preset = load("hugo", tmp_path)
    words = render.PathContext("slug", "title", date(2026, 11, 24))
    with pytest.raises(TemplateBroken, match="not known: hogu"):
        render.render_path(preset, preset.rules.path, words)
