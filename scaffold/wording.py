"""Words that sentences of all rooms share: a count with its noun, and what was perhaps meant.

Names of files, keys and answers that a sentence quotes are a stranger's: what a terminal or the log
of a CI obeys is made visible here.
"""

import re
from collections.abc import Iterable

# newlines and orders to terminals, and marks that turn the direction of text or end a line
_UNSEEN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff]")
_ORDER = re.compile(r"##(?=vso\[|\[)")


def visible(text: str) -> str:
    """One line in which what cannot be seen is written as its escape: `\\n`, `\\x1b`."""
    return _UNSEEN.sub(lambda found: ascii(found[0])[1:-1], text)


def logged(line: str) -> str:
    """A line for the log of a CI, which obeys lines that begin with `::` and `##[` anywhere."""
    line = _ORDER.sub("# #", line)
    return re.sub(r"\A(\s*):(?=:)", r"\1: ", line)


def count_of(number: int, noun: str) -> str:
    """`1 note`, `2 notes`: a count with its noun, whose plural ends in -s."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def named(title: str, video: str) -> str:
    """`3. Linear classifier (TM3JDO2qjJ0)`; the id alone where there is no title."""
    title = visible(" ".join(title.split()))
    return f"{title} ({video})" if title else video


def ranges(numbers: Iterable[int]) -> str:
    """`1-3, 7` for 1, 2, 3, 7."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in runs)


def did_you_mean(word: str, known: Iterable[str], least: float = 0.6) -> str:
    """The one of the known words that is nearest to this one; "" if none is near.

    `least`: how alike they must be, from 0 to 1.
    """
    import difflib  # here alone: most runs find what they are asked for

    near = difflib.get_close_matches(word, known, 3, least)
    swapped = (other for other in near if sorted(other) == sorted(word))  # `nwe` is new, not now
    return next(swapped, near[0] if near else "")
