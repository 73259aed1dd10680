"""Clean titles: what all titles of a course share is noise under the post's own title.

Two pure functions: `decide` finds the pattern once, `apply` cleans one title by itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scaffold.model.pattern import TitlePattern

FEWEST = 3
LONGEST = 120
SAMPLES = 12
N = "{n}"

_SEPARATOR = r"[:|\-–—/•·.,;)\]}】」》〉>：｜，、]"
# where a prefix may end: after separating punctuation, or right after a number and its counter
_PREFIX_END = re.compile(
    rf"(?:{_SEPARATOR}\s+|[:：|｜)\]】」》〉]\s*|\d+\s*[讲課课集章节回話话강][\s:：]*|\d+\s+)(?=\S)"
)
# where a suffix may begin: before separating punctuation that stands apart, or a bracket
_SUFFIX_START = re.compile(r"(?:\s+[:|\-–—/•·｜]\s*|\s*[(\[【「《〈｜|]|[,.;，、]\s+)")
_DIGITS = re.compile(r"\d{1,4}")
_TOKENS = re.compile(r"(\{n\}|\s+|[^\w\s]|\w+?(?=\{n\})|\w+)")
_ALIKE = ("-–—", ":：", "|｜", ",，、", "([（【", ")]）】")


@dataclass(frozen=True, slots=True)
class CleanTitle:
    """What is left of a title, and the number it carried (as digits without zeros in front)."""

    text: str
    number: str | None


@dataclass(frozen=True, slots=True)
class _Fit:
    """A candidate held against all titles."""

    pattern: str
    numbers: tuple[int, ...]
    matched: int
    removed: int


def decide(titles: Sequence[str], own_names: Sequence[str] = ()) -> TitlePattern:
    """What the titles, in the list's order, share at their beginnings and ends.

    A shared part goes only if it ends at punctuation or in numbering, or is one of `own_names`
    (the playlist's, the channel's); never with fewer than three different titles; and only if a
    distinct rest stays of each. A few titles may lack it (a quarter where numbers bear it out,
    an eighth else): they stay whole.
    """
    distinct = list(dict.fromkeys(titles))
    if len(distinct) < FEWEST:
        return TitlePattern()
    names = [name for name in own_names if name]
    prefix = _best(distinct, _prefixes(distinct, names), TitlePattern(), "prefix")
    suffix = _best(distinct, _suffixes(distinct, names, prefix), prefix, "suffix")
    return suffix.model_copy(update={"numbered": N in suffix.prefix + suffix.suffix})


def apply(pattern: TitlePattern, title: str) -> CleanTitle:
    """One title without the pattern's prefix and suffix; what does not match is left whole."""
    text, number = title, None
    for expression in (_expression(pattern.prefix, "prefix"), _expression(pattern.suffix, "suffix")):
        found = expression.search(text) if expression else None
        rest = text[: found.start()] + text[found.end() :] if found else ""
        if found and _says_something(rest):
            text = rest.strip()
            number = found["n"] if "n" in found.groupdict() else number
    return CleanTitle(text, str(int(number)) if number and pattern.numbered else None)


def replace(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A person's own replacements in order; one that would leave nothing is passed over."""
    for pattern, by in pairs:
        try:
            replaced = re.sub(pattern, by, text)
        except (re.error, IndexError):  # a group that is not there
            continue
        text = replaced if replaced.strip() else text
    return text


def _says_something(text: str) -> bool:
    """More than spaces and separators is left."""
    return bool(re.sub(rf"{_SEPARATOR}|\s", "", text))


def _best(titles: list[str], candidates: Iterable[str], base: TitlePattern, side: str) -> TitlePattern:
    """The base with the candidate that removes most; the base itself if none will do."""
    fits = (_fit(titles, candidate, base, side) for candidate in dict.fromkeys(candidates))
    for fit in sorted((f for f in fits if f), key=lambda f: (-f.removed, f.pattern)):
        pattern = base.model_copy(update={side: fit.pattern})
        if _stays_distinct(titles, pattern):
            return pattern
    return base


def _fit(titles: list[str], candidate: str, base: TitlePattern, side: str) -> _Fit | None:
    expression = _expression(candidate, side)
    if expression is None:
        return None
    found = [expression.search(apply(base, title).text) for title in titles]
    hits = [match for match in found if match]
    numbered = N in candidate
    missing = len(titles) - len(hits)
    if len(hits) < FEWEST or missing > len(titles) // (4 if numbered else 8):
        return None
    numbers = tuple(int(match["n"]) for match in hits) if numbered else ()
    if numbered and not _ascend(numbers, bare=not re.search(r"\w|[^\w\s]", candidate.replace(N, ""))):
        return None
    return _Fit(candidate, numbers, len(hits), sum(len(match[0]) for match in hits))


def _ascend(numbers: Sequence[int], *, bare: bool) -> bool:
    """Strictly; and in steps of one where nothing but the number stands there ("5 tips")."""
    steps = [later - earlier for earlier, later in zip(numbers, numbers[1:], strict=False)]
    return all(step == 1 if bare else step > 0 for step in steps)


def _stays_distinct(titles: list[str], pattern: TitlePattern) -> bool:
    cleaned = [apply(pattern, title).text.casefold() for title in titles]
    return len(set(cleaned)) == len({title.casefold() for title in titles})


def _prefixes(titles: list[str], names: Sequence[str]) -> Iterator[str]:
    for title in _samples(titles):
        for end in _PREFIX_END.finditer(title[:LONGEST]):
            yield from _numberings(title[: end.end()])
        for name in names:
            if title.casefold().startswith(name.casefold() + " "):
                yield title[: len(name) + 1]


def _suffixes(titles: list[str], names: Sequence[str], base: TitlePattern) -> Iterator[str]:
    for title in _samples(titles):
        rest = apply(base, title).text
        for start in _SUFFIX_START.finditer(rest):
            if start.start() and len(rest) - start.start() <= LONGEST:
                taken = rest[start.start() :]
                yield from ([taken] if N in base.prefix else _numberings(taken))
        for name in names:
            if rest.casefold().endswith(" " + name.casefold()):
                yield rest[-len(name) - 1 :]


def _samples(titles: list[str]) -> list[str]:
    """Enough titles from all over the list to meet what most share."""
    step = max(1, len(titles) // SAMPLES)
    return [title for title in titles[::step] if N not in title]


def _numberings(text: str) -> Iterator[str]:
    """The text as it is, and with each of its numbers in turn as the lecture's own."""
    yield text
    for digits in _DIGITS.finditer(text):
        before, after = text[: digits.start()], text[digits.end() :]
        if not (before[-1:].isdigit() or after[:1].isdigit() or re.search(r"\d[.,]$", before)):
            yield before + N + after


@lru_cache(maxsize=512)
def _expression(part: str, side: str) -> re.Pattern[str] | None:
    """The part as an expression: any case, any dash for a dash, spaces free around punctuation."""
    if not part.strip():
        return None
    out = []
    tokens = [token for token in _TOKENS.split(part) if token]
    for place, token in enumerate(tokens):
        around = tokens[max(0, place - 1) : place + 2]
        out.append(_piece(token, around, used=r"(?P<n>\d{1,4})" in out))
    body = "".join(out)
    return re.compile(
        rf"\A\s*{body}\s*" if side == "prefix" else rf"\s*{body}\s*\Z", re.IGNORECASE
    )


def _piece(token: str, around: list[str], *, used: bool) -> str:
    if token == N:
        return r"\d{1,4}" if used else r"(?P<n>\d{1,4})"
    if token.isspace():
        words = all(re.fullmatch(r"[\w{}]+|\s+", other) for other in around)
        return r"\s+" if words else r"\s*"
    alike = next((group for group in _ALIKE if token in group), None)
    return f"[{re.escape(alike)}]" if alike else re.escape(token)
