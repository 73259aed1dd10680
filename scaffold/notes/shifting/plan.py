"""What a shift changes in a post: labels, ranges, `t=` and bare timecodes of one lecture."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scaffold.model.edit import Edit, Span
from scaffold.model.parameters import TIME_PARAMETERS
from scaffold.model.post import Post, PostLink, TimecodePlace
from scaffold.model.timecode import Timecode, match_spelled
from scaffold.notes.shifting import forms
from scaffold.notes.shifting.forms import LabelForm
from scaffold.notes.shifting.shift import Shift

_CLOCK = rb"\d{1,3}(?::[0-5]\d){1,2}(?![\d:])"
_SPELLED = re.compile(rb"(?:\d{1,2}h)?\d{1,3}m(?:\d{1,2}s)?")
_FIRST = re.compile(rb"\d{1,3}(?::\d{2}){1,2}")
_DASH = rb"(?:-{1,3}|\xe2\x80[\x90-\x95]|\xe2\x88\x92)"
_RANGE = re.compile(rb"[\])*_~`]*[ ]?" + _DASH + rb"[ ]?(" + _CLOCK + rb")")
_TIMES = tuple(
    re.compile(before + rb"\s*" + name.encode() + rb"(?:=|%3[Dd])([0-9A-Za-z:]+)")
    for before in (rb"#", rb"(?:[?&#;]|%3[Ff]|%26)")
    for name in TIME_PARAMETERS
)
_ARGUMENT = re.compile(rb"\b(?:start|t|time|begin)\s*=\s*[\"']?([0-9A-Za-z:]+)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as it is written somewhere in the post; `is_label` is a clock, else an address's."""

    span: Span
    text: str
    seconds: int
    is_label: bool


@dataclass(frozen=True, slots=True)
class Unmoved:
    """A time that cannot be moved: where it is, and why, as a sentence."""

    offset: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ShiftPlan:
    """Edits, or why there are none.

    `refused` forbid all edits, `left` are times that stay. `written` gives, for texts that the
    inverse would not bring back, the old ones in the order of the post.
    """

    edits: tuple[Edit, ...] = ()
    refused: tuple[Unmoved, ...] = ()
    left: tuple[Unmoved, ...] = ()
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    moved: int = 0


def plan(
    post: Post,
    video: str,
    shift: Shift,
    end: int | None = None,
    written: Mapping[str, Sequence[str]] | None = None,
) -> ShiftPlan:
    """The edits that move all times of a video; `end` is how long it lasts, in seconds.

    `written` are texts of before, where this shift takes another one back.
    """
    found, left = moments(post, video)
    refused = tuple(
        Unmoved(moment.span.start, why) for moment in found if (why := _why_not(moment, shift, end))
    )
    if refused:
        return ShiftPlan(refused=refused, left=left)
    before = {text: list(olds) for text, olds in (written or {}).items()}
    moved = [
        (moment, before[moment.text].pop(0) if before.get(moment.text) else text)
        for moment, text in zip(found, _texts(found, shift), strict=True)
    ]
    edits = tuple(Edit(moment.span, text) for moment, text in moved if text != moment.text)
    return ShiftPlan(edits, left=left, written=_lost(moved, shift), moved=len(edits))


def moments(post: Post, video: str) -> tuple[list[Moment], tuple[Unmoved, ...]]:
    """All times of a video in the order of the post, and those that cannot be moved."""
    found: dict[Span, Moment] = {}
    left: list[Unmoved] = []
    for link in post.links:
        if link.video is None or link.video.video != video or not link.moment:
            continue
        times = list(_of_link(post, link))
        if link.video.time is not None and not any(not time.is_label for time in times):
            left.append(Unmoved(link.span.start, "its time cannot be found in what is written"))
            continue
        found |= {time.span: time for time in times}
    own = [s for s in post.sections if s.lecture and s.lecture.video.video == video]
    for bare in (each for section in own for each in section.bare):
        if bare.timecode is None:
            continue
        if bare.place in {TimecodePlace.FENCE, TimecodePlace.HTML, TimecodePlace.DEFINITION}:
            where = "HTML" if bare.place is TimecodePlace.HTML else "code or hidden"
            left.append(Unmoved(bare.span.start, f"{bare.text} is in {where}"))
            continue
        times = [Moment(bare.span, bare.text, bare.timecode.seconds, is_label=True)]
        times += _ranged(post, times[0])
        found |= {time.span: time for time in times}
    return sorted(found.values(), key=lambda moment: moment.span), tuple(left)


