"""All commands by name, and the program they make."""

import sys
from collections.abc import Callable
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

_COMMANDS: dict[str, Callable[..., None]] = {
    command.__name__: command
    for command in (
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
    )
}


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"scaffold {__version__}")
        raise typer.Exit


def scaffold(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_say_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Write and publish timecoded notes on YouTube courses."""


def program(*names: str) -> typer.Typer:
    """The program with the commands of these names, or with all."""
    made = typer.Typer(
        name="scaffold",
        cls=CommandGroup,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    made.callback()(scaffold)
    for name in names or _COMMANDS:
        # `seek -5` is a time
        words = {"ignore_unknown_options": True} if name == "seek" else None
        made.command(cls=Command, epilog=EXAMPLES[name], context_settings=words)(_COMMANDS[name])
    if not names:
        made.add_typer(
            presets.presets, name="presets", cls=CommandGroup, epilog=EXAMPLES["presets"]
        )
    return made


def run() -> None:
    """Run the program with the arguments of the process."""
    prepare_streams()
    # to make all commands takes longer than most of them run
    program(*(name for name in sys.argv[1:2] if name in _COMMANDS))(prog_name="scaffold")
