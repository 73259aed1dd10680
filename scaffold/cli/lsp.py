"""`scaffold lsp`."""

import typer

from scaffold.cli.options import Verbosity, takes_groups


@takes_groups
def lsp(
    *,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Check posts while you write: a language server on stdio."""
    from scaffold.app.editor.command import serve

    raise typer.Exit(serve())
