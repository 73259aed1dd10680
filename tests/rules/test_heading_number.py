"""heading-number: a heading with another lecture's number, where most agree with the list."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.heading_number import RULE
from tests.rules.views import OTHER, PL, entry, heading, listed, note, told, url, view

LIST = listed([entry(n) for n in range(1, 7)])
FROM_ZERO = listed([entry(n, number=str(n - 1)) for n in range(1, 7)])


def headed(number: str, video: int) -> str:
    return f"## [{number} Topic]({url(video)})\n"


STAYS_SILENT = {
    "nothing is known": view(heading(1) + headed("3.", 2) + heading(3)),
    "all agree": view(heading(1) + heading(2) + heading(3), LIST),
    "a zero in front": view(heading(1) + heading(2) + headed("03.", 3), LIST),
    "no number": view(heading(1) + heading(2) + f"## [Topic]({url(3)})\n", LIST),
    "a count of the author's own": view(headed("1.", 4) + headed("2.", 5) + headed("3.", 6), LIST),
    "half of them disagree": view(heading(1) + headed("3.", 2), LIST),
    "the list is short": view(
        heading(1) + headed("3.", 2) + heading(3),
        listed(LIST[PL].lectures, whole=False),
    ),
    "another list": view(
        heading(1) + headed("3.", 2) + heading(3), listed([entry(2)], playlist=OTHER)
    ),
    "the titles' own numbers": view(headed("0.", 1) + headed("1.", 2) + headed("2.", 3), FROM_ZERO),
    "the places, though the titles carry numbers": view(heading(1) + heading(2), FROM_ZERO),
    "notes with numbers": view(heading(1) + "\n5. " + note("8:00", 1), LIST),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "one of three": (
        view(heading(1) + note("8:00", 1) + headed("3.", 2) + heading(3), LIST),
        ["4:4 info: this heading is number 3, the lecture is 2"],
    ),
    "as the snapshot remembers the list": (
        view(heading(1) + headed("3.", 2) + heading(3), listed(LIST[PL].lectures,
             now=False)),
        ["2:4 info: this heading is number 3, the lecture is 2"],
    ),
    "against the titles' own numbers": (
        view(headed("0.", 1) + headed("1.", 2) + headed("7.", 3), FROM_ZERO),
        ["3:4 info: this heading is number 7, the lecture is 2"],
    ),
    "against the places, where the post counts so": (
        view(heading(1) + heading(2) + headed("7.", 3), FROM_ZERO),
        ["3:4 info: this heading is number 7, the lecture is 3"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings
