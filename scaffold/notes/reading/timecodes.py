"""Timecodes typed by hand at the start of a line, still without a link."""

import re
from dataclasses import replace

from scaffold.model.edit import Span
from scaffold.model.post import BareTimecode, TimecodePlace, line_start
from scaffold.model.timecode import LONGEST, Timecode, parts_of
from scaffold.notes.reading.masks import Range
from scaffold.notes.reading.surroundings import (
    BEFORE,
    CLOCK_BYTES,
    CLOSE,
    COLON_BYTES,
    DASH,
    FOLLOW,
    GAP,
    OPENER,
    PREFIX,
    SPACE,
    STATES,
    SYMBOL,
)

_DATE = rb"(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:\d{4}|\d\d)),?[ T]" + SPACE + rb"*"
_PLAIN = re.compile(
    PREFIX + rb"(?P<date>" + _DATE + rb")?" + BEFORE + OPENER
    + rb"(?P<escape>\\?)(?P<open>\[@?|\(|)(?:(?<=[\[(])[*_]{1,3})?(?P<clock>" + CLOCK_BYTES + rb")"
    + rb"(?!\d|" + COLON_BYTES + rb"\d)"
)  # fmt: skip
_MARK_ONLY = re.compile(PREFIX)
_TICKS = re.compile(rb"`+ ?(?P<clock>" + CLOCK_BYTES + rb") ?`+")
_IN_TICKS = re.compile(rb"`+ ?(?=[\[(@]*(?:" + CLOCK_BYTES + rb"|\d+[hm]\d))")
# a prefix that is any text before it costs the square of a line's length
_FENCED = re.compile(
    rb"^(?:[ \t>*+-]|" + SYMBOL + rb")*[\[(]?@?(?P<clock>" + CLOCK_BYTES
    + rb")(?=[\])]?(?:[ \t\r\n:|-]|\xe2\x80|\Z))",
    re.MULTILINE,
)  # fmt: skip
_HTML_LINE = (
    rb"[ \t>]*+(?:(?:<[A-Za-z][^<>\n]*>|<!--[^<>\n]*-->)[ \t]*+)*+[\[(]?(?P<clock>" + CLOCK_BYTES
    + rb")(?=[\])]?(?:" + FOLLOW + rb"))"
)  # fmt: skip
_FIRST_OF_HTML = re.compile(_HTML_LINE)
_IN_HTML = re.compile(rb"^" + _HTML_LINE, re.MULTILINE)
_NO_TEXT = re.compile(
    rb"\s*<(?:!(?!--[^<>\n]*-->)|\?|/?(?:pre|script|style|textarea|svg|math|template|head)\b)", re.I
)
_AFTER_PLAIN = re.compile(CLOSE + rb"(?:" + FOLLOW + rb"|[.,;!?)\]]+" + CLOSE + GAP + rb"|\()")
_AFTER_BRACKET = rb"(?=[.,;!?]|" + CLOSE + rb"(?:" + FOLLOW + rb"))"
_RANGE = rb"(?:" + SPACE + rb"?" + DASH + SPACE + rb"?" + CLOCK_BYTES + rb")?"
_AFTER_SQUARE = re.compile(_RANGE + rb"[*_]{0,3}\\?\]" + _AFTER_BRACKET)
_AFTER_ROUND = re.compile(_RANGE + rb"[*_]{0,3}\\?\)" + _AFTER_BRACKET)
_SECOND = re.compile(
    SPACE + rb"*(?:[,;&/+]|\xef\xbc\x8c|\xe3\x80\x81|(?:and|und|et|y|\xd0\xb8)(?=\s))" + SPACE
    + rb"*[\[(]?(?P<clock>" + CLOCK_BYTES + rb")(?!\d)"
)  # fmt: skip
_ZONES = r"UTC|GMT|MSK|МСК|CET|CEST|EET|EEST|EST|EDT|CST|CDT|PST|PDT|IST|JST|BST"
_OF_DAY = re.compile(
    (
        r"[\s\])]*(?:[AP]M\b|[ap]\.\s?m\.|pm\b|am(?=[ \t]*(?:[\r\n]|\Z|[-–—|:,;.]))"
        r"|(?:" + _ZONES + r")(?![A-Za-z])|Uhr\b|<[ @+%~&]\w[\w ]*>)"
    ).encode()
)
_CHAR = re.compile(rb"[\xc0-\xff][\x80-\xbf]+|.", re.DOTALL)

