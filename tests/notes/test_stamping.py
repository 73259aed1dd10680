"""A stamp: where its line goes, how it looks, and that nothing else changes."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scaffold.errors import StampRefused
from scaffold.model.course import Course, Lecture
from scaffold.model.timecode import TimeStyle
from scaffold.notes.reading.read import read
from scaffold.notes.stamping.lecture_notes import lecture_notes
from scaffold.notes.stamping.plan import plan
from scaffold.notes.stamping.undo import undo
from scaffold.notes.text.plain_text import plain
from tests.notes import nasty, stamp_goldens

VIDEO = nasty.IDS[0]
HEADING = f"## [1. Lecture](https://www.youtube.com/watch?v={VIDEO}&list={nasty.LIST})\n\n"


@pytest.mark.parametrize("case", stamp_goldens.CASES, ids=lambda case: case.name)
def test_a_golden_post_is_stamped_as_it_was(case: Path) -> None:
    assert stamp_goldens.stamped(case) == (case / "stamped.md").read_bytes()


@given(nasty.posts, st.integers(0, 40_000), st.text(max_size=30))
def test_without_the_inserted_bytes_the_post_is_identical(
    text: str, seconds: int, note: str
) -> None:
    post = read(text)
    try:
        stamp = plan(post, VIDEO, seconds, note)
    except StampRefused:
        return
    at, size = stamp.edit.span.start, len(stamp.edit.text.encode())
    assert stamp.edit.span.size == 0
    assert stamp.after[:at] + stamp.after[at + size :] == post.data
    assert stamp.after[at : at + size] == stamp.edit.text.encode()


@given(nasty.posts, st.integers(0, 40_000))
def test_a_stamp_taken_back_leaves_the_same_bytes(text: str, seconds: int) -> None:
    post = read(text)
    try:
        stamp = plan(post, VIDEO, seconds, "a note")
    except StampRefused:
        return
    assert undo(read(stamp.after), stamp) == post.data


@given(st.lists(st.integers(0, 20_000), min_size=2, max_size=8), st.sampled_from(["", "\r\n"]))
def test_stamps_in_any_order_are_in_time_order(moments: list[int], tail: str) -> None:
    post = read(HEADING + tail)
    for seconds in moments:
        post = read(plan(post, VIDEO, seconds, f"at {seconds}").after)
    notes = [note for section in post.sections for note in section.notes]
    assert [n.timecode.seconds for n in notes if n.timecode] == sorted(moments)


@given(st.sampled_from(stamp_goldens.CASES), st.lists(st.integers(0, 9_000), max_size=5))
def test_the_notes_of_a_golden_post_stay_in_time_order(case: Path, moments: list[int]) -> None:
    assume("parts" not in case.name and "nested" not in case.name)
    post = read((case / "post.md").read_bytes())
    for seconds in moments:
        post = read(plan(post, VIDEO, seconds, "x").after)
    for section in post.sections:
        if section.lecture and section.lecture.video.video == VIDEO:
            times = [n.timecode.seconds for n in section.notes if n.timecode]
            assert times == sorted(times)


@given(nasty.posts, st.integers(0, 9_000), st.text(max_size=12))
def test_undo_after_an_edit_elsewhere_takes_only_the_stamp(
    text: str, seconds: int, more: str
) -> None:
    assume(not any("\ud800" <= letter <= "\udfff" for letter in more))
    post = read(text)
    try:
        stamp = plan(post, VIDEO, seconds, "unlike all else")
    except StampRefused:
        return
    edited = read(stamp.after + f"\n\n## End\n\n{more}\n".encode())
    try:
        after = undo(edited, stamp)
    except StampRefused:
        return
    assert after == post.data + f"\n\n## End\n\n{more}\n".encode()


@pytest.mark.parametrize("broken", ["\\", "  "])
def test_undo_after_an_edit_elsewhere_takes_the_break_of_the_line_above(broken: str) -> None:
    text = f"{HEADING}8:00 - x{broken}\n9:00 - y\n"
    stamp = plan(read(text), VIDEO, 600, "z")
    assert f"9:00 - y{broken}\n[10:00]" in stamp.after.decode()
    changed = read(stamp.after.replace(b"8:00 - x", b"8:00 - changed"))
    assert undo(changed, stamp) == text.replace("8:00 - x", "8:00 - changed").encode()


@given(nasty.posts)
def test_the_notes_of_a_lecture_are_text_on_lines_of_the_post(text: str) -> None:
    post = read(text)
    lectures = lecture_notes(post)
    assert len({lecture.video for lecture in lectures}) == len(lectures)
    for lecture in lectures:
        for note in lecture.notes:
            assert 1 <= note.line <= post.lines
            assert note.text == "\n".join(map(plain, note.text.split("\n")))


def test_a_note_is_read_with_all_that_belongs_to_it() -> None:
    text = HEADING + (
        "> 8:00 - **bold** `code` [a link](https://example.org)\n> goes on\n>\n> and on\n\n"
        "- 9:00 | a list\n  - a detail\n\n10:00\n\n[ref]: https://example.org\n"
    )
    (lecture,) = lecture_notes(read(text))
    assert [(note.label, note.text, note.line) for note in lecture.notes] == [
        ("8:00", "bold code a link goes on\nand on", 3),
        ("9:00", "a list\na detail", 8),
        ("10:00", "", 11),
    ]


REFUSED = {
    "": "empty",
    " \n\t ": "empty",
    "\u200b\u202e\x07": "empty",
    "x" * 10_001: "10,001",
}


def test_a_row_of_a_table_is_read_without_its_bars() -> None:
    table = (
        "| t | what | who |\n|---|---|---|\n| 8:00 | a *neuron* | she |\n| 9:00 | a\\|b\\| | |\n"
    )
    (lecture,) = lecture_notes(read(f"{HEADING}{table}\nProse.\n"))
    assert [note.text for note in lecture.notes] == ["a neuron | she", "a|b|"]


@pytest.mark.parametrize("text", REFUSED, ids=["nothing", "blanks", "invisible", "long"])
def test_a_note_without_words_or_with_too_many_is_refused(text: str) -> None:
    with pytest.raises(StampRefused, match=REFUSED[text]):
        plan(read(HEADING), VIDEO, 60, text)


def test_a_note_past_the_end_is_refused() -> None:
    course = Course(nasty.LIST, (Lecture(VIDEO, 1, "1", duration=600),))
    assert plan(read(HEADING), VIDEO, 600, "x", (course,)).line == 3
    with pytest.raises(StampRefused, match="10:01 is past the end of the lecture at 10:00"):
        plan(read(HEADING), VIDEO, 601, "x", (course,))


def test_a_lecture_that_is_not_in_the_post_is_refused() -> None:
    with pytest.raises(StampRefused, match="not in the post"):
        plan(read(HEADING), nasty.IDS[1], 60, "x")


def test_a_plain_heading_is_stamped_if_its_course_is_known() -> None:
    course = Course(nasty.LIST, (Lecture(VIDEO, 1, "1", ("Intro",), duration=600),))
    text = f"[Course](https://www.youtube.com/playlist?list={nasty.LIST})\n\n## 1. Intro\n"
    post = read(text, (course,))
    stamp = plan(post, VIDEO, 60, "x", (course,))
    url = f"https://www.youtube.com/watch?v={VIDEO}&list={nasty.LIST}&t=1m00s"
    assert stamp.after.decode() == f"{text.rstrip()}\n\n[1:00]({url}) - x\n"


def test_a_section_with_open_code_is_refused() -> None:
    with pytest.raises(StampRefused, match="code"):
        plan(read(HEADING + "```\nopen\n"), VIDEO, 60, "x")


BECOMES = {
    "two\nlines\r\nof a note": "two lines of a note",
    "a \x1b[31mcolour\u202e and a turn": "a [31mcolour and a turn",
    "**bold** [link](https://example.org) {{ x }}": "**bold** [link](https://example.org) {{ x }}",
}


@pytest.mark.parametrize("text", BECOMES, ids=["newlines", "controls", "Markdown"])
def test_a_note_is_one_line_of_the_persons_markdown(text: str) -> None:
    stamp = plan(read(HEADING), VIDEO, 60, text)
    assert stamp.edit.text.endswith(f") - {BECOMES[text]}")


def test_the_style_of_the_settings_wins() -> None:
    stamp = plan(read(HEADING), VIDEO, 60, "x", style=TimeStyle.SECONDS)
    assert "&t=60s)" in stamp.edit.text


def test_a_line_that_somebody_changed_is_not_taken_back() -> None:
    stamp = plan(read(HEADING), VIDEO, 60, "a note")
    for changed in (b"a better note", b"a note, and more", b"a not"):
        edited = read(stamp.after.replace(b"a note", changed))
        with pytest.raises(StampRefused, match="changed"):
            undo(edited, stamp)
    with pytest.raises(StampRefused, match="changed"):
        undo(read(stamp.after.replace(b"[1:00]", b"- [1:00]")), stamp)


def test_an_open_tick_does_not_swallow_the_notes_below() -> None:
    post = read(HEADING + "8:00 one\n9:00 a `code`\n")
    stamp = plan(post, VIDEO, 500, "an open ` tick")
    assert len(read(stamp.after).sections[0].bare) == 2
    assert len(read(stamp.after).sections[0].notes) == 1
