"""video-unavailable: it lives, but not for all readers."""

import pytest

from scaffold.model.course import Remembered
from scaffold.model.finding import Certainty
from scaffold.rules.base.view import View
from scaffold.rules.video_unavailable import RULE
from tests.rules.views import heading, note, told, url, verdicts, vid, view

POST = heading(1) + note("8:00", 1) + note("9:00", 1)

STAYS_SILENT = {
    "nothing is known": view(POST),
    "everybody may see it": view(POST, videos=verdicts(Certainty.OK, 1)),
    "it is dead": view(POST, videos=verdicts(Certainty.PRIVATE, 1, note="for members only")),
    "nobody could tell": view(POST, videos=verdicts(Certainty.UNKNOWN, 1)),
}

MEMBERS = verdicts(Certainty.OK, 1, note="for members only")
IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "once, at the heading": (
        view(f"[it]({url(1)}) and so on\n\n{POST}", videos=MEMBERS),
        [
            "3:4 info: the video 1. Topic 1 (v0000000001) is for members only; 2 notes link to it",
        ],
    ),
    "with its title": (
        view(f"a [talk]({url(1)})\n", videos=MEMBERS, remembered={vid(1): Remembered("The talk")}),
        [
            "1:3 info: the video The talk (v0000000001) is for members only; no notes link to it",
        ],
    ),
}


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings
