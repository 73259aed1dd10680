"""An editor in this process: documents, what is answered about them, and edits applied."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, cast

from lsprotocol import types

from scaffold.app.check.command import check
from scaffold.app.check.policy import CheckOptions
from scaffold.app.editor.command import Answers
from scaffold.app.editor.writing import Player
from scaffold.app.outcome import CommonOptions
from scaffold.model.document import Document, Position, PositionEncoding
from scaffold.model.edit import Edit, Span
from scaffold.notes.editing.edits import apply

FIXTURES = Path(__file__).parents[3] / "fixtures"
POSTS = sorted(FIXTURES.glob("posts/*/*.md"))
SEVERITIES = {"error": 1, "warning": 2, "info": 3}


class Desk:
    """One document open in an editor, and what the server logs."""

    def __init__(
        self,
        path: Path,
        text: str | None = None,
        encoding: PositionEncoding = PositionEncoding.UTF32,
        clock: Callable[[], float] = lambda: 0.0,
        player: Player = lambda: None,
    ) -> None:
        self.log: list[str] = []
        self.path = path
        self.answers = Answers(self.log.append, clock, player)
        text = path.read_bytes().decode() if text is None else text
        self.document = Document.opened(path.as_uri(), 1, text, encoding)
        self.answers.seen(self.document)

    @property
    def everything(self) -> Span:
        return Span(0, len(self.document.data))

    def become(self, document: Document) -> None:
        self.document = document
        self.answers.seen(document)

    def type(self, text: str, at: int) -> None:
        """Write text before the byte `at`."""
        data = self.document.data
        new = (data[:at] + text.encode() + data[at:]).decode()
        version = (self.document.version or 0) + 1
        self.become(Document.opened(self.document.uri, version, new, self.document.encoding))

    def diagnostics(self) -> Sequence[types.Diagnostic]:
        return self.answers.diagnostics(self.document)

    def actions(self, span: Span | None = None, only: Sequence[str] | None = None) -> list[Any]:
        return list(self.answers.actions(self.document, span or self.everything, only))

    def fix_all(self) -> bytes:
        """The text after `source.fixAll.scaffold`."""
        return self.after(*self.actions(only=["source.fixAll"]))

    def after(self, *actions: types.CodeAction) -> bytes:
        """The text after the edits of an action; none leaves it as it is."""
        data = self.document.data
        for action in actions:
            assert action.edit
            assert action.edit.document_changes
            (changed,) = action.edit.document_changes
            assert isinstance(changed, types.TextDocumentEdit)
            assert changed.text_document.version == self.document.version
            data = apply(data, self.edits(cast("list[types.TextEdit]", changed.edits)))
        return data

    def edits(self, texts: Iterable[types.TextEdit]) -> list[Edit]:
        """Edits of bytes, as an editor makes them of its own."""
        return [
            Edit(Span(self.offset(text.range.start), self.offset(text.range.end)), text.new_text)
            for text in texts
        ]

    def offset(self, place: types.Position) -> int:
        return self.document.offset(Position(place.line, place.character))


def checked(path: Path) -> dict[str, Any]:
    """What `scaffold check --offline --format json` says of a file."""
    outcome = check(CheckOptions((path,), format="json"), CommonOptions(offline=True))
    return cast("dict[str, Any]", json.loads(outcome.output))


def as_reported(found: Iterable[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Findings of the JSON in the words of the protocol."""
    return [
        (
            (item["line"] - 1, item["column"] - 1, item["end_line"] - 1, item["end_column"] - 1),
            item["rule"],
            4 if item["rule"] == "bare-timecode" else SEVERITIES[item["severity"]],
            "\n".join([item["message"], *item["advice"]]),
        )
        for item in found
    ]


def as_shown(diagnostics: Iterable[types.Diagnostic]) -> list[tuple[Any, ...]]:
    """Diagnostics in the same words."""
    return [
        (
            (d.range.start.line, d.range.start.character, d.range.end.line, d.range.end.character),
            d.code,
            d.severity and d.severity.value,
            d.message,
        )
        for d in diagnostics
    ]
