"""Which lectures of a list: `1-10,15`, as yt-dlp's `--playlist-items` names them."""

from scaffold.errors import UsageError


def parse(text: str, last: int) -> frozenset[int]:
    """Positions as yt-dlp's `--playlist-items` names them: `1-10,15`, `::2`, `-3:`.

    Raises UsageError if the text is none such, or names nothing of a list that long.
    """
    from yt_dlp.utils import PlaylistEntries

    try:
        parts = tuple(PlaylistEntries.parse_playlist_items(text))
    except (ValueError, TypeError) as error:
        raise UsageError(
            f"{text!r} names no lectures.", "Give numbers and ranges: -I 1-10,15"
        ) from error
    wanted: set[int] = set()
    for part in parts:
        if isinstance(part, int):
            wanted.add(part if part > 0 else last + 1 + part)
        else:
            wanted.update(_slice(part, last))
    if last and not wanted & set(range(1, last + 1)):
        raise UsageError(
            f"{text!r} names none of the {last} lectures.", "Give numbers and ranges: -I 1-10,15"
        )
    return frozenset(wanted)


def _slice(part: slice, last: int) -> range:
    """1-based and closed at both ends, as yt-dlp means it; negative ends count from the back."""
    step = int(part.step or 1)
    first, final = (1, last) if step > 0 else (last, 1)
    start = _place(part.start, first, last)
    stop = _place(part.stop, final, last)
    return (
        range(max(start, 1), min(stop, last) + 1, step)
        if step > 0
        else range(start, stop - 1, step)
    )


def _place(end: float | None, otherwise: int, last: int) -> int:
    """yt-dlp gives an end as a float, for it may be infinite."""
    if end is None or end in {float("inf"), float("-inf")}:
        return otherwise
    return int(end) if end >= 0 else last + 1 + int(end)
