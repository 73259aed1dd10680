"""A timecode cannot be read.

`1:75` has too many seconds, `1:75:00` too many minutes, and of `t=s5722` YouTube makes nothing and
starts at the beginning. What only looks like a timecode (`8:00pm`, `10:30.5`) is left alone.

What to do: write it again, as `8:00` and `t=8m00s`.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.model.mention import LinkForm, TimecodePlace
from scaffold.model.timecode import Timecode, clock_at_start
from scaffold.notes.bare import why_unreadable
from scaffold.rules.rule import Rule
from scaffold.rules.view import Note, View


def find(view: View) -> Iterator[Finding]:
    """Labels, times of links, and timecodes without a link that cannot be read."""
    for note in view.notes:
        if note.label is None or note.time is None:
            yield from _of_note(note)
    for section in view.post.sections:
        for bare in section.bare if section.lecture else ():
            if bare.place is not TimecodePlace.FENCE and Timecode.parse(bare.text) is None:
                message = f"{bare.text} is no timecode: {bare.why}"
                yield RULE.at(bare.span, message, label=bare.text)


def _of_note(note: Note) -> Iterator[Finding]:
    link = note.link
    clock = clock_at_start(link.text)
    if clock is not None and Timecode.parse(clock) is None:
        message = f"the label {clock} is no timecode: {why_unreadable(clock)}"
        yield RULE.at(link.span, message, video=note.video, label=link.text)
    written = link.written_time
    if written and note.time is None and link.form is not LinkForm.FRONT_MATTER:
        message = f"t={written} cannot be read, and YouTube starts at the beginning"
        yield RULE.at(link.span, message, video=note.video, label=link.text)


RULE = Rule("malformed-timecode", Severity.WARNING, __doc__, find)
