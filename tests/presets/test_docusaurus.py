"""What `docusaurus` writes, compiled by Docusaurus's own loader and rendered by React."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Runner
from tests.presets.generators import node_modules
from tests.presets.page import assert_shows, assert_shows_title, ids
from tests.presets.posts import HOSTILE, Wanted, wanted_course, write_course, write_titles

SCRIPT = Path(__file__).parent / "node" / "docusaurus.cjs"
pytestmark = pytest.mark.generators("docusaurus")


def build(scratch: Path, posts: list[Path]) -> list[dict[str, Any]]:
    """Front matter and page of each post."""
    scratch.mkdir()
    (scratch / "posts.json").write_text(json.dumps([str(post) for post in posts]), "utf-8")
    done = subprocess.run(
        ["node", SCRIPT, node_modules(), scratch, scratch / "posts.json"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pages: list[dict[str, Any]] = json.loads(done.stdout)
    return pages


def in_front_matter(title: str) -> str:
    """A title as the preset writes it there: what is live in a script is another sign.

    Docusaurus writes front matter into a module without escaping backslashes, and into JSON-LD
    without escaping what ends a script.
    """
    return title.replace("\\", "∖").replace("</", "‹/").replace("<!", "‹!")


def with_emoji(wanted: Wanted) -> Wanted:
    """Docusaurus's emoji plugin reads the text after all escapes: nothing stops it."""
    lines = [
        tuple(replace(line, text=line.text.replace(":smile:", "😄")) for line in kind)
        for kind in (wanted.lectures, wanted.chapters)
    ]
    return Wanted(wanted.title, *lines)


def test_the_page_shows_every_hostile_title_as_text_with_its_link(
    scaffold: Runner, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    post = write_course(scaffold, "docusaurus", site)
    assert post == site / "blog" / "2026-11-24-course.mdx"
    (page,) = build(tmp_path / "scratch", [post])
    assert_shows(page["html"], with_emoji(wanted_course()))
    assert ids(page["html"]) == [f"lecture-{n:011d}" for n in range(1, len(HOSTILE) + 1)]
    assert page["truncated"] is True
    assert page["frontMatter"] == {
        "title": wanted_course().title,
        "description": wanted_course().title,
        "date": "2026-11-24T12:00:00.000Z",
        "slug": "course",
        "tags": [],
    }


def test_hostile_titles_of_posts_come_through_front_matter(tmp_path: Path) -> None:
    titles = write_titles("docusaurus", tmp_path)
    posts = [tmp_path / "blog" / f"2026-11-24-{slug}.mdx" for slug in titles]
    pages = build(tmp_path / "scratch", posts)
    for page, title in zip(pages, titles.values(), strict=True):
        assert page["frontMatter"]["title"] == in_front_matter(title)
        assert page["frontMatter"]["description"] == in_front_matter(f"{title}, {title}")
        shown = title.replace(":smile:", "😄")
        assert_shows_title("<h1></h1>" + page["html"], "", name=shown)
