"""A generator that nobody knows: its preset is a folder, and no Python is touched for it."""

from pathlib import Path

import pytest

from scaffold.outside import templates
from scaffold.outside.sites import layout, marks, old_posts
from tests.conftest import Runner
from tests.e2e.test_new_in_a_site import DAY, MODEL, SLUG, plant

PRESET = """
description = "Kiwi, a generator made up for this test"
extends = "plain"
path = "entries/{{ date | day }}-{{ slug }}.md"
front_matter = "yaml"
escapes = ["[[$", "table"]
drafts = true

[site]
order = 5
content = ["entries", "rough"]
no_posts = ["nests"]
unless = ["not-kiwi"]
front_matter = ["yaml", "json"]

[[site.marks]]
files = ["kiwi.lock"]

[[site.marks]]
files = ["settings.yaml"]
keys = ["kiwiVersion"]

[[site.folders]]
usual = "entries"
keys = ["trees.folder"]
where = { "trees.kind" = "tall" }
"""
POST = '{{ front_matter(title=title, draft=draft) }}\n{{ "[[$run | now" | md }}\n'


@pytest.fixture
def kiwi(tmp_path: Path) -> Path:
    folder = tmp_path / "kiwi"
    plant(folder, **{"preset.toml": PRESET, "post.md.j2": POST})
    return folder


def test_a_site_is_found_by_its_marks(scaffold: Runner, kiwi: Path) -> None:
    here = scaffold.folder
    plant(here, **{"a/kiwi.lock": "", "b/settings.yaml": "KiwiVersion: 1\n", "c/settings.yaml": ""})
    plant(here, **{"d/kiwi.lock": "", "d/not-kiwi": ""})
    found = [marks.at(here / name, own=kiwi) for name in "abcd"]
    assert [site and site.preset for site in found] == ["kiwi", "kiwi", None, None]
    assert marks.at(here / "a") is None  # without the folder nobody knows it
    scaffold.env["SCAFFOLD_TEMPLATE"] = str(kiwi)
    told = scaffold("doctor", cwd=here / "a")
    assert "kiwi (kiwi.lock)" in told.out
    assert "in the form of kiwi" in told.out


@pytest.mark.parametrize(
    ("trees", "folder"),
    [
        ("{kind: tall, folder: woods/old}", "woods/old"),
        ("{kind: small, folder: woods}", "entries"),
        ("!woods x", "entries"),
        ("!!python/object/apply:os.getcwd []", "entries"),
    ],
)
def test_its_config_names_the_content_folder(
    scaffold: Runner, kiwi: Path, trees: str, folder: str
) -> None:
    plant(scaffold.folder, **{"settings.yaml": f"kiwiVersion: 1\ntrees: {trees}\n"})
    ran = scaffold("new", MODEL, "--template", kiwi, *DAY)
    assert (ran.code, ran.out) == (0, f"{folder}/2026-11-24-{SLUG}.md\n"), ran.err
    text = (scaffold.folder / ran.out.strip()).read_text("utf-8")
    assert text == (
        '---\ntitle: "Deep learning на пальцах - 2019"\ndraft: true\n---\n\n&#91;\\[$run \\| now\n'
    )
    site = marks.at(scaffold.folder, own=kiwi)
    assert site is not None
    assert layout.of(site).root / layout.of(site).content[0] == scaffold.folder / folder


def test_a_folder_out_of_bounds_is_refused_by_its_key(scaffold: Runner, kiwi: Path) -> None:
    config = "kiwiVersion: 1\ntrees: {kind: tall, folder: ../woods}\n"
    plant(scaffold.folder, **{"site/settings.yaml": config})
    ran = scaffold("new", MODEL, "--template", kiwi, *DAY, cwd=scaffold.folder / "site")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: trees.folder of ")
    assert "settings.yaml is ../woods, which leads out of " in ran.err
    (scaffold.folder / ".git").mkdir()
    ran = scaffold("new", MODEL, "--template", kiwi, *DAY, cwd=scaffold.folder / "site")
    assert ran.code == 0, ran.err
    assert Path(ran.out.strip()) == scaffold.folder / "woods" / f"2026-11-24-{SLUG}.md"


