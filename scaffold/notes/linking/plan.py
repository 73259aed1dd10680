"""`link`: bare timecodes of a lecture become links to their moments; the plan of it."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scaffold.model import note_address
from scaffold.model.course import Course
from scaffold.model.edit import Edit
from scaffold.model.post import BareTimecode, LinkForm, Naming, Post, Section, TimecodePlace
from scaffold.model.timecode import Timecode, TimeStyle
from scaffold.notes.editing.net import Shift
from scaffold.notes.linking import doubts, lectureless, spacing
from scaffold.notes.linking import left as left_alone
from scaffold.notes.linking.left import LeftAlone
from scaffold.wording import count_of

_SAID = re.compile(rb"(?:[\s\-:|.,*_~`\])]|\xe2\x80[\x90-\x95]|\xc2\xa0)*")
_LINE = re.compile(rb"[^\r\n]*")
_STYLES = (
    (re.compile(r"\d+"), TimeStyle.NUMBER),
    (re.compile(r"\d+s"), TimeStyle.SECONDS),
    (re.compile(r"(?:\d+h)?(?:\d+m)?(?:\d+s?)?"), TimeStyle.HMS),
)
_PLAYERS = frozenset({LinkForm.SHORTCODE, LinkForm.FRONT_MATTER, LinkForm.IMAGE})

Waits = Callable[[int], bool]
"""Whether the line that holds this byte is to be left for now."""


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """What `link` would do to a post: edits, and remarks on what it leaves.

    `made` are the timecodes that become links, each with its section; `spaced` counts the blank
    lines that are put between notes.
    """

    edits: tuple[Edit, ...] = ()
    left: tuple[LeftAlone, ...] = ()
    made: tuple[tuple[BareTimecode, Section], ...] = ()
    spaced: int = 0
    waiting: int = 0

    @property
    def linked(self) -> int:
        """How many timecodes become links."""
        return len(self.made)


class _Known(NamedTuple):
    """How links are written, and what is known besides the post."""

    post: Post
    style: TimeStyle
    courses: Sequence[Course]
    waits: Waits | None
    spared: frozenset[int]


def plan(
    post: Post,
    courses: Sequence[Course] = (),
    style: TimeStyle | None = None,
    waits: Waits | None = None,
    *,
    name: str = "POST",
    spared: frozenset[int] = frozenset(),
    space: bool | None = None,
) -> LinkPlan:
    """What is to be linked. `style` None follows the post; `waits` also spares empty notes.

    `name` is what commands call the post; timecodes that begin at the offsets `spared` stay.
    `space` puts blank lines between notes that would be one paragraph; False only says so, None
    is for a site that keeps the breaks of lines.
    """
    pasted = (*left_alone.pasted(post), *left_alone.at_line_ends(post))
    apart, said = _spacing(post, waits, space=space) if space is not None else ((), ())
    if not any(section.bare for section in post.sections):
        return LinkPlan(apart, (*pasted, *said), spaced=len(apart))
    known = _Known(post, style or usual_style(post), courses, waits, spared)
    plans = [_of_section(section, known) for section in post.sections if section.bare]
    left = [*pasted, *said, *(remark for section in plans for remark in section.left)]
    return LinkPlan(
        (*apart, *(edit for section in plans for edit in section.edits)),
        (
            *sorted(left, key=lambda remark: remark.offset),
            *lectureless.remarks(post, name, courses),
        ),
        tuple(one for section in plans for one in section.made),
        len(apart),
        sum(section.waiting for section in plans),
    )


def _spacing(
    post: Post, waits: Waits | None, *, space: bool
) -> tuple[tuple[Edit, ...], tuple[LeftAlone, ...]]:
    """Blank lines between joined notes, or the remark that they are joined."""
    joined = [
        edits for edits in spacing.joined_notes(post) if not (waits and waits(edits[0].span.start))
    ]
    if space or not joined:
        return tuple(edit for edits in joined for edit in edits), ()
    verb = "belongs" if len(joined) == 1 else "belong"
    sentence = (
        f"{count_of(len(joined), 'note')} {verb} to the paragraph of the line above; "
        "link --space puts blank lines between"
    )
    return (), (LeftAlone(joined[0][0].span.start, sentence),)


def usual_style(post: Post) -> TimeStyle:
    """The most frequent form of time in the post's note links; `8m00s` for a tie or none.

    Where a player starts is written as the player wants it.
    """
    notes = (note for section in post.sections for note in section.notes)
    written = (note.written_time for note in notes if note.form not in _PLAYERS)
    counts = Counter(style for time in written if time and (style := style_of(time)))
    best = counts.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return TimeStyle.HMS
    return best[0][0]


def style_of(written: str) -> TimeStyle | None:
    """The form of a time as an address has it; None for a form of somebody else's."""
    return next((style for form, style in _STYLES if written and form.fullmatch(written)), None)


