"""A check as SARIF 2.1.0, for code scanning and editors."""

import base64
import re
from urllib.parse import quote

from scaffold.model.finding import CheckReport, Placed, RuleDescription, Severity
from scaffold.notes.text.escape import markdown
from scaffold.report.quoting import dumped, sentence, whole

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"

Json = dict[str, object]


def sarif(report: CheckReport) -> str:
    """One run: its rules, a result per finding, and notifications for what is not known.

    Waived findings are left out: code scanning reads no `suppressions` and would open an alert.
    """
    version = {"version": sentence(report.version)} if report.version else {}
    rules = [_rule(rule) for rule in report.rules]
    notes = [("error", what) for what in report.failed] + [("note", why) for why in report.unknown]
    invocation = {
        "executionSuccessful": not report.failed,
        "toolExecutionNotifications": [
            {"level": level, "message": _message(words)} for level, words in notes
        ],
    }
    run: Json = {
        "tool": {"driver": {"name": "scaffold", **version, "rules": rules}},
        "automationDetails": {"id": "scaffold-check/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [invocation],
        "results": [_result(placed, report.rules) for placed in report.found if placed.failing],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: RuleDescription) -> Json:
    """A relative page is no `helpUri`: the format wants an absolute one."""
    docs = sentence(rule.docs)
    absolute = re.match(r"https?://\S+\Z", docs)
    summary = _escaped(sentence(rule.summary)) or "-"
    lines = (rule.explanation or rule.summary).split("\n")
    explanation = "\n".join(map(sentence, lines)).strip() or "-"
    return {
        "id": sentence(rule.slug),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        # GitHub shows it as it is: no arguments are ever put into it, so braces stay single
        "help": {"text": explanation, "markdown": explanation},
        **({"helpUri": docs} if absolute else {}),
    }


def _result(placed: Placed, rules: tuple[RuleDescription, ...]) -> Json:
    finding = placed.finding
    slugs = [rule.slug for rule in rules]
    region = {
        "startLine": placed.line,
        "startColumn": placed.column,
        "endLine": placed.end_line,
        "endColumn": placed.end_column,
    }
    location = {"artifactLocation": _artifact(placed.path), "region": region}
    result: Json = {
        "ruleId": sentence(finding.rule),
        **({"ruleIndex": slugs.index(finding.rule)} if finding.rule in slugs else {}),
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message, *finding.advice),
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"scaffoldFinding/v1": sentence(placed.fingerprint)},
    }
    known = {"video": sentence(finding.video or ""), "label": sentence(finding.label)}
    result["properties"] = {key: value for key, value in known.items() if value}
    if finding.fix and finding.fix.edits:
        # edits are ranges of bytes, which the format pairs with bytes in base64
        replacements = []
        for edit in finding.fix.edits:
            inserted = base64.b64encode(whole(edit.text).encode()).decode("ascii")
            deleted = {"byteOffset": edit.span.start, "byteLength": edit.span.size}
            replacements.append({"deletedRegion": deleted, "insertedContent": {"binary": inserted}})
        change = {"artifactLocation": _artifact(placed.path), "replacements": replacements}
        what = _message(finding.fix.what)
        result["fixes"] = [{"description": what, "artifactChanges": [change]}]
    return result


def _artifact(path: str) -> Json:
    """The path byte by byte; half a character, which only Windows has in names, is U+FFFD."""
    path = re.sub("[\ud800-\udc7f\udd00-\udfff]", "\ufffd", path)
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": _ROOT}


def _message(*lines: str) -> Json:
    parts = [line for line in map(sentence, lines) if line] or ["-"]
    return {
        "text": "\n".join(_escaped(line) for line in parts),
        "markdown": _braced("\n\n".join(markdown(line) for line in parts)),
    }


def _escaped(text: str) -> str:
    """Plain text of SARIF: `{0}` would be a placeholder there, `[text](target)` a link."""
    return _braced(re.sub(r"\[(?=[^\]]*\]\()", r"\\[", text))


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
