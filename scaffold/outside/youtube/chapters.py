"""Chapters of a video, and who made them."""

import re
from collections.abc import Iterable

from scaffold.model.listing import Chapter
from scaffold.model.timecode import Timecode

_UNTITLED = re.compile(r"<Untitled Chapter \d+>")

# One moment a line, as authors write them: `12:30 demo`, `1) 0:00 Intro`, `[00:00] Intro`,
# `Intro (0:00)`.
_STAMP_FIRST = re.compile(
    r"\W*(?:\d{1,3}[.)]\s+)?[\[(]?(?P<time>(?:\d{1,2}:)?\d{1,3}:\d\d)[\])]?[\s\-–—:|.]*(?P<title>.+)"
)
_STAMP_LAST = re.compile(
    r"(?P<title>.+?)[\s\-–—:|]*[\[(]?(?P<time>(?:\d{1,2}:)?\d{1,3}:\d\d)[\])]?\W*"
)


def chapters_of(shown: Iterable[tuple[int, str]], description: str) -> tuple[Chapter, ...]:
    """The chapters that a page shows; what the description does not bear out is machine-made.

    yt-dlp hands on whatever the page's panel shows, the author's or YouTube's own "key moments",
    and takes a single `12:30 demo` of the description for a list.
    """
    shown = [(s, t) for s, t in shown if t and not _UNTITLED.fullmatch(t)]
    written: list[tuple[int, str]] = []
    for line in re.split(r"\r\n|\r|\n", description):
        match = _STAMP_FIRST.fullmatch(line) or _STAMP_LAST.fullmatch(line)
        timecode = Timecode.parse(match["time"]) if match else None
        if match and timecode:
            written.append((timecode.seconds, match["title"].strip()))
    starts = [start for start, _ in written]
    # what YouTube itself takes for chapters: from 0:00, three or more, ascending
    if len(starts) >= 3 and starts[0] == 0 and starts == sorted(set(starts)):
        agreed = [s for s, _ in shown] == starts
        return tuple(_chapters(shown if agreed else written, automatic=False))
    if shown and {s for s, _ in shown} <= set(starts):
        return ()
    return tuple(_chapters(shown, automatic=True))


def _chapters(moments: Iterable[tuple[int, str]], *, automatic: bool) -> Iterable[Chapter]:
    for start, title in moments:
        yield Chapter(start=Timecode.of(start), title=title, automatic=automatic)
