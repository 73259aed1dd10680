"""length-changed: a lecture has another length than when its notes were written."""

import pytest

from scaffold.model.course import Remembered
from scaffold.rules.base.view import View
from scaffold.rules.length_changed import RULE
from tests.rules.views import entry, heading, listed, note, told, vid, view

POST = heading(1) + note("8:00", 1) + note("9:00", 1)


def known(seconds: int | None, noted: int | None = None) -> dict[str, Remembered]:
    return {vid(1): Remembered("Topic 1", duration=seconds, length_noted=noted)}


STAYS_SILENT = {
    "no snapshot": view(POST, listed([entry(1, duration=60)])),
    "the length is the same": view(POST, listed([entry(1)]), remembered=known(3600)),
    "two seconds are rounding": view(POST, listed([entry(1)]), remembered=known(3602)),
    "no notes": view(heading(1), listed([entry(1)]), remembered=known(4500)),
    "the length is not known": view(POST, remembered=known(None)),
    "the length is not known now": view(
        POST, listed([entry(1, duration=None)]), remembered=known(4500)
    ),
}

SAID = "than when its 2 notes were written"
IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "shorter now": (
        view(POST, listed([entry(1)]), remembered=known(4500)),
        [f"1:4 warning: the lecture is 15:00 shorter {SAID}"],
    ),
    "longer now": (
        view(POST, listed([entry(1)]), remembered=known(3597)),
        [f"1:4 warning: the lecture is 0:03 longer {SAID}"],
    ),
    "by what the snapshot remembers": (
        view(POST, remembered=known(3600, 4500)),
        [f"1:4 warning: the lecture is 15:00 shorter {SAID}"],
    ),
    "bare timecodes are notes": (
        view(heading(1) + "8:00 - said\n", remembered=known(3600, 4500)),
        ["1:4 warning: the lecture is 15:00 shorter than when its note was written"],
    ),
}


@pytest.mark.parametrize("seen", STAYS_SILENT.values(), ids=STAYS_SILENT.keys())
def test_it_stays_silent(seen: View) -> None:
    assert told(RULE, seen) == []


@pytest.mark.parametrize(("seen", "lines"), IS_FOUND.values(), ids=IS_FOUND.keys())
def test_it_finds(seen: View, lines: list[str]) -> None:
    assert told(RULE, seen) == lines


def test_it_names_the_line_to_run() -> None:
    (finding,) = RULE.find(view(POST, remembered=known(3600, 4500)))
    assert finding.advice[0].startswith(f"scaffold shift POST --lecture={vid(1)} --by=-15:00 ")
    assert finding.advice[1].startswith(f"scaffold refresh POST --accept-length={vid(1)} ")
