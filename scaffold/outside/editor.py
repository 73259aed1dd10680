"""The Language Server Protocol on stdio: open documents, requests, and when to publish."""

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from scaffold import __version__
from scaffold.model.document import Change, Document, Position, PositionEncoding
from scaffold.model.edit import Span

PAUSE = 0.005
"""Seconds of silence after a change before it is answered: keys that come at once are one."""
FOLLOW = 1.0
"""Seconds between two looks at the files that answers depend on."""

_OPEN = types.TEXT_DOCUMENT_DID_OPEN
_CHANGE = types.TEXT_DOCUMENT_DID_CHANGE
_CLOSE = types.TEXT_DOCUMENT_DID_CLOSE

Log = Callable[[str], None]
_Params = TypeVar("_Params")
_Answer = TypeVar("_Answer")


class Answers(Protocol):
    """What the editor is answered; offsets are bytes of the document."""

    def diagnostics(self, document: Document) -> Sequence[types.Diagnostic]:
        """All that is found in it."""

    def actions(
        self, document: Document, span: Span, only: Sequence[str] | None
    ) -> Sequence[types.CodeAction]:
        """What can be done about the lines of the span; `only` are kinds that are asked for."""

    def hover(self, document: Document, offset: int) -> types.Hover | None:
        """What is known of the link there."""

    def completion(self, document: Document, offset: int) -> types.CompletionList | None:
        """What can be written there."""

    def seen(self, document: Document) -> None:
        """Note how a document is now, and when it came to be so."""

    def forget(self, uri: str) -> None:
        """A document was closed."""

    def stamp(self, uri: str) -> object:
        """Equal as long as the files that answers depend on are as they were."""


def serve(answers_of: Callable[[Log], Answers]) -> int:
    """Serve an editor until it leaves; the exit code. stdout is the protocol's alone."""
    # pygls logs whole messages; what matters goes to the editor's log by the protocol
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    # pygls would wait for the end of stdin; there is nothing here to put in order
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    server = _Server(answers_of)
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print would end the conversation
    with contextlib.suppress(BrokenPipeError):
        server.start_io(stdin, stdout)
    return 1 if server.is_abandoned else 0


