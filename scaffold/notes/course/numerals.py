"""Numbers as titles write them: 3, 03, ３, 2.1, 4a, III, 第三讲; and what announces them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_letters
from typing import TypeVar

N = "{n}"

NUMBER = (
    r"(?:\d{1,4}(?:\.\d{1,3}){0,3}(?-i:[a-h])?|(?-i:[IVXL]{1,7})"
    r"|[〇零一二两三四五六七八九十百]{1,5})"
)
"""An expression for a number's own characters; what may be around it is for the caller to say."""

_LETTERED = NUMBER.replace("[a-h]", "[a-hA-H]")
LETTERED = rf"(?:{_LETTERED}|(?-i:[A-H])(?![^\W_]))"
"""The same where a word announces it: in "Lecture 1A" and "Part A" are numbers, in "3D" is none."""

_ANNOUNCING = (
    "lectures? lec lessons? parts? pt episodes? ep chapters? ch units? modules? mod weeks? days? "
    "class sessions? tutorials? videos? vol volumes? sections? seminars? workshops? talks? "
    "recitations? exercises? no n° steps? l p e "
    "лекция лекции лек урок уроки часть ч занятие семинар серия выпуск эпизод глава модуль неделя "
    "день видео тема раздел вебинар практика практикум задача шаг лекція частина заняття "
    "vorlesung folge teil kapitel lektion einheit cours partie épisode leçon chapitre séance "
    "lección vídeo clase parte capítulo cap tema aula episódio lição lezione puntata "
    "wykład część odcinek lekcja přednáška díl ders bölüm hafta bài phần luento les deel "
    "föreläsning avsnitt del"
)
WORD = "(?:" + _ANNOUNCING.replace(" ", "|") + ")"
COUNTERS = "讲講课課集节節章回期话話部강화회"

_BEFORE_WORD = r"(?<![^\W_])"
_TOKEN = re.compile(
    rf"第\s*(?P<counted>{NUMBER})(?=\s*[{COUNTERS}])"
    rf"|{_BEFORE_WORD}{WORD}\.?\s*[#№]?(?P<announced>{_LETTERED})(?![^\W_]|[-–—]\d|:\d)"
    rf"|{_BEFORE_WORD}{WORD}(?<=[^\W\d_]{{3}})\s+(?P<letter>(?-i:[A-H]))(?![^\W_]|['’.])"
    rf"|{_BEFORE_WORD}S(?P<season>\d{{1,2}})(?=\s?E\d)|(?<=\d)\s?E(?P<episode>\d{{1,3}})(?![^\W_])"
    rf"|(?<![^\W_])(?<!\d[-.,:/])(?<![$€£₽])(?P<alone>{NUMBER})"
    rf"(?:(?=\s*[{COUNTERS}])|(?![^\W_]|%|\.[^\W\d_]|[-–—:,]\d))"
    rf"|\A(?P<first>\d{{1,4}})(?=[._][^\W\d_])",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    rf"(?:{_BEFORE_WORD}(?:{WORD}\.?\s*-?\s*|S)|[#№第]\s*|(?<=\}})\s?E){{n}}", re.IGNORECASE
)
_SURE = re.compile(rf"{{n}}\s*(?:[^\w\s]|[{COUNTERS}])|[^\w\s]\s*{{n}}")
_HAN = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A lecture's own number; ordered as a list of lectures would be: 3 < 3.1 < 3.2 < 4 < 4a."""

    parts: tuple[int, ...]
    letter: str = ""

    def __str__(self) -> str:
        return ".".join(map(str, self.parts)) + self.letter


_Item = TypeVar("_Item", Number, int)
_Choice = tuple[_Item, "_Choice[_Item] | None"]
"""The last item of a choice, and the choice before it."""


def read(text: str) -> Number:
    """The number that characters matched by `NUMBER` mean."""
    if text[0] in _HAN or text[0] in "十百":
        return Number((_read_han(text),))
    if text[0] in _ROMAN:
        values = [_ROMAN[char] for char in text]
        signs = (-1 if value < max(values[at:]) else 1 for at, value in enumerate(values))
        return Number((sum(sign * value for sign, value in zip(signs, values, strict=True)),))
    digits = text.rstrip(ascii_letters)
    parts = tuple(int(part) for part in digits.split(".") if part)
    return Number(parts, text[len(digits) :])


def _read_han(text: str) -> int:
    if not set(text) & set("十百"):
        return int("".join(str(_HAN[char]) for char in text))
    total, digit = 0, None
    for char in text:
        if char in "十百":
            total += (1 if digit is None else digit) * (10 if char == "十" else 100)
            digit = None
        else:
            digit = _HAN[char]
    return total + (digit or 0)


def places(text: str) -> list[tuple[int, int]]:
    """Where numbers are that could be a lecture's own: none inside words, times, dates."""
    return [found.span(found.lastgroup or 0) for found in _TOKEN.finditer(text)]


def announced(part: str) -> int:
    """In a pattern's part: how many `{n}` have a word for a lecture, or a mark as `#`, before."""
    return len(_ANNOUNCED.findall(part))


def set_apart(part: str) -> bool:
    """In a pattern's part: punctuation or a counter is next to `{n}`."""
    return bool(_SURE.search(part))


def in_order(numbers: Sequence[Number]) -> int:
    """How many are in order, repeats allowed: the longest run up, or (a list backwards) down."""
    return max(len(longest_rise(numbers)), len(longest_rise(numbers[::-1])))


def longest_rise(items: Sequence[_Item]) -> list[_Item]:
    """The longest choice of the items in rising order, repeats allowed; from the last one on."""
    ends: list[_Item] = []  # the smallest last item of a choice of each length
    choices: list[_Choice[_Item]] = []
    for item in items:
        place = bisect_right(ends, item)
        ends[place : place + 1] = [item]
        choices[place : place + 1] = [(item, choices[place - 1] if place else None)]
    found: list[_Item] = []
    choice = choices[-1] if choices else None
    while choice:
        item, choice = choice
        found.append(item)
    return found


def dense(numbers: Sequence[Number]) -> bool:
    """They begin at 0 or 1 and leave few out, as the numbers of a series do (and years do not)."""
    heads = [number.parts[0] for number in numbers]
    return min(heads) <= 1 and max(heads) <= 1.5 * len(set(heads)) + 1


def years(numbers: Sequence[Number]) -> bool:
    """All of them could be years."""
    return all(1900 <= number.parts[0] <= 2100 for number in numbers)
