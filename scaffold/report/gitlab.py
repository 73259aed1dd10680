"""A check as GitLab's code quality report: a list of issues with a place and a fingerprint."""

from scaffold.model.finding import CheckReport, Placed, Severity
from scaffold.report.quoting import dumped, path_text, sentence

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(report: CheckReport) -> str:
    """An issue per finding; waived ones stay in the list, so that they do not count as new."""
    return dumped([_issue(placed) for placed in report.found]) + "\n"


def _issue(placed: Placed) -> dict[str, object]:
    finding = placed.finding
    parts = ". ".join(sentence(line) for line in (finding.message, *finding.advice))
    return {
        "description": parts,
        "check_name": sentence(finding.rule),
        "fingerprint": sentence(placed.fingerprint),
        "severity": _SEVERITIES[finding.severity] if placed.failing else "info",
        "location": {
            "path": path_text(placed.path),
            "lines": {"begin": placed.line, "end": placed.end_line},
        },
    }
