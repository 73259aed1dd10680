"""A check as Markdown, for a comment on a change or the summary of a CI step."""

import re

from scaffold.model.finding import CheckReport, Placed
from scaffold.notes.text import escape
from scaffold.report.quoting import path_text, sentence
from scaffold.report.text import sums_line, worst_first

COMMENT_ROOM = 60_000
"""Characters of a comment; GitHub refuses more than 65,536."""
SUMMARY_ROOM = 900_000
"""Characters of a step summary; GitHub drops one of more than a MiB."""

# Where advice may send a reader; other addresses are words of a title.
_TRUSTED = re.compile(r"https://(?:web\.archive\.org|www\.youtube\.com)/[^\s<>\"'`]+")
_CALLS = re.compile(r"(?<![\w&])(?:@(?=\w)|#(?=\d)|!(?=\d))")


def markdown(report: CheckReport) -> str:
    """Findings by weight, waived ones folded away, unknown causes and the sums."""
    return _composed(report, COMMENT_ROOM)


def github_summary(report: CheckReport) -> str:
    """The same for `$GITHUB_STEP_SUMMARY`, which has room for all."""
    return _composed(report, SUMMARY_ROOM)


def _composed(report: CheckReport, room: int) -> str:
    found = worst_first(report.found)
    failing = [_item(placed) for placed in found if placed.failing]
    waived = [_item(placed) for placed in found if not placed.failing]
    parts = ["### scaffold check", _words(sums_line(report))]
    parts += _section([f"- failed: {_words(what)}" for what in report.failed], room // 8)
    parts += _section([f"- unknown: {_words(cause)}" for cause in report.unknown], room // 8)
    parts += _section(failing, room // 2)
    if waived:
        parts += ["<details><summary>waived</summary>", *_section(waived, room // 8), "</details>"]
    return "\n\n".join(parts) + "\n"


def _section(items: list[str], room: int) -> list[str]:
    """The items as one list, cut where the room ends, and how many more there are."""
    kept: list[str] = []
    for item in items:
        room -= len(item) + 1
        if room < 0:
            break
        kept.append(item)
    left = len(items) - len(kept)
    parts = ["\n".join(kept)] if kept else []
    return [*parts, f"and {left} more"] if left else parts


def _item(placed: Placed) -> str:
    finding = placed.finding
    waiver = "" if placed.failing else f" ({_words(placed.waiver)})"
    place = _words(f"{path_text(placed.path)}:{placed.line}:{placed.column}")
    parts = f"{_words(finding.rule)}: {_words(finding.message)}"
    head = f"- **{finding.severity}** {place} {parts}{waiver}"
    return "\n".join((head, *(f"  - {_linked(line)}" for line in finding.advice if sentence(line))))


def _linked(line: str) -> str:
    """Advice whose addresses of the archive and of YouTube can be clicked."""
    line, parts, end = sentence(line), [], 0
    for address in _TRUSTED.finditer(line):
        parts += [_words(line[end : address.start()]), escape.link(address[0], address[0])]
        end = address.end()
    return " ".join(part for part in (*parts, _words(line[end:])) if part)


def _words(text: str) -> str:
    """Text that calls nobody: an `@name` or `#1` in a title must not notify people on the forge."""
    return _CALLS.sub(lambda found: f"{found[0]}<!-- -->", escape.markdown(sentence(text)))
