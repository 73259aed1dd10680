"""What of a line becomes a link, what is said of the others, and what is left as a whole."""

import re

import pytest

from scaffold.model.course import Course, Lecture
from scaffold.notes.editing import edits
from scaffold.notes.linking import plan as linking
from scaffold.notes.reading.read import read

ID = "_q46x0tq2FQ"
U = f"https://youtu.be/{ID}"
OTHER = "https://youtu.be/1BUuB28FDOc"
H = f"## [T]({U})\n\n"


def linked(text: str, given: str | None = None, courses: tuple[Course, ...] = ()) -> str:
    post = read(text, courses, given)
    plan = linking.plan(post, courses)
    after = edits.apply(post.data, plan.edits)
    assert linking.unread(plan, read(after, courses, given)) == frozenset()
    return after.decode()


def said(text: str, given: str | None = None, courses: tuple[Course, ...] = ()) -> list[str]:
    post = read(text, courses, given)
    return [f"{post.line_of(x.offset)}: {x.sentence}" for x in linking.plan(post, courses).left]


BECOMES = {
    "9:35, k": "«9:35», k",
    "9:45) m": "«9:45») m",
    "9:50. n": "«9:50». n",
    "24:00.": "«24:00».",
    "8:00! x": "«8:00»! x",
    "~8:30 c": "~«8:30» c",
    "≈ 8:30 c": "≈ «8:30» c",
    "→ 11:10 w": "→ «11:10» w",
    "@9:00 f": "@«9:00» f",
    ": 8:00 a definition": ": «8:00» a definition",
    "- [/] 8:00 half done": "- [/] «8:00» half done",
    "- [!] **8:00** x": "- [!] **«8:00»** x",
    "- TODO 8:00 x": "- TODO «8:00» x",
    "- DOING [#A] 8:00 x": "- DOING [#A] «8:00» x",
    "==8:00== x": "==«8:00»== x",
    "▣ 8:00 x": "▣ «8:00» x",
    "▢ 8:00 x": "▢ «8:00» x",
    "❶ 8:00 x": "❶ «8:00» x",
    "➀8:00 x": "➀«8:00» x",
    "⏱️ 8:00 x": "⏱️ «8:00» x",
    "1️⃣ 8:00 x": "1️⃣ «8:00» x",
    "– 8:00 x": "– «8:00» x",
    "1\\. 8:00 x": "1\\. «8:00» x",
    "\\- 8:00 x": "\\- «8:00» x",
    "【8:00】x": "【«8:00»】x",
    "（8:00）x": "（«8:00»）x",
    "8:00， x": "«8:00»， x",
    "8:00。x": "«8:00»。x",
    "53：50 - x": "«53：50» - x",
    "1：02：03 x": "«1：02：03» x",
    "8∶00 x": "«8∶00» x",
    "8:00(x)": "«8:00»(x)",
    "\\[8:00] x": "\\[«8:00»] x",
    "\\[8:00\\] x": "\\[«8:00»\\] x",
    "- \\[@9:00] x": "- \\[@«9:00»] x",
    "\\[10:00-11:00\\] x": "\\[«10:00»-11:00\\] x",
    "\\(8:00\\) x": "\\(«8:00»\\) x",
    "13:30, 13:40 two": "«13:30», 13:40 two",
    "「8:00」 x": "「«8:00»」 x",
    "〔8:00〕x": "〔«8:00»〕x",
    "《8:00》 x": "《«8:00»》 x",
    "[ 8:00 ] x": "[ «8:00» ] x",
    "( 8:00 ) x": "( «8:00» ) x",
    "(**8:00**) x": "(**«8:00»**) x",
    "(1) 8:00 x": "(1) «8:00» x",
    "a) 8:00 x": "a) «8:00» x",
    "(iv) 8:00 x": "(iv) «8:00» x",
    "| 8:00 | x |": "| «8:00» | x |",
    "> [!note] 8:00 x": "> [!note] «8:00» x",
    "> [!tip]- 8:00 x": "> [!tip]- «8:00» x",
    "&nbsp;8:00&nbsp;x": "&nbsp;«8:00»&nbsp;x",
    "x<br>8:00 y": "x<br>«8:00» y",
    "x <br/> 8:00 y": "x <br/> «8:00» y",
}


