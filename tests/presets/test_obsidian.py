"""What `obsidian` writes, by Obsidian's documented grammar: the program itself has no batch form.

Properties are flat: texts, dates, and lists of texts. In a text `[[`, `#tag`, `%%`, `==`, `$` and
`^id` mean something; a note's name holds none of `* " \\ / < > : | ? # ^ [ ]`. A link between
double brackets means the file at that path of the vault, else the one of that name, `.md` or not.
"""

import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pyromark
import pytest
import yaml

from tests.conftest import Runner
from tests.presets.generators import node_modules
from tests.presets.page import assert_shows, assert_shows_title
from tests.presets.posts import (
    HOSTILE,
    LIST,
    shown,
    wanted_course,
    write_course,
    write_notes,
    write_pictured,
    write_titles,
)
from tests.presets.walk import BASE, assert_notes_are_linked
from tests.youtube.pages import JPEG

# CommonMark with what Obsidian adds and pulldown-cmark knows
OPTIONS = (
    pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_WIKILINKS
)
# what a backslash or an entity does not stand before
LIVE = {
    "a comment": r"(?<!\\)%%",
    "a highlight": r"(?<!\\)==",
    "a tag": r"(?:^|(?<=[\s(]))#[\w/-]",
    "a block's id": r"(?:^|(?<=\s))\^\w",
}
WIKI = re.compile(r"(?<!\\)\[\[[^\n\[\]]+\]\]")
NAME = r"[^*\"\\/<>:|?#^\[\]]+"


def build(note: Path) -> tuple[dict[str, object], str]:
    """Properties and body."""
    assert re.fullmatch(NAME, note.stem), note.stem
    _, matter, body = note.read_text("utf-8").split("---\n", 2)
    # between double brackets only a comment's marks are live
    assert "%%" not in "".join(WIKI.findall(body))
    for what, pattern in LIVE.items():
        assert not re.search(pattern, WIKI.sub("[[]]", body), re.MULTILINE), what
    return yaml.safe_load(matter), pyromark.html(body, options=OPTIONS)


def is_flat(value: object) -> bool:
    """A text, a date, or a list of texts."""
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    return isinstance(value, str | date)


def test_the_note_shows_every_hostile_title_as_text_with_its_link(
    scaffold: Runner, tmp_path: Path
) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    matter, html = build(write_course(scaffold, "obsidian", vault))
    assert_shows(html, wanted_course())
    assert matter == {
        "aliases": [wanted_course().title],
        "date": date(2026, 11, 24),
        "playlist": LIST,
        "tags": [],
    }
    assert all(map(is_flat, matter.values()))


def test_hostile_titles_of_notes_come_through_properties(tmp_path: Path) -> None:
    for slug, title in write_titles("obsidian", tmp_path).items():
        matter, html = build(tmp_path / f"{slug}.md")
        assert matter["channel"] == title
        assert matter["tags"] == ["one", "two"]
        assert all(map(is_flat, matter.values()))
        assert_shows_title("<h1></h1>" + html, "", name=title)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_note_is_named_by_its_title_or_has_it_as_an_alias(tmp_path: Path, number: int) -> None:
    from scaffold.model.listing import Listing
    from scaffold.notes.writing import render
    from scaffold.outside import templates

    preset, title = templates.load("obsidian"), shown(HOSTILE[number])
    when = date(2026, 11, 24)
    words = render.PathContext("slug", title, when)
    path = tmp_path / render.render_path(preset, preset.rules.path, words)
    listing = Listing(id="", title=title, videos=())
    post = render.NewPost(title, "slug", when)
    path.write_bytes(render.render_post(preset, post, listing, ()).encode())
    matter, _ = build(path)
    assert path.stem == title or matter["aliases"] == [title]


def resolved(vault: Path, link: str) -> Path:
    """The file of the vault that a link between double brackets means."""
    files = [path for path in vault.rglob("*") if path.is_file()]
    ends = (link, f"{link}.md")
    exact = [path for path in files if path.relative_to(vault).as_posix() in ends]
    (found,) = exact or [path for path in files if path.name in ends]
    return found


def test_the_cover_is_the_picture_whatever_else_has_its_name(
    scaffold: Runner, tmp_path: Path
) -> None:
    vault = tmp_path / "vault"
    (vault / ".obsidian").mkdir(parents=True)
    (vault / "trip").mkdir()
    (vault / "trip" / "pictured.jpg").write_bytes(b"another")
    matter, _ = build(write_pictured(scaffold, "obsidian", vault))
    found = re.fullmatch(r"\[\[([^|\]]+)\]\]", str(matter["cover"]))
    assert found
    assert resolved(vault, found[1]).read_bytes() == JPEG


def listed(label: str) -> str:
    """A label as a link between double brackets shows it: its own marks are others there."""
    text = re.sub("%%+", "%", label.translate(str.maketrans("[]|`\\", "()-'∖")))
    return re.sub("<(?=[A-Za-z/!?])", "‹", text)


def by_rules(vault: Path, root: Path) -> None:
    """Pages of a vault's notes, links resolved by the documented rules."""

    def link(found: re.Match[str]) -> str:
        name, alias = found[0].strip("[]").split("|")
        path = resolved(vault, name).relative_to(vault).with_suffix(".html")
        shown_as_it_is = "".join(f"&#{ord(char)};" for char in alias)
        return f'<a href="/{quote(path.as_posix())}">{shown_as_it_is}</a>'

    for note in vault.rglob("*.md"):
        build(note)
        text = WIKI.sub(link, note.read_text("utf-8").split("---\n", 2)[2])
        html = pyromark.html(text, options=OPTIONS)
        target = (root / note.relative_to(vault)).with_suffix(".html")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"<article>{html}</article>", "utf-8")


def by_remark(vault: Path, root: Path) -> None:
    """Pages of a vault's notes, as the plugin of remark for Obsidian's links makes them."""
    script = Path(__file__).parent / "node" / "obsidian.mjs"
    done = subprocess.run(
        ["node", script, node_modules(), vault, root],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "make",
    [by_rules, pytest.param(by_remark, marks=pytest.mark.generators("remark-wiki-link"))],
    ids=["rules", "remark"],
)
@pytest.mark.parametrize("is_site", [True, False], ids=["vault", "folder"])
def test_the_index_leads_to_all_notes_and_each_note_to_the_next(
    scaffold: Runner, tmp_path: Path, make: Callable[[Path, Path], None], is_site: bool
) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    write_notes(scaffold, "obsidian", vault, is_site=is_site)
    make(vault, tmp_path / "public")
    index = BASE + ("The%20course.html" if is_site else "notes.html")
    assert_notes_are_linked(tmp_path / "public", index, listed=listed)
