"""index-mismatch: an index that is another lecture's, by a list that is whole."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.index_mismatch import RULE
from tests.rules.views import OTHER, PL, entry, heading, listed, mended, note, told, url, vid, view

MOVED = (entry(1, position=3), entry(2, position=1), entry(3, position=2))
LIST = listed(MOVED)
WRONG = heading(1) + note("8:00", 1) + heading(2, "&index=1")

STAYS_SILENT = {
    "nothing is known": view(WRONG),
    "the index is right": view(heading(2, "&index=1"), LIST),
    "the link has none": view(heading(1, ""), LIST),
    "the list is short": view(WRONG, listed(MOVED, whole=False)),
    "the list lacks the video": view(heading(9), LIST),
    "another list": view(WRONG, listed(MOVED, playlist=OTHER)),
    "a note's own index": view(heading(2, "&index=1") + note("8:00", 2, "&index=9&t=8m"), LIST),
    "a reference": view(f"see [it]({url(1, '&index=1')}) there\n", LIST),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "moved in the listing": (
        view(WRONG, LIST),
        ["1:4 warning: index=1, but the video is number 3 of the playlist"],
    ),
    "as the snapshot remembers it": (
        view(WRONG, listed(MOVED, now=False)),
        ["1:4 warning: index=1, but the video is number 3 of the playlist"],
    ),
    "a dead lecture keeps its place": (
        view(WRONG, listed([entry(1, position=3, alive=False)])),
        ["1:4 warning: index=1, but the video is number 3 of the playlist"],
    ),
}


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (heading(1), heading(1, "&index=3")),
        (heading(1, "&index=1&t=5m&si=x"), heading(1, "&index=3&t=5m&si=x")),
        (heading(1, "&index=0001"), heading(1, "&index=3")),
        (
            f"## 1. Topic\n\nhttps://youtu.be/{vid(1)}?index=1&list={PL}\n",
            f"## 1. Topic\n\nhttps://youtu.be/{vid(1)}?index=3&list={PL}\n",
        ),
        (
            f'## <a href="{url(1, "&amp;index=1").replace("&list", "&amp;list")}">T</a>\n',
            f'## <a href="{url(1, "&amp;index=3").replace("&list", "&amp;list")}">T</a>\n',
        ),
        (f"## [T][1]\n\n[1]: {url(1, '&index=7')}\n", f"## [T][1]\n\n[1]: {url(1, '&index=3')}\n"),
        (
            f"---\nvideo: {url(1, '&index=1')}\n---\n\ntext\n",
            f"---\nvideo: {url(1, '&index=3')}\n---\n\ntext\n",
        ),
    ],
)
def test_the_index_is_mended_and_nothing_else(before: str, after: str) -> None:
    assert mended(RULE, view(before + note("8:00", 1), LIST)) == after + note("8:00", 1)


def test_all_of_a_post_are_mended_at_once() -> None:
    text = heading(1) + note("8:00", 1) + heading(2) + heading(3)
    wanted = heading(1, "&index=3") + note("8:00", 1) + heading(2, "&index=1")
    assert mended(RULE, view(text, LIST)) == wanted + heading(3, "&index=2")