def _of_link(post: Post, link: PostLink) -> Iterator[Moment]:
    time = _written(post, link)
    if time is not None:
        yield time
    timecode = link.timecode
    if timecode is None or link.label is None:
        return
    if match_spelled(link.text):
        found = _SPELLED.search(post.data, link.label.start, link.label.end)
        if found:
            text = found[0].decode()
            yield Moment(Span(*found.span()), text, timecode.seconds, is_label=False)
        return
    clock = _FIRST.search(post.data, link.label.start, link.label.end)
    if clock is None or Timecode.parse(clock[0].decode()) != timecode:
        return
    own = Moment(Span(*clock.span()), clock[0].decode(), timecode.seconds, is_label=True)
    yield own
    yield from _ranged(post, own) or _ranged(post, own, link.span.end)


def _ranged(post: Post, moment: Moment, at: int | None = None) -> list[Moment]:
    """The end of a range that begins with the moment, written at its end or at a byte behind."""
    found = _RANGE.match(post.data, moment.span.end if at is None else at)
    end = Timecode.parse(found[1].decode()) if found else None
    if found is None or end is None or end.seconds <= moment.seconds:
        return []
    return [Moment(Span(*found.span(1)), found[1].decode(), end.seconds, is_label=True)]


def _written(post: Post, link: PostLink) -> Moment | None:
    """The time of a link's address as written, or of its macro."""
    if link.video is None or link.video.time is None:
        return None
    tries: list[tuple[Callable[..., re.Match[bytes] | None], Span]] = [
        *((pattern.search, link.target) for pattern in _TIMES),
        (_ARGUMENT.search, link.span),
    ]
    for search, span in tries:
        found = search(post.data, span.start, span.end)
        text = found[1].decode() if found else ""
        time = Timecode.parse_query(text) if text else None
        if found and time is not None and time.seconds == link.video.time.seconds:
            return Moment(Span(*found.span(1)), text, time.seconds, is_label=False)
    return None


def _why_not(moment: Moment, shift: Shift, end: int | None) -> str:
    seconds = shift(moment.seconds)
    if seconds < 0:
        return f"{moment.text} would be {Timecode.of(-seconds).label} before the beginning"
    label = Timecode.of(seconds).label
    if end is not None and seconds > end:
        return f"{moment.text} would be {label}, past the end at {Timecode.of(end).label}"
    if shift.inverse(seconds) != moment.seconds:
        return f"{moment.text} is in a part that is cut out by this"
    return ""


def _texts(found: Sequence[Moment], shift: Shift) -> list[str]:
    form = LabelForm.of(moment.text for moment in found if moment.is_label)
    return [
        forms.label(moment.text, shift(moment.seconds), form)
        if moment.is_label
        else forms.query(moment.text, shift(moment.seconds))
        for moment in found
    ]


def _lost(moved: Sequence[tuple[Moment, str]], shift: Shift) -> dict[str, tuple[str, ...]]:
    """The old texts that the inverse would write in another way."""
    after = [Moment(m.span, text, shift(m.seconds), m.is_label) for m, text in moved]
    back = zip(moved, _texts(after, shift.inverse), strict=True)
    lost = {text for (moment, text), again in back if again != moment.text}
    olds: defaultdict[str, list[str]] = defaultdict(list)
    for moment, text in moved:
        if text in lost:
            olds[text].append(moment.text)
    return {text: tuple(each) for text, each in olds.items()}


def wrong(before: Post, after: Post, video: str, shift: Shift) -> str:
    """What is not as planned in the post read again, as a clause; "" if all is."""
    old, new = (Counter(m.seconds for m in moments(post, video)[0]) for post in (before, after))
    expected: Counter[int] = Counter()
    for seconds, count in old.items():
        expected[shift(seconds)] += count
    return "" if new == expected else f"the times of {video} would not be those that were planned"
