"""What `quarto` writes, read by Pandoc as Quarto does; the rest by what Quarto's guide says.

That is: shortcodes; links to a source file become links to its page; `image` is a path from the
post's folder; `draft: true` keeps a post out. No package has Quarto itself: the one of pip
fetches it from elsewhere when it is installed.
"""

import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from tests.conftest import Runner
from tests.presets.generators import pandoc
from tests.presets.page import assert_shows, assert_shows_title, ids
from tests.presets.posts import (
    HOSTILE,
    wanted_course,
    write_course,
    write_draft,
    write_notes,
    write_pictured,
    write_titles,
)
from tests.presets.walk import BASE, assert_notes_are_linked
from tests.youtube.pages import JPEG

SOURCE = re.compile(r'href="(?!https?:)([^"]*\.qmd)"')


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


def matter_of(post: Path) -> dict[str, object]:
    """The front matter, as YAML has it."""
    return dict(yaml.safe_load(post.read_text("utf-8").split("---\n")[1]))


def test_front_matter_has_quartos_keys(scaffold: Runner, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    post = write_course(scaffold, "quarto", site, "Course")
    assert {key: str(value) for key, value in matter_of(post).items()} == {
        "title": "Course",
        "date": "2026-11-24",
        "categories": "[]",
    }


@pytest.mark.parametrize("publish", [True, False])
def test_a_post_is_a_draft_unless_it_is_to_be_published(
    scaffold: Runner, tmp_path: Path, publish: bool
) -> None:
    site = make_site(tmp_path / "site")
    post = write_draft(scaffold, "quarto", site, *(["--publish"] if publish else []))
    assert matter_of(post).get("draft", False) is not publish


@pytest.mark.parametrize(
    ("old", "post", "image"),
    [
        ("", "posts/pictured/index.qmd", "cover.jpg"),
        ("talks/old/index.qmd", "talks/pictured/index.qmd", "cover.jpg"),
        ("talks/old.qmd", "talks/pictured.qmd", "pictured.jpg"),
    ],
    ids=["an empty site", "folders", "files"],
)
def test_the_picture_lies_where_the_post_says(
    scaffold: Runner, tmp_path: Path, old: str, post: str, image: str
) -> None:
    site = make_site(tmp_path / "site")
    if old:
        (site / old).parent.mkdir(parents=True)
        (site / old).write_text("---\ntitle: Old\ndate: 2020-01-01\n---\nText.\n", "utf-8")
    path = write_pictured(scaffold, "quarto", site)
    assert path == site / post
    assert matter_of(path)["image"] == image
    assert (path.parent / image).read_bytes() == JPEG


def build_site(site: Path, root: Path) -> Path:
    """The pages of a site: a link to a file of it that is there becomes one to its page."""
    posts = sorted(site.rglob("*.qmd"))

    def resolved(post: Path, found: re.Match[str]) -> str:
        target = (post.parent / unquote(found[1])).resolve()
        assert target in posts, found[1]
        return f'href="{found[1].removesuffix(".qmd")}.html"'

    with ThreadPoolExecutor(2) as pool:
        built = list(pool.map(lambda post: build(site, post), posts))
    for post, html in zip(posts, built, strict=True):
        page = (root / post.relative_to(site)).with_suffix(".html")
        page.parent.mkdir(parents=True)
        page.write_text(SOURCE.sub(partial(resolved, post), html), "utf-8")
    return root


@pytest.mark.generators("pandoc")
def test_the_index_leads_to_all_notes_and_each_note_to_the_next(
    scaffold: Runner, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site")
    write_notes(scaffold, "quarto", site)
    root = build_site(site.resolve(), tmp_path / "public")
    assert_notes_are_linked(root, f"{BASE}posts/notes/index.html")
