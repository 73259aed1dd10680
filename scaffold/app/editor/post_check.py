"""`check --offline` of one open post: what it reads of files is read once, until they change."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from scaffold.app.check import fixing, placing
from scaffold.app.check.placing import KnownFindings
from scaffold.app.check.policy import policy_of
from scaffold.app.check.views import Views
from scaffold.app.link.command import Linked, LinkOptions, link_text
from scaffold.app.posts import common_folder, style_of
from scaffold.app.site import preset_of
from scaffold.app.snapshots import Snapshots
from scaffold.errors import ScaffoldError
from scaffold.model.edit import Edit
from scaffold.model.finding import Finding, Placed
from scaffold.model.post import Post
from scaffold.model.snapshot import Snapshot
from scaffold.notes.editing import edits, net
from scaffold.outside import baseline
from scaffold.outside.settings.load import load
from scaffold.outside.sites import marks
from scaffold.outside.snapshots import LONE
from scaffold.rules import unused_suppression
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View
from scaffold.rules.running import run as running
from scaffold.rules.running import suppressions

Log = Callable[[str], None]
_BARE = "bare-timecode"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check says of a text; `view` is None where the text could not be read at all."""

    view: View | None = None
    placed: tuple[Placed, ...] = ()
    errors: tuple[ScaffoldError, ...] = ()


class PostCheck:
    """The settings, rules and snapshots that hold for one post."""

    def __init__(self, path: Path, log: Log) -> None:
        """Read the settings. Raises ScaffoldError where they cannot be read."""
        self.path = path
        self.loaded = load(common_folder((path,)))
        self.snapshots = Snapshots(self.loaded)
        self._policy = policy_of(self.loaded)
        root = placing.root_of(Path.cwd(), path.parent)
        self._root, self._log = root, log
        self._baseline = self._read_baseline()
        self.name = placing.name_of(path, root)
        self._in_tables = placing.name_of(path, self._policy.base)
        self.style = style_of(self.loaded)
        self._views = Views(self.snapshots, None, self.style, self.loaded.given("lang"))
        rules = running.chosen(self._policy.select, self._policy.ignore)
        self._rules = tuple(self._guarded(rule) for rule in rules)
        self._failed: set[str] = set()
        self._said: set[str] = set()

    @property
    def files(self) -> tuple[Path, ...]:
        """Files and folders that the settings name, on which answers depend."""
        named = self.loaded.given("snapshots")
        return tuple(Path(path) for path in (named, self._policy.baseline) if path)

    @cached_property
    def escapes(self) -> frozenset[str]:
        """What is special besides Markdown in this post, by its site and its ending."""
        settings = self.loaded.settings
        preset = preset_of(settings, marks.find(self.path.resolve().parent))
        return preset.rules.escapes | ({"mdx"} if self._mdx else set())

    @property
    def _mdx(self) -> bool:
        return self.path.suffix.lower() == ".mdx"

    def snapshots_of(self, post: Post, playlist: str | None) -> Iterator[Snapshot]:
        """Those that may know of a lecture: of its playlist, the post's others, and lone videos."""
        folder = self.snapshots.folder(self.path)
        for name in dict.fromkeys((playlist, *post.playlists, LONE)):
            if name and (known := self.snapshots.snapshot(folder, name)):
                yield known

    def view(self, data: bytes) -> View:
        """The post as it is read with all that is known of its courses."""
        return self._views.of(data, self.path, data.decode("utf-8"))

    def check(self, data: bytes) -> Checked:
        """The findings, as `check --offline` of the same bytes has them."""
        try:
            view = self.view(data)
            placed = placing.place(view.post, self.name, self._run(view).found)
            if self._baseline[0] != self._changed_at():
                self._baseline = self._read_baseline()
            placed = tuple(self._baseline[1].waive(placed))
        except ScaffoldError as error:
            return Checked(errors=(error,))
        return Checked(view, placed, tuple(self.snapshots.errors))

    def _read_baseline(self) -> tuple[int, KnownFindings]:
        return self._changed_at(), KnownFindings(
            self._root, baseline.read(self._policy.baseline) if self._policy.baseline else ()
        )

    def _changed_at(self) -> int:
        file = self._policy.baseline
        return file.stat().st_mtime_ns if file and file.exists() else 0

    def fix(self, view: View, waits: Callable[[Finding], bool]) -> fixing.Fixed:
        """All safe fixes, as `check --fix` makes them, but those of findings that wait."""
        waiting = {finding.span for finding in self._run(view).found if waits(finding)}

        def wanted(now: View, found: Sequence[Finding]) -> list[Finding]:
            kept = self._kept(found)
            if not waiting:
                return kept
            # what waits is known by its place, which the next rounds may have moved
            first = now is view
            return [f for f in kept if f.rule != _BARE or (first and f.span not in waiting)]

        return fixing.fix(view, self._views, self._rules, self.path, self.name, wanted)

    def link(self, view: View) -> Linked:
        """What `scaffold link` would do."""
        snapshots = Snapshots(self.loaded)
        return link_text(view.post.text, self.name, self.path, LinkOptions(), snapshots, self.style)

    def suppress(self, view: View, placed: Placed) -> Edit | None:
        """A comment that suppresses this finding and changes nothing else that is read."""
        tried = suppressions.placements(view.post, placed.finding, mdx=self._mdx)
        return next((edit for edit in tried if self._suppresses(view, placed.finding, edit)), None)

    def _suppresses(self, view: View, finding: Finding, edit: Edit) -> bool:
        data = edits.apply(view.post.data, (edit,))
        courses = tuple(view.lists.values())
        if net.foreign_change(view.post, data, (edit,), courses):
            return False
        after = self.view(data)
        if _headings(after) != _headings(view):
            return False
        lines = _lines(view, finding)
        was, is_ = self._run(view), self._run(after)
        before, left = Counter(map(_said, was.found)), Counter(map(_said, is_.found))
        same = (f for f in was.found if f.rule == finding.rule and lines & _lines(view, f))
        gone = before - left
        # a comment can also make the post read otherwise, so that the rule finds nothing
        hidden = is_.hidden - was.hidden >= gone.total()
        here = _said(finding) in gone and gone <= Counter(map(_said, same))
        return hidden and here and not left - before

    def _run(self, view: View) -> running.Remarks:
        """What the rules find; of a suppression of one that failed nothing is said."""
        self._failed.clear()
        remarks = running.run(view, self._rules)
        if self._failed:
            sound = [rule for rule in self._rules if rule.slug not in self._failed]
            remarks = running.run(view, sound)
        return running.Remarks(tuple(self._kept(remarks.found)), remarks.hidden)

    def _kept(self, found: Sequence[Finding]) -> list[Finding]:
        """Without what the tables of the settings hide."""
        return suppressions.kept(self._policy.ignored, found, self._in_tables)

    def _guarded(self, rule: Rule) -> Rule:
        """The rule; when it fails, that is a line of the log, and it finds nothing."""
        if rule is unused_suppression.RULE:  # it is recognised by being itself, and does nothing
            return rule

        def find(view: View) -> Iterator[Finding]:
            try:
                yield from tuple(rule.find(view))
            except Exception as error:  # noqa: BLE001 - a mistake of ours must not hide the rest
                self._failed.add(rule.slug)
                self._say(f"{rule.slug} failed on {self.name}: {type(error).__name__}: {error}")

        return replace(rule, find=find)

    def _say(self, line: str) -> None:
        """Log a line, once."""
        if line not in self._said:
            self._said.add(line)
            self._log(line)


def _said(finding: Finding) -> tuple[str, str, str | None, str]:
    return finding.rule, finding.message, finding.video, finding.label


def _lines(view: View, finding: Finding) -> set[int]:
    last = max(finding.span.end - 1, finding.span.start)
    return set(range(view.post.line_of(finding.span.start), view.post.line_of(last) + 1))


def _headings(view: View) -> list[tuple[int, str, bool]]:
    return [(heading.level, heading.text, heading.note) for heading in view.post.headings]
