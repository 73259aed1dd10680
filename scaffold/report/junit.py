"""A check as JUnit XML, for the test tab of a CI: a test case per finding."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from scaffold.model.finding import CheckReport, Placed, Severity
from scaffold.report.quoting import path_text, sentence
from scaffold.report.text import fails, sums_line

# What XML 1.0 cannot hold, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: CheckReport) -> str:
    """Findings that fail the run are failures; waived and unknown ones are skipped."""
    cases = list(_findings(report))
    for number, what in enumerate(report.failed, 1):
        error = _element("error", what, "", "failed")
        cases.append(_case(f"failed {number}", "scaffold check", error))
    for number, cause in enumerate(report.unknown, 1):
        skipped = _element("skipped", cause, "")
        cases.append(_case(f"unknown {number}", "scaffold check", skipped))
    cases = cases or [_case("all links", "scaffold check")]
    counts = Counter(
        kind for kind in ("failure", "error", "skipped") for case in cases if f"<{kind}" in case
    )
    numbers = (
        f'tests="{len(cases)}" failures="{counts["failure"]}" errors="{counts["error"]}"'
        f' skipped="{counts["skipped"]}" time="0"'
    )
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="scaffold check" {numbers}>',
            f'<testsuite name="scaffold check" {numbers}>',
            *cases,
            f"<system-out>{_text(sums_line(report))}</system-out>",
            "</testsuite>",
            "</testsuites>",
            "",
        )
    )


def _findings(report: CheckReport) -> Iterator[str]:
    """A CI knows a case again by path and name, so these hold no line but count equals."""
    seen: Counter[tuple[str, str]] = Counter()
    for placed in report.found:
        finding = placed.finding
        name = " ".join(map(sentence, (finding.rule, finding.label or finding.video or ""))).strip()
        seen[placed.path, name] += 1
        nth = seen[placed.path, name]
        yield _case(
            f"{name} ({nth})" if nth > 1 else name,
            path_text(placed.path),
            _verdict(placed, report.fail_on),
            f" file={_attribute(path_text(placed.path))} line={_attribute(str(placed.line))}",
        )


def _verdict(placed: Placed, fail_on: Severity | None) -> str:
    finding = placed.finding
    place = f"{path_text(placed.path)}:{placed.line}:{placed.column}"
    whole = "\n".join(
        (
            f"{place}: {finding.severity}: {sentence(finding.rule)}: {sentence(finding.message)}",
            *map(sentence, finding.advice),
        )
    )
    if not placed.failing:
        return _element("skipped", f"{finding.severity}, waived: {placed.waiver}", "")
    if not fails(placed, fail_on):
        return f"<system-out>{_text(whole)}</system-out>"
    return _element("failure", finding.message, whole, sentence(finding.rule))


def _case(name: str, group: str, inside: str = "", place: str = "") -> str:
    head = f'<testcase name={_attribute(name)} classname={_attribute(group)} time="0"{place}'
    return f"{head}>{inside}</testcase>" if inside else f"{head}/>"


def _element(tag: str, message: str, text: str, kind: str = "") -> str:
    parts = f" type={_attribute(kind)}" if kind else ""
    return f"<{tag} message={_attribute(sentence(message))}{parts}>{_text(text)}</{tag}>"


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", text))
