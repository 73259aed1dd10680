"""How headings say that a recording goes on: `Lecture 3, part 2`, `3b`, `(2/2)`, `(cont.)`."""

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from scaffold.notes.reading.plain_headings import number_and_rest

_NAMES = (
    r"parts?|pt|часть|части|ч|частина|teil|partie|parte|część|cz|část|díl|rész|deel|del|osa"
    r"|bölüm|kısım|パート|파트|その"
)
_ORDINALS = (
    r"1st|2nd|3rd|first|second|third|last|перв\w+|втор\w+|трет\w+|последн\w+|1-я|2-я|3-я|перша|друга"
    r"|erster?|zweiter?|dritter?|erste|zweite|première|deuxième|seconde|troisième|primera|segunda"
    r"|tercera|primeira|terceira|prima|seconda|terza|pierwsza|druga|trzecia"
)
_HALVES = (
    r"part|half|часть|половина|частина|teil|hälfte|partie|moitié|parte|mitad|metade|metà|część"
    r"|połowa"
)
_COUNT = rf"(?:\d{{1,4}}|[ivx]{{1,4}}|[a-hа-е]|one|two|three|four|{_ORDINALS})"
_MARK = re.compile(
    rf"\b(?:{_NAMES})(?=\b|\d)[.\s]*[#№]?\s*(?P<named>{_COUNT})\b"
    rf"|\b(?P<half>{_ORDINALS})\s+(?:{_HALVES})\b"
    r"|\b(?P<share>\d{1,2})\s*(?:[/⁄]|of|из|von|sur|de|di|z)\s*\d{1,2}\b"
    r"|[(\[](?P<bracket>\d{1,2}|[ivx]{1,4}|[a-hа-е]|[上中下前後后]半?[篇編编]?)[)\]]"
    r"|(?<=\d)(?:[.-]?(?=.[.):,\s-]|.$)|\s(?=.[.:)]|.$))(?P<letter>[a-hа-е])"
    r"|第?(?P<counted>[一二三四五\d])\s?(?:部分|部|부)|(?P<cjk>[上中下前後后](?:半|[篇編编])|[上中下]$)"
    r"|(?P<on>\bcont(?:\b|inu(?:ed|ation|ing)\b|['’]?d\b)|\bпродолж\w*|\bпрод\b|\bокончание\b"
    r"|\bпродовження\b|\b(?:fortsetzung|forts|continuaci[oó]n|continua[cç][aã]o|seguito|vervolg)\b"
    r"|\bciąg dalszy\b|\bc\.\s?d\.|\(suite\)|\bdevamı?\b|[续續続]|つづき|계속)"
)
Marks = Mapping[str, Mapping[str, Set[str]]]
_NO_WORD = re.compile(r"[\W_]+")


class Part(NamedTuple):
    """A heading's words, and which part of what it says to be; `mark` is "" for the whole of it.

    `stem` is what is before the mark; `goes_on` where the mark only says that something goes on.
    """

    words: str
    stem: str
    mark: str
    goes_on: bool


def part_of(heading: str) -> Part:
    """Which part a heading says to be: by its last mark, as `Part 3. Trees (2/2)` is a second."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    found = next(iter(deque(_MARK.finditer(text), maxlen=1)), None)
    stem, kind = (text[: found.start()], found.lastgroup) if found else (text, None)
    mark = found[kind] if found and kind else ""
    return Part(_words(text), _words(stem), mark, kind == "on")


def _words(text: str) -> str:
    """The words alone, each between spaces; `Lecture 3: Trees` and `3. Trees` are the same."""
    number, rest = number_and_rest(" ".join(text.split()))
    return f" {_NO_WORD.sub(' ', (number or '') + f' {rest}').strip()} "


def marks_behind(heads: Iterable[tuple[str, Part]]) -> Marks:
    """The marks that are used behind each stem, by the video of their headings."""
    found: dict[str, dict[str, set[str]]] = {}
    for video, part in heads:
        if part.mark and not part.goes_on:
            found.setdefault(part.stem, {}).setdefault(video, set()).add(part.mark)
    return found


def go_on(first: Part, second: Part, marks: Marks, video: str) -> bool:
    """Whether the second says to be another part of what the first is (a part of).

    Marks that number videos (another video's are others than this one's) make no parts.
    """
    if first.mark == second.mark:
        return False
    for one, other in ((first, second), (second, first)):
        fits = not one.stem.strip() or one.stem in other.words + other.stem
        if one.mark and fits:
            of_stem = marks.get(one.stem, {})
            own = of_stem.get(video, frozenset())
            others = (found for name, found in of_stem.items() if name != video)
            if not (own and any(own.isdisjoint(each) for each in others)):
                return True
    return False
