"""Beginnings and ends of titles that are noise, as parts of a pattern: literal text, `{n}`, `{#}`.

What is noise is decided word by word, so that two spellings of one suffix do not split the vote.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Literal

from scaffold.notes.course.numerals import (
    COUNTERS,
    LETTERED,
    NUMBER,
    WORD,
    N,
    announced,
    places,
)

Side = Literal["prefix", "suffix"]
LONGEST = 120
TAGS = "{#}"

_DASH = r"\-‐‑‒–—−"
_MARK = f":：.．|｜,，、·・•_{_DASH}"  # what may follow a number, one as good as the other
_EMOJI = "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d]*"
_HASHTAGS = r"#[^\W\d]\w*(?:\s+#[^\W\d]\w*)*"
# a full stop; that of "Dr." is none
_STOP = r"(?<!\b[^\W\d_])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSt)(?<!\bMrs)(?<!\bProf)(?<!\bпроф)\."

# After these a title's beginning may end. A hyphen inside a word (Self-attention), the colons of
# std::vector and the dot of "Dr." are not punctuation between things.
_ENDS = re.compile(
    rf"[|｜：；！？。，、]\s*|[:;,!?…~>»→•·]\s+|(?<=[\s\d)\]])[{_DASH}]+\s+|—\s*"
    rf"|{_STOP}\s+|(?<!\S)[(\[][^()\[\]]*[)\]]\s+|[】」』》〉）〕]\s*|(?<=\s)/\s+|(?:{_EMOJI})+\s*",
    re.IGNORECASE,
)
# A dash between a number and a letter ("3-manifolds") is not a mark; "12 and 13" is two numbers.
_NO_MARK = rf"(?![{_DASH}][^\W\d_])"
_NO_PAIR = r"(?!(?:\w{1,3}|[&+])\s+\d)"
_AFTER_NUMBER = re.compile(
    rf"(?:\ufe0f?\u20e3)?{_NO_MARK}\s*[{COUNTERS}]?"
    rf"(?:\s*[{_MARK})）\]】]+\s*(?!\d)|\s+{_NO_PAIR}|(?<=[{COUNTERS}]))"
    rf"|\s*/\s*\d+\s*[{_MARK}]?\s+"
)
# Before these a title's end may begin: "?" and "!" belong to what is before them.
_STARTS = re.compile(
    rf"\s*[|｜：；，、]|\s*[:;,]\s|\s+[/·•~>→@]+\s|\s+[{_DASH}]+\s|\s*—|{_STOP}(?:\s|\Z)"
    rf"|\s+[(\[]|\s*[（【《「『〈〔]|\s+#|\s*(?:{_EMOJI})"
    rf"|\s+{WORD}\.?\s*[#№]?(?P<number>{LETTERED})(?![^\W_])|\s*第\s*(?P<counted>{NUMBER})"
    rf"|\s+(?P<last>{NUMBER})(?:\s*(?:/|of|из|von|sur|de)\s*\d+)?\Z",
    re.IGNORECASE,
)
_PAIRS = {")": "(", "]": "[", "}": "{", "】": "【", "」": "「", "』": "『", "》": "《", "〉": "〈"}
_PAIRS |= {"）": "（", "〕": "〔", "»": "«", "”": "“"}
_TAGS = re.compile(rf"(?<=\s){_HASHTAGS}(?=\s*\Z)")
_WORDS = re.compile(rf"[^\W\d_]+|\d+|{_EMOJI}|\.(?=\Z)")
_PUNCTUATION = re.compile(r"[^\w\s]")
_LEFT = re.compile(r"([^\W\d_]+[-.]?|[^\w\s])?\s*\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a picture or the hashtags of a title.

    `key` is the same for the same one elsewhere; a number's holds what is before it: `lecture2`,
    `/13`. `piece` counts the stretches that punctuation parts.
    """

    start: int
    stop: int
    key: str
    number: bool
    piece: int