@pytest.mark.parametrize("line", BECOMES)
def test_a_line_becomes_a_note(line: str) -> None:
    left, label, right = BECOMES[line].replace("»", "«").split("«")
    digits = re.split("[:：∶]", label)
    time = "".join(
        f"{part}{unit}" for part, unit in zip(digits, "hms"[-len(digits) :], strict=True)
    )
    assert linked(f"{H}{line}\n") == f"{H}{left}[{label}]({U}?t={time}){right}\n"


SAID = {
    "-10:40 t": "10:40 is left alone: - is directly before it",
    "*10:40 t": "10:40 is left alone: * is directly before it",
    "$8:00 x": "8:00 is left alone: $ is directly before it",
    "8:00% x": "8:00 is left alone: % follows at once",
    "8:00 am\nx": "8:00 is left alone: it looks like a time of day",
    "(8:00 in the talk) x": "8:00 is left alone: its bracket holds more",
    "[8:00 Intro] x": "8:00 is left alone: its bracket holds more",
    "1:0:17 x": "1:0:17 is left alone: its parts are not of two digits",
    "8:5 x": "8:5 is left alone: its parts are not of two digits",
    "8:000 x": "8:000 is left alone: its parts are not of two digits",
    "9m30s i": "9m30s is left alone: a timecode is written with colons",
    "1h2m3s i": "1h2m3s is left alone: a timecode is written with colons",
    "1h30 i": "1h30 is left alone: a timecode is written with colons",
    "8'30\" i": "8'30\" is left alone: a timecode is written with colons",
    "8′30″ i": "8′30″ is left alone: a timecode is written with colons",
    "- &t=2m30s i": "&t=2m30s is left alone: a timecode is written with colons",
    "8 : 00 i": "8 : 00 is left alone: spaces are around its colon",
    "“8:00” i": "8:00 is left alone: “ is directly before it",
    "«8:00» i": "8:00 is left alone: « is directly before it",
    "５：００ x": "５：００ is left alone: its digits are full-width ones",
    "### Backprop 10:15": "10:15 is left alone: it is at the end of its heading",
    f"{U}?t=900 text": f"{U}?t=900 is left alone: its label is not a timecode, as in [15:00](",
    f"- {U}?t=900": f"{U}?t=900 is left alone",
}  # fmt: skip


@pytest.mark.parametrize("line", SAID)
def test_a_line_near_a_timecode_stays_and_is_said(line: str) -> None:
    text = f"{H}{line}\n"
    assert linked(text) == text
    (sentence,) = said(text)
    assert sentence.startswith(f"3: {SAID[line]}")


def test_a_heading_that_ends_with_a_linked_time_is_not_said() -> None:
    assert not said(f"{H}### Backprop [10:15]({U}?t=10m15s)\n")


@pytest.mark.parametrize(
    "player",
    ['{{< youtube id="1BUuB28FDOc" start=30 >}}', "![](https://youtu.be/1BUuB28FDOc?t=30)"],
)
def test_where_a_player_starts_is_no_form_of_the_notes(player: str) -> None:
    text = f"{H}{player}\n\n8:00 x\n"
    assert linked(text) == f"{H}{player}\n\n[8:00]({U}?t=8m00s) x\n"


def test_twelve_hours_and_more_stay_and_are_said() -> None:
    assert linked(f"{H}0:10 a\n\n12:00:00 b\n").count("?t=") == 1
    assert said(f"{H}0:10 a\n\n12:00:00 b\n") == [
        "5: 12:00:00 is left alone: no video is longer than 12 hours"
    ]


def test_a_second_timecode_of_a_line_is_said() -> None:
    assert said(f"{H}13:30, 13:40 two\n") == [
        "3: 13:40 is left alone: it is the second one of its line"
    ]


def test_a_dot_is_said_to_be_no_colon_only_among_timecodes() -> None:
    assert said(f"{H}2.15 of the book\n\n## 8.15 x\n") == []
    assert len(said(f"{H}8.15 a\n\n12.40 b\n")) == 2
    assert said(f"{H}8:00 a\n\n8.15 b\n") == [
        "5: 8.15 is left alone: a timecode is written with colons"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "John 3:16 said",
        "(see) 8:00",
        "x <br> at 8:00 we met",
        "8'30",
        "1: 10 of them",
        "at 9:00 we met",
        f"a look: {U}?t=900",
        "localhost:8080",
        "v8:00",
    ],
)
def test_what_begins_otherwise_is_neither_linked_nor_said(line: str) -> None:
    assert linked(f"{H}{line}\n") == f"{H}{line}\n"
    assert said(f"{H}{line}\n") == []


def test_notes_that_begin_above_four_hours_are_a_log_of_the_clock() -> None:
    log = f"{H}4:00:31 From A: hello\n\n5:03:05 From B: hi\n\n15:20:10 From A: bye\n"
    assert linked(log) == log
    assert said(log) == [
        "3: 3 timecodes of this section are left alone: the first of them is at 4:00:31, "
        "as in a log of the clock"
    ]


def test_a_long_recording_is_no_log_if_a_note_lies_early_or_its_length_is_known() -> None:
    late = f"{H}5:03:05 x\n"
    assert "[5:03:05]" in linked(f"{H}[0:10]({U}?t=0m10s) a\n\n5:03:05 x\n")
    known = Course(None, (Lecture(ID, 1, "1", duration=30_000),))
    assert "[5:03:05]" in linked(late, courses=(known,))
    assert "[5:03:05]" in linked("5:03:05 x\n", given=U)


def test_a_few_falls_are_said_one_by_one_and_linked() -> None:
    minutes = [*range(1, 10), 4, *range(11, 20), 12, 21]
    text = H + "".join(f"{minute}:00 x\n\n" for minute in minutes)
    assert linked(text).count(f"]({U}?t=") == 1 + len(minutes) - 1
    assert said(text) == [
        "21: 4:00 comes after 9:00: check that it is right",
        "41: 12:00 comes after 19:00: check that it is right",
    ]


def test_a_section_that_falls_in_more_than_a_quarter_of_its_steps_is_left() -> None:
    text = f"{H}10:41 a\n\n3:12 b\n\n9:33 c\n\n2:15 d\n"
    assert linked(text) == text
    (sentence,) = said(text)
    assert "4 timecodes of this section are left alone: they fall more than once" in sentence
    given = linked("10:41 a\n\n3:12 b\n\n9:33 c\n\n2:15 d\n", given=U)
    assert given.count(f"]({U}?t=") == 4


def test_a_given_video_is_that_of_all_times_above_the_first_lecture() -> None:
    after = linked(
        f"# Week\n\n8:00 a\n\n## [B]({OTHER})\n\n9:00 b\n\n## Links\n\n1:00 c\n", given=U
    )
    assert f"[8:00]({U}?t=8m00s) a" in after
    assert f"[9:00]({OTHER}?t=9m00s) b" in after
    assert "\n1:00 c" in after


def test_a_post_all_of_whose_timecodes_are_in_no_lecture_is_told_the_way_out() -> None:
    assert said("# Notes\n\n8:49 - a\n\n18:00 - b\n") == [
        "3: 2 timecodes are not under any lecture: give --video URL, "
        "or put the video's link above them"
    ]
    course = "[C](https://www.youtube.com/playlist?list=PLabcdefghijklmnop)"
    (sentence,) = said(f"{course}\n\n## 5 lesson\n\n8:49 - a\n")
    assert "1 timecode is not under any lecture: `scaffold refresh POST`" in sentence
    assert "which lecture of PLabcdefghijklmnop" in sentence


def test_links_that_would_not_be_read_are_found_and_can_be_spared() -> None:
    post = read(f"{H}8:00 x\n\n9:00 y\n")
    plan = linking.plan(post)
    after = edits.apply(post.data, plan.edits)
    broken = read(after.replace(b"[8:00]", b"\\8:00]"))
    lost = linking.unread(plan, broken)
    assert lost == {post.sections[-1].bare[0].span.start}
    spared = linking.plan(post, spared=lost)
    assert spared.linked == 1
    assert spared.left[0].sentence == "8:00 is left alone: Markdown would not read a link there"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("8:00 a\n9:00 b\n", "«8:00» a\n\n«9:00» b\n"),
        ("Notes:\n8:00 a\nmore\n9:00 b\n", "Notes:\n\n«8:00» a\nmore\n\n«9:00» b\n"),
        ("Notes:\n8:00 a\nmore\n", "Notes:\n«8:00» a\nmore\n"),
        ("> Notes:\n> 8:00 a\n> 9:00 b\n", "> Notes:\n>\n> «8:00» a\n>\n> «9:00» b\n"),
        ("> [!note]\n> 8:00 a\n> 9:00 b\n", "> [!note]\n> «8:00» a\n>\n> «9:00» b\n"),
        ("Notes:\n8:00 a  \n9:00 b\n", "Notes:\n«8:00» a  \n«9:00» b\n"),
        ("Notes:  \n8:00 a\n9:00 b\n", "Notes:  \n«8:00» a\n\n«9:00» b\n"),
        ("8:00 a\r\n9:00 b\r\n", "«8:00» a\r\n\r\n«9:00» b\r\n"),
        ("8:00 a\r9:00 b", "«8:00» a\r\r«9:00» b"),
        ("**8:00** a\n(9:00) b\n", "**«8:00»** a\n\n(«9:00») b\n"),
        ("8:00 a  \n9:00 b\n", "«8:00» a  \n«9:00» b\n"),
        ("- 8:00 a\n- 9:00 b\n", "- «8:00» a\n- «9:00» b\n"),
        ("8:00 a\n    9:00 b\n", "«8:00» a\n    «9:00» b\n"),
        ("> 8:00 a\n> 9:00 b\n", "> «8:00» a\n>\n> «9:00» b\n"),
        (">8:00 a\n>9:00 b\n", ">«8:00» a\n>\n>«9:00» b\n"),
        ("> 8:00 a\r\n> 9:00 b\r\n", "> «8:00» a\r\n>\r\n> «9:00» b\r\n"),
        ("> 8:00 a\n9:00 b\n", "> «8:00» a\n>\n> «9:00» b\n"),
        ("> > 8:00 a\n> > 9:00 b\n", "> > «8:00» a\n> >\n> > «9:00» b\n"),
        ("> [!note] 8:00 a\n> 9:00 b\n", "> [!note] «8:00» a\n>\n> «9:00» b\n"),
        ("> 8:00 a  \n> 9:00 b\n", "> «8:00» a  \n> «9:00» b\n"),
        ("> 8:00 a\n>\n> 9:00 b\n", "> «8:00» a\n>\n> «9:00» b\n"),
        ("- 8:00 a\n  9:00 b\n", "- «8:00» a\n\n    «9:00» b\n"),
        ("- 8:00 a\n9:00 b\n", "- «8:00» a\n\n    «9:00» b\n"),
        ("-\t8:00 a\n\t9:00 b\n", "-\t«8:00» a\n\n\t«9:00» b\n"),
        ("- 8:00 a\n  9:00 b\n- 1:00 c\n", "- «8:00» a\n\n    «9:00» b\n\n- «1:00» c\n"),
        ("- [ ] 8:00 a\n  9:00 b\n", "- [ ] «8:00» a\n\n    «9:00» b\n"),
        ("1. a\n   8:00 a\n   9:00 b\n", "1. a\n\n    «8:00» a\n\n    «9:00» b\n"),
        ("- a\n\n  8:00 a\n  9:00 b\n", "- a\n\n  «8:00» a\n\n  «9:00» b\n"),
        ("- x\n    - 8:00 a\n      9:00 b\n", "- x\n    - «8:00» a\n\n        «9:00» b\n"),
        ("- 8:00 a\n  ---\n  9:00 b\n", "- «8:00» a\n  ---\n  «9:00» b\n"),
        ("- 8:00 a\n  ***\n  9:00 b\n", "- «8:00» a\n  ***\n  «9:00» b\n"),
        (">8:00 a\n9:00 b\n    - 1:00 c", ">«8:00» a\n>\n> «9:00» b\n    - «1:00» c"),
        ("> - 8:00 a\n>   9:00 b\n", "> - «8:00» a\n>\n>     «9:00» b\n"),
        ("- > 8:00 a\n  > 9:00 b\n", "- > «8:00» a\n  >\n  > «9:00» b\n"),
        ("- 8:00 a\n  ```\n  x\n  ```\n  9:00 b\n", "- «8:00» a\n  ```\n  x\n  ```\n  «9:00» b\n"),
        ("8:00 a\n9:00 b\n===\n", "«8:00» a\n«9:00» b\n===\n"),
        ("- x\n\n  8:00 a\n  9:00 b\n  ---\n", "- x\n\n  «8:00» a\n  «9:00» b\n  ---\n"),
        ("- ## x\n  8:00 a\n  9:00 b\n", "- ## x\n  «8:00» a\n\n    «9:00» b\n"),
        ("term\n: 8:00 a\n9:00 b\n", "term\n: «8:00» a\n«9:00» b\n"),
        ("| 8:00 | a |\n|---|---|\n| 9:00 | b |\n", "| «8:00» | a |\n|---|---|\n| «9:00» | b |\n"),
    ],
)
def test_space_puts_blank_lines_between_notes(before: str, after: str) -> None:
    def link(found: re.Match[str]) -> str:
        return f"[{found[1]}]({U}?t={found[1].replace(':', 'm')}s)"

    post = read(f"{H}{before}")
    plan = linking.plan(post, space=True)
    text = edits.apply(post.data, plan.edits)
    assert text.decode() == H + re.sub("«(.*?)»", link, after)
    blank, were = (len(re.findall(r"(?m)^[ >]*\r?$(?!\Z)", each)) for each in (after, before))
    assert plan.spaced == blank - were + after.count("\r\r")
    again = read(text)
    assert linking.unread(plan, again) == frozenset()
    assert linking.plan(again, space=True).edits == ()


def test_joined_notes_are_said_once_a_post_and_never_where_breaks_are_kept() -> None:
    post = read(f"{H}8:00 a\n9:00 b\n10:00 c\n\n## [B]({U})\n\n8:00 a\n9:00 b\n")
    (left,) = linking.plan(post, space=False).left
    assert left.sentence == (
        "3 notes belong to the paragraph of the line above; link --space puts blank lines between"
    )
    assert linking.plan(post).left == ()


AT_ENDS = "they are at the ends of lines; a timecode that begins its line becomes a link"


@pytest.mark.parametrize(
    "lines",
    [
        "- Intro - [1:14]\n- Losses 4:20\n- Questions — 1:02:10\n",
        "Intro (1:14)\n\nLosses **4:20**\n\nQuestions 1:02:10.\n",
        "> Intro 1:14\n>\n> Losses 4:20\n>\n> Questions 1:02:10  \n",
        "1. Введение 1:14\n2. 損失 4:20\n3. Questions 1:02:10\n",
        "Intro 1:14\r\n\r\nLosses 4:20\r\n\r\nQuestions 1:02:10",
    ],
)
def test_timecodes_at_the_ends_of_a_lectures_lines_are_said_once(lines: str) -> None:
    assert said(H + lines) == [f"3: 1:14 and 2 more are left alone: {AT_ENDS}"]
    assert linked(H + lines) == H + lines
    assert said(f"Video: {U}\n\n{lines}") == said(H + lines)


@pytest.mark.parametrize(
    "lines",
    [
        "- Intro 1:14\n",
        "- Intro 4:20\n- Losses 1:14\n",
        "We met at 8:00\n\nand talked from 8:15 to 9:20\n",
        "```\nIntro 1:14\nLosses 4:20\n```\n",
        "<!--\nIntro 1:14\nLosses 4:20\n-->\n",
        "<div>\nIntro 1:14\nLosses 4:20\n</div>\n",
        "- Intro `x 1:14`\n- Losses $4:20$\n",
        "- [Intro](https://example.com) 1:14\n- [Losses](https://example.com) 4:20\n",
        "- 1:14\n- 4:20\n",
        "| Intro | 1:14 |\n|---|---|\n| Losses | 4:20 |\n",
    ],
)
def test_what_else_lines_end_with_is_not_said_to_be_at_their_ends(lines: str) -> None:
    assert AT_ENDS not in "".join(said(H + lines))


def test_ends_of_lines_under_no_lecture_and_next_to_notes_are_passed_over() -> None:
    lines = "Intro 1:14\n\nLosses 4:20\n"
    assert said(f"# T\n\n{lines}") == []
    assert said(f"{H}8:00 note\n\n{lines}") == []


PROSE = "They show the whole of the network once more and then go on at"


@pytest.mark.parametrize("mark", ["", "- ", "> "])
def test_a_time_with_which_a_line_of_wrapped_prose_begins_is_no_note(mark: str) -> None:
    lines = f"{mark}{PROSE}\n{' ' * len(mark.replace('>', ''))}(8:00) with losses, as they say.\n"
    assert said(H + lines) == ["4: 8:00 is left alone: its line goes on with the sentence above"]
    assert linked(H + lines) == H + lines


@pytest.mark.parametrize(
    "lines",
    [
        f"{PROSE}:\n8:00 a\n",
        f"{PROSE}.\n8:00 a\n",
        f"{PROSE}\n8:00 a\n9:00 b\n",
        f"7:00 {PROSE}\n8:00 a\n",
        f"{PROSE}\n- 8:00 a\n",
        f"{PROSE}\n\n8:00 a\n",
        f"### {PROSE}\n8:00 a\n",
        "They go on at\n8:00 a\n",
    ],
)
def test_notes_below_a_long_line_are_linked(lines: str) -> None:
    assert f"[8:00]({U}?t=8m00s) a" in linked(H + lines)
