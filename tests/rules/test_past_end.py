"""past-end: a note later than its video lasts, where the length is known."""

import pytest

from scaffold.model.course import Remembered
from scaffold.rules.base.view import View
from scaffold.rules.past_end import RULE
from tests.rules.views import entry, heading, listed, note, told, url, vid, view

HOUR = listed([entry(1, duration=3600)])
POST = heading(1) + note("59:00", 1)

STAYS_SILENT = {
    "no length is known": view(heading(1) + note("9:59:59", 1)),
    "the list does not tell the length": view(
        heading(1) + note("9:59:59", 1), listed([entry(1, duration=None)])
    ),
    "before the end": view(POST, HOUR),
    "exactly at the end": view(heading(1) + note("1:00:00", 1), HOUR),
    "another video": view(heading(1) + f"see [part]({url(7, '&t=9h')})\n", HOUR),
    "a time that cannot be read": view(heading(1) + note("5:00", 1, "&t=s99999"), HOUR),
    "a timecode without link": view(heading(1) + "2:00:00 - later\n", HOUR),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "an hour too many": (
        view(POST + note("1:59:30", 1), HOUR),
        [
            "4:1 error: 1:59:30 is past the end of 1. Topic 1 (v0000000001), which lasts 1:00:00",
        ],
    ),
    "a second later": (
        view(heading(1) + note("1:00:01", 1), HOUR),
        [
            "2:1 error: 1:00:01 is past the end of 1. Topic 1 (v0000000001), which lasts 1:00:00",
        ],
    ),
    "by the link, whatever the label says": (
        view(heading(1) + note("59:00", 1, "&t=5900"), HOUR),
        [
            "2:1 error: 1:38:20 is past the end of 1. Topic 1 (v0000000001), which lasts 1:00:00",
        ],
    ),
    "by the label, where the link has no time": (
        view(heading(1) + note("61:00", 1, ""), HOUR),
        [
            "2:1 error: 1:01:00 is past the end of 1. Topic 1 (v0000000001), which lasts 1:00:00",
        ],
    ),
    "by the length that the snapshot remembers": (
        view(POST, remembered={vid(1): Remembered(duration=60)}),
        [
            "2:1 error: 59:00 is past the end of 1. Topic 1 (v0000000001), which lasts 1:00",
        ],
    ),
    "in no lecture": (
        view(f"- a talk at <{url(1, '&t=2h', None)}>\n", HOUR),
        [
            "1:13 error: 2:00:00 is past the end of Topic 1 (v0000000001), which lasts 1:00:00",
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


def test_a_listing_of_now_counts_more_than_the_snapshot() -> None:
    remembered = {vid(1): Remembered(duration=60)}
    assert told(RULE, view(POST, HOUR, remembered=remembered)) == []
