"""What a note's label says against where its link leads."""

import re
from collections.abc import Iterator

from scaffold.model.post_link import PostLink
from scaffold.model.timecode import CLOCK, Timecode
from scaffold.rules.base.view import Note, View

NEAR = 5
"""Seconds by which label and link may differ: somebody rounded."""

_WITHOUT_SIGN = re.compile(r"[?&](t\d[\dhms]*)(?=[&#]|\Z)")
_SECOND_MARK = re.compile(r"\?[^#]*?\?((?:t|start|time_continue)=\w[\w:]*)")
# one word for the moment and its time are a whole label: `at 12:30`, `timecode 34:57`
_WORDED = re.compile(
    r"[\s\[(]*(?:time|time ?code|time ?stamp|ts|at|min\.?|minute|ab|bei|minuto|à|в|на|мин\.?|минута"
    rf"|тайм-?код|[⏱⏰🕐🕒]\ufe0f?)\s*:?\s*({CLOCK})[\s\])]*",
    re.IGNORECASE,
)


def labelled(view: View) -> Iterator[Note]:
    """Notes with a label that is a time, one word before it or none.

    `minute 1:14` over `t=4446` is hours and minutes, and counts as none.
    """
    for note in view.notes:
        worded = _WORDED.fullmatch(note.link.text) if note.label is None else None
        timecode = Timecode.parse(worded[1]) if worded else None
        if note.label is not None:
            yield note
        elif timecode and (note.time or 0) // 60 != timecode.seconds:
            yield note._replace(label=timecode.seconds)


def differing(view: View) -> Iterator[tuple[Note, int]]:
    """Notes whose label and `t=` differ, and by how many seconds."""
    for note in labelled(view):
        if note.label is not None and note.time is not None and note.label != note.time:
            yield note, abs(note.label - note.time)


def counted_from_elsewhere(view: View) -> frozenset[str]:
    """The videos of which three labels and more are all equally far from their links."""
    labels: dict[str, set[int]] = {}
    apart: dict[str, set[int]] = {}
    for note in labelled(view):
        if note.label is not None and note.time is not None:
            labels.setdefault(note.video, set()).add(note.label)
            apart.setdefault(note.video, set()).add(note.time - note.label)
    return frozenset(
        video for video, said in labels.items() if len(said) > 2 and len(apart[video]) == 1
    )


def unreadable(link: PostLink) -> str:
    """The time of a link as written, for one that has no readable time; "" if it has none."""
    written = link.written_time
    if written:
        return f"t={written}"
    if link.url.count("?") > 1 and (behind := _SECOND_MARK.search(link.url)):
        return behind[1]
    if "?t" not in link.url and "&t" not in link.url:
        return ""
    found = _WITHOUT_SIGN.search(link.url)
    return found[1] if found else ""


def unmoored(view: View) -> Iterator[Note]:
    """Notes labelled with a timecode whose link has no `t=`; not those that give a length."""
    for note in view.notes:
        if not note.label or note.time is not None or unreadable(note.link):
            continue
        length = view.duration(note.video)
        if length is None or abs(length - note.label) > 1:
            yield note
