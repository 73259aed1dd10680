"""Titles that want to be more than text: in a new post they are text again when it is read."""

import json
import re
import tomllib
from pathlib import Path

import pyromark
import pytest

from scaffold.notes.text.escape import plain
from tests.conftest import Runner

HOSTILE = [
    "](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "{{< include >}}",
    "{{% raw %}}",
    "{{ x }}",
    "{% raw %}",
    "<script>alert(1)</script>",
    '"""',
    "'''",
    "+++",
    "---",
    "two\nlines",
    "a\ttab",
    "nul\x00nul",
    "\u202eedirrevo",
    "x" * 5000,
    "🎉🎊",
    "👩‍👩‍👧 family",
    "..",
    "/",
    "CON",
    "`code` *stars* _lines_ ~~gone~~",
    "back\\",
    "\\]",
    "&lt;b&gt; &amp; &#65;",
    "a | b",
    "ends in #",
    "{#anchor}",
    "<!-- comment -->",
    "![](x.png)",
    "https://example.org www.example.org",
    "[[wiki]] [^1]",
    "1. one",
    "C++ & C#",
    "עברית 中文 кириллица",
]
OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)


def headings(markdown: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each heading's text, and its links as (text, address)."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    inside = False
    for event in pyromark.events(markdown, options=OPTIONS):
        match event:
            case {"Start": {"Heading": _}}:
                inside = True
                found.append(("", []))
            case {"End": {"Heading": _}}:
                inside = False
            case {"Start": {"Link": link}} if inside:
                found[-1][1].append(("", link["dest_url"]))
            case {"Text": str(text)} if inside:
                whole, links = found[-1]
                links = [*links[:-1], (links[-1][0] + text, links[-1][1])] if links else links
                found[-1] = (whole + text, links)
            case {"Start": _} | {"Code": _} | {"InlineHtml": _} if inside:
                raise AssertionError(f"{event} in a heading")
    return found


def save(folder: Path, titles: list[str]) -> str:
    entries = [
        {"_type": "url", "ie_key": "Youtube", "id": f"{n:011d}", "title": title, "duration": 60}
        for n, title in enumerate(titles, 1)
    ]
    raw = {"_type": "playlist", "id": "PLhostile0000000001", "title": titles[0], "entries": entries}
    (folder / "hostile.json").write_text(json.dumps(raw), encoding="utf-8")
    return "hostile.json"


@pytest.mark.parametrize("preset", ["hugo", "plain"])
def test_every_heading_is_one_link_with_the_same_text_and_address(
    scaffold: Runner, preset: str
) -> None:
    source = save(scaffold.folder, HOSTILE)
    ran = scaffold("new", source, "--preset", preset, "-o", "post.md", "--title", "Safe")
    assert ran.code == 0, ran.err
    text = (scaffold.folder / "post.md").read_text("utf-8")
    body = text.split("+++\n", 2)[2] if preset == "hugo" else text
    seen = headings(body)[(0 if preset == "hugo" else 1) :]
    address = "https://www.youtube.com/watch?v={0:011d}&list=PLhostile0000000001&index={0}"
    assert len(seen) == len(HOSTILE)
    for number, (title, (whole, links)) in enumerate(zip(HOSTILE, seen, strict=True), 1):
        wanted = f"{number}. {plain(title) or 'untitled'}"
        assert (whole, links) == (wanted, [(wanted, address.format(number))])
    assert preset == "plain" or not {"{{<", "{{%"} & set(re.findall(r"\{\{[<%]", body))
    assert "\x00" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("title", HOSTILE)
def test_the_posts_own_title_comes_back_from_front_matter_and_names_a_sound_file(
    scaffold: Runner, title: str
) -> None:
    ran = scaffold("new", save(scaffold.folder, [title]))
    assert ran.code == 0, ran.err
    path = Path(ran.out.removesuffix("\n"))
    assert path.name == str(path)
    text = (scaffold.folder / path).read_text("utf-8")
    matter = tomllib.loads(text.split("+++\n", 1)[1].rsplit("\n+++\n\n[", 1)[0])
    assert matter["title"] == plain(title)
    assert matter["slug"] == path.stem
    assert path.stem
    assert len(path.name) < 120
