"""Which lectures of a list: `1-10,15`, as yt-dlp's `--playlist-items` names them."""

import re

from scaffold.errors import UsageError
from scaffold.wording import count_of

_PART = re.compile(
    r"(?P<start>[+-]?\d{1,9})?"
    r"(?:(?P<range>[:-])(?P<end>[+-]?\d{1,9}|inf(?:inite)?)?(?::(?P<step>[+-]?\d{1,9}))?)?",
    re.ASCII,
)


def parse(text: str, last: int) -> frozenset[int]:
    """Positions as yt-dlp's `--playlist-items` names them: `1-10,15`, `::2`, `-3:`.

    Raises UsageError if the text is none such, or names nothing of a list that long.
    """
    wanted: set[int] = set()
    for part in text.split(","):
        found = _PART.fullmatch(part)
        if not found or not part or (found["step"] and not int(found["step"])):
            raise UsageError(f"{text!r} names no lectures.", "Give numbers and ranges: -I 1-10,15")
        if found["range"]:
            wanted.update(_range(found, last))
        else:
            wanted.add(_place(found["start"], last, last))
    if last and not wanted & set(range(1, last + 1)):
        raise UsageError(
            f"{text!r} names no lecture: the list has {count_of(last, 'lecture')}.",
            "Give numbers and ranges: -I 1-10,15",
        )
    return frozenset(wanted)


def _range(part: re.Match[str], last: int) -> range:
    """1-based and closed at both ends, as yt-dlp means it; negative ends count from the back."""
    step = int(part["step"] or 1)
    first, final = (1, last) if step > 0 else (last, 1)
    start = _place(part["start"], first, last)
    stop = _place(part["end"], final, last)
    return (
        range(max(start, 1), min(stop, last) + 1, step)
        if step > 0
        else range(start, stop - 1, step)
    )


def _place(end: str | None, otherwise: int, last: int) -> int:
    if not end or end.startswith("inf"):
        return otherwise
    return int(end) if int(end) >= 0 else last + 1 + int(end)
