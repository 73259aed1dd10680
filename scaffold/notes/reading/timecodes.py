"""Timecodes typed by hand at the start of a line, still without a link."""

import re

from scaffold.model.edit import Span
from scaffold.model.post import BareTimecode, TimecodePlace, line_start
from scaffold.model.timecode import CLOCK, COLON, LONGEST, Timecode, parts_of

_CLOCK = CLOCK.encode()
_COLON = COLON.encode()
# spaces of all kinds, and what nobody sees: marks of writing direction, a BOM
_SPACE = (
    rb"(?:[ \t]|\xc2\xa0|\xe2\x80[\x8b-\x8f\xaa-\xaf]|\xe2\x81[\xa6-\xa9]|\xe3\x80\x80"
    rb"|\xef\xbb\xbf|&nbsp;)"
)
_GAP = rb"(?:" + _SPACE + rb"|[\r\n]|\Z)"
_DASH = rb"(?:-|\xe2\x80[\x90-\x95]|\xe2\x88\x92)"
# arrows, shapes, dingbats and emoji (U+2180 to 2BFF but for the minus, U+1F000 to 1FAFF), dots
_SYMBOL = (
    rb"(?:\xe2(?:[\x86\x87\x89-\xaf][\x80-\xbf]|\x88[\x80-\x91\x93-\xbf])|\xf0\x9f[\x80-\xab][\x80-\xbf]"
    rb"|\xef\xb8\x8f|\xe2\x80[\xa2\xa3\xbb]|\xe2\x81\x83|\xc2\xb7|[0-9]\xef\xb8\x8f?\xe2\x83\xa3)"
)
_STATE = (
    rb"(?:\[[ -/:-Z^-~]\]|(?:TODO|DOING|DONE|LATER|NOW|WAIT(?:ING)?|CANCELL?ED|IN-PROGRESS)"
    rb"|\[#[A-C]\]|\[![\w-]+\][+-]?|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})\))"
)
_PREFIX = (
    _SPACE + rb"*(?:(?:" + _SYMBOL + rb"|(?:\d{1,3}\\?[.)]|[*+:>|]|" + _DASH + rb"|" + _STATE
    + rb")" + _SPACE + rb")" + _SPACE + rb"*)*"
)  # fmt: skip
_DATE = rb"(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:\d{4}|\d\d)),?[ T]" + _SPACE + rb"*"
# 〈《「『【〔 （ ［, and a bracket with a space behind it
_OPENER = (
    rb"(?:==|~{1,2}|@|\xe3\x80[\x88\x8a\x8c\x8e\x90\x94]|\xef\xbc[\x88\xbb]|[\[(]"
    + _SPACE + rb"+)?"
)  # fmt: skip
# what makes something else of the digits right behind it
_BEFORE = (
    rb"(?P<before>[\[(](?=[\[(])|[!-'*-/:-?^-`{-}]|\xe2\x80[\x98-\x9f\xb9]|\xc2\xab|" + _DASH
    + rb")?"
)  # fmt: skip
_PLAIN = re.compile(
    _PREFIX + rb"(?P<date>" + _DATE + rb")?" + _BEFORE + _OPENER
    + rb"(?P<escape>\\?)(?P<open>\[@?|\(|)(?:(?<=[\[(])[*_]{1,3})?(?P<clock>" + _CLOCK + rb")"
    + rb"(?!\d|" + _COLON + rb"\d)"
)  # fmt: skip
_MARK_ONLY = re.compile(_PREFIX)
_TICKS = re.compile(rb"`+ ?(?P<clock>" + _CLOCK + rb") ?`+")
_FENCED = re.compile(
    rb"^[ \t>*+-]*[\[(]?@?(?P<clock>" + _CLOCK + rb")(?=[\])]?(?:[ \t\r\n:|-]|\xe2\x80|\Z))",
    re.MULTILINE,
)
_CLOSE = rb"[*_~`=]*"
_WIDE_END = (
    rb"\xe3\x80[\x81\x82\x89\x8b\x8d\x8f\x91\x95]|\xef\xbc[\x81\x89\x8c\x9a\x9b\x9f\xbd]"
    rb"|\xe2\x80\xa6"
)
# what may follow a timecode: space, dash, colon or bar, the end of the line
_FOLLOW = _SPACE + rb"|[\r\n]|\Z|" + _DASH + rb"|:(?!\d)|\||\\\r?\n|</?br|<!--|" + _WIDE_END
_AFTER_PLAIN = re.compile(_CLOSE + rb"(?:" + _FOLLOW + rb"|[.,;!?)\]]+" + _CLOSE + _GAP + rb"|\()")
_AFTER_BRACKET = rb"(?=[.,;!?]|" + _CLOSE + rb"(?:" + _FOLLOW + rb"))"
_RANGE = rb"(?:" + _SPACE + rb"?" + _DASH + _SPACE + rb"?" + _CLOCK + rb")?"
_AFTER_SQUARE = re.compile(_RANGE + rb"[*_]{0,3}\\?\]" + _AFTER_BRACKET)
_AFTER_ROUND = re.compile(_RANGE + rb"[*_]{0,3}\\?\)" + _AFTER_BRACKET)
_SECOND = re.compile(
    _SPACE + rb"*(?:[,;&/+]|\xef\xbc\x8c|\xe3\x80\x81|(?:and|und|et|y|\xd0\xb8)(?=\s))" + _SPACE
    + rb"*[\[(]?(?P<clock>" + _CLOCK + rb")(?!\d)"
)  # fmt: skip
_NEAR = re.compile(
    _PREFIX + _OPENER + rb"[\[(]?(?:"
    rb"(?P<parts>\d+(?:" + _COLON + rb"\d+)+)"
    rb"|(?P<units>\d{1,2}h ?\d{1,2}m(?: ?\d{1,2}s)?|\d{1,3}m ?\d{1,2}s|\d{1,2}h\d\d"
    rb"|\d{1,3}(?:'|\xe2\x80[\x99\xb2])" + _SPACE + rb"?\d\d(?:\"|''|\xe2\x80[\x9d\xb3]))"
    rb"|(?P<query>[?&]t=\d[\dhms]*)"
    rb"|(?P<spaced>\d{1,3} : \d\d)"
    rb"|(?P<dots>\d{1,3}\.[0-5]\d(?:\.[0-5]\d)?)"
    rb"|(?P<wide>(?:\xef\xbc[\x90-\x99])+(?:" + _COLON + rb"(?:\xef\xbc[\x90-\x99])+)+)"
    rb")(?=[\])]?" + _CLOSE + rb"(?:" + _FOLLOW + rb"|[.,;!?]+" + _GAP + rb"))"
)  # fmt: skip
_WHY_NEAR = {
    "parts": "its parts are not of two digits",
    "units": "a timecode is written with colons",
    "dots": "a timecode is written with colons",
    "query": "a timecode is written with colons",
    "spaced": "spaces are around its colon",
    "wide": "its digits are full-width ones",
}
_AT_END = re.compile(rb"(?:^|[\s(\[])(?P<clock>" + _CLOCK + rb")[\])]?\s*\Z")
_ZONES = r"UTC|GMT|MSK|МСК|CET|CEST|EET|EEST|EST|EDT|CST|CDT|PST|PDT|IST|JST|BST"
_OF_DAY = re.compile(
    (
        r"[\s\])]*(?:[AP]M\b|[ap]\.\s?m\.|pm\b|am(?=\s*(?:$|[-–—|:,;.]))"
        r"|(?:" + _ZONES + r")(?![A-Za-z])|Uhr\b|<[ @+%~&]\w[\w ]*>)"
    ).encode()
)
_CHAR = re.compile(rb"[\xc0-\xff][\x80-\xbf]+|.", re.DOTALL)

Range = tuple[int, int]


def marks_end(data: bytes, start: int) -> int:
    """Where the bullets, numbers and states that begin here end: the line starts after them."""
    found = _MARK_ONLY.match(data, start)
    return found.end() if found else start


def at_line_start(data: bytes, start: int, *, heading: bool) -> list[BareTimecode]:
    """The timecode (or two) that the line's text starts with at this offset, readable or not.

    What comes near one is among them, with the reason why it is none; in a heading `2.15` is a
    number.
    """
    found = _PLAIN.match(data, start)
    if found is None:
        near = _NEAR.match(data, start)
        kind = near.lastgroup if near else None
        if near is None or kind is None or (heading and kind == "dots"):
            return []
        return [_other(data, near.span(kind), _WHY_NEAR[kind])]
    timecode = _made(data, found)
    second = _SECOND.match(data, timecode.label.end)
    if second is None or not timecode.linkable:
        return [timecode]
    return [timecode, _other(data, second.span("clock"), "it is the second one of its line")]


def _made(data: bytes, found: "re.Match[bytes]") -> BareTimecode:
    clock, opened = found.span("clock"), found["open"]
    why = "a date is before it" if found["date"] else ""
    if found["before"] is not None:
        why = why or f"{found['before'].decode()} is directly before it"
    why = why or _why_not(data, clock[1])
    if not opened:
        if not why and not _AFTER_PLAIN.match(data, clock[1]):
            why = _what_follows(data, clock[1])
        return build(data, TimecodePlace.PLAIN, clock, clock, why)
    after = (_AFTER_ROUND if opened == b"(" else _AFTER_SQUARE).match(data, clock[1])
    if after is None:
        why = why or "its bracket holds more, or text follows at once"
    if opened == b"(":
        return build(data, TimecodePlace.ROUND, clock, clock, why)
    start = found.start("open")
    # a bracket with a backslash is text, and so are brackets around a link
    if found["escape"] or data[start - 1 : start] == b"\\":
        return build(data, TimecodePlace.ROUND, clock, clock, why)
    if after is None:
        return build(data, TimecodePlace.SQUARE, clock, (start, clock[1]), why)
    return build(data, TimecodePlace.SQUARE, clock, (start, after.end()), why)


def _what_follows(data: bytes, end: int) -> str:
    found = _CHAR.match(data, end)
    return f"{found[0].decode()} follows at once" if found else ""


def _why_not(data: bytes, end: int) -> str:
    """Why the clock that ends here is not a timecode, by what follows; "" if it may be one."""
    after = data[end : end + 24]
    if re.match(rb"[.,]\d", after):
        return "fractions of a second follow"
    if re.match(rb"/", after):
        return "a slash follows"
    if _OF_DAY.match(after):
        return "it looks like a time of day"
    if after[:4].decode("utf-8", "ignore")[:1].isalpha():
        return "letters follow at once"
    return ""


def in_ticks(data: bytes, start: int, end: int) -> BareTimecode | None:
    """The timecode that a code span at a line's start consists of."""
    found = _TICKS.fullmatch(data, start, end)
    if found is None or not _AFTER_PLAIN.match(data, end):
        return None
    return build(data, TimecodePlace.CODE, found.span("clock"), (start, end))


def in_fence(data: bytes, start: int, end: int) -> list[BareTimecode]:
    """The timecodes at line starts within a code block; one of spaces starts behind them."""
    line = line_start(data, start)
    return [
        build(data, TimecodePlace.FENCE, found.span("clock"), found.span("clock"))
        for found in _FENCED.finditer(data, line, end)
    ]


def at_end(data: bytes, start: int, end: int) -> BareTimecode | None:
    """The timecode that a heading without link ends with."""
    found = _AT_END.search(data, start, end)
    return _other(data, found.span("clock"), "it is at the end of its heading") if found else None


def build(
    data: bytes, place: TimecodePlace, clock: Range, label: Range, why: str = ""
) -> BareTimecode:
    """A timecode as it was found; `why` says what makes it none."""
    text = data[clock[0] : clock[1]].decode()
    timecode = Timecode.parse(text)
    if timecode is None:
        why = why or why_unreadable(text)
    readable = None if why else timecode
    if readable and readable.seconds >= LONGEST:
        why = "no video is longer than 12 hours"
    return BareTimecode(place, Span(*clock), Span(*label), text, readable, why)


def _other(data: bytes, span: Range, why: str) -> BareTimecode:
    text = data[span[0] : span[1]].decode()
    return BareTimecode(TimecodePlace.OTHER, Span(*span), Span(*span), text, None, why)


def why_unreadable(clock: str) -> str:
    """Why digits and colons are not a timecode, a clause: `75 seconds are more than a minute`."""
    parts = parts_of(clock)
    if len(parts) > 3:
        return f"{clock} has {len(parts)} parts"
    if int(parts[-1]) > 59:
        return f"{parts[-1]} seconds are more than a minute"
    return f"{parts[1]} minutes are more than an hour"
