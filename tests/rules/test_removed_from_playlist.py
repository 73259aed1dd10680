"""removed-from-playlist: it lives, but its playlist has it no more."""

import pytest

from scaffold.model.finding import Certainty
from scaffold.rules.base.view import View
from scaffold.rules.removed_from_playlist import RULE
from tests.rules.views import (
    OTHER,
    PL,
    entry,
    heading,
    listed,
    note,
    told,
    url,
    verdicts,
    vid,
    view,
)

POST = heading(1) + note("8:00", 1) + heading(2) + note("1:00", 2) + note("2:00", 2)
ALIVE = verdicts(Certainty.OK, 1, 2)
ONE = listed([entry(1)])

STAYS_SILENT = {
    "nothing is known": view(POST),
    "all are in the list": view(POST, listed([entry(1), entry(2)]), ALIVE),
    "its row is dead": view(POST, listed([entry(1), entry(2, alive=False)]), ALIVE),
    "the list is short": view(POST, listed([entry(1)], whole=False), ALIVE),
    "the list is remembered, not asked for": view(POST, listed([entry(1)], now=False), ALIVE),
    "another list": view(POST, listed([entry(1)], playlist=OTHER), ALIVE),
    "nobody could tell whether it lives": view(POST, ONE, verdicts(Certainty.UNKNOWN, 2)),
    "it was deleted, which has a rule of its own": view(POST, ONE, verdicts(Certainty.DELETED, 2)),
    "its link names no playlist": view(heading(2, playlist=None), ONE, ALIVE),
}

GONE = f"{vid(2)} is not in the playlist {PL} any more"
IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "once, at the heading": (
        view(POST, ONE, ALIVE),
        [
            '4:4 warning: 2. Topic 2 (v0000000002) is not in the playlist PLcourse0000000001 '
            'any more; 2 notes link to it',
        ],
    ),
    "at the heading, though a reference stands above it": (
        view(f"see [it]({url(2)})\n\n{POST}", ONE, ALIVE),
        [
            '6:4 warning: 2. Topic 2 (v0000000002) is not in the playlist PLcourse0000000001 '
            'any more; 2 notes link to it',
        ],
    ),
    "at the note that names the list, if the heading does not": (
        view(heading(2, playlist=None) + note("1:00", 2), ONE, ALIVE),
        [
            '2:1 warning: 2. Topic 2 (v0000000002) is not in the playlist PLcourse0000000001 '
            'any more; 1 note links to it',
        ],
    ),
    "from each list that lacks it": (
        view(heading(2) + f"or [there]({url(2, '', OTHER)})\n",
             ONE | listed([entry(1)], playlist=OTHER), ALIVE),
        [
            '1:4 warning: 2. Topic 2 (v0000000002) is not in the playlist PLcourse0000000001 '
            'any more; no notes link to it',
            '2:4 warning: 2. Topic 2 (v0000000002) is not in the playlist PLcourse0000000002 '
            'any more; no notes link to it',
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
