"""A check as GitLab's code quality report: a list of issues with a place and a fingerprint."""

from scaffold.model.finding import CheckReport, Severity
from scaffold.report.quoting import dumped, path_text, sentence

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(report: CheckReport) -> str:
    """An issue per finding; waived ones stay in the list, so that they do not count as new."""
    issues = []
    for placed in report.found:
        finding = placed.finding
        issue: dict[str, object] = {
            "description": ". ".join(map(sentence, (finding.message, *finding.advice))),
            "check_name": sentence(finding.rule),
            "fingerprint": sentence(placed.fingerprint),
            "severity": _SEVERITIES[finding.severity] if placed.failing else "info",
            "location": {
                "path": path_text(placed.path),
                "lines": {"begin": placed.line, "end": placed.end_line},
            },
        }
        issues.append(issue)
    return dumped(issues) + "\n"
