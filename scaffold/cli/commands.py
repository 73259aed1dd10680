"""All commands by name, and the program they make."""

from typing import Annotated

import typer

from scaffold import __version__
from scaffold.cli import (
    check,
    doctor,
    init,
    link,
    lsp,
    new,
    now,
    play,
    presets,
    refresh,
    rules,
    seek,
    shift,
    show,
    status,
)
from scaffold.cli.examples import EXAMPLES
from scaffold.cli.group import CommandGroup, prepare_streams
from scaffold.cli.help import Command

program = typer.Typer(
    name="scaffold",
    cls=CommandGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"scaffold {__version__}")
        raise typer.Exit


@program.callback()
def scaffold(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_say_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Write and publish timecoded notes on YouTube courses."""


for _command in (
    new.new,
    link.link,
    refresh.refresh,
    check.check,
    shift.shift,
    shift.remap,
    lsp.lsp,
    play.play,
    now.now,
    seek.seek,
    status.status,
    show.show,
    rules.rules,
    init.init,
    doctor.doctor,
):
    _name = _command.__name__
    # `seek -5` is a time
    _words = {"ignore_unknown_options": True} if _name == "seek" else None
    program.command(cls=Command, epilog=EXAMPLES[_name], context_settings=_words)(_command)
program.add_typer(presets.presets, name="presets", cls=CommandGroup, epilog=EXAMPLES["presets"])


def run() -> None:
    """Run the program with the arguments of the process."""
    prepare_streams()
    program(prog_name="scaffold")
