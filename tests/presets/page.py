"""A built page as its reader sees it: text of headings and paragraphs, links, and nothing live."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.presets.posts import Line, Wanted

BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "pre"}
ALLOWED = {"h1", "h2", "p", "a", "hr", "span", "article", "div", "section"}
ASIDE = {"nav", "aside"}
OWN = {"headerlink", "hash-link"}
"""Classes of links that themes put behind a heading, to itself."""


@dataclass(slots=True)
class Block:
    """A heading or paragraph: its tag, visible text, and addresses of its links.

    remark's GFM makes links of addresses after all escapes are resolved, so nothing stops it:
    a link to what it shows is left out where it is not the block's first.
    """

    tag: str
    id: str = ""
    text: str = ""
    links: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """What stands between `<article>` and its end (or in all of a fragment)."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.tags: set[str] = set()
        self.aside = 0
        found = re.search(r"<article[^>]*>(.*)</article>", html, re.DOTALL)
        self.feed(found[1] if found else html)
        self.close()
        for block in self.blocks:
            block.links = [a for n, a in enumerate(block.links) if n == 0 or not shows(block, a)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ASIDE or self.aside:
            self.aside += tag in ASIDE
            return
        self.tags.add(tag)
        given = dict(attrs)
        if tag in BLOCKS:
            self.blocks.append(Block(tag, given.get("id") or ""))
        if tag == "a" and self.blocks and not OWN & set((given.get("class") or "").split()):
            self.blocks[-1].links.append(given.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        self.aside -= tag in ASIDE

    def handle_data(self, data: str) -> None:
        if self.aside:
            return
        if self.blocks:
            self.blocks[-1].text += data
        else:
            assert not data.strip(), f"text outside of any block: {data!r}"

    def handle_comment(self, data: str) -> None:
        if data.strip() != "more":
            self.tags.add("!--")


Told = tuple[str, list[str]]


def shows(block: Block, address: str) -> bool:
    """Whether the block's text is the address itself, with or without its scheme."""
    return re.sub(r"\Ahttps?://|\Amailto:", "", address) in block.text


SMART = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "…": "...",
    "–": "-", "—": "-", "\u00a0": " ",
}  # fmt: skip


def spoken(text: str) -> str:
    """Text without what typographers change: quotes, dashes, dots, spaces."""
    for smart, simple in SMART.items():
        text = text.replace(smart, simple)
    return re.sub(r"-+", "-", " ".join(text.replace("``", '"').split()))


def assert_shows(html: str, wanted: Wanted, allowed: frozenset[str] = frozenset()) -> None:
    """The page shows each lecture and chapter as text with one link, in order, and no more."""
    page = Page(html)
    assert page.tags <= ALLOWED | allowed, page.tags - ALLOWED - allowed
    lectures = [block for block in page.blocks if block.tag == "h2"]
    assert_same(_lines(lectures), _spoken(wanted.lectures))
    chapters = [block for block in page.blocks if block.links and "&t=" in block.links[0]]
    assert_same(_lines(chapters), _spoken(wanted.chapters))


def assert_same(found: list[Told], wanted: list[Told]) -> None:
    """The same lines in the same order; a failure shows the first that differ."""
    differing = [pair for pair in zip(found, wanted, strict=False) if pair[0] != pair[1]]
    assert not differing, "\n".join(f"found  {a}\nwanted {b}" for a, b in differing[:8])
    assert len(found) == len(wanted)


def _lines(blocks: list[Block]) -> list[Told]:
    return [(spoken(block.text), block.links) for block in blocks]


def _spoken(lines: tuple[Line, ...]) -> list[Told]:
    return [(spoken(line.text), [line.url]) for line in lines]


def ids(html: str) -> list[str]:
    """The ids of the lectures' headings."""
    return [block.id for block in Page(html).blocks if block.tag == "h2"]


def assert_shows_title(html: str, title: str, name: str | None = None) -> None:
    """A post without lectures: its title as `h1`, the playlist's name and channel as text."""
    name = title if name is None else name
    page = Page(html)
    assert page.tags <= ALLOWED, page.tags - ALLOWED
    heads = [block for block in page.blocks if block.tag == "h1"]
    assert_same([(spoken(block.text), []) for block in heads], [(spoken(title), [])])
    first = next(block for block in page.blocks if block.tag == "p")
    assert_same([(spoken(first.text), [])], [(spoken(f"{name}, {name}"), [])])
    assert len(first.links) == 1
