"""What `zola` writes, read by Zola's parser (pulldown-cmark) behind its shortcodes' grammar.

No registry that Python, Debian or npm use has Zola itself.
"""

import re
import tomllib
from pathlib import Path

import pyromark
import pytest

from tests.conftest import Runner
from tests.presets.page import assert_shows, assert_shows_title, ids
from tests.presets.posts import HOSTILE, WHEN, wanted_course, write_course, write_titles

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
    assert not re.search(r"\]\(@/", found[2]), "an internal link"
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
    (scaffold.folder / "one.json").write_text(
        '{"_type": "playlist", "id": "PLhostile0000000001", "title": "Draft", "entries":'
        ' [{"_type": "url", "ie_key": "Youtube", "id": "00000000001", "title": "A"}]}'
    )
    ran = scaffold("new", "one.json", "--preset", "zola", *(["--publish"] if publish else []))
    assert ran.code == 0, ran.err
    matter, _ = build(scaffold.folder / "draft.md")
    assert matter.get("draft", False) is not publish
