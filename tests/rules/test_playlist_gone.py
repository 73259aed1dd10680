"""playlist-gone: a playlist that does not exist any more, once per post."""

from dataclasses import replace

import pytest

from scaffold.model.finding import Certainty, Verdict
from scaffold.rules.base.view import View
from scaffold.rules.playlist_gone import RULE
from tests.rules.views import OTHER, PL, entry, heading, listed, note, told, url, view

POST = f"[Course](https://www.youtube.com/playlist?list={PL})\n\n{heading(1)}{note('8:00', 1)}"


def playlists(certainty: Certainty, *names: str) -> dict[str, Verdict]:
    return {name: Verdict(name, certainty) for name in names}


GONE = playlists(Certainty.GONE, PL)
TITLED = {PL: replace(listed([entry(1)], now=False)[PL], title="Deep learning")}

STAYS_SILENT = {
    "nothing is known": view(POST),
    "it is there": view(POST, playlists=playlists(Certainty.OK, PL)),
    "nobody could tell": view(POST, playlists=playlists(Certainty.UNKNOWN, PL)),
    "another one is gone": view(POST, playlists=playlists(Certainty.GONE, OTHER)),
    "a mix is no course": view(
        heading(1, playlist="RDv0000000001"), playlists=playlists(Certainty.GONE, "RDv0000000001")
    ),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "at the first link that names it": (
        view(POST, playlists=GONE),
        [f"1:1 error: the playlist {PL} does not exist any more; 3 links name it, "
         "1 of them from notes"],
    ),
    "with the title that the snapshot remembers": (
        view(POST, TITLED, playlists=GONE),
        [f"1:1 error: the playlist {PL} («Deep learning») does not exist any more; 3 links name "
         "it, 1 of them from notes"],
    ),
    "named by one video's link": (
        view(f"a [talk]({url(1)})\n", playlists=GONE),
        [f"1:3 error: the playlist {PL} does not exist any more; 1 link names it"],
    ),
    "named by one note alone": (
        view(note("8:00", 1), playlists=GONE),
        [f"1:1 error: the playlist {PL} does not exist any more; 1 note names it"],
    ),
    "named by notes alone": (
        view(note("8:00", 1) * 2, playlists=GONE),
        [f"1:1 error: the playlist {PL} does not exist any more; 2 notes name it"],
    ),
    "each one once": (
        view(POST + heading(2, playlist=OTHER), playlists=playlists(Certainty.GONE, PL, OTHER)),
        [
            f"1:1 error: the playlist {PL} does not exist any more; 3 links name it, "
            "1 of them from notes",
            f"6:4 error: the playlist {OTHER} does not exist any more; 1 link names it",
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


def test_it_tells_where_a_copy_of_the_list_may_be() -> None:
    (finding,) = RULE.find(view(POST, playlists=GONE))
    archived = f"https://web.archive.org/web/https://www.youtube.com/playlist?list={PL}"
    assert finding.advice == (f"an archived copy may be at {archived}",)
