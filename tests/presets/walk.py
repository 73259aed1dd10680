"""A built site as its reader walks it: from the index of a course to its notes, and to files."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.presets.page import Page, Told, assert_same, spoken
from tests.presets.posts import HOSTILE, NOTES, address, shown

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


class _Pictures(HTMLParser):
    """Addresses of the pictures that a page shows, and of those that its metadata names."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.named: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "img":
            self.shown.append(given.get("src") or "")
        if tag == "meta" and given.get("property") == "og:image":
            self.named.append(given.get("content") or "")


def file_of(root: Path, url: str, base: str = BASE) -> Path:
    """The file that a server of the built site gives for an address below its base."""
    assert url.startswith(base), url
    path = root / unquote(urlsplit(url).path).removeprefix(urlsplit(base).path)
    return path / "index.html" if path.is_dir() else path


def links_of(root: Path, url: str, base: str = BASE) -> list[tuple[str, str]]:
    """Links of a built page to pages of the site, with what they show."""
    parser = _Links()
    parser.feed(file_of(root, url, base).read_text("utf-8"))
    whole = [(urljoin(url, href), " ".join(text.split())) for href, text in parser.found]
    return [(to, text) for to, text in whole if to.startswith(base) and text]


def pictures_shown(root: Path, url: str, base: str = BASE) -> list[bytes]:
    """The pictures that a built page shows; each must be there."""
    return [_fetched(root, urljoin(url, src), base) for src in _pictures(root, url, base).shown]


def pictures_named(root: Path, url: str, base: str = BASE) -> list[bytes]:
    """The pictures that a built page's metadata names (`og:image`); each must be there."""
    return [_fetched(root, urljoin(url, src), base) for src in _pictures(root, url, base).named]


def _pictures(root: Path, url: str, base: str) -> _Pictures:
    parser = _Pictures()
    parser.feed(file_of(root, url, base).read_text("utf-8"))
    return parser


def _fetched(root: Path, url: str, base: str) -> bytes:
    return file_of(root, url, base).read_bytes()


def assert_notes_are_linked(
    root: Path,
    index: str,
    base: str = BASE,
    *,
    seen: Callable[[str], str] = str,
    listed: Callable[[str], str] | None = None,
) -> None:
    """The index leads to all notes in order, each to its neighbours and back, all by right names.

    `seen` says how the generator shows a text that it cannot be kept from changing, `listed` how
    the links between notes show it.
    """
    labels = [f"{n}. {shown(title)}" for n, title in enumerate(HOSTILE, 1)]
    links = [(to, text) for to, text in links_of(root, index, base) if text[0].isdigit()]
    texts: list[Told] = [(folded(text), []) for _, text in links]
    assert_same(texts, [(folded((listed or seen)(label)), []) for label in labels])
    notes = [to for to, _ in links]
    assert len({file_of(root, url, base) for url in notes}) == len(HOSTILE)
    for place, (url, label) in enumerate(zip(notes, labels, strict=True)):
        assert file_of(root, url, base).is_file(), url
        around = [to for to, _ in links_of(root, url, base)]
        for wanted in (*notes[max(place - 1, 0) : place], index, *notes[place + 1 : place + 2]):
            assert wanted in around, (url, wanted)
        page = Page(file_of(root, url, base).read_text("utf-8"))
        # Docusaurus sets a space of no width behind each heading
        heads = [
            (spoken(block.text.removesuffix("\u200b")), block.links)
            for block in page.blocks
            if block.tag == "h2"
        ]
        video = address(place + 1, f"index={place + 1}", NOTES)
        assert_same(heads, [(spoken(seen(label)), [video])])


def folded(text: str) -> str:
    """Text without what typographers change, and without spaces."""
    return "".join(spoken(text).split())
