"""`scaffold lsp`."""

import sys
from typing import Annotated

import typer

from scaffold.cli.group import say
from scaffold.cli.options import Verbosity, takes_groups


@takes_groups
def lsp(
    stdio: Annotated[  # noqa: ARG001 - the only way; editors pass it
        bool, typer.Option("--stdio", help="Use stdin and stdout, as it always does.")
    ] = False,
    *,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Check posts while you write: a language server on stdio."""
    from scaffold.app.editor.command import serve

    if sys.stdin.isatty():
        say("scaffold lsp waits for an editor, which starts it (docs/lsp.md). Ctrl-C ends it.")
    raise typer.Exit(serve())
