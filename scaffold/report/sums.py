"""How a check ended, in one line."""

from collections import Counter
from collections.abc import Iterable

from scaffold.model.finding import CheckReport, Placed, Severity
from scaffold.wording import count_of

_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


def findings_line(report: CheckReport) -> str:
    """How many findings there are: `2 errors, 1 warning, 3 waived`, or `nothing found`."""
    failing = Counter(placed.finding.severity for placed in report.found if placed.failing)
    waived = sum(not placed.failing for placed in report.found)
    parts = [count_of(failing[severity], name) for severity, name in _NAMES.items()]
    shown = [part for part in parts if not part.startswith("0 ")]
    shown += [f"{waived} waived"] if waived else []
    return ", ".join(shown) or "nothing found"


def sums_line(report: CheckReport) -> str:
    """What was looked at, what came of it, and what it cost."""
    sums = report.sums
    shown = (
        findings_line(report) + (f", {sums.suppressed} suppressed" if sums.suppressed else ""),
        ", ".join(
            (
                count_of(sums.posts, "post"),
                count_of(sums.links, "link"),
                count_of(sums.videos, "video"),
                count_of(sums.playlists, "playlist"),
            )
        ),
        f"{sums.ok} ok, {sums.broken} broken, {sums.unknown} unknown",
        f"{count_of(sums.requests, 'request')} made, {sums.cached} from cache",
    )
    return "; ".join(shown)


def worst_first(found: Iterable[Placed]) -> tuple[Placed, ...]:
    """Errors, warnings, infos; in each their own order; what is waived comes last."""
    order = tuple(Severity)
    return tuple(sorted(found, key=lambda p: (not p.failing, order.index(p.finding.severity))))


def fails(placed: Placed, fail_on: Severity | None) -> bool:
    """Whether a finding is at or above the least severity that fails a run, and not waived."""
    severity, order = placed.finding.severity, tuple(Severity)
    heavy = fail_on is not None and order.index(severity) <= order.index(fail_on)
    return placed.failing and heavy and severity is not Severity.INFO
