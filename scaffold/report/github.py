"""A check as workflow commands of GitHub Actions, which become annotations of lines.

GitHub shows the first ten errors, warnings and notices of a step and drops the others, so the worst
come first, and what has no room left is a line of the log; the step summary holds them all.
"""

import re
from collections import Counter

from scaffold.model.finding import CheckReport, Severity
from scaffold.report.quoting import path_text, sentence
from scaffold.report.text import sums_line, worst_first
from scaffold.wording import logged

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}


MOST = 10
"""Annotations of a kind that GitHub takes from a step."""
MESSAGE_ROOM, TITLE_ROOM = 65_535, 255
"""Bytes of an annotation's message and title; GitHub refuses longer ones."""


def github(report: CheckReport) -> str:
    """An error for what failed, a command per finding, a notice per cause of unknown, the sums."""
    lines = [_command("error", what, title="scaffold check") for what in report.failed[:MOST]]
    taken = Counter(error=len(report.failed), notice=len(report.unknown))
    for placed in worst_first(report.found):
        finding = placed.finding
        name = _COMMANDS[finding.severity] if placed.failing else "notice"
        taken[name] += 1
        if taken[name] > MOST:  # GitHub takes no more of a kind
            place = f"{path_text(placed.path)}:{placed.line}:{placed.column}"
            line = f"{place}: {finding.severity}: {finding.rule}: {finding.message}"
            lines.append(_plain(line))
            continue
        waiver = () if placed.failing else (f"{finding.severity}, waived: {placed.waiver}",)
        said = map(sentence, (finding.message, *finding.advice, *waiver))
        where = {"line": placed.line, "endLine": placed.end_line}
        if placed.line == placed.end_line:  # GitHub refuses columns elsewhere
            where |= {"col": placed.column, "endColumn": placed.end_column}
        title, file = sentence(finding.rule), path_text(placed.path)
        message = "\n".join(filter(None, said))
        lines.append(_command(name, message, title=title, file=file, **where))
    lines += [_command("notice", cause, title="unknown") for cause in report.unknown[:MOST]]
    lines += map(_plain, (*report.failed[MOST:], *report.unknown[MOST:]))
    lines.append(sums_line(report))
    return "".join(f"{line}\n" for line in lines)


def _plain(line: str) -> str:
    return logged(sentence(line))


def _command(name: str, message: str, **properties: str | int) -> str:
    if "title" in properties:
        properties["title"] = _cut(str(properties["title"]), TITLE_ROOM)
    parts = ",".join(f"{key}={_escaped(str(value), '%:,')}" for key, value in properties.items())
    message = _cut("\n".join(sentence(line) for line in message.split("\n")), MESSAGE_ROOM)
    return f"::{name} {parts}::{_escaped(message, '%')}"


def _cut(text: str, room: int) -> str:
    """The text in as many bytes of UTF-8."""
    return text.encode()[:room].decode(errors="ignore")


def _escaped(text: str, marks: str) -> str:
    return re.sub(f"[\r\n{marks}]", lambda found: _ESCAPES[found[0]], text)
