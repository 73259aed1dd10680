"""A moment of a video, as people type it and as links carry it."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

COLON = "(?::|：|﹕|∶|꞉)"
"""A colon and what people type for it, full-width ones and ratios; for expressions."""
CLOCK = rf"[0-9]{{1,3}}(?:{COLON}[0-9]{{2}})+"
"""Digits and colons that may be a timecode; encoded it serves for bytes, too."""
LONGEST = 12 * 3600
"""No video of YouTube is longer, in seconds."""

_COLON = re.compile(COLON)
_LABEL = re.compile(
    rf"(?:([0-9]{{1,3}}){COLON}([0-5][0-9])|([0-9]{{1,3}})){COLON}([0-5][0-9])", re.ASCII
)
_UNITS = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)(?:\.\d+)?s?)?", re.ASCII | re.IGNORECASE)
_FRACTION = re.compile(r"(?<=:[0-5][0-9])\.[0-9]{1,3}\Z")
_SPELLED = re.compile(
    r"[\s\[(@~≈`*_|]*(\d{1,2}h[0-5]?\dm(?:[0-5]?\ds)?|\d{1,3}m[0-5]?\ds)(?!\w)", re.ASCII
)
_MANY_MINUTES = rf"(?:{COLON}[0-9]{{3}}(?={COLON}[0-9]{{2}}(?![0-9]|{COLON})))?"
_AT_START = re.compile(
    rf"[\s\[(@~≈`*_|]*([0-9]{{1,3}}{_MANY_MINUTES}(?:{COLON}[0-9]{{2}})+)(?![0-9]|{COLON}[0-9])"
    r"([.,][0-9]|/[0-9]|[^\W_])?"
)


class TimeStyle(StrEnum):
    """How a link carries its time: `8m00s`, `480s` or `480`."""

    HMS = "hms"
    SECONDS = "seconds"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, order=True)
class Timecode:
    """Whole seconds from a video's start, with the digits a person typed for them."""

    seconds: int
    digits: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, seconds: int) -> "Timecode":
        """The timecode of so many seconds, written as YouTube does: `8:00`, `1:01:27`."""
        hours, rest = divmod(seconds, 3600)
        minutes, secs = divmod(rest, 60)
        if hours:
            return cls(seconds, (str(hours), f"{minutes:02}", f"{secs:02}"))
        return cls(seconds, (str(minutes), f"{secs:02}"))

    @classmethod
    def parse(cls, label: str) -> "Timecode | None":
        """Read `8:00`, `08:00`, `75:30`, `1:01:27`; anything else (`1:75`, `1:75:00`) is None."""
        found = _LABEL.fullmatch(label)
        if not found:
            return None
        hours, minutes, many, secs = found.groups()
        if hours is None:
            return cls(int(many) * 60 + int(secs), (many, secs))
        return cls(int(hours) * 3600 + int(minutes) * 60 + int(secs), (hours, minutes, secs))

    @classmethod
    @lru_cache(maxsize=16_384)
    def parse_query(cls, value: str) -> "Timecode | None":
        """Read the value of `t=`: `480`, `480s`, `8m0s`, `1h01m27s`, `1h5m`, `8m`, `1:30.5`."""
        found = _UNITS.fullmatch(value)
        if not found or not found.lastindex:
            return cls.parse(_FRACTION.sub("", value))
        hours, minutes, secs = found.groups("0")
        return cls(int(hours) * 3600 + int(minutes) * 60 + int(secs))

    @property
    def label(self) -> str:
        """As typed, or as YouTube would write it: `8:00`, `1:01:27`."""
        return ":".join(self.digits or Timecode.of(self.seconds).digits)

    def query(self, style: TimeStyle) -> str:
        """The value of `t=`: `8m00s` with the digits as typed, `480s` or `480`."""
        match style:
            case TimeStyle.SECONDS:
                return f"{self.seconds}s"
            case TimeStyle.NUMBER:
                return str(self.seconds)
            case TimeStyle.HMS:
                digits = self.digits or Timecode.of(self.seconds).digits
                return "".join(
                    part + unit for part, unit in zip(digits, "hms"[-len(digits) :], strict=True)
                )


def parts_of(clock: str) -> list[str]:
    """The digits between a clock's colons."""
    return _COLON.split(clock)


match_spelled = _SPELLED.match
"""Whether a text begins with a time in units, two at least (`36m42s`): a match or None."""
match_clock = _AT_START.match
"""Whether a text begins like a timecode, be it readable or not: a match or None."""


def clock_at_start(text: str) -> str | None:
    """The digits and colons a text begins with, brackets, `@` and `~` passed over: `1:75`."""
    found = _AT_START.match(text)
    return found[1] if found else None


# a course's notes name the same few thousand moments again and again
@lru_cache(maxsize=16_384)
def timecode_at_start(text: str) -> Timecode | None:
    """The timecode a text begins with; None if there is none, or it cannot be read (`8:00pm`)."""
    found = _AT_START.match(text)
    return Timecode.parse(found[1]) if found and not found[2] else None
