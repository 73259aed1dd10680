"""The least a command can cost: typer, the arguments of `scaffold link`, and nothing done."""

from pathlib import Path
from typing import Annotated

import pyromark
import typer

program = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@program.callback()
def empty() -> None:
    """Have commands, as scaffold has."""


@program.command()
def link(
    posts: list[Path],
    check: Annotated[bool, typer.Option("--check")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    watch: Annotated[bool, typer.Option("--watch")] = False,
    style: Annotated[str | None, typer.Option("--style")] = None,
    video: Annotated[str | None, typer.Option("--video")] = None,
    stdin_filename: Annotated[Path | None, typer.Option("--stdin-filename")] = None,
    from_info: Annotated[list[Path] | None, typer.Option("--from-info")] = None,
    offline: Annotated[bool, typer.Option("--offline")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose")] = False,
    color: Annotated[str, typer.Option("--color")] = "auto",
) -> None:
    """Do nothing with all of that, but have pyromark at hand."""
    del posts, check, diff, watch, style, video, stdin_filename, from_info, offline
    del quiet, verbose, color
    assert pyromark.__version__


if __name__ == "__main__":
    program()