def test_its_newest_posts_are_followed(scaffold: Runner, kiwi: Path) -> None:
    new = '{\n"title": "x"\n}\n'
    plant(scaffold.folder, **{"kiwi.lock": "", "entries/log/20250102_x.markdown": new})
    plant(scaffold.folder, **{"rough/nests/2026-01-01-y.md": new, "README.md": "x"})
    ran = scaffold("new", MODEL, "--template", kiwi, *DAY)
    assert (ran.code, ran.out) == (0, f"entries/log/20261124_{SLUG}.markdown\n"), ran.err
    assert "front matter in JSON" in ran.err
    site = marks.at(scaffold.folder, own=kiwi)
    assert site is not None
    names = {path.name for path in old_posts.of_site(layout.of(site))}
    assert names == {"20250102_x.markdown", f"20261124_{SLUG}.markdown"}


def test_refresh_knows_the_posts_preset(scaffold: Runner, kiwi: Path) -> None:
    kiwi.rename(scaffold.folder / "kiwi")
    plant(scaffold.folder, **{"kiwi.lock": "", "scaffold.toml": 'template = "kiwi"\n'})
    ran = scaffold("new", MODEL, *DAY)
    assert ran.code == 0, ran.err
    ran = scaffold("refresh", "--from-info", MODEL, ran.out.strip())
    assert ran.code == 0, ran.err


def test_a_shipped_preset_is_made_in_the_same_way(
    scaffold: Runner, kiwi: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("plain", "hugo"):
        (kiwi.parent / name).symlink_to(templates.shipped_folder() / name)
    monkeypatch.setattr(templates, "shipped_folder", lambda: kiwi.parent)
    plant(scaffold.folder, **{"kiwi.lock": "", "hugo.toml": ""})
    assert [site.preset for site in marks.candidates(scaffold.folder)] == ["kiwi", "hugo"]
    assert "kiwi" in templates.names()


def test_an_exported_preset_is_no_generator_of_its_own(scaffold: Runner) -> None:
    plant(scaffold.folder, **{"hugo.toml": "", "content/a.md": "+++\ndate = 2025-01-01\n+++\n"})
    assert scaffold("presets", "export", "hugo", "mine").code == 0
    ran = scaffold("new", MODEL, "--template", "mine", *DAY)
    assert (ran.code, ran.out) == (0, f"content/{SLUG}.md\n"), ran.err
    assert set(templates.sites(scaffold.folder / "mine")) == set(templates.sites())


def test_sites_are_told_by_marks_that_no_other_preset_has() -> None:
    known = templates.sites()
    names = [
        (mark.keys, name) for site in known.values() for mark in site.marks for name in mark.files
    ]
    assert len(names) == len(set(names))
    assert list(known)[:2] == ["zola", "hugo"]


def test_posts_are_read_in_its_dialects(scaffold: Runner, kiwi: Path) -> None:
    rules = PRESET.replace("order = 5", 'order = 5\nreads = ["shortcodes"]\nbreaks = ["keeps"]')
    code = "{{< highlight go >}}\n1:00 - a\n{{< /highlight >}}\n"
    text = "{% raw %}\n8:00 - b\n9:00 - c\n{% endraw %}\n"
    head = "## [T](https://youtu.be/_q46x0tq2FQ)\n\n"
    plant(kiwi, **{"preset.toml": rules})
    here = scaffold.folder / "site"
    plant(here, **{"settings.yaml": "kiwiVersion: 1\nkeeps: true\n"})
    plant(here, **{"entries/a.md": head + code + text})
    scaffold.env["SCAFFOLD_TEMPLATE"] = str(kiwi)
    told = scaffold("link", "entries/a.md", cwd=here)
    assert "2 timecodes linked" in told.err
    assert "link --space" not in told.err
    after = (here / "entries" / "a.md").read_text("utf-8")
    assert code in after
    assert after.count("?t=") == 2
