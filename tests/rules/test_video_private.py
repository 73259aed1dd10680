"""video-private: as video-deleted, for what only its owner can see."""

import pytest

from scaffold.model.course import Remembered
from scaffold.model.finding import Certainty
from scaffold.rules.base.view import View
from scaffold.rules.video_private import RULE
from tests.rules.views import heading, note, told, url, verdicts, vid, view

POST = heading(1) + note("8:00", 1) + heading(2) + note("1:00", 2)
HIDDEN = verdicts(Certainty.PRIVATE, 2)
UNSEEN = {vid(2): Remembered(first_seen_unavailable=True)}

STAYS_SILENT = {
    "nothing is known": view(POST),
    "the video lives": view(POST, videos=verdicts(Certainty.OK, 1, 2)),
    "nobody could tell": view(POST, videos=verdicts(Certainty.UNKNOWN, 1, 2)),
    "it was deleted": view(POST, videos=verdicts(Certainty.DELETED, 2)),
    "it is for members": view(POST, videos=verdicts(Certainty.OK, 2, note="for members only")),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "at the lecture's heading": (
        view(POST, videos=HIDDEN, remembered={vid(2): Remembered("Lecture 2")}),
        [
            '4:4 error: the video 2. Topic 2 (v0000000002) is private; 1 note links to it',
        ],
    ),
    "at the first link where it is no lecture": (
        view(f"intro\n\n> see <{url(2)}>\n", videos=HIDDEN),
        [f"3:7 error: the video {vid(2)} is private; no notes link to it"],
    ),
    "as info where it was private when it came": (
        view(heading(2), videos=HIDDEN, remembered=UNSEEN),
        [
            '1:4 info: the video 2. Topic 2 (v0000000002) is private, and was when it came '
            'into the post; no notes link to it',
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings
