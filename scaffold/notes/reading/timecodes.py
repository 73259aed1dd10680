"""Timecodes typed by hand at the start of a line, still without a link."""

import re
from typing import NamedTuple

from scaffold.model.edit import Span
from scaffold.model.post import BareTimecode, TimecodePlace
from scaffold.model.timecode import Timecode

# spaces of all kinds, and what nobody sees: marks of writing direction, a BOM
_SPACE = (
    rb"(?:[ \t]|\xc2\xa0|\xe2\x80[\x8b-\x8f\xaa-\xaf]|\xe2\x81[\xa6-\xa9]|\xe3\x80\x80"
    rb"|\xef\xbb\xbf)"
)
_BULLETS = "(?:●|◉|•|◦|○|◆|◇|■|□|▪|▫|▸|▹|►|▶|‣|⁃|∙|·)".encode()
_NUMBER = rb"\d{1,3}[.)]" + _SPACE + rb"+"
_PREFIX = _SPACE + rb"*(?:(?:" + _BULLETS + _SPACE + rb"*|" + _NUMBER + rb"))*"
_DATE = rb"(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:\d{4}|\d\d)),?[ T]" + _SPACE + rb"*"
_CLOCK = rb"\d{1,3}(?::\d{2})+"
_CLOSE = rb"(?:[*_~`]*)"
_DASH = rb"(?:-|\xe2\x80[\x90-\x95]|\xe2\x88\x92)"
# what may follow a timecode: space, dash, colon or bar, the end of the line
_FOLLOW = _SPACE + rb"|[\r\n]|\Z|" + _DASH + rb"|:(?!\d)|\xef\xbc\x9a|\||\\\r?\n|</?br|<!--"

_PLAIN = re.compile(
    _PREFIX + rb"(?P<date>" + _DATE + rb")?"
    rb"(?P<open>\[@?|\()?(?P<clock>" + _CLOCK + rb")(?!\d|:\d)",
)
_MARK_ONLY = re.compile(_PREFIX)
_TICKS = re.compile(rb"`+ ?(?P<clock>" + _CLOCK + rb") ?`+")
_FENCED = re.compile(
    rb"^[ \t>*+-]*[\[(]?@?(?P<clock>" + _CLOCK + rb")(?=[\])]?(?:[ \t\r\n:|-]|\xe2\x80|\Z))",
    re.MULTILINE,
)
_AFTER_PLAIN = re.compile(_CLOSE + rb"(?:" + _FOLLOW + rb")")
_AFTER_BRACKET = rb"(?=[.,;!?]|" + _CLOSE + rb"(?:" + _FOLLOW + rb"))"
_RANGE = rb"(?:" + _SPACE + rb"?" + _DASH + _SPACE + rb"?" + _CLOCK + rb")?"
_AFTER_SQUARE = re.compile(_RANGE + rb"\]" + _AFTER_BRACKET)
_AFTER_ROUND = re.compile(_RANGE + rb"\)" + _AFTER_BRACKET)
_ZONES = r"UTC|GMT|MSK|МСК|CET|CEST|EET|EEST|EST|EDT|CST|CDT|PST|PDT|IST|JST|BST"
_OF_DAY = re.compile(
    (
        r"[\s\])]*(?:[AP]M\b|[ap]\.\s?m\.|pm\b|am(?=\s*(?:$|[-–—|:,;.]))"
        r"|(?:" + _ZONES + r")(?![A-Za-z])|Uhr\b|<[ @+%~&]\w[\w ]*>)"
    ).encode()
)

DIGITS = frozenset(b"0123456789")


class Found(NamedTuple):
    """What a line starts with; offsets into the post."""

    place: TimecodePlace
    start: int
    end: int
    label_start: int
    label_end: int
    why: str


def is_mark(data: bytes, start: int, end: int) -> bool:
    """Whether the text is but a bullet or number, so that the line still starts after it."""
    found = _MARK_ONLY.match(data, start, end)
    return found is not None and found.end() == end


def at_line_start(data: bytes, start: int) -> Found | None:
    """The timecode that the line's text starts with at this offset, readable or not."""
    found = _PLAIN.match(data, start)
    if found is None:
        return None
    left, right = found.span("clock")
    match found["open"]:
        case None:
            place, label = TimecodePlace.PLAIN, (left, right)
        case b"(":
            place, label = TimecodePlace.ROUND, (left, right)
        case _:
            place, label = TimecodePlace.SQUARE, (found.start("open"), right)
    why = "a date stands before it" if found["date"] else _why_not(data, right)
    if why:
        return Found(place, left, right, *label, why)
    return _closed(data, place, (left, right), label)


def _closed(
    data: bytes, place: TimecodePlace, clock: tuple[int, int], label: tuple[int, int]
) -> Found | None:
    if place is TimecodePlace.PLAIN:
        if not _AFTER_PLAIN.match(data, clock[1]):
            return None
        return Found(place, *clock, *label, "")
    after = _AFTER_SQUARE if place is TimecodePlace.SQUARE else _AFTER_ROUND
    closing = after.match(data, clock[1])
    if closing is None:
        return None
    if place is TimecodePlace.SQUARE:
        return Found(place, *clock, label[0], closing.end(), "")
    return Found(place, *clock, *label, "")


def _why_not(data: bytes, end: int) -> str:
    """Why the clock that ends here is no timecode, by what follows; "" if it may be one."""
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


def in_ticks(data: bytes, start: int, end: int) -> Found | None:
    """The timecode that a code span at a line's start consists of."""
    found = _TICKS.fullmatch(data, start, end)
    if found is None or not _AFTER_PLAIN.match(data, end):
        return None
    return Found(TimecodePlace.CODE, *found.span("clock"), start, end, "")


def in_fence(data: bytes, start: int, end: int) -> list[Found]:
    """The timecodes at line starts within a code block; one of spaces starts behind them."""
    line = max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start)) + 1
    return [
        Found(TimecodePlace.FENCE, *found.span("clock"), *found.span("clock"), "")
        for found in _FENCED.finditer(data, line, end)
    ]


def build(data: bytes, found: Found) -> BareTimecode:
    """The noun for what was found."""
    text = data[found.start : found.end].decode()
    timecode = Timecode.parse(text)
    why = found.why or ("" if timecode else why_unreadable(text))
    return BareTimecode(
        found.place,
        Span(found.start, found.end),
        Span(found.label_start, found.label_end),
        text,
        None if why else timecode,
        why,
    )


def why_unreadable(clock: str) -> str:
    """Why digits and colons are no timecode, as a clause: `75 seconds are more than a minute`."""
    parts = clock.split(":")
    if len(parts) > 3:
        return f"{clock} has {len(parts)} parts"
    if int(parts[-1]) > 59:
        return f"{parts[-1]} seconds are more than a minute"
    return f"{parts[1]} minutes are more than an hour"
