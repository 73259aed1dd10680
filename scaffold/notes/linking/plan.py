"""`link`: bare timecodes of a lecture become links to their moments; the plan of it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scaffold.model import address
from scaffold.model.course import Course
from scaffold.model.edit import Edit
from scaffold.model.post import BareTimecode, Post, Section, TimecodePlace
from scaffold.model.timecode import Timecode, TimeStyle
from scaffold.wording import count_of

_SAID = re.compile(rb"(?:[\s\-:|.,*_~`\])]|\xe2\x80[\x90-\x95]|\xc2\xa0)*")
_LINE = re.compile(rb"[^\r\n]*")
_STYLES = (
    (re.compile(r"\d+"), TimeStyle.NUMBER),
    (re.compile(r"\d+s"), TimeStyle.SECONDS),
    (re.compile(r"(?:\d+h)?(?:\d+m)?(?:\d+s?)?"), TimeStyle.HMS),
)

Waits = Callable[[int], bool]
"""Whether the line that holds this byte is to be left for now."""


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A timecode (or a section's) that was not linked: where, and why. `detail` is for `-v`."""

    offset: int
    sentence: str
    detail: bool = False


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """What `link` would do to a post: edits, and remarks on what it leaves."""

    edits: tuple[Edit, ...] = ()
    left: tuple[LeftAlone, ...] = ()
    linked: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class _Ways:
    """How links are written, and what is known and asked beside the post."""

    post: Post
    style: TimeStyle
    courses: Sequence[Course]
    waits: Waits | None


def plan(
    post: Post,
    courses: Sequence[Course] = (),
    style: TimeStyle | None = None,
    waits: Waits | None = None,
) -> LinkPlan:
    """What is to be linked. `style` None follows the post; `waits` also spares empty notes."""
    if not any(section.bare for section in post.sections):
        return LinkPlan()
    ways = _Ways(post, style or usual_style(post), courses, waits)
    plans = [_of_section(section, ways) for section in post.sections if section.bare]
    left = [remark for section in plans for remark in section.left]
    return LinkPlan(
        tuple(edit for section in plans for edit in section.edits),
        (*sorted(left, key=lambda remark: remark.offset), *_outside(post)),
        sum(section.linked for section in plans),
        sum(section.waiting for section in plans),
    )


def _outside(post: Post) -> Iterator[LeftAlone]:
    """What lies in no lecture is counted, once per post."""
    sections = [section for section in post.sections if not section.lecture and not section.doubt]
    found = [bare for section in sections for bare in section.bare if bare.linkable]
    if found:
        verb = "lies" if len(found) == 1 else "lie"
        sentence = f"{count_of(len(found), 'timecode')} {verb} in no lecture"
        yield LeftAlone(found[0].span.start, sentence, detail=True)


def usual_style(post: Post) -> TimeStyle:
    """The commonest form of time among the post's note links; ties and none: `8m00s`."""
    counts: Counter[TimeStyle] = Counter()
    for section in post.sections:
        for note in section.notes:
            written = note.written_time
            style = style_of(written) if written else None
            if style:
                counts[style] += 1
    best = counts.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return TimeStyle.HMS
    return best[0][0]


def style_of(written: str) -> TimeStyle | None:
    """The form of a time as an address has it; None if it is none of ours."""
    return next((style for form, style in _STYLES if written and form.fullmatch(written)), None)


def _of_section(section: Section, ways: _Ways) -> LinkPlan:
    linkable = [bare for bare in section.bare if bare.linkable]
    if section.lecture is None:
        doubtful = section.doubt and linkable
        return LinkPlan(left=(_doubtful(section, linkable),) if doubtful else ())
    times = [bare.timecode.seconds for bare in linkable if bare.timecode]
    falls = [at for at, (before, after) in enumerate(pairwise(times), 1) if after < before]
    if len(falls) > 1:
        return LinkPlan(left=(_falling(linkable, falls[0]),))
    return _of_lecture(section, linkable, ways)


def _doubtful(section: Section, linkable: list[BareTimecode]) -> LeftAlone:
    verb = "is" if len(linkable) == 1 else "are"
    sentence = (
        f"{count_of(len(linkable), 'timecode')} of this section {verb} left alone: {section.doubt}"
    )
    return LeftAlone(linkable[0].span.start, sentence)


def _falling(linkable: list[BareTimecode], fall: int) -> LeftAlone:
    before, after = linkable[fall - 1].text, linkable[fall].text
    count = count_of(len(linkable), "timecode")
    return LeftAlone(
        linkable[0].span.start,
        f"{count} of this section are left alone: they fall more than once "
        f"({before}, then {after}), as durations or times of day do",
    )


def _of_lecture(section: Section, linkable: list[BareTimecode], ways: _Ways) -> LinkPlan:
    left = list(_unlinkable(section, ways.post))
    linked: list[BareTimecode] = []
    waiting = 0
    end = _end_of(section, ways.courses)
    for bare in linkable:
        if bare.timecode and end is not None and bare.timecode.seconds > end:
            left.append(_past_end(bare, end))
        elif ways.waits and (ways.waits(bare.span.start) or not has_text(ways.post, bare)):
            waiting += 1
        else:
            linked.append(bare)
    edits = [edit for bare in linked for edit in _edits(bare, section, ways.style)]
    return LinkPlan(tuple(edits), tuple(left), len(linked), waiting)


def _end_of(section: Section, courses: Sequence[Course]) -> int | None:
    video = section.lecture.video.video if section.lecture else ""
    known = (course.duration(video) for course in courses)
    return next((duration for duration in known if duration), None)


def _past_end(bare: BareTimecode, end: int) -> LeftAlone:
    label = Timecode.of(end).label
    return LeftAlone(
        bare.span.start, f"{bare.text} is left alone: it is past the video's end at {label}"
    )


def _unlinkable(section: Section, post: Post) -> Iterator[LeftAlone]:
    fenced: list[BareTimecode] = []
    for bare in section.bare:
        if bare.place is TimecodePlace.FENCE:
            fenced.append(bare)
        elif bare.place is TimecodePlace.DEFINITION:
            yield LeftAlone(
                bare.label.start,
                f"{bare.text} is left alone: Markdown takes [{bare.text}]: for the definition of "
                "a link and hides the line; put a space or nothing in place of the colon",
            )
        elif not bare.linkable:
            yield LeftAlone(bare.span.start, f"{bare.text} is left alone: {bare.why}")
    for group in _groups(fenced, post):
        what = group[0].text + (f" and {len(group) - 1} more" if len(group) > 1 else "")
        verb = "are" if len(group) > 1 else "is"
        yield LeftAlone(group[0].span.start, f"{what} {verb} left alone: in a block of code")


def _groups(fenced: list[BareTimecode], post: Post) -> Iterable[list[BareTimecode]]:
    """Those of one block together: their lines follow each other, perhaps with others between."""
    groups: list[list[BareTimecode]] = []
    for bare in fenced:
        between = post.data[groups[-1][-1].span.end : bare.span.start] if groups else b"```"
        if b"```" in between or b"~~~" in between:
            groups.append([])
        groups[-1].append(bare)
    return groups


def has_text(post: Post, bare: BareTimecode) -> bool:
    """Whether anything is said after the timecode on its line."""
    line = _LINE.match(post.data, bare.label.end)
    rest = line[0] if line else b""
    said = _SAID.match(rest)
    return said is None or said.end() < len(rest)


def _edits(bare: BareTimecode, section: Section, style: TimeStyle) -> list[Edit]:
    if section.lecture is None or bare.timecode is None:
        return []
    url = address.at(section.lecture.address, bare.timecode, style)
    if bare.place is TimecodePlace.SQUARE:
        return [Edit.insert(bare.label.end, f"({url})")]
    return [Edit.insert(bare.label.start, "["), Edit.insert(bare.label.end, f"]({url})")]
