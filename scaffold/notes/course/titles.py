"""Clean titles: what the titles of a course share is noise under the post's own title.

Two pure functions: `decide` finds the pattern once, `apply` cleans one title by itself.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from unicodedata import category

from scaffold.model.pattern import TitlePattern
from scaffold.notes.course import affixes, numerals
from scaffold.notes.course.affixes import Noise, Side
from scaffold.notes.course.numerals import N, Number

FEWEST = 3
SHARE = 3 / 4
SHARE_NUMBERED = 1 / 2
# Levels of numbers (`Week 1 Lecture 2` has two), and whether some may stray from the order.
ATTEMPTS = ((2, False), (2, True), (1, False), (1, True), (0, False))
SAMPLE = 300


@dataclass(frozen=True, slots=True)
class CleanTitle:
    """What is left of a title, and the number of its own that heads it (`5`, `2.1`, `4a`)."""

    text: str
    number: str | None


@dataclass(frozen=True, slots=True)
class _Cut:
    """A title without the pattern's parts, what they were, and the number that they held."""

    text: str
    parts: tuple[str, ...] = ()
    number: Number | None = None


def decide(titles: Sequence[str], own_names: Sequence[str] = ()) -> TitlePattern:
    """What the titles, in the list's order, share at their beginnings and ends.

    A shared part goes only if it ends at punctuation or in numbering, or is one of `own_names`
    (the playlist's, the channel's); never with fewer than three different titles; and only if
    something distinct stays of each, number and rest together. Its words are those of at least
    three quarters of the titles; of more than half, if it numbers them. Numbers count if most of
    them rise, or fall, from title to title; first those of two levels (`Week 1 Lecture 2`).
    """
    distinct = list(dict.fromkeys(titles))
    if len(distinct) < FEWEST:
        return TitlePattern()
    sample = distinct[:: 1 + len(distinct) // SAMPLE]
    noise = affixes.listen(sample, own_names, SHARE, FEWEST)
    for levels, strays in ATTEMPTS:
        pattern = _sound(distinct, _spell(sample, noise, levels, strays=strays), noise)
        cuts = [_cut(pattern, title) for title in distinct]
        shared = sum(bool(cut.parts) for cut in cuts)
        enough = _is_enough(shared, len(cuts) * SHARE)
        if _is_series(cuts, levels, strays=strays) if levels else enough:
            return pattern
    return TitlePattern()


def apply(pattern: TitlePattern, title: str) -> CleanTitle:
    """One title without the pattern's prefix and suffix; what does not match is left whole."""
    cut = _cut(pattern, title)
    return CleanTitle(cut.text, str(cut.number) if cut.number and pattern.numbered else None)


def falls_off(pattern: TitlePattern, before: str, title: str) -> bool:
    """Whether a renamed title has less of the pattern than before, and another rest."""
    old, new = _cut(pattern, before), _cut(pattern, title)
    return len(new.parts) < len(old.parts) and _same(new.text) != _same(old.text)


def fits(pattern: TitlePattern, title: str) -> bool:
    """Whether the title has anything of the pattern."""
    return bool(_cut(pattern, title).parts)


def replace(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A person's own replacements in order; one that would leave nothing is passed over."""
    for pattern, by in pairs:
        try:
            replaced = re.sub(pattern, by, text)
        except (re.error, IndexError):  # names a group that is not there
            continue
        text = replaced if _says_something(replaced) else text
    return text


def _spell(titles: Sequence[str], noise: Noise, levels: int, *, strays: bool) -> TitlePattern:
    """All spellings of the prefix and the suffix that the titles have."""
    pairs = [_parts(title, noise, levels) for title in titles]
    # a spelling of its own needs a second title, or a number that shows it to be one
    numbering = {affixes.alike(part) for pair in pairs if N in "".join(pair) for part in pair}
    prefix, suffix = (
        _distinct(parts, numbering, strays=strays) for parts in zip(*pairs, strict=True)
    )
    return TitlePattern(prefix=prefix, suffix=suffix, numbered=levels > 0)


def _parts(title: str, noise: Noise, levels: int) -> tuple[str, str]:
    """The longest prefix and suffix of one title that leave something."""
    prefix = affixes.longest(title, "prefix", noise, levels)
    rest = _cut(TitlePattern(prefix=prefix), title).text
    suffix = affixes.longest(rest, "suffix", noise, 0 if N in prefix else levels)
    alone = affixes.longest(title, "suffix", noise, levels)
    for pair in ((prefix, suffix), (prefix, ""), ("", alone)):
        if noise.says_something(_cut(TitlePattern(prefix=pair[0], suffix=pair[1]), title).text):
            return pair
    return "", ""


def _distinct(
    parts: Sequence[str], numbering: Container[str], *, strays: bool
) -> str | tuple[str, ...]:
    """The spellings that differ, each as most have it; one alone as itself.

    A number that no word announces may be none ("3 ways to …"): that form needs a mark; where
    numbers stray from the order, it needs most of the titles.
    """
    spellings: dict[str, Counter[str]] = {}
    for part in filter(None, parts):
        spellings.setdefault(affixes.alike(part), Counter())[part] += 1
    found: list[str] = []
    for key, spelt in spellings.items():
        if spelt.total() == 1 and key not in numbering:
            continue
        most = spelt.total() / len(parts) > SHARE_NUMBERED
        sure = most or N not in key or numerals.announced(key)
        if sure or (numerals.set_apart(key) and not strays):
            found.append(spelt.most_common(1)[0][0])
    return found[0] if len(found) == 1 else tuple(found) or ""


def _sound(titles: Sequence[str], pattern: TitlePattern, noise: Noise) -> TitlePattern:
    """The pattern with the rests that would not be distinct, or say nothing."""
    cuts = [_cut(pattern, title) for title in titles]
    numbers: dict[str, list[Number | None]] = {}
    for cut in cuts:
        numbers.setdefault(_same(cut.text), []).append(cut.number)
    whole = [
        cut.text
        for cut in cuts
        for those in [numbers[_same(cut.text)]]
        if (len(those) > 1 and (None in those or len(set(those)) < len(those)))
        or len(those) > len(titles) / 2
        or (cut.number and not noise.says_something(cut.text))
    ]
    pattern = pattern.model_copy(update={"whole": tuple(dict.fromkeys(whole))})
    left = {(cut.number, _same(cut.text)) for cut in (_cut(pattern, title) for title in titles)}
    return pattern if len(left) == len(set(map(_same, titles))) else TitlePattern()


def _is_series(cuts: Sequence[_Cut], levels: int, *, strays: bool) -> bool:
    """The numbers are the lectures' own: not "5 tips", "Windows 7", "1914"."""
    numbered = [cut for cut in cuts if cut.number and levels == sum(p.count(N) for p in cut.parts)]
    if not _is_enough(len(numbered), len(cuts) * SHARE_NUMBERED + 0.5):
        return False
    numbers = [cut.number for cut in cuts if cut.number]
    if len(set(numbers)) < 2 or numerals.in_order(numbers) < len(numbers) * (
        SHARE if strays else 1
    ):
        return False
    spelt: dict[tuple[str, ...], list[Number]] = {}
    for cut in numbered:
        spelt.setdefault(tuple(cut.parts), []).extend([cut.number] if cut.number else [])
    if any(
        len(those) > 1 and len(set(those)) == 1 and numerals.years(those)
        for those in spelt.values()
    ):
        return False  # "Fall 2019" is the course's, whatever the others count
    held = ["".join(cut.parts) for cut in numbered]
    if _is_enough(sum(map(bool, map(numerals.announced, held))), len(held) * SHARE_NUMBERED):
        return True
    if numerals.years(numbers):
        return False
    if _is_enough(sum(map(numerals.set_apart, held)), len(held) * SHARE_NUMBERED):
        return True
    return numerals.dense(numbers) and len(set(numbers)) >= len(numbers) * SHARE


def _is_enough(count: int, least: float) -> bool:
    return count >= max(FEWEST, least)


def _cut(pattern: TitlePattern, title: str) -> _Cut:
    text, before = _without(title, pattern, "prefix")
    text, after = _without(text, pattern, "suffix")
    if pattern.whole and _same(text) in map(_same, pattern.whole):
        return _Cut(title)
    found = [item for item in (before, after) if item]
    digits = next((match.groups() for _, match in found if match.groups()), ())
    read = [numerals.read(each) for each in digits]  # of two levels, if there are two
    parts = tuple(part for number in read for part in number.parts)
    number = Number(parts, "".join(number.letter for number in read)) if read else None
    return _Cut(text, tuple(part for part, _ in found), number)


def _without(
    text: str, pattern: TitlePattern, side: Side
) -> tuple[str, tuple[str, re.Match[str]] | None]:
    """The text without the longest spelling that it has, and that."""
    for part in pattern.spellings(side):
        expression = affixes.expression(part, side)
        # a suffix is looked for at the end alone: titles may be long and made to be slow
        tail = max(0, len(text) - len(part) - affixes.LONGEST)
        found = expression.match(text) if side == "prefix" else expression.search(text, tail)
        if found:
            rest = (text[found.end() :] if side == "prefix" else text[: found.start()]).strip()
            if _says_something(rest):
                return rest, (part, found)
    return text, None


def _says_something(text: str) -> bool:
    """A letter, a digit or a picture is left, not punctuation alone."""
    return any(char.isalnum() or (char > "~" and category(char)[0] == "S") for char in text)


def _same(text: str) -> str:
    return " ".join(text.casefold().split())
