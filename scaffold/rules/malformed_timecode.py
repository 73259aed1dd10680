"""A timecode cannot be read.

`1:75` has too many seconds, `1:75:00` too many minutes, and of `t=s5722` YouTube makes nothing and
starts at the beginning. What only looks like a timecode (`8:00pm`, `10:30.5`) is left alone.

What to do: write it again, as `8:00` and `t=8m00s`.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.model.mention import LinkForm, PostLink, TimecodePlace
from scaffold.model.timecode import Timecode, clock_at_start
from scaffold.notes.bare import why_unreadable
from scaffold.rules.rule import Rule
from scaffold.rules.view import View


def find(view: View) -> Iterator[Finding]:
    """Labels, times of links, and timecodes without a link that cannot be read."""
    for section in view.post.sections:
        for link in section.notes:
            address = link.video
            if address is not None and (address.time is None or not link.timecode):
                yield from _of_link(link)
        for bare in section.bare if section.lecture else ():
            if bare.place is not TimecodePlace.FENCE and Timecode.parse(bare.text) is None:
                yield RULE.at(bare.span, f"{bare.text} is no timecode: {bare.why}", label=bare.text)


def _of_link(link: PostLink) -> Iterator[Finding]:
    video = link.video
    clock = clock_at_start(link.text)
    if clock is not None and Timecode.parse(clock) is None:
        message = f"the label {clock} is no timecode: {why_unreadable(clock)}"
        yield RULE.at(link.span, message, video=video.video if video else None, label=link.text)
    written = link.written_time
    if written and video and video.time is None and link.form is not LinkForm.FRONT_MATTER:
        message = f"t={written} cannot be read, and YouTube starts at the beginning"
        yield RULE.at(link.span, message, video=video.video, label=link.text)


RULE = Rule("malformed-timecode", Severity.WARNING, __doc__, find)
