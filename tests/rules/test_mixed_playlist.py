"""mixed-playlist: one lecture's links name two playlists."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.mixed_playlist import RULE
from tests.rules.views import OTHER, PL, heading, note, told, url, view

THIRD = "PLcourse0000000003"

STAYS_SILENT = {
    "one playlist": view(heading(1) + note("8:00", 1) + note("9:00", 1)),
    "notes without playlist": view(heading(1) + note("8:00", 1, playlist=None)),
    "none at all": view(heading(1, playlist=None) + note("8:00", 1, playlist=None)),
    "each lecture its own": view(
        heading(1) + note("8:00", 1) + heading(2, playlist=OTHER) + note("1:00", 2, playlist=OTHER)
    ),
    "a mix is no course": view(heading(1) + note("8:00", 1, playlist="RDv0000000001")),
    "another video": view(heading(1) + f"see [this]({url(2, '&t=5', OTHER)})\n"),
    "in no lecture": view(note("8:00", 1) + note("9:00", 1, playlist=OTHER)),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "a note copied from elsewhere": (
        view(heading(1) + note("8:00", 1) + note("9:00", 1, playlist=OTHER)),
        [f"4:1 warning: this link is of the playlist {OTHER}, its lecture of {PL}"],
    ),
    "once for each other list": (
        view(heading(1) + note("8:00", 1, playlist=OTHER) * 3 + note("9:00", 1, playlist=THIRD)),
        [f"2:1 warning: this link is of the playlist {OTHER}, its lecture of {PL}",
         f"8:1 warning: this link is of the playlist {THIRD}, its lecture of {PL}"],
    ),
    "a link that is no note": (
        view(heading(1) + note("8:00", 1) + f"again: [the lecture]({url(1, '', OTHER)})\n"),
        [f"4:8 warning: this link is of the playlist {OTHER}, its lecture of {PL}"],
    ),
    "under a heading without playlist": (
        view(heading(1, playlist=None) + note("8:00", 1) + note("9:00", 1, playlist=OTHER)),
        [f"4:1 warning: this link is of the playlist {OTHER}, the first one here of {PL}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings
