"""Words that sentences of all rooms share: a count with its noun, and what was perhaps meant."""

from collections.abc import Iterable


def count_of(number: int, noun: str) -> str:
    """`1 note`, `2 notes`: a count with its noun, whose plural ends in -s."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def did_you_mean(word: str, known: Iterable[str], least: float = 0.6) -> str:
    """The one of the known words that is nearest to this one; "" if none is near.

    `least`: how alike they must be, from 0 to 1.
    """
    import difflib  # here alone: most runs find what they are asked for

    near = difflib.get_close_matches(word, known, 1, least)
    return near[0] if near else ""
