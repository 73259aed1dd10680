"""label-mismatch: a label more than 5 seconds off its link, or over a link without a time."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.label_mismatch import RULE
from tests.rules.views import entry, heading, listed, note, told, url, view

H = heading(1)

STAYS_SILENT = {
    "they agree": view(H + note("8:00", 1)),
    "they agree in another form": view(H + note("1:01:27", 1, "&t=3687")),
    "minutes over 59": view(H + note("75:30", 1, "&t=1h15m30s")),
    "five seconds, a near miss": view(H + note("8:00", 1, "&t=475")),
    "the start of the video": view(H + note("0:00", 1, "")),
    "a label that is no timecode": view(H + f"[here]({url(1, '&t=90')})\n"),
    "a lecture's own link": view(H),
    "the link's time cannot be read, which has a rule of its own": view(
        H + note("8:00", 1, "&t=s480")
    ),
    "the sign is missing, which has a rule of its own": view(H + note("8:00", 1, "&t480s")),
    "the label cannot be read": view(H + note("1:75", 1, "&t=90")),
    "a time of day": view(H + f"[8:00pm]({url(1)})\n"),
    "a length that is the video's": view(
        H + note("59:59", 1, ""), listed([entry(1, duration=3600)])
    ),
    "labels that all count from a talk's start in a long recording": view(
        H + note("1:05", 1, "&t=29595") + note("1:08", 1, "&t=29598") + note("1:20", 1, "&t=29610")
    ),
    "the lengths of three other videos": view(
        "| Part | Length |\n|---|---|\n"
        + "".join(f"| {n} | [{n}:39]({url(n)}) |\n" for n in (1, 2, 3))
    ),
    "they agree, in units": view(H + f"[@8m01s Title]({url(1, '&t=481')})\n"),
    "in units without a time, a length": view(H + f"[1h20m]({url(1)})\n"),
    "they agree behind the #": view(H + note("8:00", 1, "&t=97s#t=480.25")),
    "they agree behind a word": view(H + f"See it [at 8:00]({url(1, '&t=480')}).\n"),
    "hours and minutes behind a word": view(H + f"[minute 1:14]({url(1, '&t=4446')})\n"),
    "a sentence with a time": view(H + f"[what is said at 8:00]({url(1, '&t=90')})\n"),
    "a word and more": view(H + f"[at 8:00 we met]({url(1, '&t=90')})\n"),
    "a word for no moment": view(H + f"[John 3:16]({url(1, '&t=90')})\n"),
    "two words": view(H + f"[starts at 8:00]({url(1, '&t=90')})\n"),
    "two times behind a word": view(H + f"[at 8:00-9:00]({url(1, '&t=90')})\n"),
    "a time behind a word that cannot be read": view(H + f"[at 1:75]({url(1, '&t=90')})\n"),
    "a word before a time, a link without one": view(H + f"[at 8:00]({url(1)})\n"),
    "all behind a word, counted from a talk's start": view(
        H + "".join(f"[at {n}:00]({url(1, f'&t={n * 60 + 500}')}) x\n\n" for n in (1, 2, 3))
    ),
    "an approximate label": view(H + f"[~8:00]({url(1, '&t=482')})\n"),
}

NONE = "has no time and leads to the start of the video"
IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "ten minutes off": (
        view(H + note("8:00", 1, "&t=18m00s")),
        ["2:1 warning: the label says 8:00, but the link leads to 18:00"],
    ),
    "six seconds, before or after": (
        view(H + note("8:00", 1, "&t=486") + note("9:00", 1, "&t=534")),
        ["2:1 warning: the label says 8:00, but the link leads to 8:06",
         "4:1 warning: the label says 9:00, but the link leads to 8:54"],
    ),
    "forgotten in three lectures whose moments are linked": (
        view("".join(heading(n) + note("8:00", n, "") + note("9:00", n) for n in (1, 2, 3))),
        [f"{line}:1 warning: the label says 8:00, but the link {NONE}" for line in (2, 7, 12)],
    ),
    "behind a word, in a sentence": (
        view(
            H
            + f"It is shown [at 8:00]({url(1, '&t=90')}), [timecode 9:00]({url(1, '&t=9m00s')}) "
            + f"and [Timestamp: 10:00]({url(1, '&t=615')}).\n"
        ),
        ["2:13 warning: the label says 8:00, but the link leads to 1:30",
         "2:195 warning: the label says 10:00, but the link leads to 10:15"],
    ),
    "behind a sign": (
        view(H + f"- [@ 3:20]({url(1, '&t=90')})\n- [⏱️ 12:30]({url(1, '&t=12m00s')})\n"),
        ["2:3 warning: the label says 3:20, but the link leads to 1:30",
         "3:3 warning: the label says 12:30, but the link leads to 12:00"],
    ),
    "behind a word of another language": (
        view(H + f"[ab 12:30]({url(1, '&t=90')}), [в 3:20]({url(1, '&t=3m00s')})\n"),
        ["2:1 warning: the label says 12:30, but the link leads to 1:30",
         "2:87 warning: the label says 3:20, but the link leads to 3:00"],
    ),
    "an hour forgotten": (
        view(H + note("1:08:00", 1, "&t=8m00s")),
        ["2:1 warning: the label says 1:08:00, but the link leads to 8:00"],
    ),
    "in units": (
        view(H + f"- [36m42s]({url(1, '&t=90')})\n"),
        ["2:3 warning: the label says 36:42, but the link leads to 1:30"],
    ),
    "in units, over an empty time": (
        view(H + f"- [1h02m03s Title]({url(1, '&t=')})\n"),
        [f"2:3 warning: the label says 1:02:03, but the link {NONE}"],
    ),
    "no time in the link": (
        view(H + note("8:00", 1, "")),
        [f"2:1 warning: the label says 8:00, but the link {NONE}"],
    ),
    "an empty time in the link": (
        view(H + note("8:00", 1, "&t=")),
        [f"2:1 warning: the label says 8:00, but the link {NONE}"],
    ),
    "another length than the video's": (
        view(H + note("30:00", 1, ""), listed([entry(1, duration=3600)])),
        [f"2:1 warning: the label says 30:00, but the link {NONE}"],
    ),
    "in brackets, bold, within a sentence, in no lecture": (
        view(f"and at **[[8:00]]({url(3, '&t=9m')})** he says\n"),
        ["1:10 warning: the label says 8:00, but the link leads to 9:00"],
    ),
    "a range, by where it begins": (
        view(H + f"- [8:00-9:30]({url(1, '&t=9m30s')}) both\n"),
        ["2:3 warning: the label says 8:00, but the link leads to 9:30"],
    ),
    "two labels as far from their links": (
        view(H + note("1:05", 1, "&t=125") + note("1:05", 1, "&t=125") + note("2:00", 1, "&t=180")),
        [
            "2:1 warning: the label says 1:05, but the link leads to 2:05",
            "4:1 warning: the label says 1:05, but the link leads to 2:05",
            "6:1 warning: the label says 2:00, but the link leads to 3:00",
        ],
    ),
    "three labels far from their links, each by another time": (
        view(H + note("1:00", 1) + note("2:00", 1, "&t=180") + note("3:00", 1, "&t=240")),
        [
            "4:1 warning: the label says 2:00, but the link leads to 3:00",
            "6:1 warning: the label says 3:00, but the link leads to 4:00",
        ],
    ),
    "a label over two lines": (
        view(H + f"[8:00\nIntroduction]({url(1, '&t=1')})\n"),
        ["2:1 warning: the label says 8:00, but the link leads to 0:01"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings
