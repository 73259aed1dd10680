"""What the sites of posts read besides Markdown."""

from pathlib import Path

import pytest

from scaffold.outside.sites import dialects

INLINE_TAGS = {"inline_tags"}
INDENTED = b"!!! note\n\n    8:00 - a\n"


def post(folder: Path, name: str, files: dict[str, str]) -> Path:
    for file, text in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


@pytest.mark.parametrize(
    ("name", "files", "names"),
    [
        ("post.md", {}, dialects.UNKNOWN),
        ("post.qmd", {}, {"def_list", "shortcodes"}),
        ("post.Rmd", {}, {"def_list"}),
        ("content/a.Rmd", {"hugo.toml": ""}, {"def_list", "shortcodes"}),
        ("post.mdx", {}, {"mdx"}),
        ("blog/a.md", {"docusaurus.config.js": ""}, {"mdx"}),
        ("src/content/blog/a.md", {"astro.config.mjs": ""}, set()),
        ("content/a.md", {"hugo.toml": ""}, {"def_list", "shortcodes"}),
        ("content/a.md", {"config.toml": "base_url = 'x'\n"}, {"tera"}),
        ("a.md", {".obsidian/app.json": "{}"}, set()),
        ("pages/a.md", {"logseq/config.edn": "{}"}, {"org"}),
        ("docs/a.md", {"mkdocs.yml": "plugins: [search, {macros: {}}]\n"}, {"jinja"}),
        ("docs/a.md", {"mkdocs.yml": "plugins: {macros: {}}\n"}, {"jinja"}),
        ("docs/a.md", {"mkdocs.yml": "plugins: [search]\n"}, set()),
        (
            "_posts/a.md",
            {"_config.yml": "title: x\n"},
            {"def_list", "kramdown", "liquid", "md_in_html"},
        ),
        (
            "docs/a.md",
            {"mkdocs.yml": "site_name: x\nmarkdown_extensions: [admonition, {toc: {}}]\n"},
            {"admonition", "toc"},
        ),
        (
            "docs/a.md",
            {"mkdocs.yml": "site_name: x\nmarkdown_extensions:\n  admonition:\n  def_list: {}\n"},
            {"admonition", "def_list"},
        ),
        (
            "docs/a.md",
            {"zensical.toml": "[project]\nsite_name = 'x'\n"},
            {"admonition", "def_list", "md_in_html", "pymdownx.details", "pymdownx.tabbed"},
        ),
        (
            "docs/a.md",
            {
                "zensical.toml": "[project.markdown_extensions.def_list]\n"
                "[project.markdown_extensions.pymdownx.details]\n"
            },
            {"def_list", "pymdownx", "pymdownx.details"},
        ),
        (
            "docs/a.md",
            {
                "base.yml": "markdown_extensions: [admonition]\n",
                "mkdocs.yml": "INHERIT: base.yml\nmarkdown_extensions: [def_list]\n",
            },
            {"def_list"},  # MkDocs merges tables, and replaces lists
        ),
        (
            "docs/a.md",
            {
                "base.yml": "markdown_extensions: {admonition: {}}\n",
                "mkdocs.yml": "INHERIT: base.yml\nmarkdown_extensions: {def_list: {}}\n",
            },
            {"admonition", "def_list"},
        ),
        (
            "site/docs/a.md",
            {
                "base.yml": "markdown_extensions: [admonition]\n",
                "site/mkdocs.yml": "site_name: x\nINHERIT: ../base.yml\n",
            },
            set(),
        ),
    ],
)
def test_a_post_is_read_in_the_dialects_of_its_site(
    tmp_path: Path, name: str, files: dict[str, str], names: set[str]
) -> None:
    assert dialects.of_post(post(tmp_path, name, files), INDENTED) - INLINE_TAGS == names


@pytest.mark.parametrize(
    ("name", "files", "goes_on"),
    [
        ("a.md", {}, False),
        ("a.qmd", {}, True),
        ("a.Rmd", {}, True),
        ("content/a.md", {"hugo.toml": ""}, False),
        ("_posts/a.md", {"_config.yml": "title: x\n"}, True),
        ("docs/a.md", {"mkdocs.yml": "markdown_extensions: [toc]\n"}, True),
        ("a.md", {"_quarto.yml": ""}, True),
        ("blog/a.md", {"docusaurus.config.js": ""}, False),
    ],
)
def test_on_some_sites_text_goes_on_below_a_tag_on_a_line_of_its_own(
    tmp_path: Path, name: str, files: dict[str, str], goes_on: bool
) -> None:
    path = post(tmp_path, name, files)
    assert (dialects.of_post(path, b"a\n\n<br>\n8:00 - b\n") >= INLINE_TAGS) is goes_on


def test_the_site_of_a_text_that_no_dialect_would_change_is_not_looked_for(tmp_path: Path) -> None:
    path = post(tmp_path, "blog/a.md", {"docusaurus.config.js": ""})
    assert dialects.of_post(path, b"## A\n\n8:00 - a\n") == set()


@pytest.mark.parametrize(
    ("files", "kept"),
    [
        ({}, False),
        ({"hugo.toml": "baseURL = 'x'\n"}, False),
        ({"hugo.toml": "[markup.goldmark.renderer]\nhardWraps = true\n"}, True),
        ({"mkdocs.yml": "site_name: x\nmarkdown_extensions: [nl2br]\n"}, True),
        ({"mkdocs.yml": "site_name: x\nmarkdown_extensions: [{nl2br: {}}, toc]\n"}, True),
        ({"mkdocs.yml": "site_name: x\nmarkdown_extensions: [toc]\n"}, False),
        ({"_config.yml": "kramdown: {hard_wrap: true}\n"}, True),
        ({"_config.yml": "commonmark: {options: [SMART, HARDBREAKS]}\n"}, True),
        ({"_config.yml": "commonmark: {options: [SMART]}\n"}, False),
        ({".obsidian/app.json": "{}"}, True),
        ({"logseq/config.edn": "{}"}, True),
    ],
)
def test_apps_for_notes_and_some_configs_keep_the_breaks_of_lines(
    tmp_path: Path, files: dict[str, str], kept: bool
) -> None:
    assert dialects.keeps_breaks(post(tmp_path, "a.md", files), b"8:00 a\n9:00 b\n") is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("- public:: true\n  tags:: notes\n- 8:00 a\n  9:00 b\n", True),
        ("tags:: notes\n\n- 8:00 a\n  9:00 b\n", True),
        ("\ufeffalias:: other\n\n- 8:00 a\n", True),
        ("- {{youtube https://youtu.be/_q46x0tq2FQ}}\n\t- 8:00 a\n\t  9:00 b\n", True),
        ("- # A talk\n\t- {{video https://youtu.be/_q46x0tq2FQ}}\n\t- 8:00 a\n", True),
        ("- a\n  collapsed:: true\n\t- 8:00 a\n", True),
        ("- a\n  id:: 6543210f-0123-4567-89ab-0123456789ab\n", True),
        ("- 8:00 a\n  9:00 b\n", False),
        ("{{youtube https://youtu.be/_q46x0tq2FQ}}\n\n8:00 a\n9:00 b\n", False),
        ("- {{< youtube _q46x0tq2FQ >}}\n\n8:00 a\n9:00 b\n", False),
        ("- {% youtube https://youtu.be/_q46x0tq2FQ %}\n- 8:00 a\n", False),
        ("Uses std::vector:: too\n8:00 a\n9:00 b\n", False),
        ("::: note\n8:00 a\n9:00 b\n", False),
        ("# A\n\n- tags:: are explained\n- 8:00 a\n", False),
    ],
)
def test_a_page_without_a_site_may_show_that_it_is_of_logseq(
    tmp_path: Path, text: str, kept: bool
) -> None:
    assert dialects.keeps_breaks(post(tmp_path, "a.md", {}), text.encode()) is kept


def test_the_site_decides_whatever_a_page_looks_like(tmp_path: Path) -> None:
    path = post(tmp_path, "a.md", {"hugo.toml": "baseURL = 'x'\n"})
    assert not dialects.keeps_breaks(path, b"- tags:: notes\n")


def test_a_folder_that_a_site_links_to_is_read_as_the_sites(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "site_name: x\nmarkdown_extensions: [admonition]\n"}
    post(tmp_path / "site", "mkdocs.yml", files)
    (tmp_path / "notes" / "deep").mkdir(parents=True)
    (tmp_path / "site" / "docs").symlink_to("../notes")
    inside = tmp_path / "site" / "docs" / "deep" / "a.md"
    assert dialects.of_post(inside, INDENTED) == {"admonition"} | INLINE_TAGS
    assert dialects.of_post(tmp_path / "notes" / "deep" / "a.md", INDENTED) == dialects.UNKNOWN


def test_what_is_outside_of_a_site_is_not_read_as_its_posts(tmp_path: Path) -> None:
    readme = post(tmp_path, "README.md", {"book/docusaurus.config.js": ""})
    assert dialects.of_post(readme, INDENTED) == dialects.UNKNOWN
    assert dialects.of_post(tmp_path / "book" / "a.md", INDENTED) == {"mdx"}
