"""missing-lecture: lectures of the playlist that this post was never offered."""

import pytest

from scaffold.model.course import Lecture
from scaffold.rules.base.view import View
from scaffold.rules.missing_lecture import RULE
from tests.rules.views import COURSE, OTHER, entry, heading, listed, told, url, vid, view

POST = f"[Course]({COURSE})\n\n" + heading(1) + heading(2)
BOTH = frozenset({vid(1), vid(2)})


def rows(*numbers: int) -> list[Lecture]:
    return [entry(n) for n in numbers]


def seen(*entries: Lecture, offered: frozenset[str] | None = BOTH, now: bool = True) -> View:
    return view(POST, listed(entries, now=now), offered=offered)


STAYS_SILENT = {
    "nothing is known": view(POST),
    "the snapshot does not know the post": seen(*rows(1, 2, 3), offered=None),
    "all of them are there": seen(*rows(1, 2)),
    "offered before and left out": seen(*rows(1, 2, 3), offered=BOTH | {vid(3)}),
    "linked, though never offered": seen(*rows(1, 2), offered=frozenset()),
    "a dead one is not missed": seen(*rows(1, 2), entry(3, alive=False)),
    "another list": view(POST, listed([entry(3)], playlist=OTHER), offered=BOTH),
}

SAID = "of the playlist never came into this post:"
IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "one": (seen(*rows(1, 2, 3)), [f"1:1 info: 1 lecture {SAID} 3. «Topic 3»"]),
    "many, three of them named": (
        seen(*rows(1, 2, 3, 4, 5, 6, 7)),
        [f"1:1 info: 5 lectures {SAID} 3. «Topic 3», 4. «Topic 4», 5. «Topic 5» and 2 more"],
    ),
    "by the snapshot, which another post taught": (
        seen(*rows(1, 2, 3), now=False), [f"1:1 info: 1 lecture {SAID} 3. «Topic 3»"]
    ),
    "without a title": (
        seen(*rows(1, 2), entry(3, raw="", titles=())),
        [f"1:1 info: 1 lecture {SAID} 3. «{vid(3)}»"],
    ),
    "at the first link of the list": (
        view(f"intro\n\n- see [it]({url(1)})\n", listed([entry(1), entry(3)]), offered=BOTH),
        [f"3:7 info: 1 lecture {SAID} 3. «Topic 3»"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings
