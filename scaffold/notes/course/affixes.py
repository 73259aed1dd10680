"""Beginnings and ends of titles that could be noise, as parts of a pattern: literal text, `{n}`."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from scaffold.notes.course.numerals import COUNTERS, LETTERED, NUMBER, WORD, N, announced, places

Side = Literal["prefix", "suffix"]
LONGEST = 120

_DASH = r"\-‐‑‒–—−"
_MARK = f":：.．|｜,，、·・•_{_DASH}"  # what may follow a number, one as good as the other
_EMOJI = "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d]*"

# After these a title's beginning may end. A hyphen inside a word (Self-attention), the colons of
# std::vector and the dot of "Dr." are no punctuation between things.
_ENDS = re.compile(
    rf"[|｜：；！？。，、]\s*|[:;,!?…~>»→•·]\s+|(?<=[\s\d)\]])[{_DASH}]+\s+|—\s*"
    rf"|(?<=[^\W\d_]{{5}})\.\s+|(?<!\S)[(\[][^()\[\]]*[)\]]\s+|[】」』》〉）〕]\s*|(?<=\s)/\s+|(?:{_EMOJI})+\s*"
)
_AFTER_NUMBER = re.compile(
    rf"(?:\ufe0f?\u20e3)?\s*[{COUNTERS}]?(?:\s*[{_MARK})）\]】]+\s*(?!\d)|\s+|(?<=[{COUNTERS}]))"
    rf"|\s*/\s*\d+\s*[{_MARK}]?\s+"
)
# Before these a title's end may begin: "?" and "!" belong to what stands before them.
_STARTS = re.compile(
    rf"\s*[|｜：；，、]|\s*[:;,]\s|\s+[/·•~>→]+\s|\s+[{_DASH}]+\s|\s*—|(?<=[^\W\d_]{{5}})\.\s"
    rf"|\s+[(\[]|\s*[（【《「『〈〔]|\s+#|\s*(?:{_EMOJI})"
    rf"|\s+{WORD}\.?\s*[#№]?{NUMBER}(?![^\W_])|\s+{NUMBER}(?:\s*(?:/|of|из|von|sur|de)\s*\d+)?\Z|\s*第",
    re.IGNORECASE,
)
_PAIRS = {")": "(", "]": "[", "}": "{", "】": "【", "」": "「", "』": "『", "》": "《", "〉": "〈"}
_PAIRS |= {"）": "（", "〕": "〔", "»": "«", "”": "“"}


@dataclass(frozen=True, slots=True)
class Affix:
    """A candidate: the part as the pattern would hold it, and how many titles share it."""

    part: str
    shared: int

    @property
    def weight(self) -> int:
        """How many characters of all titles it would spare the reader."""
        return len(self.part) * self.shared

    @property
    def numbered(self) -> bool:
        return N in self.part


def find(titles: Sequence[str], side: Side, own_names: Sequence[str]) -> list[Affix]:
    """Beginnings (or ends) of at least three titles, the weightiest first."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for title in titles:
        parts = set(
            _prefixes(title, own_names) if side == "prefix" else _suffixes(title, own_names)
        )
        for key, part in {_alike(part): part for part in sorted(parts)}.items():
            spellings[key][part] += 1
    found = [
        Affix(spelt.most_common(1)[0][0], spelt.total())
        for spelt in spellings.values()
        if spelt.total() >= 3
    ]
    return sorted(found, key=lambda affix: (-affix.weight, not affix.numbered, affix.part))


def _prefixes(title: str, own_names: Sequence[str]) -> Iterator[str]:
    head = title[:LONGEST]
    numbers = places(head)
    for name in own_names:
        if re.match(re.escape(name) + r"\s", head, re.IGNORECASE):
            yield from _numberings(head[: len(name) + 1], numbers, 0)
    for end in _ENDS.finditer(head):
        yield from _numberings(head[: end.end()], numbers, 0)
    for start, stop in numbers:
        after = _AFTER_NUMBER.match(head, stop)
        if after and _balanced(head[: after.end()], may_close=stop):
            yield head[:start] + N + head[stop : after.end()]


def _suffixes(title: str, own_names: Sequence[str]) -> Iterator[str]:
    first = max(1, len(title) - LONGEST)
    numbers = places(title)
    for name in own_names:
        if re.search(r"\s" + re.escape(name) + r"\Z", title, re.IGNORECASE):
            yield from _numberings(title[-len(name) - 1 :], numbers, len(title) - len(name) - 1)
    for start in _STARTS.finditer(title, first):
        part = title[start.start() :]
        yield from _numberings(part, numbers, start.start())


def _numberings(part: str, numbers: list[tuple[int, int]], offset: int) -> Iterator[str]:
    """The part as it is, and with each of its numbers in turn as the lecture's own."""
    if not _balanced(part) or N in part:
        return
    yield part
    for start, stop in numbers:
        if offset <= start and stop <= offset + len(part):
            yield part[: start - offset] + N + part[stop - offset :]


def _balanced(part: str, may_close: int | None = None) -> bool:
    """No bracket or quote opens without closing; the one at `may_close` ("1) Trees") need not."""
    open_: list[str] = []
    for place, char in enumerate(part):
        if char in _PAIRS.values():
            open_.append(char)
        elif char in _PAIRS and not open_:
            if place != may_close:
                return False
        elif char in _PAIRS and open_.pop() != _PAIRS[char]:
            return False
    return not open_ and part.count('"') % 2 == 0


def _alike(part: str) -> str:
    """The same for parts that one expression matches."""
    folded = re.sub(r"\s+", " ", re.sub(f"[{_DASH}]", "-", part)).lower()
    folded = re.sub(r"\s*\{n\}", N, folded)
    return re.sub(rf"\{{n\}}\s*(?:[{_MARK}]+\s*)(?!\d)", "{n}|", folded)


@lru_cache(maxsize=1024)
def expression(part: str, side: Side) -> re.Pattern[str]:
    """The part as an expression: literal, but any case, any dash, any mark after `{n}`."""
    pieces = re.split(rf"\s*\{{n\}}(\s*[{_MARK}]+\s*)?", part)
    body, number = _literal(pieces[0]), LETTERED if announced(part) else NUMBER
    for place in range(1, len(pieces), 2):
        mark = rf"\s*[{_MARK}]+\s*(?!\d)" if pieces[place] else ""
        group = "(?P<n>" if place == 1 else "(?:"
        body += rf"\s*(?<!\d){group}{number})(?!\d){mark}{_literal(pieces[place + 1])}"
    return re.compile(body if side == "prefix" else rf"{body}\Z", re.IGNORECASE)


def _literal(text: str) -> str:
    out = []
    for chunk in re.split(rf"(\s+|[{_DASH}])", text):
        if chunk.isspace():
            out.append(r"\s+")
        else:
            out.append(f"[{_DASH}]" if chunk and chunk in _DASH else re.escape(chunk))
    return "".join(out)
