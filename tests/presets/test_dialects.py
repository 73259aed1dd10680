"""What generators show as a link or as code is what is read as such: proven by the generators."""

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest

from scaffold.notes.editing import edits
from scaffold.notes.linking import plan as linking
from scaffold.notes.reading.read import read
from tests.notes.constructs import CODE, MDX, MKDOCS
from tests.presets.generators import node_modules

U = "https://youtu.be/_q46x0tq2FQ"
H = f"## [T]({U})\n\n"
_CLOCK = re.compile(r"\d+:\d\d")
EXTENSIONS = ["admonition", "pymdownx.details", "extra"]
TABBED = {"pymdownx.tabbed": {"alternate_style": True}}


class Shown(HTMLParser):
    """The timecodes of a page: linked ones, and those that are text outside of code."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.linked: list[str] = []
        self.plain: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self._times = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"a", "pre", "code", "table"}:
            self._open.append(tag)
            self._times = tag == "a" and "?t=" in (dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        self.text += data
        if {"pre", "code", "table"} & set(self._open):
            return
        (self.linked if "a" in self._open and self._times else self.plain).extend(
            _CLOCK.findall(data)
        )


def linked(name: str) -> tuple[str, list[str]]:
    """A construct as it is linked, and the timecodes that were."""
    marked, dialects = CODE[name]
    post = read(H + re.sub("[«»]", "", marked), dialects=dialects)
    plan = linking.plan(post)
    text = edits.apply(post.data, plan.edits).decode()
    return text, [bare.text for bare, _ in plan.made]


def assert_shown(name: str, html: str, times: list[str]) -> None:
    """What was linked is shown as links, and what was not is shown as code, or not at all."""
    shown = Shown(html)
    assert shown.linked == times, name
    assert "](" not in shown.text, name
    assert shown.plain == [], name


OF_MKDOCS = [name for name, (_, dialects) in CODE.items() if dialects == MKDOCS]


@pytest.mark.parametrize("name", OF_MKDOCS)
def test_python_markdown_shows_what_is_read(name: str) -> None:
    text, times = linked(name)
    html = markdown.markdown(
        text, extensions=[*EXTENSIONS, "pymdownx.tabbed"], extension_configs=TABBED
    )
    shown = Shown(html)
    assert shown.linked == times
    assert "](" not in shown.text


HUGO = {
    "layouts/shortcodes/chapters.html": '<i data-list="{{ .Get "list" }}"></i>',
    "layouts/shortcodes/tab.html": "{{ .Inner | markdownify }}",
    "layouts/shortcodes/note.html": "{{ .Inner }}",
    "layouts/_default/single.html": "<article>{{ .Content }}</article>",
    "hugo.toml": 'baseURL = "https://example.org/"\n'
    'disableKinds = ["rss", "sitemap", "taxonomy", "term", "home", "section"]\n',
}

OF_MDX = [name for name, (_, dialects) in CODE.items() if dialects == MDX]
# what MDX refuses to compile has no page
_REFUSED = {"imports", "a word in a sentence", "a brace that is never closed"}


@pytest.mark.generators("mdx")
def test_mdx_shows_what_is_read(tmp_path: Path) -> None:
    names = [name for name in OF_MDX if name not in _REFUSED]
    texts = [linked(name) for name in names]
    (tmp_path / "texts.json").write_text(json.dumps([text for text, _ in texts]), "utf-8")
    script = Path(__file__).parent / "node" / "mdx.mjs"
    done = subprocess.run(
        ["node", script, node_modules(), tmp_path / "texts.json"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for name, (_, times), html in zip(names, texts, json.loads(done.stdout), strict=True):
        shown = Shown(html)
        assert shown.linked == times, name
        assert "](" not in shown.text, name


JOINED = f"{H}8:00 - a\n9:00 - b\n10:00 - c\n"


def spaced() -> str:
    post = read(JOINED)
    return edits.apply(post.data, linking.plan(post, space=True).edits).decode()


def test_neighbouring_lines_are_one_paragraph_until_space_parts_them() -> None:
    post = read(JOINED)
    joined = edits.apply(post.data, linking.plan(post).edits).decode()
    assert markdown.markdown(joined).count("<p>") == 1
    assert markdown.markdown(spaced()).count("<p>") == 3
