"""Clean titles: what the titles of a course share is noise under the post's own title.

Two pure functions: `decide` finds the pattern once, `apply` cleans one title by itself.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from unicodedata import category

from scaffold.model.pattern import TitlePattern
from scaffold.notes import affixes, numerals
from scaffold.notes.affixes import Affix, Side
from scaffold.notes.numerals import N, Number

FEWEST = 3
SHARE = 3 / 4
SHARE_NUMBERED = 1 / 2
TRIED = 8


@dataclass(frozen=True, slots=True)
class CleanTitle:
    """What is left of a title, and the number of its own that heads it (`5`, `2.1`, `4a`)."""

    text: str
    number: str | None


@dataclass(frozen=True, slots=True)
class _Cut:
    """A title without prefix and suffix: which of them it had, and the number in each."""

    text: str
    prefixed: bool
    suffixed: bool
    numbers: tuple[Number | None, Number | None]


def decide(titles: Sequence[str], own_names: Sequence[str] = ()) -> TitlePattern:
    """What the titles, in the list's order, share at their beginnings and ends.

    A shared part goes only if it ends at punctuation or in numbering, or is one of `own_names`
    (the playlist's, the channel's); never with fewer than three different titles; and only if a
    distinct rest stays of each. At least three quarters of the titles share it; more than half
    are enough if it numbers them. Numbers count if they rise, or fall, from title to title.
    """
    distinct = list(dict.fromkeys(titles))
    if len(distinct) < FEWEST:
        return TitlePattern()
    names = [name.strip() for name in own_names if name.strip()]
    prefixes = _likely(affixes.find(distinct, "prefix", names), len(distinct))
    suffixes = _likely(affixes.find(distinct, "suffix", names), len(distinct))
    pairs = sorted(product(prefixes, suffixes), key=lambda pair: -pair[0].weight - pair[1].weight)
    for prefix, suffix in pairs:
        pattern = TitlePattern(
            prefix=prefix.part, suffix=suffix.part, numbered=prefix.numbered or suffix.numbered
        )
        pattern = pattern.model_copy(update={"whole": _shared_rests(pattern, distinct)})
        if _is_sound(pattern, distinct):
            return pattern
    return TitlePattern()


def apply(pattern: TitlePattern, title: str) -> CleanTitle:
    """One title without the pattern's prefix and suffix; what does not match is left whole."""
    cut = _cut(pattern, title)
    number = next((number for number in cut.numbers if number), None) if pattern.numbered else None
    return CleanTitle(cut.text, None if number is None else str(number))


def replace(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A person's own replacements in order; one that would leave nothing is passed over."""
    for pattern, by in pairs:
        try:
            replaced = re.sub(pattern, by, text)
        except (re.error, IndexError):  # names a group that is not there
            continue
        text = replaced if _says_something(replaced) else text
    return text


def _likely(found: list[Affix], count: int) -> list[Affix]:
    """The weightiest candidates that enough titles share, and none at all as the last."""
    enough = [affix for affix in found if _is_enough(affix.shared, count, numbered=affix.numbered)]
    return [*enough[:TRIED], Affix("", 0)]


def _is_enough(shared: int, count: int, *, numbered: bool) -> bool:
    if shared < FEWEST:
        return False
    return shared > count * SHARE_NUMBERED if numbered else shared >= count * SHARE


def _shared_rests(pattern: TitlePattern, titles: Sequence[str]) -> tuple[str, ...]:
    """What more than one title would be left with, in the list's order."""
    rests = [_cut(pattern, title).text for title in titles]
    count = Counter(_same(rest) for rest in rests)
    return tuple(dict.fromkeys(rest for rest in rests if count[_same(rest)] > 1))


def _cut(pattern: TitlePattern, title: str) -> _Cut:
    text, before = _without(title, pattern.prefix, "prefix")
    text, after = _without(text, pattern.suffix, "suffix")
    if _same(text) in map(_same, pattern.whole):
        return _Cut(title, prefixed=False, suffixed=False, numbers=(None, None))
    return _Cut(text, before is not None, after is not None, (_number(before), _number(after)))


def _without(text: str, part: str, side: Side) -> tuple[str, re.Match[str] | None]:
    if not part.strip():
        return text, None
    expression = affixes.expression(part, side)
    found = expression.match(text) if side == "prefix" else expression.search(text)
    if not found:
        return text, None
    rest = (text[found.end() :] if side == "prefix" else text[: found.start()]).strip()
    return (rest, found) if _says_something(rest) else (text, None)


def _number(found: re.Match[str] | None) -> Number | None:
    return numerals.read(found["n"]) if found and "n" in found.re.groupindex else None


def _says_something(text: str) -> bool:
    """A letter, a digit or a picture is left, not punctuation alone."""
    return any(char.isalnum() or (char > "~" and category(char)[0] == "S") for char in text)


def _is_sound(pattern: TitlePattern, titles: Sequence[str]) -> bool:
    """Enough titles match, their numbers make a series, and no two become the same."""
    cuts = [_cut(pattern, title) for title in titles]
    if len({_same(cut.text) for cut in cuts}) < len({_same(title) for title in titles}):
        return False
    had = ([cut.prefixed for cut in cuts], [cut.suffixed for cut in cuts])
    for side, part in enumerate((pattern.prefix, pattern.suffix)):
        if part and not _is_enough(sum(had[side]), len(titles), numbered=N in part):
            return False
        numbers = [number for cut in cuts if (number := cut.numbers[side])]
        if N in part and not _is_series(part, numbers):
            return False
    return True


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_series(part: str, numbers: list[Number]) -> bool:
    """The numbers are the lectures' own: not "5 tips", "Windows 7", "1914"."""
    if not numerals.ascending(numbers):
        return False
    if numerals.announced(part):
        return True
    if numerals.years(numbers):
        return False
    return numerals.set_apart(part) or numerals.dense(numbers)
