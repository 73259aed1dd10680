"""What `zola` writes, read by Zola's parser (pulldown-cmark) behind its shortcodes' grammar.

No registry that Python, Debian or npm use has Zola itself.
"""

import re
import tomllib
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote

import pyromark
import pytest

from tests.conftest import Runner
from tests.presets.page import assert_shows, assert_shows_title, ids
from tests.presets.posts import (
    HOSTILE,
    WHEN,
    wanted_course,
    write_course,
    write_draft,
    write_notes,
    write_titles,
)
from tests.presets.walk import BASE, assert_notes_are_linked

# as Zola's own renderer sets them, smart punctuation and all
OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_SMART_PUNCTUATION
)


def build(post: Path) -> tuple[dict[str, object], str]:
    """Front matter and body, as Zola divides and reads them."""
    found = re.fullmatch(
        r"\+\+\+\r?\n(.*?)\r?\n\+\+\+\r?\n(.*)", post.read_text("utf-8"), re.DOTALL
    )
    assert found
    assert not re.search(r"\{\{|\{%|\{#(?!lecture-)", found[2]), "a shortcode or comment of Tera"
    return tomllib.loads(found[1]), pyromark.html(found[2], options=OPTIONS)


def test_the_page_shows_every_hostile_title_as_text_with_its_link(
    scaffold: Runner, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    post = write_course(scaffold, "zola", site)
    assert post == site / "content" / "course.md"
    matter, html = build(post)
    assert matter == {"title": wanted_course().title, "date": WHEN, "slug": "course"}
    assert 'href="@/' not in html
    assert_shows(html, wanted_course())
    assert ids(html) == [f"lecture-{n:011d}" for n in range(1, len(HOSTILE) + 1)]
    assert post.read_text("utf-8").count("<!-- more -->") == 1


def test_hostile_titles_of_posts_come_through_front_matter(tmp_path: Path) -> None:
    for slug, title in write_titles("zola", tmp_path).items():
        matter, html = build(tmp_path / "content" / f"{slug}.md")
        assert matter == {
            "title": title,
            "date": WHEN,
            "slug": slug,
            "taxonomies": {"tags": ["one", "two"]},
        }
        assert_shows_title("<h1></h1>" + html, "", name=title)


@pytest.mark.parametrize("publish", [True, False])
def test_a_post_is_a_draft_unless_it_is_to_be_published(
    scaffold: Runner, tmp_path: Path, publish: bool
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    matter, _ = build(write_draft(scaffold, "zola", site, *(["--publish"] if publish else [])))
    assert matter.get("draft", False) is not publish


def build_site(content: Path, root: Path) -> Path:
    """The pages of a site. As Zola's guide has it: a page is at its section's path and its slug,
    two at one path are an error, and so is a link to `@/` that names no file below `content`."""
    pages = {page.relative_to(content): build(page) for page in sorted(content.rglob("*.md"))}
    at = {
        path: f"{(path.parent / str(told['slug'])).as_posix()}/"
        for path, (told, _) in pages.items()
    }
    assert len(set(at.values())) == len(pages)

    def resolved(found: re.Match[str]) -> str:
        named = unquote(unescape(found[1]).split("#")[0])
        return f'href="{escape(BASE + at[Path(named)])}"'

    for path, (_, html) in pages.items():
        page = root / at[path] / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        linked = re.sub(r'href="@/([^"]*)"', resolved, html)
        page.write_text(f"<article>{linked}</article>", "utf-8")
    return root


def test_the_index_leads_to_all_notes_and_each_note_to_the_next(
    scaffold: Runner, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "config.toml").write_text('base_url = "https://example.org"\n', "utf-8")
    write_notes(scaffold, "zola", site)
    assert_notes_are_linked(build_site(site / "content", tmp_path / "public"), f"{BASE}notes/")
