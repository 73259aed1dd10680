"""A check as lines that people and editors read: `path:line:column: severity: rule: message`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from scaffold.model.finding import CheckReport, Placed, Severity
from scaffold.report.quoting import path_text, sentence
from scaffold.wording import count_of, logged

_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
_INDENT = "    "
_COLORS = {"error": "1;31", "warning": "33", "info": "36", "unknown": "35", "failed": "1;31"}
# at the beginning of a line or after its place; `sentence` lets no line begin otherwise
_SEVERITY = re.compile(r"^([^\n]*?:\d+:\d+: |)(error|warning|info|unknown|failed):", re.MULTILINE)
MOST = 3
"""More findings of one rule in one section are shown as one, with a count."""


def text(report: CheckReport, *, colored: bool = False) -> str:
    """Findings with their advice, a notice per cause of unknown, what failed, the sums.

    `colored`: severities in colours, for a terminal.
    """
    lines = [line for alike in _alike(report.found) for line in _lines(alike)]
    lines += [f"unknown: {sentence(cause)}" for cause in report.unknown]
    lines += [f"failed: {sentence(what)}" for what in report.failed]
    lines.append(sums_line(report))
    shown = "".join(f"{logged(line)}\n" for line in lines)
    if not colored:
        return shown
    return _SEVERITY.sub(lambda m: f"{m[1]}\x1b[{_COLORS[m[2]]}m{m[2]}\x1b[0m:", shown)


def evidence(report: CheckReport) -> str:
    """For `-v`: a line per video and playlist with what was concluded, and from what."""
    lines: list[str] = []
    for verdict in report.verdicts:
        line = f"{sentence(verdict.id)}: {verdict.certainty}"
        why = ", ".join(sentence(part) for part in (verdict.why, verdict.note) if part)
        line += f", {why}" if why else ""
        line += ", from cache" if verdict.cached else ""
        seen = "; ".join(map(sentence, verdict.evidence))
        lines.append(f"{line} ({seen})" if seen else line)
    return "".join(f"{logged(line)}\n" for line in lines)


def _alike(found: Iterable[Placed]) -> Iterator[tuple[Placed, ...]]:
    """Findings one by one; more than a few of one rule in one section together."""
    groups: dict[tuple[object, ...], list[Placed]] = {}
    for placed in found:
        finding = placed.finding
        key = (placed.path, placed.section, finding.rule, finding.severity, placed.waiver)
        groups.setdefault(key, []).append(placed)
    for group in groups.values():
        yield from ((placed,) for placed in group) if len(group) <= MOST else (tuple(group),)


def _lines(alike: tuple[Placed, ...]) -> Iterator[str]:
    placed, *others = alike
    finding = placed.finding
    # what is waived must not look like an error to whatever reads these lines
    severity = finding.severity.value if placed.failing else "info"
    place = f"{path_text(placed.path)}:{placed.line}:{placed.column}"
    waiver = "" if placed.failing else f" ({finding.severity}, waived: {sentence(placed.waiver)})"
    yield f"{place}: {severity}: {sentence(finding.rule)}: {sentence(finding.message)}{waiver}"
    if others:
        lines = ", ".join(str(line) for line in sorted({other.line for other in others}))
        yield f"{_INDENT}and {len(others)} more like it in this section, in lines {lines}"
    for advice in finding.advice:
        yield _INDENT + sentence(advice)
    if finding.fix:
        yield f"{_INDENT}fix: {sentence(finding.fix.what)}"


def sums_line(report: CheckReport) -> str:
    """What was found (`2 errors, 3 waived`), what was looked at, and what it cost."""
    sums = report.sums
    failing = Counter(placed.finding.severity for placed in report.found if placed.failing)
    waived = len(report.found) - failing.total()
    counts = [count_of(failing[each], name) for each, name in _NAMES.items() if failing[each]]
    counts += [f"{waived} waived"] if waived else []
    counts = counts or ["nothing found"]
    counts += [f"{sums.suppressed} suppressed"] if sums.suppressed else []
    shown = (
        ", ".join(counts),
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
