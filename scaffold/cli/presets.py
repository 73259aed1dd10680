"""`scaffold presets`."""

from pathlib import Path
from typing import Annotated

import typer

from scaffold.cli.completion import preset_names
from scaffold.cli.group import deliver, write_out
from scaffold.cli.options import Verbosity, takes_groups

presets = typer.Typer(rich_markup_mode=None)


@presets.callback(invoke_without_command=True)
@takes_groups
def list_presets(context: typer.Context, *, verbosity: Verbosity) -> None:  # noqa: ARG001 - taken by every command
    """List the forms that posts come in, or copy one to change it."""
    if context.invoked_subcommand is None:
        from scaffold.app.presets import table

        write_out(table())


@presets.command()
@takes_groups
def export(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="A preset.", autocompletion=preset_names),
    ],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where its files go.")],
    *,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Copy a preset's files to DIR, to be used with --template DIR."""
    from scaffold.app.presets import export as run

    deliver(run(name, folder))
