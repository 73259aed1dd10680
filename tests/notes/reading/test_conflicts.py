"""A post that is half merged is known by git's marks, not by words that look like them."""

import pytest

from scaffold.notes.reading.conflicts import first_conflict

CONFLICT = "<<<<<<< HEAD\n1:00 - mine\n=======\n2:00 - theirs\n>>>>>>> other\n"

IS_ONE = {
    "alone": (CONFLICT, 0),
    "below a heading": (f"# A\n\n{CONFLICT}", 5),
    "with CRLF": (CONFLICT.replace("\n", "\r\n"), 0),
    "in the form of diff3": (CONFLICT.replace("=======", "||||||| base\nx\n======="), 0),
    "without names": ("<<<<<<<\na\n=======\nb\n>>>>>>>", 0),
    "of Jujutsu": (
        "<<<<<<< conflict 1 of 1\n%%%%%%% diff from base\n-a\n+++++++ side 2\nb\n"
        ">>>>>>> conflict 1 of 1 ends\n",
        0,
    ),
    "behind a code block": (f"```\nx\n```\n{CONFLICT}", 10),
    "with code on one side": ("<<<<<<< a\n```\nx\n```\n=======\nb\n>>>>>>> b\n", 0),
}
IS_NONE = {
    "in a code block": f"```\n{CONFLICT}```\n",
    "in a longer code block": f"~~~~\n~~~\n{CONFLICT}~~~~\n",
    "indented": "    " + CONFLICT.replace("\n", "\n    "),
    "a heading underlined": "A\n=======\n\n>>>>>>> quoted\n",
    "a quote of a quote": ">>>>>>> a\n",
    "in a sentence": "git writes <<<<<<< HEAD, ======= and >>>>>>> there\n",
    "the end is missing": "<<<<<<< HEAD\n=======\n",
    "nothing": "",
}


@pytest.mark.parametrize("case", IS_ONE)
def test_is_a_conflict(case: str) -> None:
    text, place = IS_ONE[case]
    assert first_conflict(text.encode()) == place


@pytest.mark.parametrize("case", IS_NONE)
def test_is_no_conflict(case: str) -> None:
    assert first_conflict(IS_NONE[case].encode()) is None


def test_one_long_line_of_marks_is_read_in_one_go() -> None:
    assert first_conflict(b"<<<<<<< " * 200_000 + b"\n" + b"`" * 2_000_000) is None
