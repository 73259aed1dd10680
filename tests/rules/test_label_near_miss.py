"""label-near-miss: 1 to 5 seconds between label and link are somebody's habit."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.label_near_miss import RULE
from tests.rules.views import heading, note, told, url, view

H = heading(1)

STAYS_SILENT = {
    "they agree": view(H + note("8:00", 1)),
    "six seconds, a mismatch": view(H + note("8:00", 1, "&t=486")),
    "no time in the link": view(H + note("0:03", 1, "")),
    "a label that says so itself": view(H + f"[~8:00]({url(1, '&t=478')})\n"),
    "the same in brackets": view(H + f"[(≈8:00)]({url(1, '&t=478')})\n"),
    "the first seconds of the video": view(H + note("0:00", 1, "&t=1")),
    "all labels a second later than their links": view(
        H + "".join(note(f"{n}:00", 1, f"&t={n * 60 - 1}") for n in (1, 2, 3))
    ),
    "no label": view(H + f"<{url(1, '&t=478')}>\n"),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "a second later": (
        view(H + note("8:00", 1, "&t=481")),
        ["2:1 info: the label says 8:00, the link leads to 8:01"],
    ),
    "two a second later, one not": (
        view(H + note("1:00", 1, "&t=59") + note("2:00", 1, "&t=119") + note("3:00", 1)),
        [
            "2:1 info: the label says 1:00, the link leads to 0:59",
            "4:1 info: the label says 2:00, the link leads to 1:59",
        ],
    ),
    "behind a word": (
        view(H + f"See [at 8:00]({url(1, '&t=478')})\n"),
        ["2:5 info: the label says 8:00, the link leads to 7:58"],
    ),
    "five seconds earlier": (
        view(H + "- " + note("8:00", 1, "&t=7m55s")),
        ["2:3 info: the label says 8:00, the link leads to 7:55"],
    ),
}


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings
