"""Findings in their files: paths from the repo's root, lines, columns, fingerprints."""

import hashlib
import os
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from scaffold.model.edit import Span
from scaffold.model.finding import Finding, Placed
from scaffold.model.post import Post
from scaffold.model.timecode import clock_at_start
from scaffold.outside.files import git
from scaffold.outside.own_folders import repo_root


def unchanged_waived(
    placed: Sequence[Placed], root: Path, new_from: str | None
) -> tuple[Placed, ...]:
    """The findings, those waived that are on lines unchanged since the revision."""
    if new_from is None:
        return tuple(placed)
    since = git.changed_since(root, new_from, {p.path for p in placed})
    waiver = f"unchanged since {new_from}"
    return tuple(
        p if not p.failing or _touches(since, p) else replace(p, failing=False, waiver=waiver)
        for p in placed
    )


def _touches(since: git.Changes, placed: Placed) -> bool:
    others = placed.also if placed.source is None else (*placed.also, placed.source)
    return since.touches(placed.path, placed.line, placed.end_line) or any(
        since.touches(placed.path, line, line) for line in others
    )


def fails(found: Iterable[Placed], least: frozenset[str]) -> bool:
    """Whether anything at or above the least severity is not waived."""
    return any(placed.failing and placed.finding.severity in least for placed in found)


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


def place(post: Post, name: str, findings: Iterable[Finding]) -> tuple[Placed, ...]:
    """The findings of a post with their places; equal ones are distinguished by their order."""
    seen: Counter[tuple[str, ...]] = Counter()
    placed = tuple(_placed(post, name, finding, seen) for finding in findings)
    return _with_sources(post, placed) if placed else ()


def _with_sources(post: Post, placed: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """A link by reference has its address in another line than its words."""
    elsewhere = {
        link.span: post.line_of(link.target.start)
        for link in post.links
        if link.target.start >= link.span.end or link.target.end <= link.span.start
    }
    starts = [section.span.start for section in post.sections]
    return tuple(
        replace(
            p,
            source=elsewhere.get(p.finding.span),
            also=tuple(post.line_of(span.start) for span in p.finding.also),
            section=post.line_of(starts[max(bisect(starts, p.finding.span.start) - 1, 0)]),
        )
        for p in placed
    )


def _placed(post: Post, name: str, finding: Finding, seen: Counter[tuple[str, ...]]) -> Placed:
    mark = fingerprint(name, finding, seen)
    span = finding.span
    written = post.data[span.start : span.end].rstrip(b"\r\n")
    span = Span(span.start, span.start + len(written))
    line, column = post.line_column(span.start)
    return Placed(name, line, column, *post.line_column(span.end), finding, mark)


def fingerprint(name: str, finding: Finding, seen: Counter[tuple[str, ...]]) -> str:
    """What a finding is known by, wherever it moves in its file; it is counted among its equals."""
    key = (name, finding.rule, finding.video or "", _told_apart_by(finding))
    text = "\0".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass")
    seen[key] += 1
    return hashlib.sha256(text).hexdigest()[:32]


def _told_apart_by(finding: Finding) -> str:
    """The label of a note. A lecture's is its title, which may change: its video tells enough."""
    title = finding.video and clock_at_start(finding.label) is None
    return "" if title else finding.label
