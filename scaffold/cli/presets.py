"""`scaffold presets`."""

from pathlib import Path
from typing import Annotated

import typer

from scaffold.cli.completion import preset_names
from scaffold.cli.group import deliver, write_out
from scaffold.cli.help import Command
from scaffold.cli.options import Verbosity, takes_groups

presets = typer.Typer(rich_markup_mode=None)


@presets.callback(invoke_without_command=True)
@takes_groups
def list_presets(context: typer.Context, *, verbosity: Verbosity) -> None:  # noqa: ARG001 - taken by every command
    """List presets (forms of posts), or copy one to change it."""
    if context.invoked_subcommand is None:
        from scaffold.app.presets import table

        write_out(table())


@presets.command(
    cls=Command,
    epilog="scaffold presets export hugo my-preset\nscaffold new course.json --template my-preset",
)
@takes_groups
def export(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="Name of a preset.", autocompletion=preset_names),
    ],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write its files to.")],
    *,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Copy a preset's files to DIR, for new --template DIR."""
    from scaffold.app.presets import export as run

    deliver(run(name, folder))
