"""The rows of a list as they come, page by page, and what keeps a list from being whole."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from scaffold.errors import ScaffoldError, SourceMissing
from scaffold.errors.no_answer import NoAnswer, SourceChanged
from scaffold.outside.youtube import shapes
from scaffold.outside.youtube.failures import explain
from scaffold.outside.youtube.layers import Pages, PagesRepeat
from scaffold.wording import count_of

Enough = Callable[[Iterable[str]], bool]
"""Whether these ids are all that a listing is needed for."""
REPEATED = 150
"""More rows than a page has, all of which were there before: the pages repeat."""


@dataclass(frozen=True, slots=True)
class ReadRows:
    """The rows (of each video the first), how many came in all, and what broke the list off."""

    rows: tuple[shapes.Row, ...]
    count: int
    broken: ScaffoldError | None = None


def follow(ydl: Any, url: str) -> dict[str, Any]:
    """Extract without processing; a channel's front page leads to its tab."""
    for _ in range(3):
        raw: dict[str, Any] = ydl.extract_info(url, download=False, process=False) or {}
        if raw.get("_type") not in {"url", "url_transparent"}:
            return raw
        url = raw["url"]
    raise SourceChanged(url, "it redirects without end")


def read(
    raw: dict[str, Any], what: str, pages: Pages, last: int | None, enough: Enough | None
) -> ReadRows:
    """Read a list's rows. With `enough` the reading ends at the `last` row, if they are."""
    found: dict[str, shapes.Row] = {}
    count = repeated = 0
    broken: ScaffoldError | None = None
    try:
        for entry in raw.get("entries") or ():
            if entry is None:
                raise NoAnswer("yt-dlp skipped it")
            row = shapes.read_row(entry, count + 1)
            if row is None:
                continue
            count += 1
            repeated = repeated + 1 if row.video.id in found else 0
            if repeated > REPEATED:
                raise PagesRepeat
            if not repeated:
                pages.asked = 0
                found[row.video.id] = row
            if enough and last and count >= last and enough(found):
                break
    except Exception as error:  # noqa: BLE001 - yt-dlp raises what it likes; explained here
        broken = _broken(error, what, begun=bool(found))
    return ReadRows(tuple(found.values()), count, broken)


def shortfalls(
    read: ReadRows, count: int | None, warnings: Sequence[str], pages: Pages
) -> tuple[str, ...]:
    """Why a list counts as incomplete, though perhaps YouTube did not count its rows."""
    if read.broken:
        return (f"a page failed after {count_of(read.count, 'row')} ({read.broken})",)
    if read.count >= (count or read.count + 1):
        return ()
    # yt-dlp takes a list for ended where it gave up on a page
    if any("Incomplete data received" in said and "Retrying" not in said for said in warnings):
        return (f"YouTube's answer was incomplete after {count_of(read.count, 'row')}",)
    return (f"its pages repeat after {count_of(read.count, 'row')}",) if pages.repeats else ()


def _broken(error: Exception, what: str, *, begun: bool) -> ScaffoldError:
    if begun and isinstance(error, shapes.ShapeUnknown):
        return error  # the rows before it were understood
    explained = explain(error, what)
    # a list that began is there: what its next page says of it proves nothing
    return NoAnswer(str(explained)) if isinstance(explained, SourceMissing) else explained
