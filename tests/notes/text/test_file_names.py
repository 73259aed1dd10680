"""A title as a file name: every system takes it, and people still know it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scaffold.notes.text.file_names import file_name
from tests.notes.hostile import ANY, TITLES


@pytest.mark.parametrize(
    "title",
    [
        "3. Нейронные сети",
        "C++",
        "snake_case",
        "第3讲",
        "a (b) [c]",
        "it's",
        "🎉 party",
        "v1.2",
        "AT&T",
    ],
)
def test_an_ordinary_title_stays_as_it_is(title: str) -> None:
    assert file_name(title) == title


@pytest.mark.parametrize(
    ("title", "becomes"),
    [
        ("Lecture 5: CNN/RNN", "Lecture 5 - CNN-RNN"),
        ("Trees | MIT", "Trees - MIT"),
        ("What is a Tree?", "What is a Tree"),
        ('"a" <b> c*', "a b c"),
        ("C:\\data", "C--data"),
        ("..", "untitled"),
        ("/", "untitled"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("-rf", "rf"),
        ("wait... what", "wait… what"),
        ("end. ", "end"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM¹", "_COM¹"),
        ("con man", "con man"),
        ("a\nb\x00\u202ec", "a bc"),
        ("", "untitled"),
        ("???", "untitled"),
        ("🎉", "🎉"),
    ],
)
def test_becomes(title: str, becomes: str) -> None:
    assert file_name(title) == becomes


@pytest.mark.parametrize(
    ("title", "length"),
    [
        ("x" * 5000, 100),
        ("ж" * 5000, 100),
        ("讲" * 5000, 66),
        ("🎉" * 5000, 50),
        ("🇬🇧" * 100, 50),
        ("👨‍👩‍👧" * 100, 55),
        ("x\u0323\u0324" * 100, 99),
    ],
)
def test_a_long_one_is_cut_between_two_characters(title: str, length: int) -> None:
    name = file_name(title)
    assert len(name) == length
    assert title.startswith(name)


def test_flags_and_families_are_not_cut_in_half() -> None:
    assert file_name("🇬🇧" * 100) == "🇬🇧" * 25
    assert file_name("👨‍👩‍👧" * 100) == "👨‍👩‍👧" * 11
    assert file_name("👍🏽" * 100) == "👍🏽" * 25


@given(st.one_of(ANY, st.text()))
def test_every_system_takes_it(title: str) -> None:
    name = file_name(title)
    assert 0 < len(name) <= 100
    assert len(name.encode()) <= 200
    assert not re.search(r'[/\\:*?"<>|\x00-\x1f]|\.\.', name)
    assert name[0] not in " .…-~"
    assert name[-1] not in " ."
    stem = name.split(".")[0].strip().lower()
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", stem)


@given(ANY)
def test_a_file_name_twice_is_once(title: str) -> None:
    assert file_name(file_name(title)) == file_name(title)


def test_no_hostile_title_is_two_folders() -> None:
    assert all("/" not in file_name(title) and "\\" not in file_name(title) for title in TITLES)
