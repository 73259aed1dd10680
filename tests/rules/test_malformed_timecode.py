"""malformed-timecode: labels, times of links, and typed timecodes that nobody can read."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.malformed_timecode import RULE
from tests.rules.views import heading, mended, note, told, url, vid, view

H = heading(1)

READABLE = (
    "480",
    "480s",
    "8m0s",
    "8m",
    "1h",
    "1h5m",
    "1h5",
    "1h01m27s",
    "0h8m12s",
    "8:00",
    "217.74264",
    "0",
    "",
)
UNREADABLE = ("-12h-4m-25s", "s", "s5722", "55t", "3123r", "1sn", "28min40s", "8,5", "1:75")
"""As people wrote them in public notes."""


@pytest.mark.parametrize("time", READABLE)
def test_a_time_that_can_be_read_stays_silent(time: str) -> None:
    assert told(RULE, view(H + f"[here]({url(1, f'&t={time}')})\n")) == []


@pytest.mark.parametrize("time", UNREADABLE)
@pytest.mark.parametrize("label", ["8:00", "here"])
def test_a_time_that_cannot_be_read_is_found(label: str, time: str) -> None:
    seen = view(H + f"- [{label}]({url(1, f'&t={time}')})\n")
    why = "is not a readable time; the video may start at its beginning"
    assert told(RULE, seen) == [f"2:3 warning: t={time} {why}"]


@pytest.mark.parametrize("address", [f"https://youtu.be/{vid(1)}?t2835", url(1, "&t2835")])
@pytest.mark.parametrize("label", ["47:15", "here"])
def test_a_time_without_its_sign_is_found(label: str, address: str) -> None:
    why = "is not a readable time; the video may start at its beginning"
    assert told(RULE, view(f"{H}[{label}]({address})\n")) == [f"2:1 warning: t2835 {why}"]


STAYS_SILENT = {
    "a sound note": view(H + note("8:00", 1)),
    "a lecture that starts later": view(heading(1, "&t=217s") + f"## T\n\n{url(2, '&t=1h')}\n"),
    "minutes over 59": view(H + note("75:30", 1, "&t=1h15m30s") + "99:59 - more\n"),
    "a time of day": view(H + f"[8:00pm]({url(1, '&t=8m')})\n\n8:00pm - dinner\n"),
    "a fraction": view(H + f"[10:30.5]({url(1, '&t=630')})\n\n10:30.5 - slow\n"),
    "a date before it": view(H + "2024-01-01 10:75 - met\n"),
    "a video's own t is none of a playlist's": view(H + f"[x]({url(1)}&total=5)\n"),
    "outside of all lectures": view("1:75 - scale\n"),
    "in a block of code": view(H + "```\n1:75 - text\n```\n"),
    "in a word": view(H + "aspect 16:9, chapter 3:16\n"),
    "a front matter": view(f"---\nvideo: https://youtu.be/{vid(1)}?t=s5\ntime: '1:75'\n---\n"),
    "a label of a link to elsewhere": view(H + "[1:75](https://example.org)\n"),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "a label with too many seconds": (
        view(H + note("1:75", 1, "&t=90")),
        ["2:1 warning: the label 1:75 is not a timecode: 75 seconds are more than a minute"],
    ),
    "a label with too many minutes": (
        view(H + note("1:75:00", 1, "&t=90")),
        ["2:1 warning: the label 1:75:00 is not a timecode: 75 minutes are more than an hour"],
    ),
    "a label of too many parts": (
        view(H + note("8:00:00:00", 1, "&t=90")),
        ["2:1 warning: the label 8:00:00:00 is not a timecode: 8:00:00:00 has 4 parts"],
    ),
    "label and link": (
        view(H + f"> [1:75]({url(1, '&t=1sn')})\n"),
        ["2:3 warning: the label 1:75 is not a timecode: 75 seconds are more than a minute",
         "2:3 warning: t=1sn is not a readable time; the video may start at its beginning"],
    ),
    "typed, still without a link": (
        view(H + "\n- 1:75 - text\n\n8:00:00:00 text\n"),
        ["3:3 warning: 1:75 is not a timecode: 75 seconds are more than a minute",
         "5:1 warning: 8:00:00:00 is not a timecode: 8:00:00:00 has 4 parts"],
    ),
    "in a heading": (
        view(H + "\n### 1:75 Text\n"),
        ["3:5 warning: 1:75 is not a timecode: 75 seconds are more than a minute"],
    ),
    "a lecture's own link": (
        view(heading(1, "&t=217sec")),
        ["1:4 warning: t=217sec is not a readable time; the video may start at its beginning"],
    ),
    "in a player": (
        view(f'<iframe src="https://www.youtube.com/embed/{vid(1)}?start=abc"></iframe>\n'),
        ["1:1 warning: t=abc is not a readable time; the video may start at its beginning"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings


def test_twelve_hours_and_more_are_found_among_notes_and_not_in_a_log_of_the_clock() -> None:
    assert told(RULE, view(H + "0:10 a\n\n19:00:00 b\n")) == [
        "4:1 warning: 19:00:00 is not a timecode: no video is longer than 12 hours"
    ]
    assert told(RULE, view(H + "15:00:31 From A: hi\n\n15:03:05 From B: hi\n")) == []


SECOND_MARK = {
    f"https://youtu.be/{vid(1)}?si=abc?t=30": f"https://youtu.be/{vid(1)}?si=abc&t=30",
    url(1, "&feature=youtu.be?t=30s"): url(1, "&feature=youtu.be&t=30s"),
    f"https://www.youtube.com/watch?v={vid(1)}?t=30": f"https://www.youtube.com/watch?v={vid(1)}&t=30",
    f"https://youtu.be/{vid(1)}?list=PLabcdefghij?start=30": f"https://youtu.be/{vid(1)}"
    "?list=PLabcdefghij&start=30",
    url(1, "&amp;si=abc?t=30"): url(1, "&amp;si=abc&amp;t=30"),
}


@pytest.mark.parametrize("address", SECOND_MARK)
@pytest.mark.parametrize("label", ["0:30", "here"])
def test_a_time_behind_a_second_question_mark_is_found_and_fixed(label: str, address: str) -> None:
    (finding,) = told(RULE, view(f"{H}[{label}]({address})\n"))
    assert finding.endswith("is behind a second ?; the video starts at its beginning")
    fixed = f"{H}[{label}]({SECOND_MARK[address]})\n"
    assert mended(RULE, view(f"{H}[{label}]({address})\n")) == fixed


def test_minutes_of_three_digits_behind_an_hour_are_found_with_and_without_a_link() -> None:
    seen = view(
        H + "[0:30](" + url(1, "&t=30") + f")\n\n[00:113:58 - x]({url(1, '&t=113m58s')})\n\n"
        "1:184:08 - y\n"
    )
    assert told(RULE, seen) == [
        "4:1 warning: the label 00:113:58 is not a timecode: 113 minutes are more than an hour",
        "6:1 warning: 1:184:08 is not a timecode: 184 minutes are more than an hour",
    ]
    assert told(RULE, view(H + f"[16:100:20:30]({url(1)}) and [10:1000:20]({url(1)})\n")) == []
