"""One lecture of one post: what is known of it, and how a change of it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scaffold.app.outcome import Outcome, Remark, spoken
from scaffold.app.posts import common_folder
from scaffold.app.reading import read_post
from scaffold.app.snapshots import Snapshots
from scaffold.errors import OurMistake, UsageError
from scaffold.model.course import Course
from scaffold.model.edit import Edit
from scaffold.model.listing import ListingKind
from scaffold.model.post import Post
from scaffold.model.snapshot import Snapshot
from scaffold.notes.editing.edits import apply
from scaffold.notes.editing.net import foreign_change
from scaffold.notes.refreshing.label import of_section
from scaffold.outside import snapshots
from scaffold.outside.files import files
from scaffold.outside.settings.load import load
from scaffold.report.diff import unified
from scaffold.wording import named


@dataclass(frozen=True, slots=True)
class Target:
    """A post as it is read with all that is known of its courses."""

    text: files.Text
    post: Post
    courses: tuple[Course, ...]
    folder: Path

    @property
    def name(self) -> str:
        """The post's path in a command line."""
        return spoken(self.text.path)

    @property
    def key(self) -> str:
        """The post's name in snapshots."""
        return snapshots.key_of(self.text.path, self.folder)

    def lecture_name(self, video: str) -> str:
        """`3. Linear classifier (TM3JDO2qjJ0)`, as the post calls it, else the list."""
        own = (s for s in self.post.sections if s.lecture and s.lecture.video.video == video)
        label = next((label for s in own if (label := of_section(self.post, s))), None)
        listed = (known.by_id[video].label for known in self.courses if video in known.by_id)
        return named(label.text if label else next(listed, ""), video)

    def duration(self, video: str) -> int | None:
        """How many seconds the video lasts, where that is known."""
        known = (course.duration(video) for course in self.courses)
        return next((seconds for seconds in known if seconds), None)

    def playlist(self, video: str) -> str | None:
        """The playlist of the first link to the video that names one."""
        named = (link.playlist for link in self.post.links if names(link.video, video))
        sections = (s.lecture.video for s in self.post.sections if s.lecture)
        also = (known.course for known in sections if known.video == video)
        return next((playlist for playlist in (*also, *named) if playlist), None)

    def snapshot(self, video: str) -> Snapshot:
        """The snapshot of the video's course, a new one where there is none."""
        name = self.playlist(video)
        lone = Snapshot(id=snapshots.LONE, kind=ListingKind.VIDEO)
        new = Snapshot(id=name) if name else lone
        return snapshots.read(self.folder, new.id) or new


def names(link: object, video: str) -> bool:
    """Whether a link is to the video."""
    return getattr(link, "video", None) == video


def read_target(path: Path, from_info: tuple[Path, ...]) -> Target:
    """The post at that path."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder.", "Name one post.")
    text = files.read(path)
    loaded = load(common_folder((path,)))
    known = Snapshots(loaded, from_info=from_info)
    post = read_post(path, text.data)
    courses = known.courses(post, path)
    return Target(
        text, read_post(path, text.data, courses), courses, snapshots.folder_for(path, loaded)
    )


def find_video(target: Target, wanted: str | None) -> str:
    """The id of the lecture that `--lecture N|ID` names: N is its place in the list.

    Where no place is known N is the number of its heading.
    """
    lectures = [s for s in target.post.sections if s.lecture and not s.continued]
    ids = list(dict.fromkeys(s.lecture.video.video for s in lectures if s.lecture))
    if wanted is None and len(ids) == 1:
        return ids[0]
    linked = {link.video.video for link in target.post.links if link.video}
    if wanted in linked:
        return wanted
    if wanted is None or not wanted.isdecimal():
        raise _unknown(target, wanted, ids)
    number = int(wanted)
    known = (course.by_id[v] for course in target.courses for v in ids if v in course.by_id)
    placed = {lecture.id for lecture in known if lecture.position == number}
    placed |= {
        s.lecture.video.video for s in lectures if s.lecture and s.lecture.video.index == number
    }
    named = [s for s in lectures if s.heading and s.heading.number == wanted]
    headed = {s.lecture.video.video for s in named if s.lecture}
    found = placed or headed
    if len(found) != 1 or (headed and headed != found):
        if not found:
            raise _unknown(target, wanted, ids)
        both = " or ".join(map(target.lecture_name, sorted(placed | headed)))
        raise UsageError(
            f"--lecture {wanted} is ambiguous in {target.name}: it may be {both}.",
            "Give the id of the video.",
        )
    return found.pop()


def _unknown(target: Target, wanted: str | None, ids: Sequence[str]) -> UsageError:
    all_names = "; ".join(map(target.lecture_name, ids))
    known = f"Its lectures: {all_names}." if ids else "No heading or item links to a video."
    if wanted is None:
        return UsageError(f"{target.name} has {len(ids)} lectures.", f"Give --lecture. {known}")
    return UsageError(f"{target.name} has no lecture {wanted}.", known)


def proven(target: Target, before: Post, edits: Sequence[Edit]) -> Post:
    """The post with the edits, read again; raises OurMistake where something foreign changes."""
    after = read_post(target.text.path, apply(before.data, edits), target.courses)
    wrong = foreign_change(before, after, edits)
    if wrong:
        raise OurMistake(target.name, wrong)
    return after


def deliver(
    target: Target,
    after: Post,
    known: Snapshot,
    learnt: Snapshot | None,
    *,
    writes: bool,
    diff: bool,
    output: str,
    said: Sequence[str],
) -> Outcome:
    """Write the post, then its snapshot; or say what would be written."""
    changed = after.data != target.post.data
    if writes and changed:
        files.rewrite(target.text, after.text)
        if learnt is not None and (learnt.shifts or learnt.order):
            snapshots.write(target.folder, learnt, known)
    if diff:
        output = unified(target.name, target.post.text, after.text)
    remarks = tuple(Remark(line) for line in said)
    return Outcome(output, remarks, flagged=changed and not writes)