def unread(plan: LinkPlan, after: Post) -> frozenset[int]:
    """Where the timecodes begin whose planned links the text after does not hold as meant."""
    shift = Shift(plan.edits)
    links = {link.span.start: link for link in after.links}
    lost: set[int] = set()
    for bare, section in plan.made:
        start = shift(bare.label.start) - (bare.place is not TimecodePlace.SQUARE)
        link = links.get(start)
        video = link.video if link else None
        named = (video.video, video.time, link.timecode) if link and video else None
        lecture = section.lecture
        if not lecture or named != (lecture.video.video, bare.timecode, bare.timecode):
            lost.add(bare.span.start)
    return frozenset(lost)


def _of_section(section: Section, known: _Known) -> LinkPlan:
    linkable = [bare for bare in section.bare if bare.linkable]
    lecture = section.lecture
    if lecture is None:
        return _left_whole(linkable, section.doubt)
    durations = (course.duration(lecture.video.video) for course in known.courses)
    end = next((duration for duration in durations if duration), None)
    if lecture.naming is not Naming.GIVEN:  # --video insists
        reason = doubts.clock_log(section, end)
        if reason:
            return _left_whole([bare for bare in section.bare if bare.timecode], reason)
        reason = doubts.durations(linkable)
        if reason:
            return _left_whole(linkable, reason)
    return _of_lecture(section, linkable, end, known)


def _left_whole(bare: Sequence[BareTimecode], reason: str) -> LinkPlan:
    """A section that is left as it is, in one remark; nothing is said without reason."""
    if not bare or not reason:
        return LinkPlan()
    verb = "is" if len(bare) == 1 else "are"
    what = f"{count_of(len(bare), 'timecode')} of this section {verb} left alone: {reason}"
    return LinkPlan(left=(LeftAlone(bare[0].span.start, what),))


def _of_lecture(
    section: Section, linkable: list[BareTimecode], end: int | None, known: _Known
) -> LinkPlan:
    left = list(left_alone.unlinkable(section, known.post))
    linked: list[BareTimecode] = []
    waiting = 0
    of_whole = doubts.lines_of_whole_video(section, known.post)
    unset = doubts.unset(linkable)
    prose = doubts.within_sentences(section, known.post)
    for bare in linkable:
        if bare.timecode and end is not None and bare.timecode.seconds > end:
            label = Timecode.of(end).label
            why = f"{bare.text} is left alone: it is past the video's end at {label}"
            left.append(LeftAlone(bare.span.start, why))
        elif bare in prose:
            why = "its line goes on with the sentence above"
            left.append(LeftAlone(bare.span.start, f"{bare.text} is left alone: {why}"))
        elif bare in unset:
            why = "its time seems to be missing, for later ones are above it"
            left.append(LeftAlone(bare.span.start, f"{bare.text} is left alone: {why}"))
        elif known.post.line_start(bare.span.start) in of_whole:
            why = "its line links the whole video, so it may be its length"
            left.append(LeftAlone(bare.span.start, f"{bare.text} is left alone: {why}"))
        elif bare.span.start in known.spared:
            why = f"{bare.text} is left alone: Markdown would not read a link there"
            left.append(LeftAlone(bare.span.start, why))
        elif known.waits and (known.waits(bare.span.start) or not has_text(known.post, bare)):
            waiting += 1
        else:
            linked.append(bare)
    left += [
        LeftAlone(
            after.span.start, f"{after.text} comes after {before.text}: check that it is right"
        )
        for before, after in doubts.falls(linked)
        if known.waits is None
    ]
    edits = [edit for bare in linked for edit in _edits(bare, section, known.style)]
    made = tuple((bare, section) for bare in linked)
    return LinkPlan(tuple(edits), tuple(left), made, waiting=waiting)


def has_text(post: Post, bare: BareTimecode) -> bool:
    """Whether anything is said after the timecode on its line."""
    line = _LINE.match(post.data, bare.label.end)
    rest = line[0] if line else b""
    said = _SAID.match(rest)
    return said is None or said.end() < len(rest)


def _edits(bare: BareTimecode, section: Section, style: TimeStyle) -> list[Edit]:
    if section.lecture is None or bare.timecode is None:
        return []
    url = note_address.at(section.lecture.address, bare.timecode, style)
    if bare.place is TimecodePlace.SQUARE:
        return [Edit.insert(bare.label.end, f"({url})")]
    return [Edit.insert(bare.label.start, "["), Edit.insert(bare.label.end, f"]({url})")]
