"""Counts agree with their nouns; the nearest known word is meant."""

import pytest

from scaffold.wording import count_of, did_you_mean


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 notes"), (1, "1 note"), (2, "2 notes"), (21, "21 notes")]
)
def test_a_count_agrees_with_its_noun(number: int, said: str) -> None:
    assert count_of(number, "note") == said


@pytest.mark.parametrize(("word", "meant"), [("pastend", "past-end"), ("zzz", ""), ("", "")])
def test_the_nearest_known_word_is_meant_or_none(word: str, meant: str) -> None:
    assert did_you_mean(word, ("past-end", "wrong-lecture")) == meant


def test_letters_that_were_swapped_are_nearer_than_another_letter() -> None:
    assert did_you_mean("nwe", ("new", "now")) == did_you_mean("nwe", ("now", "new")) == "new"
