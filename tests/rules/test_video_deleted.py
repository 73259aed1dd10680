"""video-deleted: one finding per post and dead video, with all that helps to find it again."""

import pytest

from scaffold.model.course import Remembered
from scaffold.model.finding import Certainty
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View
from scaffold.rules.video_deleted import RULE
from scaffold.rules.video_private import RULE as PRIVATE
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
DEAD = verdicts(Certainty.DELETED, 2)
UNSEEN = {vid(2): Remembered(first_seen_unavailable=True)}
KNOWN = {vid(2): Remembered("Lecture 2", "Some channel", 3725)}

STAYS_SILENT = {
    "nothing is known": view(POST),
    "the video lives": view(POST, videos=verdicts(Certainty.OK, 1, 2)),
    "nobody could tell": view(POST, videos=verdicts(Certainty.UNKNOWN, 1, 2)),
    "it is private, which has a rule of its own": view(POST, videos=verdicts(Certainty.PRIVATE, 2)),
    "a dead video that the post does not link": view(POST, videos=verdicts(Certainty.DELETED, 9)),
    "it stands in code": view(f"`{url(2)}`\n\n```\n{url(2)}\n```\n", videos=DEAD),
    "it stands in a comment": view(f"<!-- {url(2)} -->\n", videos=DEAD),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "at the lecture's heading, however many notes there are": (
        view(POST, videos=DEAD),
        [
            '4:4 error: the video 2. Topic 2 (v0000000002) was deleted; 2 notes link to it',
        ],
    ),
    "with the title that the snapshot remembers": (
        view(POST, videos=DEAD, remembered=KNOWN),
        [
            '4:4 error: the video 2. Topic 2 (v0000000002) was deleted; 2 notes link to it',
        ],
    ),
    "at the heading, though a reference stands above it": (
        view(f"See [it]({url(2)}).\n\n{POST}", videos=DEAD),
        [
            '6:4 error: the video 2. Topic 2 (v0000000002) was deleted; 2 notes link to it',
        ],
    ),
    "at the first link where it is no lecture": (
        view(heading(1) + f"see [it]({url(9)}) and [more]({url(9, '&t=5s')})\n",
             videos=verdicts(Certainty.DELETED, 9)),
        [f"2:5 error: the video {vid(9)} was deleted; 1 note links to it"],
    ),
    "without a note": (
        view(heading(2), videos=DEAD),
        [
            '1:4 error: the video 2. Topic 2 (v0000000002) was deleted; no notes link to it',
        ],
    ),
    "each dead video once": (
        view(POST, videos=verdicts(Certainty.DELETED, 1, 2)),
        [
            '1:4 error: the video 1. Topic 1 (v0000000001) was deleted; 1 note links to it',
            '4:4 error: the video 2. Topic 2 (v0000000002) was deleted; 2 notes link to it',
        ],
    ),
    "in a front matter": (
        view(f"---\nvideo: {vid(2)}\n---\n\n{note('8:00', 2)}", videos=DEAD),
        [f"2:8 error: the video {vid(2)} was deleted; 1 note links to it"],
    ),
    "as info where the snapshot never knew it alive": (
        view(heading(1) + heading(2), videos=DEAD, remembered=UNSEEN),
        [
            '2:4 info: the video 2. Topic 2 (v0000000002) was deleted, and was when it came '
            'into the post; no notes link to it',
        ],
    ),
    "as error where notes are older than the snapshot, which never knew it alive": (
        view(POST, videos=DEAD, remembered=UNSEEN),
        [
            '4:4 error: the video 2. Topic 2 (v0000000002) was deleted; 2 notes link to it',
        ],
    ),
    "as info where the post was made with the mark of a dead one": (
        view(f"## [2. Private or deleted video]({url(2, '&index=2')})\n", videos=DEAD),
        [
            '1:4 info: the video v0000000002 was deleted, and was when it came into the post;'
            ' no notes link to it',
        ],
    ),
    "as info where the title was remembered, but the post came later": (
        view(f"## [2. Lecture (private or deleted)]({url(2)})\n", videos=DEAD, remembered=KNOWN),
        [
            '1:4 info: the video Lecture 2 (v0000000002) was deleted, and was when it came '
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


def advice(seen: View, rule: Rule = RULE) -> tuple[str, ...]:
    (finding,) = rule.find(seen)
    assert finding.video == vid(2)
    assert finding.fix is None
    return finding.advice


ARCHIVE = f"an archived copy may be at https://web.archive.org/web/https://www.youtube.com/watch?v={vid(2)}"


def again(number: int, position: int, title: str, length: str = "") -> str:
    return (
        f"perhaps it was uploaded again as «{title}»{length}, number {position} of the playlist: "
        f"https://www.youtube.com/watch?v={vid(number)}&list={PL}"
    )


def test_it_tells_what_it_was_and_where_a_copy_may_be() -> None:
    seen = view(POST, videos=DEAD, remembered=KNOWN)
    assert advice(seen) == ("it was «Lecture 2», 1:02:05 by Some channel", ARCHIVE)


def test_nothing_is_made_up_where_nothing_is_remembered() -> None:
    assert advice(view(POST, videos=DEAD)) == (ARCHIVE,)


def test_it_names_what_the_playlist_still_tells_of_it() -> None:
    lists = listed([entry(1), entry(2, raw="Row two", duration=60, alive=False)])
    assert advice(view(POST, lists, DEAD)) == ("it was «Row two», 1:00", ARCHIVE)


def test_candidates_share_the_title_or_the_length_and_the_title_comes_first() -> None:
    rows = [
        entry(1),
        entry(2, alive=False),
        entry(3, raw="Another name", titles=("Another name",), duration=3725),
        entry(4, raw="LECTURE  2", titles=("LECTURE  2",), duration=60),
        entry(5, raw="Neither", titles=("Neither",), duration=3726),
        entry(6, raw="Lecture 2", titles=("Lecture 2",), alive=False),
    ]
    seen = view(POST, listed(rows), DEAD, remembered=KNOWN)
    assert advice(seen)[2:] == (
        again(4, 4, "LECTURE  2", " (1:00)"),
        again(3, 3, "Another name", " (1:02:05)"),
    )


def test_a_title_in_another_language_is_recognized() -> None:
    rows = [entry(2, alive=False), entry(3, raw="Lecture two", titles=("Lecture two",))]
    known = {vid(2): Remembered("Лекция 2", listed=("Lecture two",))}
    seen = view(POST, listed(rows), DEAD, remembered=known)
    assert advice(seen)[2:] == (again(3, 3, "Lecture two", " (1:00:00)"),)


def test_at_most_three_candidates_are_named() -> None:
    rows = [entry(n, titles=("Lecture 2",), raw="Lecture 2") for n in range(3, 9)]
    seen = view(POST, listed(rows), DEAD, remembered=KNOWN)
    assert advice(seen)[2:] == tuple(again(n, n, "Lecture 2", " (1:00:00)") for n in (3, 4, 5))


def test_what_the_post_links_already_is_no_candidate() -> None:
    rows = [entry(1, titles=("Lecture 2",)), entry(2, alive=False)]
    assert advice(view(POST, listed(rows), DEAD, remembered=KNOWN))[2:] == ()


def test_a_remembered_list_names_no_candidates() -> None:
    rows = [entry(2, alive=False), entry(4, titles=("Lecture 2",))]
    seen = view(POST, listed(rows, now=False), DEAD, remembered=KNOWN)
    assert advice(seen)[2:] == ()


def test_a_list_that_the_videos_links_do_not_name_is_looked_at_if_it_has_its_row() -> None:
    text = f"[course](https://www.youtube.com/playlist?list={PL})\n\n" + heading(2, playlist=None)
    rows = [entry(2, alive=False), entry(4, raw="Lecture 2", titles=("Lecture 2",))]
    other = listed([entry(7, titles=("Lecture 2",))], playlist=OTHER)
    seen = view(text, listed(rows) | other, DEAD, remembered=KNOWN)
    assert advice(seen)[2:] == (again(4, 4, "Lecture 2", " (1:00:00)"),)


def test_a_private_video_gets_the_same_help() -> None:
    seen = view(POST, videos=verdicts(Certainty.PRIVATE, 2), remembered=KNOWN)
    assert advice(seen, PRIVATE) == ("it was «Lecture 2», 1:02:05 by Some channel", ARCHIVE)
