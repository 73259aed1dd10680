"""What is found and does not fail: known to the baseline, or unchanged since a revision."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from scaffold.model.finding import Placed
from scaffold.outside import baseline, revisions


def excused(
    found: Sequence[Placed], root: Path, baseline_file: Path | None, new_from: str | None
) -> tuple[Placed, ...]:
    """The findings, with those excused that the baseline or the revision excuses."""
    known = baseline.read(baseline_file) if baseline_file else frozenset()
    placed = [_excuse(p, "baseline") if p.fingerprint in known else p for p in found]
    if new_from is None:
        return tuple(placed)
    since = revisions.changed_since(root, new_from, {p.path for p in placed})
    excuse = f"unchanged since {new_from}"
    return tuple(p if not p.failing or _touches(since, p) else _excuse(p, excuse) for p in placed)


def _touches(since: revisions.Changes, placed: Placed) -> bool:
    there = placed.source
    return since.touches(placed.path, placed.line, placed.end_line) or (
        there is not None and since.touches(placed.path, there, there)
    )


def refuse_early(root: Path, baseline_file: Path | None, new_from: str | None) -> None:
    """Raise a UsageError for a baseline or revision that is not there, before anything is asked."""
    excused((), root, baseline_file, new_from)


def _excuse(placed: Placed, excuse: str) -> Placed:
    return replace(placed, failing=False, excuse=excuse)


def fails(found: Iterable[Placed], least: frozenset[str]) -> bool:
    """Whether anything at or above the least severity is not excused."""
    return any(placed.failing and placed.finding.severity in least for placed in found)
