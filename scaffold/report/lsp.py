"""Findings as an editor shows them, and fixes as it applies them."""

from collections.abc import Iterable, Sequence

from lsprotocol import types

from scaffold.model.document import Document
from scaffold.model.edit import Edit, Span
from scaffold.model.finding import Placed, Severity
from scaffold.report.quoting import sentence
from scaffold.wording import count_of

FIX_ALL = "source.fixAll.scaffold"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_HINTS = frozenset({"bare-timecode"})
"""Rules about what is not done yet: no more than a hint while one writes."""


def diagnostic(document: Document, placed: Placed) -> types.Diagnostic:
    """A finding where it is; one that the baseline waives is a hint and says so."""
    finding = placed.finding
    severity = _SEVERITIES[finding.severity]
    if finding.rule in _HINTS or not placed.failing:
        severity = types.DiagnosticSeverity.Hint
    start, end = finding.span
    written = document.data[start:end].rstrip(b"\r\n")  # without a newline at its end
    lines = [finding.message, *finding.advice]
    if placed.waiver:
        lines.append(f"waived by the {placed.waiver}")
    return types.Diagnostic(
        range=range_of(document, Span(start, start + len(written))),
        message="\n".join(map(sentence, lines)),
        severity=severity,
        code=finding.rule,
        source="scaffold",
    )


def failure(error: Exception) -> types.Diagnostic:
    """What kept the document from being checked, on its first line."""
    lines = [str(error), getattr(error, "hint", "")]
    start = types.Position(0, 0)
    return types.Diagnostic(
        range=types.Range(start, start),
        message="\n".join(sentence(line) for text in lines for line in text.splitlines()),
        severity=types.DiagnosticSeverity.Error,
        source="scaffold",
    )


def fix(document: Document, placed: Placed) -> types.CodeAction | None:
    """The finding's own fix."""
    finding = placed.finding
    if finding.fix is None:
        return None
    title = f"{finding.rule}: {sentence(finding.fix.what)}"
    action = _quick(document, title, finding.fix.edits, (placed,))
    action.is_preferred = True
    return action


def suppression(document: Document, placed: Placed, edit: Edit) -> types.CodeAction:
    """A comment that suppresses the finding."""
    return _quick(document, f"Suppress {placed.finding.rule} here", (edit,), (placed,))


def link_all(
    document: Document, edits: Sequence[Edit], count: int, about: Sequence[Placed]
) -> types.CodeAction:
    """What `scaffold link` would do to the document."""
    what = count_of(count, "timecode")
    return _quick(document, f"Link {what}", edits, about)


def fix_all(document: Document, edits: Sequence[Edit], count: int) -> types.CodeAction:
    """All safe fixes at once."""
    what = "1 safe fix" if count == 1 else f"{count} safe fixes"
    return types.CodeAction(
        title=f"Apply {what} of scaffold", kind=FIX_ALL, edit=_edit(document, edits)
    )


def range_of(document: Document, span: Span) -> types.Range:
    """The range of some bytes, in the editor's units."""
    start, end = document.position(span.start), document.position(span.end)
    return types.Range(types.Position(*start), types.Position(*end))


def text_edit(document: Document, edit: Edit) -> types.TextEdit:
    """One edit, in the editor's units."""
    return types.TextEdit(range_of(document, edit.span), edit.text)


def _quick(
    document: Document, title: str, edits: Iterable[Edit], about: Sequence[Placed]
) -> types.CodeAction:
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(document, placed) for placed in about],
        edit=_edit(document, edits),
    )


def _edit(document: Document, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    """Edits of this very version: an editor refuses them for any other."""
    changed = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    texts = [text_edit(document, edit) for edit in sorted(edits, key=lambda e: e.span)]
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(changed, texts)])


def is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether an editor that asks for some kinds of actions asks for this one, too."""
    return only is None or any(kind == wanted or kind.startswith(f"{wanted}.") for wanted in only)
