"""A check as JSON, whole or a line per finding, in a published shape."""

from dataclasses import asdict
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from scaffold.model.finding import Certainty, CheckReport, Placed, Severity
from scaffold.report.quoting import dumped, path_text, sentence, whole


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EditShape(_Shape):
    """Bytes from `start` up to, not with, `end` of the post become `text`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class FixShape(_Shape):
    """A safe fix."""

    what: str
    edits: tuple[EditShape, ...]


class FindingShape(_Shape):
    """One remark. Lines and columns count characters from 1; the end is behind the last one."""

    type: Literal["finding"] = "finding"
    path: str = Field(description="relative to the repository's root, with /")
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    severity: Severity
    message: str
    video: str | None
    label: str
    advice: tuple[str, ...]
    fix: FixShape | None
    fingerprint: str = Field(description="stays the same when the finding moves in its file")
    failing: bool = Field(description="false for what a baseline or --new-from waives")
    excuse: str


class VerdictShape(_Shape):
    """What is known of a video or playlist, and from what."""

    id: str
    certainty: Certainty
    why: str
    note: str
    evidence: tuple[str, ...]
    cached: bool


class SumsShape(_Shape):
    """What was looked at, what came of it, and what it cost."""

    posts: int
    links: int
    videos: int
    playlists: int
    ok: int
    broken: int
    unknown: int
    requests: int
    cached: int
    suppressed: int


class CheckShape(_Shape):
    """What `scaffold check --format json` prints."""

    scaffold_check: Literal[1] = Field(
        default=1, description="raised when a reader of this would have to change"
    )
    version: str
    findings: tuple[FindingShape, ...]
    unknown: tuple[str, ...] = Field(description="why something is not known, a sentence a cause")
    failed: tuple[str, ...] = Field(description="files and lists that could not be looked at")
    verdicts: tuple[VerdictShape, ...]
    sums: SumsShape


def json_(report: CheckReport) -> str:
    """All of the report in one object."""
    return dumped(_check(report).model_dump(mode="json")) + "\n"


def jsonl(report: CheckReport) -> str:
    """An object a line, parts apart by `type`: finding, unknown, failed, and last sums."""
    check = _check(report).model_dump(mode="json")
    lines = [
        *check["findings"],
        *({"type": "unknown", "message": cause} for cause in check["unknown"]),
        *({"type": "failed", "message": what} for what in check["failed"]),
        {"type": "sums", **check["sums"]},
    ]
    return "".join(dumped(line, indent=None) + "\n" for line in lines)


def schema() -> str:
    """The JSON schema of `--format json`."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return dumped({"$schema": dialect, **CheckShape.model_json_schema(mode="serialization")}) + "\n"


def _check(report: CheckReport) -> CheckShape:
    return CheckShape(
        version=sentence(report.version),
        findings=tuple(_finding(placed) for placed in report.found),
        unknown=tuple(map(sentence, report.unknown)),
        failed=tuple(map(sentence, report.failed)),
        verdicts=tuple(
            VerdictShape(
                id=sentence(verdict.id),
                certainty=verdict.certainty,
                why=sentence(verdict.why),
                note=sentence(verdict.note),
                evidence=tuple(map(sentence, verdict.evidence)),
                cached=verdict.cached,
            )
            for verdict in report.verdicts
        ),
        sums=SumsShape(**asdict(report.sums)),
    )


def _finding(placed: Placed) -> FindingShape:
    finding = placed.finding
    fix = None
    if finding.fix:
        edits = tuple(
            EditShape(start=edit.span.start, end=edit.span.end, text=whole(edit.text))
            for edit in finding.fix.edits
        )
        fix = FixShape(what=sentence(finding.fix.what), edits=edits)
    return FindingShape(
        path=path_text(placed.path),
        line=placed.line,
        column=placed.column,
        end_line=placed.end_line,
        end_column=placed.end_column,
        rule=sentence(finding.rule),
        severity=finding.severity,
        message=sentence(finding.message),
        video=None if finding.video is None else sentence(finding.video),
        label=sentence(finding.label),
        advice=tuple(map(sentence, finding.advice)),
        fix=fix,
        fingerprint=sentence(placed.fingerprint),
        failing=placed.failing,
        excuse=sentence(placed.waiver),
    )
