"""A check as workflow commands of GitHub Actions, which become annotations of lines.

GitHub shows the first ten errors, warnings and notices of a step, so the worst come first; the
step summary holds them all.
"""

import re

from scaffold.model.finding import CheckReport, Placed, Severity
from scaffold.report.quoting import path_text, sentence
from scaffold.report.sums import sums_line, worst_first

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}


def github(report: CheckReport) -> str:
    """An error for what failed, a command per finding, a notice per cause of unknown, the sums."""
    lines = [_command("error", what, title="scaffold check") for what in report.failed]
    lines += [_annotation(placed) for placed in worst_first(report.found)]
    lines += [_command("notice", cause, title="unknown") for cause in report.unknown]
    lines.append(sums_line(report))
    return "".join(f"{line}\n" for line in lines)


def _annotation(placed: Placed) -> str:
    finding = placed.finding
    name = _COMMANDS[finding.severity] if placed.failing else "notice"
    waiver = () if placed.failing else (f"{finding.severity}, waived: {placed.waiver}",)
    message = "\n".join(
        sentence(line) for line in (finding.message, *finding.advice, *waiver) if sentence(line)
    )
    return _command(name, message, title=sentence(finding.rule), **_place(placed))


def _place(placed: Placed) -> dict[str, str | int]:
    """Columns count only where the finding ends on its line: GitHub refuses them elsewhere."""
    lines = {"line": placed.line, "endLine": placed.end_line}
    columns = {"col": placed.column, "endColumn": placed.end_column}
    inline = placed.line == placed.end_line
    return {"file": path_text(placed.path), **lines, **(columns if inline else {})}


def _command(name: str, message: str, **properties: str | int) -> str:
    parts = ",".join(f"{key}={_escaped(str(value), '%:,')}" for key, value in properties.items())
    message = "\n".join(sentence(line) for line in message.split("\n"))
    return f"::{name} {parts}::{_escaped(message, '%')}"


def _escaped(text: str, marks: str) -> str:
    return re.sub(f"[\r\n{marks}]", lambda found: _ESCAPES[found[0]], text)
