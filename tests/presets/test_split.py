"""Notes that `--split` writes, built by the generators: every link between them leads somewhere."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.conftest import Runner
from tests.presets import test_hugo, test_jekyll, test_mkdocs
from tests.presets.posts import HOSTILE, WHEN, course, shown

BASE = "https://example.org/"


class _Links(HTMLParser):
    """The links of a page's text, with what they show."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._inside = False
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "article"
        if tag == "a" and self._inside:
            self._open = True
            self.found.append((dict(attrs).get("href") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"
        self._open = self._open and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._open:
            href, text = self.found[-1]
            self.found[-1] = (href, text + data)


def links_of(root: Path, url: str) -> list[tuple[str, str]]:
    """Links of a built page to pages of the site, with what they show; each must be there."""
    parser = _Links()
    parser.feed(page_of(root, url).read_text("utf-8"))
    whole = [(urljoin(url, href), " ".join(text.split())) for href, text in parser.found]
    return [(to, text) for to, text in whole if to.startswith(BASE) and text]


def page_of(root: Path, url: str) -> Path:
    path = root / unquote(urlsplit(url).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


def write(scaffold: Runner, preset: str, site: Path) -> None:
    saved = scaffold.folder / "hostile.json"
    saved.write_text(json.dumps(course("The course")), encoding="utf-8")
    scaffold.env["SCAFFOLD_TITLES__MODE"] = "exact"
    words = ("--preset", preset, "--site", site, "--publish", "--split", "--slug", "course")
    ran = scaffold("new", saved, *words, "--date", WHEN.isoformat())
    assert ran.code == 0, ran.err
    assert len(ran.out.splitlines()) == len(HOSTILE) + 1


@pytest.mark.parametrize(
    ("preset", "make", "build", "start"),
    [
        ("hugo", test_hugo.make_site, test_hugo.build, "course/"),
        ("mkdocs", test_mkdocs.make_site, lambda site: test_mkdocs.build(site).parent,
         "blog/course/"),
        pytest.param("jekyll", test_jekyll.make_site, test_jekyll.build, "course/",
                     marks=pytest.mark.generators("jekyll")),
    ],
    ids=["hugo", "mkdocs", "jekyll"],
)  # fmt: skip
def test_the_index_leads_to_all_notes_and_each_note_to_the_next(
    scaffold: Runner,
    tmp_path: Path,
    preset: str,
    make: Callable[[Path], Path],
    build: Callable[[Path], Path],
    start: str,
) -> None:
    site = make(tmp_path / "site")
    write(scaffold, preset, site)
    root = build(site)
    index = BASE + start
    labels = [f"{n}. {shown(title)}" for n, title in enumerate(HOSTILE, 1)]
    listed = [(to, text) for to, text in links_of(root, index) if text[0].isdigit()]
    assert [folded(text) for _, text in listed] == [folded(label) for label in labels]
    assert len({to for to, _ in listed}) == len(HOSTILE)
    notes = [to for to, _ in listed]
    for place, url in enumerate(notes):
        assert page_of(root, url).is_file(), url
        around = [to for to, _ in links_of(root, url)]
        for wanted in (*notes[max(place - 1, 0) : place], index, *notes[place + 1 : place + 2]):
            assert wanted in around, (url, wanted)


def folded(text: str) -> str:
    """Quotes and dashes as generators set them count as those that were written."""
    for fine, plain in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "--"), ("…", "...")):
        text = text.replace(fine, plain)
    return "".join(text.split()).replace("—", "---")