class _Server(LanguageServer):
    """One editor's conversation. What goes wrong in an answer is a line of its log."""

    def __init__(self, answers_of: Callable[[Log], Answers]) -> None:
        super().__init__("scaffold", __version__)
        # pygls keeps documents too, and splits lines where the protocol does not
        for name in (_OPEN, _CHANGE, _CLOSE):
            del self.protocol.fm.builtin_features[name]
        self._answers = answers_of(self._log)
        self._documents: dict[str, Document] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._stamps: dict[str, object] = {}
        self._following: asyncio.Task[None] | None = None
        self._logged = ""
        self._ends = False
        self.is_abandoned = False
        """Whether the editor left without asking for the end first."""
        kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
        options: dict[str, Any] = {
            types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(code_action_kinds=kinds),
            types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(trigger_characters=["@"]),
        }
        handlers: dict[str, Callable[[Any], object]] = {
            types.INITIALIZED: self._follow,
            types.SHUTDOWN: self._shut_down,
            types.EXIT: self._exit,
            _OPEN: self._opened,
            _CHANGE: self._changed,
            _CLOSE: self._closed,
            types.TEXT_DOCUMENT_CODE_ACTION: self._actions,
            types.TEXT_DOCUMENT_HOVER: self._hover,
            types.TEXT_DOCUMENT_COMPLETION: self._completion,
        }
        for name, handle in handlers.items():
            self.feature(name, options.get(name))(self._guarded(name, handle))

    def _shut_down(self, _: None) -> None:
        self._ends = True

    def _exit(self, _: None) -> None:
        self.is_abandoned = not self._ends

    def _log(self, line: str) -> None:
        """Log a line; what fails at every key is logged once."""
        if line != self._logged:
            self._logged = line
            self.window_log_message(types.LogMessageParams(types.MessageType.Error, line))

    def _guarded(
        self, name: str, handle: Callable[[_Params], _Answer]
    ) -> Callable[[_Params], _Answer | None]:
        def guarded(params: _Params) -> _Answer | None:
            try:
                return handle(params)
            except Exception as error:  # noqa: BLE001 - our mistake must not end the server
                self._log(f"{name} failed: {type(error).__name__}: {error}")
                return None

        return guarded

    def report_server_error(self, error: Exception, source: object) -> None:
        """What is wrong with a message, in the log; pygls would show a window."""
        del source
        self._log(f"{type(error).__name__}: {error}")

    # documents

    def _opened(self, params: types.DidOpenTextDocumentParams) -> None:
        opened = params.text_document
        kind = types.PositionEncodingKind(self.server_capabilities.position_encoding)
        encoding = PositionEncoding(kind.value)
        document = Document.opened(opened.uri, opened.version, opened.text, encoding)
        self._keep(document)

    def _changed(self, params: types.DidChangeTextDocumentParams) -> None:
        named = params.text_document
        changes = tuple(_change(change) for change in params.content_changes)
        self._keep(self._documents[named.uri].changed(named.version, changes))

    def _keep(self, document: Document) -> None:
        self._documents[document.uri] = document
        self._answers.seen(document)
        self._publish_soon(document.uri)

    def _closed(self, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        self._documents.pop(uri, None)
        self._stamps.pop(uri, None)
        self._answers.forget(uri)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    # what is found

    def _publish_soon(self, uri: str) -> None:
        """Publish once nothing more comes: of changes that come at once only the last counts."""
        waiting = self._waiting.pop(uri, None)
        if waiting:
            waiting.cancel()
        loop = asyncio.get_running_loop()
        self._waiting[uri] = loop.call_later(
            PAUSE, self._guarded("diagnostics", self._publish), uri
        )

    def _publish(self, uri: str) -> None:
        self._waiting.pop(uri, None)
        document = self._documents.get(uri)
        if document is None:
            return
        self._stamps[uri] = self._answers.stamp(uri)
        found = self._answers.diagnostics(document)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, found, document.version)
        )

    def _follow(self, params: types.InitializedParams) -> None:
        del params
        self._following = asyncio.get_running_loop().create_task(self._keep_following())

    async def _keep_following(self) -> None:
        look = self._guarded("following files", self._look)
        while True:
            await asyncio.sleep(FOLLOW)
            for uri in tuple(self._documents):
                look(uri)

    def _look(self, uri: str) -> None:
        if uri in self._stamps and self._stamps[uri] != self._answers.stamp(uri):
            self._publish_soon(uri)

    # requests

    def _actions(self, params: types.CodeActionParams) -> Sequence[types.CodeAction] | None:
        document = self._documents.get(params.text_document.uri)
        if document is None:
            return None
        start, end = _position(params.range.start), _position(params.range.end)
        span = Span(*sorted((document.offset(start), document.offset(end))))
        only = params.context.only
        actions = self._answers.actions(document, span, only and [str(kind) for kind in only])
        return [self._for_client(action) for action in actions]

    def _for_client(self, action: types.CodeAction) -> types.CodeAction:
        """The action; without versions for a client that knows none."""
        workspace = self.protocol.client_capabilities.workspace
        if workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes:
            return action
        edit = action.edit
        if edit and edit.document_changes:
            changes = {c.text_document.uri: c.edits for c in edit.document_changes}  # type: ignore[union-attr]  # we make no other kind
            action.edit = types.WorkspaceEdit(changes=changes)  # type: ignore[arg-type]  # as above
        return action

    def _hover(self, params: types.HoverParams) -> types.Hover | None:
        document = self._documents.get(params.text_document.uri)
        if document is None:
            return None
        return self._answers.hover(document, document.offset(_position(params.position)))

    def _completion(self, params: types.CompletionParams) -> types.CompletionList | None:
        document = self._documents.get(params.text_document.uri)
        if document is None:
            return None
        return self._answers.completion(document, document.offset(_position(params.position)))


def _position(position: types.Position) -> Position:
    return Position(position.line, position.character)


def _change(change: types.TextDocumentContentChangeEvent) -> Change:
    if isinstance(change, types.TextDocumentContentChangePartial):
        return Change(change.text, _position(change.range.start), _position(change.range.end))
    return Change(change.text)
