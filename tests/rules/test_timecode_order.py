"""timecode-order: what falls and comes back, or falls where its label contradicts its link."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.timecode_order import RULE
from tests.rules.views import heading, note, told, url, view

H = heading(1)


def notes(*labels: str) -> str:
    return "".join(note(label, 1) for label in labels)


def bare(*labels: str) -> str:
    return "".join(f"{label} said\n\n" for label in labels)


STAYS_SILENT = {
    "a second look at the same half minute": view(H + notes("45:12", "45:16", "45:05", "45:33")),
    "a step back that no slip explains": view(H + notes("21:57", "29:59", "28:36", "32:35")),
    "ascending": view(H + notes("1:00", "2:00", "1:00:00")),
    "the same moment twice": view(H + notes("1:00", "1:00", "2:00")),
    "two topics that begin before the last one ended": view(
        H
        + notes("1:00", "9:00")
        + "### B\n\n"
        + notes("3:00", "12:00")
        + "### C\n\n"
        + notes("5:00", "15:00")
    ),
    "it falls and stays: a recap": view(H + notes("10:00", "20:00", "5:00", "6:00")),
    "it falls at the end": view(H + notes("10:00", "20:00", "5:00")),
    "a new lecture starts anew": view(H + notes("50:00") + heading(2) + note("1:00", 2)),
    "another video between": view(H + notes("10:00") + note("1:00", 2) + notes("11:00")),
    "a reference inside a sentence": view(
        H + notes("10:00") + f"as said at [1:00]({url(1, '&t=60')})\n\n" + notes("11:00")
    ),
    "words as labels": view(
        H + "".join(f"- [Lecture 1@{t}]({url(1, f'&t={t}')})\n" for t in ("180", "159", "192"))
    ),
    "the end of a range": view(
        H + f"[1:00]({url(1, '&t=60')})-[9:00]({url(1, '&t=540')}) a\n\n" + notes("2:00", "10:00")
    ),
    "by topic, not by time": view(
        H + notes("10:00", "1:00", "11:00", "2:00", "12:00", "3:00", "13:00")
    ),
    "in no lecture, of two videos": view(notes("10:00", "1:00", "11:00") + note("9:00", 2)),
    "all of it once more below a heading": view(
        H + notes("4:16") + "### Table\n\n" + notes("1:15", "4:16", "16:26")
    ),
    "ascending, bare": view(H + bare("1:00", "2:00", "1:00:00")),
    "a second look, bare": view(H + bare("45:12", "45:16", "45:05", "45:33")),
    "durations, bare, which are not linked": view(H + bare("10:41", "3:12", "9:33", "2:15")),
    "bare in no lecture": view(bare("12:27", "1:18", "13:28")),
    "one that reads on with a sentence": view(
        H + bare("12:27") + "A line of prose that is long enough to have been broken at\n1:18 and\n"
        "which goes on\n\n" + bare("13:28")
    ),
    "times that cannot be read": view(
        H + notes("10:00") + note("1:75", 1, "&t=x") + notes("11:00")
    ),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "another digit puts it in order": (
        view(H + notes("30:34", "24:16", "36:59")),
        ["4:1 warning: 24:16 is out of order: it comes after 30:34 and before 36:59"],
    ),
    "one more digit puts it in order": (
        view(H + notes("19:50", "12:10", "22:30")),
        ["4:1 warning: 12:10 is out of order: it comes after 19:50 and before 22:30"],
    ),
    "an hour puts it in order": (
        view(H + notes("1:00:00", "45:20", "1:46:00")),
        ["4:1 warning: 45:20 is out of order: it comes after 1:00:00 and before 1:46:00"],
    ),
    "in no lecture, but all of one video": (
        view(notes("2:26:40", "1:27:30", "2:36:10")),
        ["3:1 warning: 1:27:30 is out of order: it comes after 2:26:40 and before 2:36:10"],
    ),
    "under a plain heading, all of one video": (
        view("## Evening\n\n" + notes("10:00", "1:00", "11:00")),
        ["5:1 warning: 1:00 is out of order: it comes after 10:00 and before 11:00"],
    ),
    "a digit is missing": (
        view(H + notes("12:27", "1:18", "13:28")),
        ["4:1 warning: 1:18 is out of order: it comes after 12:27 and before 13:28"],
    ),
    "the hour is forgotten": (
        view(H + notes("1:00:00", "31:53", "1:09:00")),
        ["4:1 warning: 31:53 is out of order: it comes after 1:00:00 and before 1:09:00"],
    ),
    "it comes back to the same moment": (
        view(H + notes("10:00", "1:00", "10:00")),
        ["4:1 warning: 1:00 is out of order: it comes after 10:00 and before 10:00"],
    ),
    "it falls and stays, but its label contradicts the link": (
        view(H + notes("10:00") + note("11:00", 1, "&t=60") + notes("2:00")),
        ["4:1 warning: 11:00, which leads to 1:00, is out of order: it comes after 10:00 and "
         "before 2:00"],
    ),
    "the one before the fall contradicts itself": (
        view(H + notes("10:00") + note("11:00", 1, "&t=2h") + notes("12:00", "13:00")),
        ["4:1 warning: 11:00, which leads to 2:00:00, is out of order: it comes after 10:00 and "
         "before 12:00"],
    ),
    "the last one contradicts itself": (
        view(H + notes("10:00") + note("11:00", 1, "&t=60")),
        ["4:1 warning: 11:00, which leads to 1:00, is out of order: it comes after 10:00"],
    ),
    "the first one contradicts itself": (
        view(H + note("1:00", 1, "&t=1h") + notes("2:00", "3:00")),
        ["2:1 warning: 1:00, which leads to 1:00:00, is out of order: it comes after the start "
         "and before 2:00"],
    ),
    "one that falls twice is told once": (
        view(H + notes("20:00") + note("21:00", 1, "&t=600") + notes("5:00", "30:00")),
        ["4:1 warning: 21:00, which leads to 10:00, is out of order: it comes after 20:00 and "
         "before 5:00"],
    ),
    "twice in a long section": (
        view(H + notes("1:00", "2:00", "0:03", "4:00", "5:00", "6:00", "0:07", "8:00", "9:00")),
        ["6:1 warning: 0:03 is out of order: it comes after 2:00 and before 4:00",
         "14:1 warning: 0:07 is out of order: it comes after 6:00 and before 8:00"],
    ),
    "timecodes without links": (
        view(H + bare("12:27", "1:18", "13:28")),
        ["4:1 warning: 1:18 is out of order: it comes after 12:27 and before 13:28"],
    ),
    "items without links, another digit puts it in order": (
        view(H + "- 20:43 a\n- [20:02] b\n- 24:48 c\n"),
        ["3:3 warning: 20:02 is out of order: it comes after 20:43 and before 24:48"],
    ),
    "one without a link among linked ones": (
        view(H + notes("12:27") + bare("1:18") + notes("13:28")),
        ["4:1 warning: 1:18 is out of order: it comes after 12:27 and before 13:28"],
    ),
    "a linked one among those without": (
        view(H + bare("12:27") + notes("1:18") + bare("13:28")),
        ["4:1 warning: 1:18 is out of order: it comes after 12:27 and before 13:28"],
    ),
    "in a list, without a readable time in the link": (
        view(f"{H}\n- [1:00:00]({url(1, '&t=1h')})\n- [2:00]({url(1)})\n"
             f"- [1:10:00]({url(1, '&t=70m')})\n"),
        ["4:3 warning: 2:00 is out of order: it comes after 1:00:00 and before 1:10:00"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings
