"""Numbers of lectures, as titles of all languages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scaffold.notes.course.numerals import NUMBER, places, read


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("03", "3"),
        ("３", "3"),
        ("٣", "3"),
        ("2.1", "2.1"),
        ("2.10", "2.10"),
        ("4a", "4a"),
        ("IV", "4"),
        ("XIX", "19"),
        ("三", "3"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零三", "103"),
        ("一〇", "10"),
    ],
)
def test_a_number_is_read(text: str, number: str) -> None:
    assert str(read(text)) == number


def test_numbers_are_ordered_as_lectures_are() -> None:
    ordered = ["1", "1.1", "1.2", "1.10", "2", "2a", "2b", "10"]
    assert sorted(["2b", "10", "1.10", "2", "1.2", "1", "2a", "1.1"], key=read) == ordered


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lecture 5: rays", ["5"]),
        ("Lecture1", ["1"]),
        ("Урок №7", ["7"]),
        ("#3 and Ep.04", ["3", "04"]),
        ("Part III of IV", ["III", "IV"]),
        ("第3讲", ["3"]),
        ("第十二课", ["十二"]),
        ("【x】P3 y", ["3"]),
        ("机器学习（三）", ["三"]),
        ("3강", ["3"]),
        ("3.Введение", ["3"]),
        ("01_Intro", ["01"]),
        ("(3/8)", ["3"]),
        ("word2vec CS231n GPT3 H2O 3D v2", []),
        ("MIT 6.S191", []),
        ("一个人", []),
        ("50% off $5", []),
        ("at 12:30", []),
        ("2019-03-12", []),
        ("123456", []),
        ("I-beam", ["I"]),
    ],
)
def test_numbers_stand_for_themselves_not_inside_words_times_and_dates(
    text: str, found: list[str]
) -> None:
    assert [text[start:end] for start, end in places(text)] == found


@given(st.from_regex(NUMBER, fullmatch=True))
def test_whatever_looks_like_a_number_is_one(text: str) -> None:
    assert str(read(text))
