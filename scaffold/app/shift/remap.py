"""`scaffold remap`: a lecture's links are moved to another id."""

from dataclasses import dataclass
from pathlib import Path

from scaffold.app.outcome import CommonOptions, Outcome
from scaffold.app.shift import lecture
from scaffold.app.shift.lecture import Target, names
from scaffold.app.shift.shift import refused
from scaffold.errors import UsageError
from scaffold.model import source
from scaffold.model.address import VideoLink, is_video_id, parse, why_no_video
from scaffold.model.edit import Edit, Span
from scaffold.notes.course import learning
from scaffold.notes.editing import targets
from scaffold.notes.shifting import plan as shifting
from scaffold.notes.shifting.shift import Shift
from scaffold.wording import count_of


@dataclass(frozen=True, slots=True)
class RemapOptions:
    """What the command line asked for."""

    post: Path
    old: str
    new: str
    shift: Shift | None = None
    check: bool = False
    diff: bool = False


def remap(options: RemapOptions, common: CommonOptions) -> Outcome:
    """Put a new id into all links to a video of a post, and perhaps move their times."""
    target = lecture.read_target(options.post, common.from_info)
    old, new = video_of(options.old), video_of(options.new)
    snapshot = target.snapshot(old)
    edits = _edits(target, old, new)
    if not edits:
        raise UsageError(f"{target.name} has no link to {old}.", "scaffold show lists the ids.")
    after = lecture.proven(target, target.post, edits)
    moved = ""
    if options.shift is not None:
        plan = shifting.plan(after, new, options.shift, target.duration(new))
        failed = refused(target, new, plan)
        if failed:
            return failed
        after = lecture.proven(target, after, plan.edits)
        moved = f", {count_of(plan.moved, 'time')} by {options.shift.words}"
    writes = not (options.check or options.diff)
    verb = "moved" if writes else "would move"
    said = [f"{target.name}: {count_of(len(edits), 'link')} {verb} from {old} to {new}{moved}"]
    learnt = learning.remapped(snapshot, target.key, old, new)
    return lecture.deliver(
        target, after, snapshot, learnt, writes=writes, diff=options.diff, output="", said=said
    )


def video_of(text: str) -> str:
    """The id of a video that is given as such or by its address."""
    named = source.undressed(text)
    address = parse(named)
    if is_video_id(named):
        return named
    if isinstance(address, VideoLink):
        return address.video
    raise UsageError(
        f"{text!r} is not a video: {why_no_video(named)}.", "Give its id, or its address in quotes."
    )


def _edits(target: Target, old: str, new: str) -> tuple[Edit, ...]:
    edits: dict[Span, Edit] = {}
    for link in target.post.links:
        if link.video is None or not names(link.video, old):
            continue
        known = (course for course in target.courses if course.playlist == link.playlist)
        place = next((c.by_id[new].position for c in known if new in c.by_id), None)
        indexed = link.video.index is not None and place is not None
        edit = targets.with_video(target.post, link, new, place if indexed else None)
        if edit:
            edits[edit.span] = edit
    return tuple(edits.values())
