"""A timecode cannot be read.

`1:75` has too many seconds, `1:75:00` and `0:113:58` too many minutes; `t=s5722` says nothing that
is known, `?t2835` lacks its `=`, and a time behind a second `?` (`?si=x?t=30`) is not read: there
`--fix` puts `&`. No video is longer than 12 hours. What only looks like a timecode (`8:00pm`,
`10:30.5`) is left alone.

What to do: write it again, as `8:00` and `t=8m00s`.
"""

import re
from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.model.parameters import with_separators
from scaffold.model.post import Section
from scaffold.model.post_link import BareTimecode, PostLink, TimecodePlace
from scaffold.model.timecode import COLON, Timecode, clock_at_start
from scaffold.notes.editing import targets
from scaffold.notes.reading.timecodes import why_unreadable
from scaffold.rules.base import time_labels
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View

_PASSED_OVER = frozenset({TimecodePlace.FENCE, TimecodePlace.HTML, TimecodePlace.OTHER})
_MANY_MINUTES = re.compile(rf"[0-9]{{1,2}}{COLON}[0-9]{{3}}{COLON}[0-9]{{2}}")


def find(view: View) -> Iterator[Finding]:
    """Labels, times of links, and timecodes without a link that cannot be read."""
    for note in view.notes:
        clock = clock_at_start(note.link.text) if note.label is None and note.link.text else None
        if clock is not None and Timecode.parse(clock) is None:
            message = f"the label {clock} is not a timecode: {why_unreadable(clock)}"
            yield RULE.at(note, message)
        if note.time is None:
            yield from _of_time(note.link, view)
    for section in view.post.sections:
        for link in section.links:
            yield from _of_time(link, view)
        for bare in section.bare if section.lecture else ():
            passed = bare.place in _PASSED_OVER and not _MANY_MINUTES.fullmatch(bare.text)
            if not passed and _unreadable(bare, section):
                message = f"{bare.text} is not a timecode: {bare.why}"
                yield RULE.at(bare.span, message, label=bare.text)


def _unreadable(bare: BareTimecode, section: Section) -> bool:
    """Whether its own digits are wrong, not what is next to them; a log of the clock has none."""
    if bare.timecode:
        return bool(bare.why) and (bool(section.notes) or any(b.linkable for b in section.bare))
    return Timecode.parse(bare.text) is None and bare.why == why_unreadable(bare.text)


def _of_time(link: PostLink, view: View) -> Iterator[Finding]:
    named = link.video
    written = time_labels.unreadable(link) if named and named.time is None else ""
    if named and written:
        fix = targets.fix_target(view.post, link, with_separators, "put & before the time")
        message = f"{written} is not a readable time; the video may start at its beginning"
        if fix:
            message = f"{written} is behind a second ?; the video starts at its beginning"
        yield RULE.at(link, message, video=named.video, fix=fix)


RULE = Rule("malformed-timecode", Severity.WARNING, __doc__, find, Needs.LECTURES, fixable=True)
