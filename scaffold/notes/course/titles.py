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
from scaffold.notes.course import affixes, numerals
from scaffold.notes.course.affixes import Affix, Side
from scaffold.notes.course.numerals import N, Number

FEWEST = 3
SHARE = 3 / 4
SHARE_NUMBERED = 1 / 2
TRIED = 8
SAMPLE = 300
NUMBERS_LONGEST = 40


@dataclass(frozen=True, slots=True)
class CleanTitle:
    """What is left of a title, and the number of its own that heads it (`5`, `2.1`, `4a`)."""

    text: str
    number: str | None


@dataclass(frozen=True, slots=True)
class _Cut:
    """A title without the pattern's parts, and where they were found."""

    text: str
    before: re.Match[str] | None
    after: re.Match[str] | None


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
    prefixes = _fitting(distinct, "prefix", names)
    suffixes = _fitting(distinct, "suffix", names)
    pairs = sorted(product(prefixes, suffixes), key=lambda pair: -pair[0].weight - pair[1].weight)
    sound = (_sound(distinct, prefix, suffix) for prefix, suffix in pairs)
    return next((pattern for pattern in sound if pattern), TitlePattern())


def apply(pattern: TitlePattern, title: str) -> CleanTitle:
    """One title without the pattern's prefix and suffix; what does not match is left whole."""
    cut = _cut(pattern, title)
    number = _number(cut.before) or _number(cut.after)
    return CleanTitle(cut.text, str(number) if number and pattern.numbered else None)


def replace(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A person's own replacements in order; one that would leave nothing is passed over."""
    for pattern, by in pairs:
        try:
            replaced = re.sub(pattern, by, text)
        except (re.error, IndexError):  # names a group that is not there
            continue
        text = replaced if _says_something(replaced) else text
    return text


def _fitting(titles: Sequence[str], side: Side, own_names: Sequence[str]) -> list[Affix]:
    """The weightiest candidates that enough titles share, and at the end none at all."""
    sample = titles[:: 1 + len(titles) // SAMPLE]
    found = affixes.find(sample, side, own_names)
    likely = [a for a in found if _is_enough(a.shared, len(sample), numbered=a.numbered)][:TRIED]
    fitting = [a for a in likely if _fits(a.part, [_without(t, a.part, side)[1] for t in titles])]
    return [*fitting, Affix("", 0)]


def _fits(part: str, found: Sequence[re.Match[str] | None]) -> bool:
    """Enough titles have the part, and the numbers it holds, if any, are those of a series."""
    had = [match for match in found if match]
    numbered = N in part
    if not _is_enough(len(had), len(found), numbered=numbered):
        return False
    return not numbered or _is_series(part, [n for match in had if (n := _number(match))])


def _is_enough(shared: int, count: int, *, numbered: bool) -> bool:
    if shared < FEWEST:
        return False
    return shared > count * SHARE_NUMBERED if numbered else shared >= count * SHARE


def _sound(titles: Sequence[str], prefix: Affix, suffix: Affix) -> TitlePattern | None:
    """The pattern of both parts, if enough titles match and no two become the same."""
    numbered = prefix.numbered or suffix.numbered
    pattern = TitlePattern(prefix=prefix.part, suffix=suffix.part, numbered=numbered)
    rests = [_cut(pattern, title).text for title in titles]
    count = Counter(map(_same, rests))
    whole = tuple(dict.fromkeys(rest for rest in rests if count[_same(rest)] > 1))
    if len(whole) > len(titles) * (1 - SHARE_NUMBERED):
        return None
    pattern = pattern.model_copy(update={"whole": whole})
    cuts = [_cut(pattern, title) for title in titles]
    if len({_same(cut.text) for cut in cuts}) < len(set(map(_same, titles))):
        return None
    fits = _fits(prefix.part, [cut.before for cut in cuts]) if prefix.part else True
    fits = fits and (_fits(suffix.part, [cut.after for cut in cuts]) if suffix.part else True)
    return pattern if fits else None


def _cut(pattern: TitlePattern, title: str) -> _Cut:
    text, before = _without(title, pattern.prefix, "prefix")
    text, after = _without(text, pattern.suffix, "suffix")
    if pattern.whole and _same(text) in map(_same, pattern.whole):
        return _Cut(title, None, None)
    return _Cut(text, before, after)


def _without(text: str, part: str, side: Side) -> tuple[str, re.Match[str] | None]:
    if not part.strip():
        return text, None
    expression = affixes.expression(part, side)
    # a suffix is looked for at the end alone: titles may be long and made to be slow
    tail = max(0, len(text) - 2 * len(part) - NUMBERS_LONGEST)
    found = expression.match(text) if side == "prefix" else expression.search(text, tail)
    if not found:
        return text, None
    rest = (text[found.end() :] if side == "prefix" else text[: found.start()]).strip()
    return (rest, found) if _says_something(rest) else (text, None)


def _number(found: re.Match[str] | None) -> Number | None:
    return numerals.read(found["n"]) if found and "n" in found.re.groupindex else None


def _says_something(text: str) -> bool:
    """A letter, a digit or a picture is left, not punctuation alone."""
    return any(char.isalnum() or (char > "~" and category(char)[0] == "S") for char in text)


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
