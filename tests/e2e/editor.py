"""An editor that talks to `scaffold lsp`, a process of its own, as real ones do."""

import asyncio
import itertools
import sys
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

from tests.conftest import Runner

PATIENCE = 30.0
SERVER = (sys.executable, "-m", "scaffold", "lsp")
_T = TypeVar("_T")


class Editor:
    """Documents open in one editor; each call returns when the server has answered."""

    def __init__(
        self,
        scaffold: Runner,
        capabilities: types.ClientCapabilities,
        command: Sequence[str] = SERVER,
    ) -> None:
        self._loop = asyncio.Runner()
        self._versions = itertools.count(1)
        self._published: dict[str, types.PublishDiagnosticsParams] = {}
        self._news = asyncio.Event()
        self._capabilities = capabilities
        self.folder = scaffold.folder
        self.client = LanguageClient(converter_factory=default_converter)
        features = {
            **DEFAULT_CLIENT_FEATURES,
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: lambda p: self._note(p),  # noqa: PLW0108 - pygls marks the function, and a method takes no mark
        }
        register_lsp_features(self.client, features)
        self.initialized = self._run(self._start(scaffold, command))

    def _run(self, coroutine: Coroutine[Any, Any, _T]) -> _T:
        return self._loop.run(asyncio.wait_for(coroutine, PATIENCE))

    async def _start(self, scaffold: Runner, command: Sequence[str]) -> types.InitializeResult:
        await self.client.start_io(*command, cwd=self.folder, env=scaffold.environment)
        return await self.client.initialize_session(
            types.InitializeParams(self._capabilities, root_uri=self.folder.as_uri())
        )

    def _note(self, params: types.PublishDiagnosticsParams) -> None:
        self._published[params.uri] = params
        self._news.set()

    def leave(self) -> None:
        """Say good-bye; the server ends by itself."""
        self._run(self.client.shutdown_session())
        self._run(self.client.stop())  # type: ignore[no-untyped-call]  # pytest-lsp's own
        self._loop.close()

    @property
    def log(self) -> list[str]:
        return [message.message for message in self.client.log_messages]

    # documents

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str | None = None) -> Sequence[types.Diagnostic]:
        """Open a file (or a text that is in none yet); what is found in it."""
        text = (self.folder / name).read_bytes().decode() if text is None else text
        version = next(self._versions)
        document = types.TextDocumentItem(self.uri(name), "markdown", version, text)
        self._say(self.client.text_document_did_open, types.DidOpenTextDocumentParams(document))
        return self.wait_for(name, lambda params: params.version == version)

    def change(
        self, name: str, *changes: types.TextDocumentContentChangeEvent
    ) -> Sequence[types.Diagnostic]:
        """Change it; what is found then."""
        version = self.send(name, *changes)
        return self.wait_for(name, lambda params: params.version == version)

    def send(self, name: str, *changes: types.TextDocumentContentChangeEvent) -> int:
        """Change it and do not wait; its version then."""
        version = next(self._versions)
        named = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        params = types.DidChangeTextDocumentParams(named, changes)
        self._say(self.client.text_document_did_change, params)
        return version

    def close(self, name: str) -> Sequence[types.Diagnostic]:
        named = types.TextDocumentIdentifier(self.uri(name))
        self._say(self.client.text_document_did_close, types.DidCloseTextDocumentParams(named))
        return self.wait_for(name, lambda params: params.version is None)

    def _say(self, notify: Callable[[Any], None], params: object) -> None:
        async def say() -> None:
            notify(params)

        self._run(say())

    def wait_for(
        self, name: str, wanted: Callable[[types.PublishDiagnosticsParams], bool]
    ) -> Sequence[types.Diagnostic]:
        """What is found in a document, once that is as it is wanted."""

        async def published() -> Sequence[types.Diagnostic]:
            while True:
                params = self._published.get(self.uri(name))
                if params and wanted(params):
                    return list(params.diagnostics)
                self._news.clear()
                await self._news.wait()

        return self._run(published())

    # requests

    def actions(
        self, name: str, where: types.Range, only: Sequence[str] | None = None
    ) -> list[types.CodeAction]:
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri(name)),
            where,
            types.CodeActionContext([], only=only),
        )
        found = self._run(self.client.text_document_code_action_async(params)) or ()
        return [action for action in found if isinstance(action, types.CodeAction)]

    def hover(self, name: str, line: int, character: int) -> str | None:
        named = types.TextDocumentIdentifier(self.uri(name))
        params = types.HoverParams(named, types.Position(line, character))
        hover = self._run(self.client.text_document_hover_async(params))
        return str(hover.contents.value) if hover else None  # type: ignore[union-attr]  # one kind only

    def completions(self, name: str, line: int, character: int) -> list[types.CompletionItem]:
        named = types.TextDocumentIdentifier(self.uri(name))
        params = types.CompletionParams(named, types.Position(line, character))
        found = self._run(self.client.text_document_completion_async(params))
        return list(found.items) if isinstance(found, types.CompletionList) else []


def span(line: int, start: int, end_line: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(end_line, end))


EVERYTHING = span(0, 0, 1_000_000, 0)


def replace(where: types.Range, text: str) -> types.TextDocumentContentChangePartial:
    return types.TextDocumentContentChangePartial(where, text)


@contextmanager
def editing(
    scaffold: Runner,
    like: str = "neovim",
    encodings: Sequence[str] | None = None,
    command: Sequence[str] = SERVER,
) -> Iterator[Editor]:
    """An editor that can do what one of that name can; `encodings` in place of its own."""
    capabilities = client_capabilities(like)
    if encodings is not None:
        capabilities.general = types.GeneralClientCapabilities(
            position_encodings=[types.PositionEncodingKind(e) for e in encodings]
        )
    editor = Editor(scaffold, capabilities, command)
    try:
        yield editor
    finally:
        editor.leave()
