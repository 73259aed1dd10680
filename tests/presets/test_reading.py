"""Whole sites: `scaffold link` reads their posts, then their generators show what it linked."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.notes.constructs import (
    CODE,
    INLINE_TAGS,
    JINJA,
    KRAMDOWN,
    LIQUID,
    MKDOCS,
    SHORTCODES,
)
from tests.presets import test_jekyll as jekyll
from tests.presets import test_mkdocs as mkdocs
from tests.presets.test_dialects import HUGO, H, Shown

MKDOCS_CONFIG = """\
site_name: Notes
use_directory_urls: false
theme: mkdocs
plugins: [PLUGINS]
markdown_extensions:
  - admonition
  - extra
  - pymdownx.details
  - pymdownx.tabbed:
      alternate_style: true
"""


def of(*dialects: frozenset[str]) -> list[str]:
    """The constructs of these dialects."""
    return [name for name, (_, of_one) in CODE.items() if of_one in dialects]


# Jinja sees a comment that is never closed, and the page is its error
WITH_MACROS = ("macros", [name for name in of(MKDOCS, JINJA) if "identifier" not in name])
# posts with joined notes, and how many paragraphs begin with one before and after
JOINED = {
    "lines": (f"{H}8:00 - a\n9:00 - b\n10:00 - c\n", [1, 3]),
    "a quote": (f"{H}> 8:00 - a\n> 9:00 - b\n> 10:00 - c\n", [1, 3]),
    "items": (f"{H}- 8:00 - a\n  9:00 - b\n- 10:00 - c\n", [0, 3]),
    "numbered items": (f"{H}1. 8:00 - a\n9:00 - b\n2. 10:00 - c\n", [0, 3]),
    "an inner item": (f"{H}- x\n    - 8:00 - a\n      9:00 - b\n    - 10:00 - c\n", [0, 3]),
}


def write(folder: Path, names: list[str], head: str = "", ending: str = ".md") -> list[list[str]]:
    """A post for each construct; the timecodes that are text there."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(names):
        text = head + H + re.sub("[«»]", "", CODE[name][0])
        (folder / f"p{number}{ending}").write_bytes(text.encode())
    return [re.findall("«(.*?)»", CODE[name][0]) for name in names]


def check_pages(names: list[str], times: list[list[str]], page: Callable[[int], str]) -> None:
    """Each page shows as links what is text in its construct, and no half of a link elsewhere."""
    for number, (name, wanted) in enumerate(zip(names, times, strict=True)):
        shown = Shown(page(number))
        assert shown.linked == wanted, name
        assert "](" not in shown.text, name


@pytest.fixture
def mkdocs_site(scaffold: Runner) -> Callable[[str], Path]:
    """Make a site with plugins; its folder of posts."""

    def make(plugins: str) -> Path:
        (scaffold.folder / "docs").mkdir()
        (scaffold.folder / "docs" / "index.md").write_text("# Notes\n", "utf-8")
        config = MKDOCS_CONFIG.replace("PLUGINS", plugins)
        (scaffold.folder / "mkdocs.yml").write_text(config, "utf-8")
        return scaffold.folder / "docs"

    return make


def built_by_mkdocs(site: Path) -> Path:
    mkdocs.build(site)
    return site / "site"


@pytest.mark.parametrize(("plugins", "names"), [("", of(MKDOCS, INLINE_TAGS)), WITH_MACROS])
def test_mkdocs_shows_what_is_read(
    scaffold: Runner, mkdocs_site: Callable[[str], Path], plugins: str, names: list[str]
) -> None:
    times = write(mkdocs_site(plugins), names)
    assert scaffold("link", "docs").code == 0
    built = built_by_mkdocs(scaffold.folder)
    check_pages(names, times, lambda n: article((built / f"p{n}.html").read_text("utf-8")))


def article(html: str) -> str:
    """The post within a page of the theme."""
    return html.split('role="main">', 1)[1].split("<footer", 1)[0]


