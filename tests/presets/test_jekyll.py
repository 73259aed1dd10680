"""What `jekyll` writes, built by Jekyll itself (Liquid, then kramdown)."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.presets.page import assert_shows, assert_shows_title, ids
from tests.presets.posts import HOSTILE, address, wanted_course, write_course, write_titles

CONFIG = "url: https://example.org\npermalink: /:title/\nfuture: true\ntimezone: UTC\n"
PAGE = "<article><h1>{{ page.title | escape }}</h1>{{ content }}</article>"
HOME = "---\n---\n{% for post in site.posts %}{{ post.excerpt }}{% endfor %}"
pytestmark = pytest.mark.generators("jekyll")


def make_site(site: Path) -> Path:
    (site / "_layouts").mkdir(parents=True)
    (site / "_config.yml").write_text(CONFIG, "utf-8")
    (site / "_layouts" / "post.html").write_text(PAGE, "utf-8")
    (site / "index.html").write_text(HOME, "utf-8")
    return site


def build(site: Path, *options: str) -> Path:
    """Build the site; the folder with its pages."""
    done = subprocess.run(
        ["jekyll", "build", "--quiet", "--strict_front_matter", *options],
        cwd=site,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site / "_site"


def test_the_page_shows_every_hostile_title_as_text_with_its_link(
    scaffold: Runner, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site")
    write_course(scaffold, "jekyll", site)
    html = (build(site) / "course" / "index.html").read_text("utf-8")
    assert_shows(html, wanted_course())
    assert ids(html) == [f"lecture-{n:011d}" for n in range(1, len(HOSTILE) + 1)]
    excerpt = (site / "_site" / "index.html").read_text("utf-8")
    assert "playlist?list=" in excerpt
    assert address(1, "index=1").replace("&", "&amp;") not in excerpt


def test_hostile_titles_of_posts_come_through_front_matter(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    titles = write_titles("jekyll", site)
    built = build(site)
    for slug, title in titles.items():
        assert_shows_title((built / slug / "index.html").read_text("utf-8"), title)


def test_a_draft_is_built_only_when_asked_for(scaffold: Runner, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    (scaffold.folder / "one.json").write_text(
        '{"_type": "playlist", "id": "PLhostile0000000001", "title": "Draft", "entries":'
        ' [{"_type": "url", "ie_key": "Youtube", "id": "00000000001", "title": "A"}]}'
    )
    ran = scaffold("new", "one.json", "--preset", "jekyll", "--site", site)
    assert ran.code == 0, ran.err
    page = site / "_site" / "draft" / "index.html"
    build(site)
    assert not page.exists()
    build(site, "--unpublished")
    assert page.exists()
