"""Whether what may be a number as well (`8.15`, `45s`, `4:3`) was meant as a timecode."""

import re
from itertools import pairwise

from scaffold.model.post import BareTimecode, Post, Section

_NUMBER = re.compile(
    r"\d+(?:[.,]\d\d){1,2}|\d+ ?[^\W\d]+\.?"
    r"|(?:1:[1-5]|2:[13]|3:[124]|4:[135]|5:[14]|9:16|16:9|21:9)"
)
_SCALED = re.compile(
    rb"[\])*_`]*+\s*+(?:[=<>+*/^~]|(?:of|in|to|per|and|or|is|are|was|were|than|from|for|by|at|as|on|vs"
    rb"|versus|times|later|ago|after|before|more|less|long|read|break|walk|each|every|release|version"
    rb"|update|upgrade|lts|alpha|beta|rc|million|billion|thousand|points?|percent|degrees|stars?"
    rb"|von|bis|pro|mal|Prozent|Millionen|de|par|fois|por|veces|horas?|Uhr"
    + "|из|от|до|раз|за|на|процент|млн|млрд|тыс|градус".encode()
    + rb")(?!\w))",
    re.IGNORECASE,
)
_FAR = 50_000  # bytes: the head of a longer table is not looked for
_LONG = 40
"""So many bytes of prose may have been broken for their length, and the next line is prose, too."""
_NOTE = re.compile(rb"[\s>]*(?:#|[-*+|] |[*_`\[(]*\d)")
_TIMES = re.compile(
    b"time|when|moment|position|minute|zeit|temps|tiempo|tempo|czas|"
    + "время|тайм|момент|時|时".encode(),
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rb"^[ \t>]*(?:[-*+] +)?(?:\[.\] +)?[*_`\[(]*(\d+)[.,](\d{1,2})(?!\d)", re.MULTILINE
)


def is_timecode(bare: BareTimecode, post: Post, *, counted: bool) -> bool:
    """Whether it reads as a note: nothing around makes a number, a date or a ratio of it.

    Where numbers with a dot are `counted`, it is one of them.
    """
    if not _NUMBER.fullmatch(bare.text):
        return True
    parts = [int(part) for part in re.split("[.,]", bare.text) if part.isdecimal()]
    dated = len(parts) == 3 and 0 < parts[0] <= 31 and 0 < parts[1] <= 12
    if dated or counted or ":" in bare.text or bare.text.startswith(("0.", "0,")):
        return False
    if _SCALED.match(post.data, bare.span.end):
        return False
    number = post.line_of(bare.span.start)
    line = post.line_span(number)
    before = post.data[line.start : bare.span.start]
    if b"|" in before or b"|" in post.data[bare.span.end : line.end]:
        far = max(0, line.start - _FAR)
        top = max(post.data.rfind(blank, far, line.start) for blank in (b"\n\n", b"\r\n\r\n"))
        if top < 0 < far:
            return False
        head = post.line_span(post.line_of(post.data.find(b"|", top + 1)))
        return head == line or _TIMES.search(post.data, *head) is not None
    above = post.data[slice(*post.line_span(number - 1))] if number > 1 else b""
    return bool(before.strip(b" \t>*_`[(") or len(above) < _LONG or _NOTE.match(above))


def are_counted(section: Section, post: Post) -> bool:
    """Whether numbers with a dot count something: `1.9` and `1.10`, or each one more."""
    found = [(int(one), other) for one, other in _COUNTED.findall(post.data, *section.span)]
    if any(len(other) == 1 for _, other in found):
        return True
    steps = pairwise((one, int(other)) for one, other in found)
    return len(found) > 1 and all(a[0] == b[0] and a[1] + 1 == b[1] for a, b in steps)
