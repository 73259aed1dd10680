"""duplicate-timecode: two notes of one moment, for those who ask."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.duplicate_timecode import RULE
from tests.rules.views import heading, note, told, url, view

H = heading(1)

STAYS_SILENT = {
    "different moments": view(H + note("8:00", 1) + note("8:01", 1)),
    "the same moment of two lectures": view(H + note("8:00", 1) + heading(2) + note("8:00", 2)),
    "a reference inside a sentence": view(
        H + note("8:00", 1) + f"back at [8:00]({url(1, '&t=480')})\n"
    ),
    "said again below another heading": view(
        H + note("8:00", 1) + "### Topics\n\n" + note("8:00", 1)
    ),
    "in no lecture": view(note("8:00", 1) * 2),
    "times that cannot be read": view(H + f"[x]({url(1, '&t=s')})\n\n" * 2),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "twice": (
        view(H + note("8:00", 1) * 2),
        ["4:1 warning: the note in line 2 leads to the same moment"],
    ),
    "whatever form it has": (
        view(H + note("8:00", 1) + f"- <{url(1, '&t=480', None)}> said\n"),
        ["4:3 warning: the note in line 2 leads to the same moment"],
    ),
    "three times": (
        view(H + note("8:00", 1) * 3),
        ["4:1 warning: the note in line 2 leads to the same moment",
         "6:1 warning: the note in line 2 leads to the same moment"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings
