"""What looks nearly like a timecode: `9m30s`, `8.15`, `:45`; said, never linked."""

import re

from scaffold.notes.reading.masks import Range
from scaffold.notes.reading.surroundings import (
    CLOCK_BYTES,
    CLOSE,
    COLON_BYTES,
    DASH,
    FOLLOW,
    GAP,
    OPENER,
    PREFIX,
    SPACE,
)

_WIDE = rb"(?:\xef\xbc[\x90-\x99])+(?:" + COLON_BYTES + rb"(?:\xef\xbc[\x90-\x99])+)+"
_MINUTES = rb"(?:min(?:ute)?s?\.?|\xd0\xbc\xd0\xb8\xd0\xbd\.?)"
_SECONDS = rb"(?:s(?:ec(?:ond)?s?)?\.?|\xd1\x81\xd0\xb5\xd0\xba\.?)"
_UNITS = (
    rb"\d{1,2}h ?\d{1,2}m(?: ?\d{1,2}s)?|\d{1,3}m ?\d{1,2}s|\d{1,2}h\d\d"
    rb"|\d{1,3} ?" + _MINUTES + rb" ?\d{1,2}(?: ?" + _SECONDS + rb")?"
    rb"|\d{1,3}(?:'|\xe2\x80[\x99\xb2])" + SPACE + rb"?\d\d(?:\"|''|\xe2\x80[\x9d\xb3])"
)
# what makes a price, a share or a measure of a number, or a version
_MEASURED = (
    rb"-[A-Za-z]|" + SPACE + rb"?(?:[%$]|\xc2[\xa2-\xa5\xb0-\xb3\xb7]|\xc3\x97|\xe2[\x82\x84]"
    rb"|(?:EUR|USD|GBP|RUB|CHF|PLN|kr|dollars?|euros?|[kcm]m|[km]g|ms|[kmM][WVB]|[KMGT]i?B|k?Hz|fps|px"
    rb"|\xd1\x80\xd1\x83\xd0\xb1\w*|\xd1\x80\.)(?![A-Za-z]))"
)
_NEAR = re.compile(
    PREFIX + OPENER + rb"[\[(]?(?:"
    rb"(?P<parts>\d+(?:" + COLON_BYTES + rb"\d+)+)"
    rb"|(?P<units>" + _UNITS + rb")"
    rb"|(?P<one>\d{1,5}s|\d{1,3}m|\d{1,2}h|\d{1,4} ?(?:" + _MINUTES + rb"|" + _SECONDS + rb"))"
    rb"|(?P<query>[?&#]?t=\d[\dhms]*)"
    rb"|(?P<spaced>\d{1,3} :(?: |(?=\d\d\D))\d\d)"
    rb"|(?P<doubled>\d{1,3}(?::{2,3}|;|:;|;:|\.:|:\.)[0-5]\d)"
    rb"|(?P<escaped>\d{1,3}(?:\\:|&#0*58;|&#x3[aA];|&colon;|\{:\})\d\d)"
    rb"|(?P<letters>(?=[\d:]*[lIOo])(?=[lIOo:]*\d)[\dlIOo]{1,3}(?::[\dlIOo]{2}){1,2})"
    rb"|(?P<minuteless>:[0-5]\d)"
    rb"|(?P<dots>\d{1,3}[.,][0-5]\d(?:\.[0-5]\d)?)(?!" + _MEASURED + rb")"
    rb"|(?P<wide>" + _WIDE + rb")"
    rb"|(?:(?:[#]|\xe2\x84\x96) ?)?\d{1,3}(?:[:.)\]]|" + DASH + rb")?(?: " + DASH + rb")? "
    rb"[\[(]?(?P<numbered>" + CLOCK_BYTES + rb")"
    rb"|(?i:time(?:stamp|code)?|ts|ca|circa|approx)[.:]?[*_]{0,3}:? ?"
    rb"(?P<named>" + CLOCK_BYTES + rb")"
    rb")(?=[\])]?" + CLOSE + rb"(?:" + FOLLOW + rb"|[.,;!?]+" + GAP + rb"))"
)  # fmt: skip
_MANY_MINUTES = re.compile(rb"\d\d?" + COLON_BYTES + rb"(\d{3})" + COLON_BYTES + rb"\d\d")
_COLONS = "a timecode is written with colons"
_WHY = {
    "parts": "its parts are not of two digits",
    "units": _COLONS,
    "one": _COLONS,
    "dots": _COLONS,
    "query": _COLONS,
    "spaced": "spaces are around its colon",
    "doubled": "it has no single colon",
    "escaped": "its colon is escaped",
    "letters": "letters are among its digits",
    "minuteless": "its minutes are missing",
    "wide": "its digits are full-width ones",
    "numbered": "a number is before it",
    "named": "a word is before it",
}
_FAR = 60  # bytes: nobody looks for a heading's last timecode, or its book, further from the end
# what a heading may end with behind its timecode, and what may be before that
_AT_END = re.compile(
    rb"(?<![^\W_])(?P<before>[\[({<@*_~`=|]|\xe3\x80[\x88-\x94]|\xef\xbc[\x88\xbb]|\xe2..|\xc2.|"
    + DASH + rb")*(?P<clock>" + CLOCK_BYTES + rb"|" + _WIDE + rb"|" + _UNITS + rb"|\d+(?:"
    + COLON_BYTES + rb"\d+)+)(?:[^\w\r\n]|_|[^\x00-\x7f])*\Z"
)  # fmt: skip
_VERSE = re.compile(
    rb"(?:gen(?:esis)?|ex(?:odus)?|lev(?:iticus)?|num(?:bers)?|deut(?:eronomy)?|josh(?:ua)?|judges|ruth"
    rb"|samuel|kings|chronicles|ezra|neh(?:emiah)?|esther|job|ps(?:alms?)?|prov(?:erbs)?|eccl(?:esiastes)?"
    rb"|isa(?:iah)?|jer(?:emiah)?|lam(?:entations)?|ezek(?:iel)?|dan(?:iel)?|hosea|joel|amos|obadiah|jonah"
    rb"|micah|nahum|habakkuk|zephaniah|haggai|zech(?:ariah)?|malachi|matt?(?:hew)?|mark|luke|john|acts"
    rb"|rom(?:ans)?|cor(?:inthians)?|gal(?:atians)?|eph(?:esians)?|phil(?:ippians|emon)?|col(?:ossians)?"
    rb"|thess(?:alonians)?|tim(?:othy)?|titus|heb(?:rews)?|james|peter|jude|rev(?:elation)?|surah?|quran)"
    rb"\.?\s+\Z",
    re.IGNORECASE,
)


def at_start(data: bytes, start: int, *, heading: bool) -> tuple[Range, str] | None:
    """Where it is, in a line that begins at this offset, and why it is not a timecode.

    In a heading `2.15` is a number.
    """
    found = _NEAR.match(data, start)
    kind = found.lastgroup if found else None
    if found is None or kind is None or (heading and kind in {"dots", "one"}):
        return None
    if kind == "parts" and (many := _MANY_MINUTES.fullmatch(found[kind])):
        return found.span(kind), f"{many[1].decode()} minutes are more than an hour"
    return found.span(kind), _WHY[kind]


def at_end(data: bytes, start: int, end: int) -> Range | None:
    """The timecode (or what comes near one) that a heading ends with, but for a verse."""
    found = _AT_END.search(data, max(start, end - _FAR), end)
    if found is None or _VERSE.search(data, max(start, found.start() - _FAR), found.start()):
        return None
    return found.span("clock")