@dataclass(frozen=True, slots=True)
class Noise:
    """The words that most titles have, more than half, and a quarter; and those of own names."""

    most: frozenset[str]
    half: frozenset[str]
    quarter: frozenset[str]
    names: tuple[str, ...]
    named: frozenset[str]

    def says_something(self, text: str) -> bool:
        """Whether it has more than what most titles share, or a number at its beginning."""
        return any(t.key not in self.most and (t.start or not t.number) for t in tokens(text))

    def holds(self, words: Sequence[Token], *, numbered: bool) -> bool:
        """All of the words are noise, but for a few among them in one of several spellings."""
        common = self.half if numbered else self.most
        odd = [word for word in words if word.key not in common | self.named]
        pieces = {word.piece for word in words if word.key in common}
        if any(word.key not in self.quarter or word.piece not in pieces for word in odd):
            return False
        return 3 * len(odd) < len(words) if odd else numbered or bool(pieces)


def listen(titles: Sequence[str], own_names: Sequence[str], share: float, fewest: int) -> Noise:
    """Count in how many titles each word is; `share` is the part of all that makes it noise."""
    names = [part for name in own_names for part in (name, *name.split(" by ")[1:]) if part.strip()]
    votes: Counter[str] = Counter()
    for title in titles:
        # the words that could go: before the last place where a beginning may end, or after …
        end = max((cut for cut, _ in _ends(title, names)), default=0)
        start = min((cut for cut, _ in _starts(title, names)), default=len(title))
        votes.update({t.key for t in tokens(title) if t.stop <= end or t.start >= start})
    votes[TAGS] *= len(titles)  # hashtags are never a title
    common = {key: count / len(titles) for key, count in votes.items() if count >= fewest}
    return Noise(
        frozenset(key for key, part in common.items() if part >= share),
        frozenset(key for key, part in common.items() if part > 1 / 2),
        frozenset(key for key, part in common.items() if part >= 1 / 4),
        tuple(names),
        frozenset(token.key for name in names for token in tokens(f"by {name}")),
    )


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, its numbers, pictures and trailing hashtags."""
    tags = _TAGS.search(text, max(0, len(text) - LONGEST))
    end = tags.start() if tags else len(text)
    numbers = [span for span in places(text) if span[1] <= end]
    edges = [0, *(edge for span in numbers for edge in span), end]
    spans = [(start, stop, True) for start, stop in numbers]
    spans += [(*tags.span(), False)] if tags else []
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        spans += [(*m.span(), False) for m in _WORDS.finditer(text, start, stop)]
    found: list[Token] = []
    piece = end = 0
    for start, stop, number in sorted(spans):
        if text[start] != "." or start == len(text) - 1:
            piece += bool(_PUNCTUATION.search(text, end, start))
            found.append(Token(start, stop, _key(text, start, stop, number), number, piece))
            end = stop
    return tuple(found)


def _key(text: str, start: int, stop: int, number: bool) -> str:
    word = text[start:stop].casefold()
    if word.startswith("#"):
        return TAGS
    left = _LEFT.search(text, max(0, start - 40), start) if number or word.isdigit() else None
    return f"{left[1].casefold()}{word}" if left and left[1] else word


def longest(title: str, side: Side, noise: Noise, numbers: int) -> str:
    """The longest noise at that side, as a pattern's part with at most so many `{n}`; or ""."""
    cuts = _ends(title, noise.names) if side == "prefix" else _starts(title, noise.names)
    ordered = sorted((c for c in cuts if c[0] < len(title)), key=itemgetter(0))
    ordered = ordered[::-1] if side == "prefix" else ordered
    parts = (_part(title, side, cut, needed, noise, numbers) for cut, needed in ordered)
    return next((part for part in parts if part), "")


