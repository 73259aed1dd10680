"""Titles never run as code: escapes follow the file that is written, whatever the preset.

`.mdx` is MDX, `.qmd` and `.Rmd` are Pandoc's, and there R runs what is between ticks.
"""

import json
import re
from pathlib import Path

import pytest

from scaffold.outside import templates
from tests.conftest import Runner
from tests.presets import test_astro as astro
from tests.presets import test_docusaurus as docusaurus
from tests.presets import test_quarto as quarto
from tests.presets.page import assert_shows
from tests.presets.posts import HOSTILE, WHEN, course, wanted_course

PRESETS = [name for name in templates.names() if name != "logseq"]  # an outline is no page
ENDINGS = (".mdx", ".qmd", ".Rmd")
OURS = re.compile(r"\{/\*[^*]*\*/\}|\{#lecture-[\w-]+\}")
LIVE = {
    ".mdx": re.compile(r"[{}<]|^(?:import|export)\b", re.MULTILINE),
    ".qmd": re.compile(r"`|\{\{[<%]"),
    ".Rmd": re.compile(r"`"),
}
TITLE = "`r system('id')` {process.env.HOME} {{< env HOME >}} <b> 🎓"


def write(scaffold: Runner, name: str, preset: str, *words: str) -> Path:
    """The hostile course as a file of that name, in the form of that preset."""
    saved = scaffold.folder / "hostile.json"
    saved.write_text(json.dumps(course(TITLE)), encoding="utf-8")
    scaffold.env |= {"SCAFFOLD_TITLES__MODE": "exact", "SCAFFOLD_ANCHORS": "true"}
    given = ("--preset", preset, "--publish", "--date", WHEN.isoformat(), "--chapters", "all")
    ran = scaffold("new", saved, "-o", name, "--slug", "course", *given, *words)
    assert ran.code == 0, ran.err
    return scaffold.folder / ran.out.splitlines()[0]


def body(text: str) -> str:
    """What stands below the front matter, without comments and ids of our own."""
    found = re.match(r"(---|\+\+\+)\n.*?\n\1\n", text, re.DOTALL)
    return OURS.sub("", text[found.end() :] if found else text)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("preset", PRESETS)
def test_nothing_of_a_title_is_live_in_a_file_of_any_preset(
    scaffold: Runner, preset: str, ending: str
) -> None:
    text = write(scaffold, f"course{ending}", preset).read_text("utf-8")
    assert not LIVE[ending].search(body(text)), LIVE[ending].search(body(text))
    if ending != ".mdx":
        assert "`" not in text  # R looks for ticks in front matter, too
    assert "<!--" not in text if ending == ".mdx" else True


@pytest.mark.slow
@pytest.mark.parametrize("ending", ENDINGS)
def test_nor_after_a_refresh_nor_in_notes(scaffold: Runner, ending: str) -> None:
    plain = course("Plain")
    names = [f"Lecture {n}" for n in range(len(HOSTILE))]
    for entry, name in zip(plain["entries"], names, strict=True):  # type: ignore[call-overload]
        entry["title"] = name
    (scaffold.folder / "plain.json").write_text(json.dumps(plain), "utf-8")
    (scaffold.folder / "hostile.json").write_text(json.dumps(course("Plain")), "utf-8")
    scaffold.env["SCAFFOLD_TITLES__MODE"] = "exact"
    post = scaffold.folder / f"post{ending}"
    assert scaffold("new", "plain.json", "-o", post.name, "--preset", "plain").code == 0
    ran = scaffold("refresh", "--from-info", "hostile.json", post.name)
    assert ran.code == 0, ran.err
    assert "changed" in ran.out
    assert not LIVE[ending].search(body(post.read_text("utf-8")))
    write(scaffold, f"notes/index{ending}", "plain", "--split")
    notes = list((scaffold.folder / "notes").rglob(f"*{ending}"))
    notes += list(scaffold.folder.rglob(f"notes-*/*{ending}"))
    assert len(notes) == len(HOSTILE) + 1
    for note in notes:
        # what a link between notes leads to is a file's name, not a title
        text = re.sub(r"\]\([^)\s]*\)", "]()", body(note.read_text("utf-8")))
        assert not LIVE[ending].search(text), note


def test_templates_of_ones_own_escape_for_the_file_too(scaffold: Runner) -> None:
    (scaffold.folder / "own").mkdir()
    (scaffold.folder / "own" / "section.md.j2").write_text("{{ lecture.title | md }}\n")
    text = write(scaffold, "x.mdx", "hugo", "--template", "own").read_text("utf-8")
    assert not re.search(r"[{<]", body(text))


@pytest.mark.generators("docusaurus")
@pytest.mark.parametrize("preset", ["plain", "astro", "hugo-yaml", "jekyll", "mkdocs", "obsidian"])
def test_mdx_of_any_preset_is_compiled_to_the_titles(
    scaffold: Runner, tmp_path: Path, preset: str
) -> None:
    post = write(scaffold, "course.mdx", preset)
    (page,) = docusaurus.build(tmp_path / "scratch", [post])
    wanted = docusaurus.with_emoji(wanted_course(TITLE))
    assert_shows(page["html"], wanted, frozenset({"header"}))  # around the title


@pytest.mark.generators("astro")
def test_astro_builds_mdx(scaffold: Runner, tmp_path: Path) -> None:
    site = astro.make_site(tmp_path / "site")
    config = "import mdx from '@astrojs/mdx';\nexport default { integrations: [mdx()] };\n"
    (site / "astro.config.mjs").write_text(config, "utf-8")
    post = write(scaffold, "course.mdx", "astro")
    (site / "src" / "content" / "blog").mkdir(parents=True)
    post.rename(site / "src" / "content" / "blog" / "course.mdx")
    html = (astro.build(site) / "blog" / "course" / "index.html").read_text("utf-8")
    assert_shows(html, wanted_course(TITLE))


@pytest.mark.generators("pandoc")
@pytest.mark.parametrize("ending", [".qmd", ".Rmd"])
@pytest.mark.parametrize("preset", ["plain", "hugo-yaml", "astro", "jekyll", "mkdocs", "obsidian"])
def test_pandoc_shows_the_titles(
    scaffold: Runner, tmp_path: Path, preset: str, ending: str
) -> None:
    site = quarto.make_site(tmp_path / "site")
    html = quarto.build(site, write(scaffold, f"course{ending}", preset))
    assert_shows(html, wanted_course(TITLE))