@pytest.mark.parametrize("shape", JOINED)
def test_space_makes_a_paragraph_of_each_note_in_mkdocs(
    scaffold: Runner, mkdocs_site: Callable[[str], Path], shape: str
) -> None:
    docs = mkdocs_site("")
    text, paragraphs = JOINED[shape]
    for name in ("joined", "spaced"):
        (docs / f"{name}.md").write_text(text, "utf-8")
    assert "link --space" in scaffold("link", "docs/joined.md").err
    scaffold("link", "--space", "docs/spaced.md")
    built = built_by_mkdocs(scaffold.folder)
    pages = [article((built / f"{name}.html").read_text("utf-8")) for name in ("joined", "spaced")]
    assert [page.count("<p><a") for page in pages] == paragraphs
    assert [page.count("?t=") for page in pages] == [3, 3]
    assert [finding(scaffold, f"docs/{name}.md") for name in ("joined", "spaced")] == [True, False]


def finding(scaffold: Runner, post: str) -> bool:
    return "joined-notes" in scaffold("check", "--offline", post).out


def hugo_site(scaffold: Runner) -> Path:
    for path, text in HUGO.items():
        (scaffold.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (scaffold.folder / path).write_text(text, "utf-8")
    (scaffold.folder / "content").mkdir()
    return scaffold.folder / "content"


def built_by_hugo(site: Path) -> Path:
    done = subprocess.run(
        [sys.executable, "-m", "hugo", "--cacheDir", str(site / "cache")],
        cwd=site,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site / "public"


def test_hugo_shows_what_is_read(scaffold: Runner) -> None:
    names = [name for name in of(SHORTCODES) if name != "an escaped shortcode"]
    times = write(hugo_site(scaffold), names)
    assert scaffold("link", "content").code == 0
    built = built_by_hugo(scaffold.folder)
    check_pages(names, times, lambda n: (built / f"p{n}" / "index.html").read_text("utf-8"))


@pytest.mark.parametrize("shape", JOINED)
def test_space_makes_a_paragraph_of_each_note_in_hugo(scaffold: Runner, shape: str) -> None:
    content = hugo_site(scaffold)
    text, paragraphs = JOINED[shape]
    for name in ("joined", "spaced"):
        (content / f"{name}.md").write_text(text, "utf-8")
    assert "link --space" in scaffold("link", "content/joined.md").err
    scaffold("link", "--space", "content/spaced.md")
    built = built_by_hugo(scaffold.folder)
    pages = [(built / name / "index.html").read_text("utf-8") for name in ("joined", "spaced")]
    assert [page.count("<p><a") for page in pages] == paragraphs
    assert [page.count("?t=") for page in pages] == [3, 3]
    assert [finding(scaffold, f"content/{n}.md") for n in ("joined", "spaced")] == [True, False]


# Jekyll refuses tags that are never closed, in code too; its Liquid knows no {%- endraw -%} yet
REFUSED = {
    "a tag that is never closed",
    "a tag that is named in code",
    "Liquid's raw with dashes",
}


@pytest.mark.generators("jekyll")
def test_jekyll_shows_what_is_read(scaffold: Runner) -> None:
    site = jekyll.make_site(scaffold.folder)
    (site / "_includes").mkdir()
    (site / "_includes" / "chapters.html").write_text("<!-- {{ include.list }} -->", "utf-8")
    names = [name for name in of(LIQUID, KRAMDOWN, INLINE_TAGS) if name not in REFUSED]
    head = "---\nlayout: post\ntitle: T\n---\n"
    times = write(site / "_posts", names, head, ending=".md")
    for path in (site / "_posts").iterdir():
        path.rename(path.with_name(f"2026-11-24-{path.name}"))
    assert scaffold("link", ".").code == 0
    built = jekyll.build(site)
    check_pages(names, times, lambda n: (built / f"p{n}" / "index.html").read_text("utf-8"))
