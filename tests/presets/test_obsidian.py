"""What `obsidian` writes, by Obsidian's documented grammar: the program itself has no batch form.

Properties are flat: texts, dates, and lists of texts. In a text `[[`, `#tag`, `%%`, `==`, `$` and
`^id` mean something; a note's name holds none of `* " \\ / < > : | ? # ^ [ ]`.
"""

import re
from datetime import date
from pathlib import Path

import pyromark
import pytest
import yaml

from tests.conftest import Runner
from tests.presets.page import assert_shows, assert_shows_title
from tests.presets.posts import HOSTILE, LIST, shown, wanted_course, write_course, write_titles

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
NAME = r"[^*\"\\/<>:|?#^\[\]]+"


def build(note: Path) -> tuple[dict[str, object], str]:
    """Properties and body."""
    assert re.fullmatch(NAME, note.stem), note.stem
    _, matter, body = note.read_text("utf-8").split("---\n", 2)
    for what, pattern in LIVE.items():
        assert not re.search(pattern, body, re.MULTILINE), what
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
    from scaffold.notes import render
    from scaffold.outside import templates

    preset, title = templates.load("obsidian"), shown(HOSTILE[number])
    when = date(2026, 11, 24)
    words = render.PathWords("slug", title, when)
    path = tmp_path / render.render_path(preset, preset.rules.path, words)
    listing = Listing(id="", title=title, videos=())
    post = render.NewPost(title, "slug", when)
    path.write_bytes(render.render_post(preset, post, listing, ()).encode())
    matter, _ = build(path)
    assert path.stem == title or matter["aliases"] == [title]
