"""What `docusaurus` writes, as Docusaurus builds it with its blog and its own theme.

One build holds all: a course of hostile titles, the same as notes, a draft, a post with a picture.
"""

import json
import os
import re
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

from tests.presets.generators import node_modules
from tests.presets.page import ids
from tests.presets.posts import (
    HOSTILE,
    runner_in,
    shown,
    write_course,
    write_draft,
    write_notes,
    write_pictured,
)
from tests.presets.test_docusaurus import in_front_matter
from tests.presets.walk import assert_notes_are_linked, file_of, links_of, pictures_named
from tests.youtube.pages import JPEG

BASE = "https://example.org/base/"
# all that Docusaurus can be strict about, is
CONFIG = """\
module.exports = {
  title: "Site",
  url: "https://example.org",
  baseUrl: "/base/",
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  markdown: { hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" } },
  plugins: [
    [
      "@docusaurus/plugin-content-blog",
      { routeBasePath: "/", postsPerPage: "ALL", onUntruncatedBlogPosts: "throw" },
    ],
  ],
  themes: ["@docusaurus/theme-classic"],
};
"""
# its cache lies beside the packages and would remember another test's site
QUIET = {"NO_UPDATE_NOTIFIER": "1", "NO_COLOR": "1", "DOCUSAURUS_NO_PERSISTENT_CACHE": "true"}
H1 = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
JSON_LD = re.compile(r"<script[^>]*ld\+json[^>]*>(.*?)</script", re.DOTALL)
pytestmark = pytest.mark.generators("docusaurus")


@dataclass(frozen=True, slots=True)
class Built:
    """The folder with the site's pages."""

    root: Path

    @property
    def notes(self) -> list[str]:
        """The addresses of the course's notes, in order."""
        linked = links_of(self.root, f"{BASE}notes", BASE)
        return [to for to, text in linked if text[0].isdigit()]

    def html(self, slug: str) -> str:
        return (self.root / slug / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site, written by the command and built as for production."""
    site = tmp_path_factory.mktemp("docusaurus")
    (site / "docusaurus.config.js").write_text(CONFIG, "utf-8")
    (site / "package.json").write_text('{"private": true}\n', "utf-8")
    (site / "node_modules").symlink_to(node_modules().resolve(), target_is_directory=True)
    scaffold = runner_in(tmp_path_factory.mktemp("runner"))
    write_course(scaffold, "docusaurus", site)
    write_notes(scaffold, "docusaurus", site)
    write_draft(scaffold, "docusaurus", site)
    write_pictured(scaffold, "docusaurus", site)
    command = node_modules() / "@docusaurus" / "core" / "bin" / "docusaurus.mjs"
    done = subprocess.run(
        ["node", command, "build", "--no-minify"],
        cwd=site,
        env={**os.environ, **QUIET},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[:4000]
    return Built(site / "build")


def test_hostile_titles_of_posts_are_text_on_the_page_and_in_its_metadata(built: Built) -> None:
    for number, (url, title) in enumerate(zip(built.notes, HOSTILE, strict=True), 1):
        html = file_of(built.root, url, BASE).read_text("utf-8")
        wanted = in_front_matter(f"{number}. {shown(title)}")
        assert [unescape(text) for text in H1.findall(JSON_LD.sub("", html))] == [wanted]
        # a title that ends the script which quotes it would be no JSON there, and live behind it
        (told,) = JSON_LD.findall(html)
        assert json.loads(told)["headline"] == wanted
        assert json.loads(told)["description"] == "The course"


def test_the_list_of_posts_ends_each_where_its_summary_does(built: Built) -> None:
    html = built.html(".")
    assert html.count("Read more about ") == len(HOSTILE) + 3
    assert "watch?v=" not in html


def test_the_description_shows_the_playlists_title_as_it_is(built: Built) -> None:
    (told,) = re.findall(r'<meta[^>]*name="description" content="([^"]*)"', built.html("course"))
    assert unescape(told) == "[x](y) {{ z }} *t*"


def test_the_whole_course_is_there_with_fixed_ids(built: Built) -> None:
    found = [name for name in ids(built.html("course")) if name.startswith("lecture-")]
    assert found == [f"lecture-{n:011d}" for n in range(1, len(HOSTILE) + 1)]


def test_the_index_leads_to_all_notes_and_each_note_to_the_next(built: Built) -> None:
    assert_notes_are_linked(
        built.root, f"{BASE}notes", BASE, seen=lambda text: text.replace(":smile:", "😄")
    )


def test_the_picture_is_the_one_that_the_metadata_names(built: Built) -> None:
    assert pictures_named(built.root, f"{BASE}pictured", BASE) == [JPEG]
    assert pictures_named(built.root, f"{BASE}course", BASE) == []


def test_a_draft_is_not_in_a_production_build(built: Built) -> None:
    assert (built.root / "pictured" / "index.html").is_file()
    assert not (built.root / "draft").exists()
    assert "PLdraft" not in "".join(page.read_text("utf-8") for page in built.root.rglob("*.html"))
