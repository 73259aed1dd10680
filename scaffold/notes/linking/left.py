"""What `link` does not link, and why: remarks with their places."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from scaffold.model.post import BareTimecode, LinkForm, Post, Section, TimecodePlace
from scaffold.model.timecode import Timecode
from scaffold.notes.linking import numbers

_BEFORE_ADDRESS = re.compile(rb"(?:[\s>*+\-]|\d{1,3}[.)])*")
_PARTED = re.compile(rb"\r?\n[ \t]*\r?\n")
_BLOCKS = {
    TimecodePlace.FENCE: "in a block of code",
    TimecodePlace.HTML: "in a block of HTML, where Markdown reads no link",
}


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A timecode (or a section's) that was not linked: where, and why. `detail` is for `-v`."""

    offset: int
    sentence: str
    detail: bool = False


def unlinkable(section: Section, post: Post) -> Iterator[LeftAlone]:
    """The timecodes of a section that cannot be read, or are where no link can be."""
    blocks: dict[TimecodePlace, list[BareTimecode]] = {place: [] for place in _BLOCKS}
    elsewhere = {*_BLOCKS, TimecodePlace.OTHER}
    timed = section.notes or any(bare.place not in elsewhere for bare in section.bare)
    counted = not timed and numbers.are_counted(section, post)
    for bare in section.bare:
        if bare.place in _BLOCKS:
            blocks[bare.place].append(bare)
        elif bare.place is TimecodePlace.DEFINITION:
            yield LeftAlone(
                bare.label.start,
                f"{bare.text} is left alone: Markdown takes [{bare.text}]: for the definition of "
                "a link and hides the line; put a space or nothing in place of the colon",
            )
        elif not bare.linkable and (timed or numbers.is_timecode(bare, post, counted=counted)):
            yield LeftAlone(bare.span.start, f"{bare.text} is left alone: {bare.why}")
    for place, where in _BLOCKS.items():
        for group in _groups(blocks[place], post):
            what = group[0].text + (f" and {len(group) - 1} more" if len(group) > 1 else "")
            verb = "are" if len(group) > 1 else "is"
            yield LeftAlone(group[0].span.start, f"{what} {verb} left alone: {where}")


def pasted(post: Post) -> Iterator[LeftAlone]:
    """Addresses with a time, pasted at the start of a line of their lecture: said once."""
    found = [
        note
        for section in post.sections
        for note in section.notes
        if note.form is LinkForm.BARE
        and (video := note.video)
        and video.time
        and section.lecture
        and video.video == section.lecture.video.video
        and _BEFORE_ADDRESS.fullmatch(post.data, post.line_start(note.span.start), note.span.start)
    ]
    if not found:
        return
    url, video = post.slice(found[0].span), found[0].video
    label = video.time.label if video and video.time else ""
    said = f"{url} is left alone: its label is not a timecode"
    if len(found) > 1:
        more = len(found) - 1
        said = f"{url} and {more} more are left alone: their labels are not timecodes"
    yield LeftAlone(found[0].span.start, f"{said}, as in [{label}]({url})")


def at_line_ends(post: Post) -> Iterator[LeftAlone]:
    """Timecodes that rise at the ends of a lecture's lines, where it has no notes: said once."""
    for section in post.sections if post.line_ends else ():
        if section.lecture is None or section.notes or section.bare:
            continue
        first, last = (bisect_left(post.line_ends, (at,)) for at in section.span)
        clocks = [post.slice(span) for span in post.line_ends[first:last]]
        times = [timecode.seconds for clock in clocks if (timecode := Timecode.parse(clock))]
        if len(times) > 1 and all(before < after for before, after in pairwise(times)):
            yield LeftAlone(
                post.line_ends[first].start,
                f"{clocks[0]} and {len(clocks) - 1} more are left alone: they are at the ends of "
                "lines; a timecode that begins its line becomes a link",
            )


def _groups(found: list[BareTimecode], post: Post) -> Iterable[list[BareTimecode]]:
    """Those of one block together: their lines follow each other, perhaps with others between."""
    groups: list[list[BareTimecode]] = []
    for bare in found:
        between = post.data[groups[-1][-1].span.end : bare.span.start] if groups else b"```"
        parted = _PARTED.search(between) if bare.place is TimecodePlace.HTML and groups else None
        if parted or b"```" in between or b"~~~" in between:
            groups.append([])
        groups[-1].append(bare)
    return groups
