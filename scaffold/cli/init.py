"""`scaffold init`."""

from pathlib import Path
from typing import Annotated

import typer

from scaffold.cli.group import deliver, write_out
from scaffold.cli.help import OUTPUT
from scaffold.cli.options import Verbosity, takes_groups


@takes_groups
def init(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]",
            help="Folder of the site. Default: the current one.",
            show_default=False,
        ),
    ] = None,
    schema: Annotated[
        bool,
        typer.Option(
            "--schema", help="Print the JSON schema of scaffold.toml.", rich_help_panel=OUTPUT
        ),
    ] = False,
    *,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Write a commented scaffold.toml for this site."""
    from scaffold.app.init import init as run
    from scaffold.app.init import schema as published

    if schema:
        write_out(published())
        raise typer.Exit

    deliver(run(folder))
