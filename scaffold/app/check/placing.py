"""Findings in their files: lines, columns, fingerprints; and which of them are waived."""

import hashlib
import os
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from scaffold.model.finding import Finding, Placed
from scaffold.model.post import Post
from scaffold.model.timecode import clock_at_start
from scaffold.outside.baseline import Entry
from scaffold.outside.own_folders import repo_root
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View
from scaffold.rules.running.run import SLUGS, answered, of_links


def root_of(*starts: Path) -> Path:
    """The repo's root above the first of the folders that is in one, else the first folder."""
    roots = filter(None, map(repo_root, starts))
    return next(roots, starts[0].resolve())


def name_of(path: Path, root: Path) -> str:
    """A post's path relative to the root, with `/`; absolute if it is elsewhere."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a symlink keeps its own name
    if not absolute.is_relative_to(root):
        real = path.resolve()
        return (real.relative_to(root) if real.is_relative_to(root) else absolute).as_posix()
    return absolute.relative_to(root).as_posix()


def place(post: Post, name: str, findings: Sequence[Finding]) -> tuple[Placed, ...]:
    """The findings of a post with their places; equal ones are distinguished by their order."""
    if not findings:
        return ()
    # a link by reference has its address in another line than its words
    elsewhere = {
        link.span: post.line_of(link.target.start)
        for link in post.links
        if link.target.start >= link.span.end or link.target.end <= link.span.start
    }
    starts = [section.span.start for section in post.sections]
    seen: Counter[tuple[str, ...]] = Counter()
    placed: list[Placed] = []
    for finding in findings:
        start, end = finding.span
        written = post.data[start:end].rstrip(b"\r\n")
        placed.append(
            Placed(
                name,
                *post.line_column(start),
                *post.line_column(start + len(written)),
                finding,
                fingerprint(name, finding, seen),
                source=elsewhere.get(finding.span),
                also=tuple(post.line_of(span.start) for span in finding.also),
                section=post.line_of(starts[max(bisect(starts, start) - 1, 0)]),
            )
        )
    return tuple(placed)


def fingerprint(name: str, finding: Finding, seen: Counter[tuple[str, ...]]) -> str:
    """What a finding is known by, wherever it moves in its file; it is counted among its equals."""
    # the label of a note counts; that of a lecture is its title, which may change
    titled = finding.video and clock_at_start(finding.label) is None
    key = (name, finding.rule, finding.video or "", "" if titled else finding.label)
    text = "\0".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass")
    seen[key] += 1
    return hashlib.sha256(text).hexdigest()[:32]


def unchanged_waived(
    placed: Sequence[Placed], root: Path, new_from: str | None
) -> tuple[Placed, ...]:
    """The findings, those waived that are on lines unchanged since the revision."""
    if new_from is None:
        return tuple(placed)
    from scaffold.outside.files import history

    since = history.changed_since(root, new_from, {p.path for p in placed})

    def is_changed(p: Placed) -> bool:
        others = p.also if p.source is None else (*p.also, p.source)
        lines = ((p.line, p.end_line), *((line, line) for line in others))
        return any(since.touches(p.path, first, last) for first, last in lines)

    waiver = f"unchanged since {new_from}"
    return tuple(
        p if not p.failing or is_changed(p) else replace(p, failing=False, waiver=waiver)
        for p in placed
    )


class KnownFindings:
    """The entries of a baseline; a post that was renamed keeps its own, as git tells renames."""

    def __init__(self, root: Path, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        gone = {e.path for e in self.entries if not (root / e.path).exists()}
        self._moved: dict[str, str] = {}
        if gone:
            from scaffold.outside.files import history

            self._moved = history.moved(root, gone)
        # of a file that is not there any more nobody finds anything
        self._judged = {e for e in self.entries if e.path in gone and e.path not in self._moved}

    def judge(self, view: View, name: str, rules: Sequence[Rule]) -> None:
        """Note which entries of a post the rules knew enough of; a rule that is gone knows all."""
        for entry in self.entries:
            if self._moved.get(entry.path, entry.path) != name:
                continue
            rule = SLUGS.get(entry.rule)
            if rule is not None and rule not in rules:
                continue
            links = view.post.links
            if entry.video:
                links = tuple(x for x in links if x.video and x.video.video == entry.video)
            if rule is None or answered(view, rule, of_links(links)):
                self._judged.add(entry)

    def waive(self, found: Sequence[Placed]) -> list[Placed]:
        """The findings, those of the baseline waived."""
        known = {entry.fingerprint for entry in self.entries}
        return [
            replace(p, failing=False, waiver="baseline") if marks & known else p
            for p, marks in zip(found, self._marks(found), strict=True)
        ]

    def unmatched(self, found: Sequence[Placed]) -> tuple[list[Entry], list[Entry]]:
        """Entries that are dead, and those that nobody looked for in this run."""
        marks = set[str]().union(*self._marks(found))
        rest = [entry for entry in self.entries if entry.fingerprint not in marks]
        dead = [entry for entry in rest if entry in self._judged]
        return dead, [entry for entry in rest if entry not in self._judged]

    def _marks(self, found: Sequence[Placed]) -> Iterable[set[str]]:
        """The fingerprints of each finding, under its file's present name and the former ones."""
        seen: Counter[tuple[str, ...]] = Counter()
        for p in found:
            former = (old for old, now in self._moved.items() if now == p.path)
            yield {p.fingerprint, *(fingerprint(old, p.finding, seen) for old in former)}
