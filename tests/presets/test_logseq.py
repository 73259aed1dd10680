"""What `logseq` writes, read by mldoc, the parser that Logseq itself uses."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Runner
from tests.presets.generators import node_modules
from tests.presets.page import assert_same
from tests.presets.posts import (
    HOSTILE,
    LIST,
    NOTES,
    address,
    shown,
    wanted_course,
    write_course,
    write_notes,
    write_titles,
)

MARKED = "\ufffc"
CANNOT_BE_WRITTEN = re.compile(r"`|\\\[|\A\[")
"""Ticks, `\\[`, a bracket that begins a link: the parser knows no escape, they are code or math."""
SCRIPT = Path(__file__).parent / "node" / "logseq.cjs"


def parsed(scratch: Path, pages: list[Path]) -> list[list[Any]]:
    """The blocks of each page, as Logseq's parser gives them."""
    (scratch / "pages.json").write_text(json.dumps([str(page) for page in pages]), "utf-8")
    done = subprocess.run(
        ["node", SCRIPT, node_modules(), scratch / "pages.json"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    trees: list[list[Any]] = json.loads(done.stdout)
    return trees


def properties(tree: list[Any]) -> dict[str, str]:
    """The page's properties."""
    (kind, pairs), _ = tree[0]
    assert kind == "Property_Drawer"
    return {key: value for key, value, _ in pairs}


def blocks(tree: list[Any]) -> list[tuple[int, str, list[str]]]:
    """The outline: level, visible text and links of each block."""
    found = []
    for (kind, *value), _ in tree[1:]:
        if kind == "Paragraph":
            assert value == [[["Break_Line"]]]
            continue
        assert kind == "Heading"
        (block,) = value
        assert block["tags"] == []
        assert block["meta"]["properties"] == []
        text, links = told(block["title"])
        found.append((block["level"], text, links))
    return found


def told(inlines: list[Any]) -> tuple[str, list[str]]:
    """Text and links of a block; anything else than these is what no title may make."""
    text, links = "", []
    for kind, value in inlines:
        if kind == "Plain":
            text += value
        elif kind == "Entity":
            text += value["unicode"]
        elif kind == "Link":
            label, inner = told(value["label"])
            assert inner == []
            scheme = value["url"][1]
            text += label
            links.append(f"{scheme['protocol']}://{scheme['link']}")
        elif kind in {"Code", "Latex_Fragment"}:
            text += MARKED
        else:
            raise AssertionError(f"{kind}: {value}")
    return text, links


@pytest.mark.generators("logseq")
def test_the_outline_shows_every_hostile_title_as_text_with_its_link(
    scaffold: Runner, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tree,) = parsed(tmp_path, [write_course(scaffold, "logseq", site)])
    top, *outline = blocks(tree)
    assert top == (1, "[x](y) {{ z }} *t*", [LIST])
    lectures = [(text, links) for level, text, links in outline if level == 1]
    chapters = [(text, links) for level, text, links in outline if level == 2]
    wanted = wanted_course()
    for told_lines, wanted_lines in ((lectures, wanted.lectures), (chapters, wanted.chapters)):
        lines = [(line.text, [line.url]) for line in wanted_lines]
        assert [links for _, links in told_lines] == [links for _, links in lines]
        sure = [n for n, (text, _) in enumerate(lines) if not CANNOT_BE_WRITTEN.search(text)]
        assert_same([told_lines[n] for n in sure], [lines[n] for n in sure])


@pytest.mark.generators("logseq")
def test_hostile_titles_come_through_page_properties(tmp_path: Path) -> None:
    titles = write_titles("logseq", tmp_path)
    trees = parsed(tmp_path, [tmp_path / "pages" / f"{slug}.md" for slug in titles])
    for tree, title in zip(trees, titles.values(), strict=True):
        assert properties(tree) == {
            "title": title,
            "date": "2026-11-24",
            "playlist": LIST,
            "tags": "one, two",
        }
        (_, text, links), *rest = blocks(tree)
        assert rest == []
        if not CANNOT_BE_WRITTEN.search(title):
            assert_same([(text, links)], [(f"{title}, {title}", [LIST])])


def references(tree: list[Any]) -> list[list[str]]:
    """The pages that each block refers to, for the blocks that refer to some."""
    found = []
    for (kind, *value), _ in tree[1:]:
        if kind == "Heading":
            links = [link["url"] for what, link in value[0]["title"] if what == "Link"]
            found.append([name for form, name in links if form == "Page_ref"])
    return [names for names in found if names]


@pytest.mark.generators("logseq")
def test_the_index_leads_to_all_notes_and_each_note_to_the_next(
    scaffold: Runner, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    paths = write_notes(scaffold, "logseq", site)
    index, *notes = parsed(tmp_path, paths)
    titles = [properties(tree)["title"] for tree in notes]
    # to Logseq two pages are one if their names differ by capitals alone
    assert len({title.casefold() for title in titles}) == len(HOSTILE)
    assert references(index) == [[title] for title in titles]
    for place, tree in enumerate(notes):
        around = [*titles[max(place - 1, 0) : place], "The course", *titles[place + 1 : place + 2]]
        assert references(tree) == [around]
        (kind, block), _ = tree[-1]
        assert kind == "Heading"
        text, links = told(block["title"])
        label = f"{place + 1}. {shown(HOSTILE[place])}"
        assert links == [address(place + 1, f"index={place + 1}", NOTES)]
        assert text == label or CANNOT_BE_WRITTEN.search(label)


def test_a_page_is_properties_and_then_only_blocks(scaffold: Runner, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    page = write_course(scaffold, "logseq", site)
    head, outline = page.read_text("utf-8").split("\n\n", 1)
    assert [line.split(":: ", 1)[0] for line in head.split("\n")] == ["title", "date", "playlist"]
    lines = outline.removesuffix("\n").split("\n")
    assert len(lines) == 1 + len(HOSTILE) + len([text for text in HOSTILE if text])
    assert {line[: line.index("[")] for line in lines} == {"- ", "\t- "}
