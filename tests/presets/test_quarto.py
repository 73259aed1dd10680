"""What `quarto` writes, read by Pandoc as Quarto does; its shortcodes by their grammar."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.conftest import Runner
from tests.presets.generators import pandoc
from tests.presets.page import assert_shows, assert_shows_title, ids
from tests.presets.posts import HOSTILE, wanted_course, write_course, write_titles


def make_site(site: Path) -> Path:
    site.mkdir()
    (site / "_quarto.yml").write_text("project:\n  type: website\n", "utf-8")
    (site / "page.html").write_text("<article><h1>$title$</h1>$body$</article>", "utf-8")
    return site


def build(site: Path, post: Path) -> str:
    """The page, as Pandoc makes it of a post."""
    words = [str(pandoc()), "-f", "markdown", "-t", "html", "--mathjax", "--wrap=none"]
    done = subprocess.run(
        [*words, f"--template={site / 'page.html'}", str(post)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.generators("pandoc")
def test_the_page_shows_every_hostile_title_as_text_with_its_link(
    scaffold: Runner, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site")
    html = build(site, write_course(scaffold, "quarto", site))
    assert_shows(html, wanted_course())
    assert ids(html) == [f"lecture-{n:011d}" for n in range(1, len(HOSTILE) + 1)]


@pytest.mark.generators("pandoc")
def test_hostile_titles_of_posts_come_through_front_matter(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    for slug, title in write_titles("quarto", site).items():
        assert_shows_title(build(site, site / "posts" / slug / "index.qmd"), title)


def test_nothing_that_quarto_takes_for_a_shortcode_is_written(
    scaffold: Runner, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site")
    post = write_course(scaffold, "quarto", site)
    assert post == site / "posts" / "course" / "index.qmd"
    titles = write_titles("quarto", site)
    posts = [post, *(site / "posts" / slug / "index.qmd" for slug in titles)]
    for path in posts:
        assert not re.findall(r"\{\{[<%]", path.read_text("utf-8"))


def test_front_matter_has_quartos_keys(scaffold: Runner, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    post = write_course(scaffold, "quarto", site, "Course")
    matter = yaml.safe_load(post.read_text("utf-8").split("---\n")[1])
    assert {key: str(value) for key, value in matter.items()} == {
        "title": "Course",
        "date": "2026-11-24",
        "categories": "[]",
    }
