"""reuploaded: exactly one dead lecture and one new one are alike."""

from collections.abc import Mapping

import pytest

from scaffold.model.course import Lecture, Remembered
from scaffold.model.finding import Certainty, Verdict
from scaffold.rules.base.view import View
from scaffold.rules.reuploaded import RULE
from tests.rules.views import (
    OTHER,
    PL,
    entry,
    heading,
    listed,
    mended,
    note,
    told,
    url,
    verdicts,
    vid,
    view,
)

POST = heading(1) + note("8:00", 1) + heading(2) + note("1:00", 2) + note("2:00", 2)
DEAD = verdicts(Certainty.DELETED, 2)
KNOWN = {vid(2): Remembered("Lecture two", duration=3600)}


def new(number: int = 7, title: str = "Lecture two", **fields: object) -> Lecture:
    return entry(number, titles=(title,), raw=title, **fields)


ROWS = [entry(1), entry(2, titles=(), raw="", duration=None, alive=False)]
LIST = listed([*ROWS, new()])


def seen(
    *rows: Lecture,
    videos: Mapping[str, Verdict] = DEAD,
    known: Mapping[str, Remembered] = KNOWN,
    now: bool = True,
) -> View:
    lists = listed([*ROWS, *rows], now=now)
    return view(POST, lists, videos, remembered=known)


STAYS_SILENT = {
    "nothing is known": view(POST),
    "the old one lives": seen(new(), videos=verdicts(Certainty.OK, 2)),
    "nobody could tell": seen(new(), videos=verdicts(Certainty.UNKNOWN, 2)),
    "another title": seen(new(title="Lecture three")),
    "four seconds longer": seen(new(duration=3604)),
    "the new one's length is not known": seen(new(duration=None)),
    "the old one's length is not known": seen(new(), known={vid(2): Remembered("Lecture two")}),
    "the old one's title is not known": seen(new(), known={vid(2): Remembered(duration=3600)}),
    "the new one is dead, too": seen(new(alive=False)),
    "two new ones": seen(new(7), new(8)),
    "the list is remembered, not asked for": seen(new(), now=False),
    "the post links the new one already": seen(entry(1, titles=("Lecture two",))),
    "two dead ones of that title": seen(
        new(),
        videos=verdicts(Certainty.DELETED, 1, 2),
        known=KNOWN | {vid(1): Remembered("Lecture two", duration=3601)},
    ),
}

SAID = (
    f"{vid(2)} («Lecture two») seems to be {vid(7)} now, "
    "number 7 of the playlist: same title, same length"
)
IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "the same title and length": (seen(new()), [
            '4:4 warning: 2. Topic 2 (v0000000002) seems to be v0000000007 now, number 7 of '
            'the playlist: same title, same length',
        ]),
    "three seconds shorter": (seen(new(duration=3597)), [
            '4:4 warning: 2. Topic 2 (v0000000002) seems to be v0000000007 now, number 7 of '
            'the playlist: same title, same length',
        ]),
    "private, not deleted": (
        seen(new(), videos=verdicts(Certainty.PRIVATE, 2)), [
            '4:4 warning: 2. Topic 2 (v0000000002) seems to be v0000000007 now, number 7 of '
            'the playlist: same title, same length',
        ]
    ),
    "its title in other letters": (seen(new(title="LECTURE  Two")), [
            '4:4 warning: 2. Topic 2 (v0000000002) seems to be v0000000007 now, number 7 of '
            'the playlist: same title, same length',
        ]),
    "beside another one of another length": (
        seen(new(), new(8, duration=60)), [
            '4:4 warning: 2. Topic 2 (v0000000002) seems to be v0000000007 now, number 7 of '
            'the playlist: same title, same length',
        ]
    ),
    "in two playlists that the post names": (
        view(POST + f"or [there]({url(2, '', OTHER)})\n",
             LIST | listed([new(7, position=3)], playlist=OTHER),
             DEAD, remembered=KNOWN),
        [
            '4:4 warning: 2. Topic 2 (v0000000002) seems to be v0000000007 now, number 7 of '
            'the playlist: same title, same length',
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


def test_all_links_get_the_new_id_and_the_lecture_its_new_index() -> None:
    seven = f"## [2. Topic 2]({url(7, '&index=7')})\n"
    wanted = heading(1) + note("8:00", 1) + seven + note("1:00", 7) + note("2:00", 7)
    assert mended(RULE, seen(new())) == wanted


OLD, NEW = "a_b-c_d-e_f", "Z_y-x_w-v_u"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<https://youtu.be/{OLD}?t=5>", f"<https://youtu.be/{NEW}?t=5>"),
        (f"[x](https://youtu.be/{OLD} 't')", f"[x](https://youtu.be/{NEW} 't')"),
        ("[x](https://youtu.be/a\\_b\\-c\\_d-e_f)", f"[x](https://youtu.be/{NEW})"),
        ("https://youtu.be/a%5Fb%2Dc_d-e%5ff", f"https://youtu.be/{NEW}"),
        (f"{{{{< youtube {OLD} >}}}}", f"{{{{< youtube {NEW} >}}}}"),
        (
            f'<iframe src="https://www.youtube.com/embed/{OLD}?start=5"></iframe>',
            f'<iframe src="https://www.youtube.com/embed/{NEW}?start=5"></iframe>',
        ),
        (f"`{OLD}` stays: <https://youtu.be/{OLD}>", f"`{OLD}` stays: <https://youtu.be/{NEW}>"),
        # the new place is known in one playlist only
        (
            f"<https://youtu.be/{OLD}?list={OTHER}&index=5>",
            f"<https://youtu.be/{NEW}?list={OTHER}&index=5>",
        ),
        (
            f"<https://youtu.be/{OLD}?index=5&amp;list={PL}>",
            f"<https://youtu.be/{NEW}?index=2&amp;list={PL}>",
        ),
    ],
)
def test_the_id_is_mended_in_every_form(before: str, after: str) -> None:
    rows = [
        entry(1, id=OLD, alive=False, titles=(), duration=None),
        entry(2, id=NEW, titles=("T",)),
    ]
    lists = listed(rows)
    heads = [f"## [1. T](https://www.youtube.com/watch?v={v}&list={PL})\n\n" for v in (OLD, NEW)]
    post = view(
        heads[0] + before + "\n",
        lists,
        {OLD: verdicts(Certainty.DELETED, 1)[vid(1)]},
        remembered={OLD: Remembered("T", duration=3600)},
    )
    assert mended(RULE, post) == heads[1] + after + "\n"


def test_a_front_matter_that_is_but_an_id_is_mended() -> None:
    text = f"+++\nvideo = '{vid(2)}' # {vid(2)}\n+++\n\n[x]({url(2)})\n"
    post = view(text, LIST, DEAD, remembered=KNOWN)
    assert mended(RULE, post) == text.replace(f"'{vid(2)}'", f"'{vid(7)}'").replace(url(2), url(7))