OPENERS = frozenset({b"==", b"~", b"~~", b"(", b"[", b'"', b"'", "„".encode(), "“".encode()})
"""What may be apart from the timecode that it opens: `==**8:00**==`."""

may_begin = re.compile(
    rb"(?:[A-Za-z]|[IVXivx]{2,4})[.)]|[Tt](?:=|ime|IME|s\b|S\b)|[Cc](?:a|irca)\b|[Aa]pprox|[IOlo]\d?:"
    rb"|" + STATES
).match
"""Whether a line that begins with a letter may begin with a timecode: a match or None."""


def marks_end(data: bytes, start: int) -> int:
    """Where the bullets, numbers and states that begin here end: the line starts after them."""
    found = _MARK_ONLY.match(data, start)
    return found.end() if found else start


def at_line_start(data: bytes, start: int, end: int, *, heading: bool) -> list[BareTimecode]:
    """The timecode (or two) that the line's text starts with at this offset, readable or not.

    `end` is where the text's first piece ends: marks of emphasis behind it are not its text.
    What comes near one is among them, with the reason why it is none; in a heading `2.15` is a
    number.
    """
    found = _PLAIN.match(data, start)
    if found is None:
        from scaffold.notes.reading import near_timecodes

        near = near_timecodes.at_start(data, start, heading=heading)
        return [_other(data, *near)] if near else []
    if found.start("before") >= end:
        return []
    timecode = _made(data, found)
    second = _SECOND.match(data, timecode.label.end)
    if second is None or not timecode.linkable:
        return [timecode]
    return [timecode, _other(data, second.span("clock"), "it is the second one of its line")]


def inside_tag(bare: BareTimecode) -> BareTimecode:
    """The same where a tag of HTML is open before it."""
    return replace(bare, place=TimecodePlace.OTHER, timecode=None, why="it is inside a tag of HTML")


def _made(data: bytes, found: "re.Match[bytes]") -> BareTimecode:
    clock, opened = found.span("clock"), found["open"]
    why = "a date is before it" if found["date"] else ""
    if found["before"] is not None:
        before, apart = data[found.start("before") : found.start("apart")], found["apart"]
        where = "before" if apart else "directly before"
        why = why or f"{before.decode()} is {where} it"
    why = why or _why_not(data, clock[1])
    if not opened:
        if not why and not _AFTER_PLAIN.match(data, clock[1]):
            follows = _CHAR.match(data, clock[1])
            why = f"{follows[0].decode()} follows at once" if follows else ""
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
    """The timecode that a code span at a line's start consists of, or begins with."""
    found = _TICKS.fullmatch(data, start, end)
    if found is not None and _AFTER_PLAIN.match(data, end):
        return build(data, TimecodePlace.CODE, found.span("clock"), (start, end))
    inside = _IN_TICKS.match(data, start, end)
    begun = at_line_start(data, inside.end(), end, heading=True) if inside else []
    return (
        _other(data, begun[0].span, "its code holds more, or text follows at once")
        if begun
        else None
    )


def in_fence(data: bytes, start: int, end: int) -> list[BareTimecode]:
    """The timecodes at line starts within a code block; one of spaces starts behind them."""
    line = line_start(data, start)
    return [
        build(data, TimecodePlace.FENCE, found.span("clock"), found.span("clock"))
        for found in _FENCED.finditer(data, line, end)
    ]


def in_html(data: bytes, start: int, end: int) -> list[BareTimecode]:
    """The timecodes that lines of a block of HTML begin with, behind their tags."""
    if _NO_TEXT.match(data, start, end):
        return []
    first = _FIRST_OF_HTML.match(data, start, end)
    lines = _IN_HTML.finditer(data, start + 1, end)
    return [
        build(data, TimecodePlace.HTML, found.span("clock"), found.span("clock"))
        for found in ([first, *lines] if first else lines)
    ]


def at_end(data: bytes, start: int, end: int) -> BareTimecode | None:
    """The timecode that a heading without link ends with."""
    from scaffold.notes.reading import near_timecodes

    found = near_timecodes.at_end(data, start, end)
    return _other(data, found, "it is at the end of its heading") if found else None


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