def _part(title: str, side: Side, cut: int, needed: int | None, noise: Noise, numbers: int) -> str:
    start, stop = (0, cut) if side == "prefix" else (cut, len(title))
    inside = [token for token in tokens(title) if start <= token.start and token.stop <= stop]
    own = [token for token in inside if token.number and token.key not in noise.most]
    words = [token for token in inside if token not in own]
    if len(own) > numbers or not (needed is None or any(t.stop == needed for t in own)):
        return ""
    if not noise.holds(words, numbered=bool(own)):
        return ""
    spelt = ""
    for token in inside:
        mark = N if token in own else TAGS if token.key == TAGS else title[token.start : token.stop]
        spelt, start = spelt + title[start : token.start] + mark, token.stop
    spelt += title[start:stop]
    whole = _balanced(spelt, may_close=bool(own))
    return spelt if whole and (len(own) < 2 or announced(spelt) >= len(own)) else ""


def _ends(title: str, own_names: Sequence[str]) -> Iterator[tuple[int, int | None]]:
    """Where a beginning may end; and where the number ends without which it may not."""
    head = title[:LONGEST]
    for name in own_names:
        if re.match(re.escape(name) + r"\s", head, re.IGNORECASE):
            yield len(name) + 1, None
    for end in _ENDS.finditer(head):
        yield end.end(), None
    for _, stop in places(head):
        if after := _AFTER_NUMBER.match(head, stop):
            yield after.end(), stop


def _starts(title: str, own_names: Sequence[str]) -> Iterator[tuple[int, int | None]]:
    """Where an end may start; and where the number ends without which it may not."""
    first = max(1, len(title) - LONGEST)
    for name in own_names:
        if own := re.search(rf"\s(?:by\s+)?{re.escape(name)}\Z", title[first:], re.IGNORECASE):
            yield first + own.start(), None
    for start in _STARTS.finditer(title, first):
        yield start.start(), start.end(start.lastgroup) if start.lastgroup else None


def _balanced(part: str, *, may_close: bool) -> bool:
    """No bracket or quote opens without closing; one may close what a number was in ("1) …")."""
    open_: list[str] = []
    for char in part.replace(N, "").replace(TAGS, ""):
        if char in _PAIRS.values():
            open_.append(char)
        elif char in _PAIRS and not open_:
            if not may_close:
                return False
            may_close = False
        elif char in _PAIRS and open_.pop() != _PAIRS[char]:
            return False
    return not open_ and part.count('"') % 2 == 0


def alike(part: str) -> str:
    """The same for parts that one expression matches."""
    folded = re.sub(r"\s+", " ", re.sub(f"[{_DASH}]", "-", part)).lower()
    folded = re.sub(r"\s*\{n\}", N, folded)
    return re.sub(rf"\{{n\}}\s*(?:[{_MARK}]+\s*)(?!\d)", "{n}|", folded)


@lru_cache(maxsize=1024)
def expression(part: str, side: Side) -> re.Pattern[str]:
    """The part as an expression: literal, but any case, any dash, any mark after `{n}`."""
    pieces = re.split(rf"\s*\{{n\}}({_NO_MARK}\s*[{_MARK}]+\s*)?", part)
    body, number = _literal(pieces[0]), LETTERED if announced(part) else NUMBER
    for place in range(1, len(pieces), 2):
        mark = rf"{_NO_MARK}\s*[{_MARK}]+\s*(?!\d)" if pieces[place] else ""
        pair = _NO_PAIR if pieces[place + 1].isspace() else ""
        rest = f"{mark}{_literal(pieces[place + 1])}{pair}"
        body += rf"\s*(?<!\d)(?P<n{place}>{number})(?!\d){rest}"
    return re.compile(body if side == "prefix" else rf"{body}\Z", re.IGNORECASE)


def _literal(text: str) -> str:
    out = []
    for chunk in re.split(rf"(\s+|[{_DASH}]|\{{#\}})", text):
        if chunk.isspace():
            out.append(r"\s+")
        elif chunk == TAGS:
            out.append(_HASHTAGS)
        else:
            out.append(f"[{_DASH}]" if chunk and chunk in _DASH else re.escape(chunk))
    return "".join(out)
