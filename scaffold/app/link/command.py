"""`scaffold link`: timecodes typed by hand become links into the right lecture."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from scaffold.app.outcome import CommonOptions, Outcome, Remark, cut_link
from scaffold.app.posts import choose, common_folder, style_of
from scaffold.app.reading import read_post
from scaffold.app.snapshots import Snapshots
from scaffold.errors import OurMistake, ScaffoldError, UsageError
from scaffold.model import source
from scaffold.model.address import WATCH, VideoLink, is_video_id, parse, why_no_video
from scaffold.model.course import Course
from scaffold.model.post import Post
from scaffold.model.timecode import TimeStyle
from scaffold.notes.editing import edits, net
from scaffold.notes.linking import plan as linking
from scaffold.notes.linking import publishing
from scaffold.notes.reading.read import read
from scaffold.outside.files import files
from scaffold.outside.settings.load import load
from scaffold.outside.sites import dialects
from scaffold.wording import count_of

STDIN = "-"


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """What was asked of `link`; `writes` is false for `--check` and `--diff`."""

    check: bool = False
    diff: bool = False
    video: str | None = None
    stdin_filename: Path | None = None
    publish: bool = False
    space: bool = False

    @property
    def writes(self) -> bool:
        """Whether files may be written."""
        return not (self.check or self.diff)


@dataclass(frozen=True, slots=True)
class Linked:
    """A post before and after; `after` is None where nothing changes.

    `published`: whether a draft mark was taken off; None where that was not asked. `names`: how
    many the file had that was written.
    """

    name: str
    before: str
    post: Post
    plan: linking.LinkPlan
    after: str | None
    published: bool | None = None
    names: int = 1

    @property
    def diff(self) -> str:
        """What changes, as a unified diff."""
        if self.after is None:
            return ""
        from scaffold.report import diff

        return diff.unified(self.name, self.before, self.after)

    def remarks(self, *, would: bool, detail: bool = False) -> Iterator[Remark]:
        """What was linked and what was left, with its place."""
        if self.plan.linked:
            what = count_of(self.plan.linked, "timecode")
            yield Remark(f"{self.name}: {what} {'to link' if would else 'linked'}", detail)
            yield from () if would else cut_link(self.name, self.names)
        if self.published is not None:
            yield Remark(f"{self.name}: {self._publishing(would=would)}")
        if self.plan.spaced:
            lines = count_of(self.plan.spaced, "blank line")
            yield Remark(
                f"{self.name}: {lines} {'to put' if would else 'put'} between notes", detail
            )
        for left in self.plan.left:
            line, column = self.post.line_column(left.offset)
            place = f"{self.name}:{line}:{column}"
            yield Remark(f"{place}: {left.sentence}", detail or left.detail)

    def _publishing(self, *, would: bool) -> str:
        """What became of the draft mark, and how many lectures have no notes yet."""
        done = "would be published" if would else "published"
        empty = len(publishing.without_notes(self.post))
        lack = f"; {count_of(empty, 'lecture')} {'has' if empty == 1 else 'have'} no notes yet"
        return (done if self.published else "is not marked as a draft") + (lack if empty else "")


def link(posts: tuple[Path, ...], options: LinkOptions, common: CommonOptions) -> Outcome:
    """Link the posts named (files, folders, or `-` for stdin to stdout)."""
    options = with_address(options)
    if Path(STDIN) in posts:
        if len(posts) > 1:
            raise UsageError("- is stdin and cannot be mixed with files.")
        return _filter(options, common)
    chosen = choose(posts, common.overrides, "link")
    snapshots = Snapshots(chosen.loaded, from_info=common.from_info)
    style = style_of(chosen.loaded)
    options = replace(options, space=bool(chosen.loaded.given("space")))
    outputs: list[str] = []
    remarks: list[Remark] = []
    errors: list[ScaffoldError] = list(chosen.errors)
    changed = False
    for path in chosen.paths:
        try:
            linked = link_file(path, options, snapshots, style)
        except ScaffoldError as error:
            errors.append(error)
            continue
        remarks += linked.remarks(would=not options.writes)
        changed = changed or linked.after is not None
        if options.diff:
            outputs.append(linked.diff)
    if chosen.lack:
        remarks.append(Remark(chosen.lack))
    flagged = changed and not options.writes
    return Outcome("".join(outputs), tuple(remarks), tuple(errors), flagged)


def with_address(options: LinkOptions) -> LinkOptions:
    """The options with `--video` as an address; it must name a video."""
    if options.video is None:
        return options
    named = source.undressed(options.video)
    url = WATCH + named if is_video_id(named) else named
    if not isinstance(parse(url), VideoLink):
        raise UsageError(
            f"--video {options.video!r} is not a video: {why_no_video(named)}.",
            'Give it in quotes: --video "https://www.youtube.com/watch?v=ID&list=LIST"',
        )
    return replace(options, video=url)


def link_file(
    path: Path, options: LinkOptions, snapshots: Snapshots, style: TimeStyle | None
) -> Linked:
    """Link one file and, unless only asked what would change, write it."""
    before = files.read(path)
    linked = link_text(before.text, str(path), path, options, snapshots, style)
    if options.writes and linked.after is not None:
        files.rewrite(before, linked.after)
        return replace(linked, names=before.names)
    return linked


def link_text(
    text: str,
    name: str,
    path: Path,
    options: LinkOptions,
    snapshots: Snapshots,
    style: TimeStyle | None,
    waits: linking.Waits | None = None,
) -> Linked:
    """Link a text; `path` is where its snapshots are looked for. Raises OurMistake by the net."""
    known: tuple[Course, ...] = ()

    def courses(post: Post) -> tuple[Course, ...]:
        nonlocal known
        known = snapshots.courses(post, path)
        return known

    post = read_post(path, text.encode("utf-8"), courses, options.video, text=text)
    joined = bool(post.joined) and not dialects.keeps_breaks(path, post.data)
    plan = partial(
        linking.plan, post, known, style, waits, name=name, space=options.space if joined else None
    )
    planned, after = _planned(post, name, known, options.video, plan)
    mark = publishing.publish(post) if options.publish else None
    published = mark is not None if options.publish else None
    if after is None and mark is None:
        return Linked(name, text, post, planned, None, published)
    # the front matter is before all that is linked: offsets hold
    after = edits.apply(after or post.data, (mark,) if mark else ())
    return Linked(name, text, post, planned, after.decode("utf-8"), published)


def _planned(
    post: Post,
    name: str,
    known: tuple[Course, ...],
    given: str | None,
    plan: Callable[..., linking.LinkPlan],
) -> tuple[linking.LinkPlan, bytes | None]:
    """The plan, and the text after it (None if it is the same), read back before it is given."""
    spared: frozenset[int] = frozenset()
    for _ in range(2):
        planned = plan(spared=spared)
        if not planned.edits:
            return planned, None
        after = edits.apply(post.data, planned.edits)
        again = read(after, known, given, dialects=post.dialects)
        lost = linking.unread(planned, again)
        if not lost:
            break
        spared |= lost
    wrong = net.foreign_change(post, again, planned.edits)
    if lost or wrong:
        raise OurMistake(name, wrong or "a timecode would not become a link")
    return planned, after


def _filter(options: LinkOptions, common: CommonOptions) -> Outcome:
    """From stdin to stdout. What cannot be linked comes out as it went in: an editor takes it."""
    data = files.read_stdin()
    path = options.stdin_filename or Path("stdin.md")
    name = str(options.stdin_filename or "stdin")
    try:
        loaded = load(common_folder((path,)), common.overrides)
        snapshots = Snapshots(loaded, from_info=common.from_info)
        text = files.decode(data, name)
        style = style_of(loaded)
        options = replace(options, space=bool(loaded.given("space")))
        linked = link_text(text, name, path, options, snapshots, style)
    except ScaffoldError as error:
        unchanged = data.decode("utf-8", "surrogateescape") if options.writes else ""
        return Outcome(unchanged, errors=(error,))
    remarks = tuple(linked.remarks(would=not options.writes, detail=True))
    if options.writes:
        return Outcome(linked.after if linked.after is not None else text, remarks)
    return Outcome(linked.diff if options.diff else "", remarks, flagged=linked.after is not None)
