"""What `jekyll` writes, built by Jekyll itself (Liquid, then kramdown)."""

import subprocess
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

CONFIG = "url: https://example.org\npermalink: /:title/\nfuture: true\ntimezone: UTC\n"
PAGE = "<article><h1>{{ page.title | escape }}</h1>{{ content }}</article>"
HOME = "---\n---\n{% for post in site.posts %}{{ post.excerpt }}{% endfor %}"
# the plugin that GitHub Pages and the starter's theme bring, and what themes do with `image`
PICTURED = (
    '{% seo %}{% if page.image %}<img src="{{ page.image | relative_url }}">{% endif %}'
    "<article>{{ content }}</article>"
)
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
    write_draft(scaffold, "jekyll", site)
    page = site / "_site" / "draft" / "index.html"
    build(site)
    assert not page.exists()
    build(site, "--unpublished")
    assert page.exists()


@pytest.mark.generators("jekyll-seo-tag")
def test_the_picture_is_shown_and_named_for_those_who_share_the_page(
    scaffold: Runner, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site")
    config = f"{CONFIG}baseurl: /below\nplugins: [jekyll-seo-tag]\n"
    (site / "_config.yml").write_text(config, "utf-8")
    (site / "_layouts" / "post.html").write_text(PICTURED, "utf-8")
    write_pictured(scaffold, "jekyll", site)
    write_course(scaffold, "jekyll", site)
    root, below = build(site), f"{BASE}below/"
    assert pictures_shown(root, f"{below}pictured/", below) == [JPEG]
    assert pictures_named(root, f"{below}pictured/", below) == [JPEG]
    assert pictures_named(root, f"{below}course/", below) == []
