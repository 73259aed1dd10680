"""What `mkdocs` writes, built by MkDocs with Material's blog and the extensions it recommends."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import Runner
from tests.presets.page import assert_shows, assert_shows_title, ids
from tests.presets.posts import (
    HOSTILE,
    address,
    wanted_course,
    write_course,
    write_draft,
    write_titles,
)

# all that gives meaning to marks in a line is on: each is one more way to read a title wrong
CONFIG = """\
site_name: Blog
site_url: https://example.org/
theme:
  name: material
  font: false
plugins:
  - blog:
      post_url_format: "{slug}"
      archive: false
      categories: false
      draft: DRAFTS
  - tags
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc
  - pymdownx.arithmatex:
      generic: true
  - pymdownx.betterem
  - pymdownx.blocks.tab
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.snippets
  - pymdownx.superfences
  - pymdownx.tabbed
  - pymdownx.tasklist
  - pymdownx.tilde
"""


def make_site(site: Path, drafts: str = "true") -> Path:
    (site / "docs" / "blog" / "posts").mkdir(parents=True)
    (site / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (site / "docs" / "blog" / "index.md").write_text("# Blog\n", "utf-8")
    (site / "mkdocs.yml").write_text(CONFIG.replace("DRAFTS", drafts), "utf-8")
    return site


def build(site: Path) -> Path:
    """Build the site; the folder with its pages."""
    words = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(
        words, cwd=site, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site / "site" / "blog"


def test_the_page_shows_every_hostile_title_as_text_with_its_link(
    scaffold: Runner, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site")
    write_course(scaffold, "mkdocs", site)
    blog = build(site)
    html = (blog / "course" / "index.html").read_text("utf-8")
    assert_shows(html, wanted_course())
    assert ids(html) == [f"lecture-{n:011d}" for n in range(1, len(HOSTILE) + 1)]
    excerpt = (blog / "index.html").read_text("utf-8")
    assert "playlist?list=" in excerpt
    assert address(1, "index=1").replace("&", "&amp;") not in excerpt


def test_hostile_titles_of_posts_come_through_their_headings(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    titles = write_titles("mkdocs", site)
    blog = build(site)
    for slug, title in titles.items():
        assert_shows_title((blog / slug / "index.html").read_text("utf-8"), title)


def test_a_draft_is_built_only_when_asked_for(scaffold: Runner, tmp_path: Path) -> None:
    for drafts in ("true", "false"):
        site = make_site(tmp_path / drafts, drafts)
        write_draft(scaffold, "mkdocs", site)
        assert (build(site) / "draft" / "index.html").exists() is (drafts == "true")
