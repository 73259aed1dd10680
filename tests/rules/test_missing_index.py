"""missing-index: a lecture's link without `index=` where most have one."""

import pytest

from scaffold.model.course import Course
from scaffold.rules.base.view import View
from scaffold.rules.missing_index import RULE
from tests.rules.views import OTHER, PL, entry, heading, listed, mended, note, told, url, vid, view

THREE = heading(1) + heading(2) + heading(3, "")
LIST = listed([entry(n) for n in range(1, 6)])


def mixed(indexed: int, count: int) -> str:
    return "".join(heading(n) if n <= indexed else heading(n, "") for n in range(1, count + 1))


STAYS_SILENT = {
    "all have one": view(heading(1) + heading(2) + heading(3)),
    "none has one": view(heading(1, "") + heading(2, "") + heading(3, "")),
    "half of them have one": view(heading(1) + heading(2, "")),
    "most have none": view(heading(1) + heading(2, "") + heading(3, "")),
    "seven of thirteen, a mixture": view(mixed(7, 13)),
    "five of eight": view(mixed(5, 8)),
    "eight of eleven": view(mixed(8, 11)),
    "a post of one lecture": view(heading(1, "")),
    "a lecture without playlist": view(heading(1) + heading(2) + heading(3, "", playlist=None)),
    "notes carry none": view(heading(1) + note("8:00", 1) + note("9:00", 1)),
    "other links in the text": view(heading(1) + heading(2) + f"see [this]({url(3)})\n"),
    "a mix is no course": view(heading(1) + heading(2) + heading(3, "", playlist="RDv0000000001")),
}

SAID = "this lecture's link has no index=, which"
IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "one of three": (
        view(THREE),
        [f"3:4 warning: {SAID} 2 of 3 lecture links of the post have"],
    ),
    "two of five": (
        view(heading(1, "") + heading(2) + heading(3) + heading(4) + heading(5, "&t=5s")),
        [f"1:4 warning: {SAID} 3 of 5 lecture links of the post have",
         f"5:4 warning: {SAID} 3 of 5 lecture links of the post have"],
    ),
    "a quarter of many": (
        view(mixed(9, 12)),
        [f"{line}:4 warning: {SAID} 9 of 12 lecture links of the post have"
         for line in (10, 11, 12)],
    ),
    "in items of a list": (
        view("".join(
            f"- [{n}]({url(n, rest)})\n  - 1:00 said\n"
            for n, rest in ((1, "&index=1"), (2, "&index=2"), (3, ""))
        )),
        [f"5:3 warning: {SAID} 2 of 3 lecture links of the post have"],
    ),
    "below the heading": (
        view(heading(1) + heading(2) + f"## Topic\n\n{url(3)}\n"),
        [f"5:1 warning: {SAID} 2 of 3 lecture links of the post have"],
    ),
    "an index that is no number": (
        view(heading(1) + heading(2) + heading(3, "&index=three")),
        [f"3:4 warning: {SAID} 2 of 3 lecture links of the post have"],
    ),
}  # fmt: skip


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
        (heading(3, ""), heading(3)),
        (heading(3, "&t=5m"), heading(3, "&t=5m&index=3")),
        (heading(3, "&index="), heading(3)),
        (f"## [C]({url(3)}#top 'title')\n", f"## [C]({url(3, '&index=3')}#top 'title')\n"),
        (f"## C\n\n<{url(3)}>\n", f"## C\n\n<{url(3, '&index=3')}>\n"),
        (f"## [C][c]\n\n[c]: {url(3)}\n", f"## [C][c]\n\n[c]: {url(3, '&index=3')}\n"),
        (
            f'## <a href="https://youtu.be/{vid(3)}?list={PL}&amp;t=5">C</a>\n',
            f'## <a href="https://youtu.be/{vid(3)}?list={PL}&amp;t=5&amp;index=3">C</a>\n',
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_index_is_added_where_the_place_is_known(before: str, after: str, newline: str) -> None:
    text = (heading(1) + heading(2) + before + note("8:00", 3)).replace("\n", newline)
    wanted = (heading(1) + heading(2) + after + note("8:00", 3)).replace("\n", newline)
    assert mended(RULE, view(text, LIST)) == wanted
    assert mended(RULE, view(text, listed(LIST[PL].lectures, now=False))) == wanted


@pytest.mark.parametrize(
    "lists",
    [
        {},
        listed([entry(1), entry(2)]),
        listed(LIST[PL].lectures, whole=False),
        listed(LIST[PL].lectures, playlist=OTHER),
    ],
    ids=["nothing is known", "the list lacks it", "the list is short", "another list"],
)
def test_nothing_is_mended_where_the_place_is_not_certain(lists: dict[str, Course]) -> None:
    seen = view(THREE, lists)
    assert len(told(RULE, seen)) == 1
    assert mended(RULE, seen) == THREE
