"""`scaffold shift`: the timecodes of a lecture that was cut are moved."""

import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scaffold.app.outcome import CommonOptions, Outcome
from scaffold.app.shift import lecture
from scaffold.app.shift.lecture import Target
from scaffold.errors import OurMistake, UsageError
from scaffold.model.snapshot import DoneShift
from scaffold.model.timecode import Timecode
from scaffold.notes.course import learning
from scaffold.notes.shifting import plan as shifting
from scaffold.notes.shifting import shift as moving
from scaffold.notes.shifting.plan import ShiftPlan, Unmoved
from scaffold.notes.shifting.shift import Shift
from scaffold.wording import count_of


@dataclass(frozen=True, slots=True)
class ShiftOptions:
    """What the command line asked for."""

    post: Path
    lecture: str | None
    shift: Shift
    check: bool = False
    diff: bool = False
    again: bool = False


def shift_of(by: str | None, pairs: Iterable[str], start: str | None) -> Shift:
    """The shift that `--by`, `--at` and `--from` ask for. Raises UsageError."""
    pairs = tuple(pairs)
    if (by is None) == (not pairs):
        raise UsageError("Give either --by or --at.", "As: --by -15:00, or --at 20:00=5:00")
    from_ = time_of(start) if start else 0
    if by is not None:
        return moving.by(signed_time_of(by), from_)
    times: list[tuple[int, int]] = []
    for pair in pairs:
        old, mark, new = pair.partition("=")
        if not mark:
            raise UsageError(f"--at {pair!r} is not a pair of times.", "As: --at 20:00=5:00")
        times.append((time_of(old), time_of(new)))
    if len({old for old, _ in times}) < len(times):
        raise UsageError("--at names one time twice.", "Give one new time for each.")
    return Shift.at(times, from_)


def signed_time_of(text: str) -> int:
    """Seconds of `+15:00`, `-15:00`, `-90`, `2m30s`."""
    sign = -1 if text.startswith(("-", "−")) else 1
    return sign * time_of(text.lstrip("+-−"))


def time_of(text: str) -> int:
    """Seconds of `15:00`, `1:01:27`, `90`, `2m30s`."""
    found = Timecode.parse_query(text.strip()) if text.strip() else None
    if found is None:
        raise UsageError(f"{text!r} is not a time.", "Write it as 15:00, 1:01:27, 90 or 2m30s.")
    return found.seconds


def shift(options: ShiftOptions, common: CommonOptions) -> Outcome:
    """Move the timecodes of one lecture; the line that takes it back is the output."""
    target = lecture.read_target(options.post, common.from_info)
    video = lecture.find_video(target, options.lecture)
    snapshot, name = target.snapshot(video), target.lecture_name(video)
    done = snapshot.shifts.get(target.key, {}).get(video, ())
    words, back = options.shift.words, options.shift.inverse.words
    undone = bool(done) and done[-1].words == back
    if not undone and not options.again and words in {each.words for each in done}:
        raise UsageError(
            f"The timecodes of {name} in {target.name} were moved by {words} already.",
            f"To take that back: {_line(target, video, options.shift.inverse)}. "
            "To move them once more: --again.",
        )
    written = done[-1].written if undone else {}
    plan = shifting.plan(target.post, video, options.shift, target.duration(video), written)
    failed = refused(target, video, plan)
    if failed:
        return failed
    after = lecture.proven(target, target.post, plan.edits)
    wrong = shifting.wrong(target.post, after, video, options.shift)
    if wrong:
        raise OurMistake(target.name, wrong)
    new = done[:-1] if undone else (*done, DoneShift(words=words, written=dict(plan.written)))
    writes = not (options.check or options.diff)
    verb = "moved" if writes else "would move"
    said = [f"{target.name}: {count_of(plan.moved, 'time')} of {name} {verb} by {words}"]
    said += [f"{line} is left alone" for line in _lines(target, plan.left)]
    return lecture.deliver(
        target,
        after,
        snapshot,
        learning.shifted(snapshot, target.key, video, new),
        writes=writes,
        diff=options.diff,
        output=f"{_line(target, video, options.shift.inverse)}\n" if writes else "",
        said=said,
    )


def refused(target: Target, video: str, plan: ShiftPlan) -> Outcome | None:
    """Why nothing is written, a line for each time that cannot be moved; None if all can."""
    name = target.lecture_name(video)
    if plan.refused:
        errors = [UsageError(line) for line in _lines(target, plan.refused)]
        count = count_of(len(plan.refused), "time")
        errors.append(
            UsageError(
                f"Nothing was written: {count} of {name} cannot be moved by that.",
                "Move by another time, or with --from only what is after one.",
            )
        )
        return Outcome(errors=tuple(errors))
    if not plan.moved:
        error = UsageError(f"{target.name} has no times of {name} to move.", "See --from.")
        return Outcome(errors=(error,))
    return None


def _lines(target: Target, found: Iterable[Unmoved]) -> list[str]:
    places = ((target.post.line_column(each.offset), each.sentence) for each in found)
    return [f"{target.name}:{line}:{column}: {said}" for (line, column), said in places]


def _line(target: Target, video: str, shift_: Shift) -> str:
    words = shift_.words.replace("--by ", "--by=")
    return f"scaffold shift {shlex.quote(target.name)} --lecture={video} {words}"
