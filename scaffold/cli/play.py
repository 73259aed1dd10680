"""`scaffold play`."""

from pathlib import Path
from typing import Annotated

import typer

from scaffold.cli.group import show_outcome
from scaffold.cli.help import NETWORK
from scaffold.cli.options import Verbosity, takes_groups


@takes_groups
def play(
    posts: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[POST…]",
            help="Files or folders. Default: the site's posts.",
            show_default=False,
        ),
    ] = None,
    lecture: Annotated[
        str | None,
        typer.Option("--lecture", metavar="N|ID", help="Lecture to start with."),
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="TIME", help="Time to start at: 15:56, 956.")
    ] = None,
    back: Annotated[
        int,
        typer.Option(
            "--back",
            metavar="SECONDS",
            min=0,
            max=600,
            help="Seconds before the key at which a note is stamped.",
        ),
    ] = 0,
    pause: Annotated[
        bool, typer.Option("--pause", help="Load the lecture, do not start it.")
    ] = False,
    port: Annotated[
        int,
        typer.Option(
            "--port", min=0, max=65535, help="Port to listen on. 0 (default): any free one."
        ),
    ] = 0,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Print the address; open no browser.")
    ] = False,
    from_info: Annotated[
        list[Path] | None,
        typer.Option(
            "--from-info",
            "--load-info-json",
            metavar="FILE",
            help="Saved listing: titles, lengths. Repeatable.",
            rich_help_panel=NETWORK,
        ),
    ] = None,
    offline: Annotated[
        bool,
        typer.Option(
            "--offline", help="Accepted: only the browser makes requests.", rich_help_panel=NETWORK
        ),
    ] = False,
    *,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Play lectures in a browser and write notes into the post by one key."""
    from scaffold.app.outcome import CommonOptions
    from scaffold.app.play.command import PlayOptions
    from scaffold.app.play.command import play as run

    options = PlayOptions(lecture, at, back, pause, port, not no_open)
    common = CommonOptions({}, tuple(from_info or ()), offline)
    run(tuple(posts or ()), options, common, show_outcome)
