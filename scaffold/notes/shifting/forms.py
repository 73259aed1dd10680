"""A moment written in another one's form: the width of a label, the units of an address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scaffold.model.timecode import Timecode

_CLOCK = re.compile(r"\d+(?::\d+)+", re.ASCII)
_UNITS = re.compile(r"(?:(\d+)(h))?(?:(\d+)(m))?(?:(\d+)(s?))?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LabelForm:
    """How the labels of a lecture are written where one alone does not say it.

    `padded`: minutes below ten have two digits (`08:00`); `hours`: there are hours below one
    (`0:46:27`); `long`: minutes go on above 59 (`75:30`); `padded_hours`: as in `01:01:27`.
    """

    padded: bool = False
    hours: bool = False
    long: bool = False
    padded_hours: bool = False

    @classmethod
    def of(cls, labels: Iterable[str]) -> "LabelForm":
        """The form that the labels show."""
        parts = [label.split(":") for label in labels if _CLOCK.fullmatch(label)]
        short = [each[0] for each in parts if len(each) == 2]
        hours = [each[0] for each in parts if len(each) == 3]
        return cls(
            padded=any(minutes.startswith("0") and len(minutes) > 1 for minutes in short),
            hours=any(int(each) == 0 for each in hours),
            long=any(int(minutes) > 59 for minutes in short),
            padded_hours=any(each.startswith("0") and len(each) > 1 for each in hours),
        )


def label(old: str, seconds: int, form: LabelForm) -> str:
    """A clock in the form of the old one: `08:00`, `1:01:27`, `75:30`, `0:46:27`."""
    first = old.split(":", maxsplit=1)[0]
    is_long = old.count(":") == 1
    canonical = Timecode.of(seconds)
    hours, rest = divmod(seconds, 3600)
    if is_long and (int(first) > 59 or not hours or form.long):
        minutes = f"{seconds // 60:02}" if _two(first, padded=form.padded) else seconds // 60
        return f"{minutes}:{seconds % 60:02}"
    if hours or form.hours or (not is_long and int(first) == 0):
        padded = form.padded_hours if is_long else _two(first, padded=form.padded_hours)
        return f"{f'{hours:02}' if padded else hours}:{rest // 60:02}:{rest % 60:02}"
    return canonical.label.zfill(5) if form.padded else canonical.label


def _two(first: str, *, padded: bool) -> bool:
    """Whether the first part always has two digits."""
    return len(first) > 1 and (first.startswith("0") or padded)


def query(old: str, seconds: int) -> str:
    """A time of an address in the form of the old one: `480`, `480s`, `8m00s`, `1h5m`."""
    if old.isdecimal():
        return str(seconds).zfill(len(old) if old.startswith("0") else 0)
    if _CLOCK.fullmatch(old):
        return label(old, seconds, LabelForm())
    found = _UNITS.fullmatch(old)
    if found is None or not (found[1] or found[3]):
        return str(seconds) + old.lstrip("0123456789")
    hours, rest = divmod(seconds, 3600)
    had, hour, old_minutes, minute, old_seconds, second = found.groups()
    letters = (hour or "h", minute or "m", "s" if second is None else second)
    upper = any(letter.isupper() for letter in letters)
    keeps_hours = hours or (had is not None and int(had) == 0)
    out = f"{hours}{letters[0].upper() if upper else letters[0]}" if keeps_hours else ""
    wide = old_minutes is not None and len(old_minutes) > 1 and old_minutes[0] == "0"
    two = old_seconds is not None and len(old_seconds) == 2
    has_two = old_minutes is None or len(old_minutes) == 2
    width = 2 if (keeps_hours and (two if had is None else has_two)) or wide else 1
    out += f"{rest // 60:0{width}}{letters[1].upper() if upper else letters[1]}"
    if old_seconds is None and not rest % 60:
        return out
    return out + f"{rest % 60:0{2 if two else 1}}" + (letters[2].upper() if upper else letters[2])
