"""`scaffold play`."""

from typing import Annotated

import typer

from scaffold.cli.group import show_outcome
from scaffold.cli.options import Posts, SavedListings, Verbosity, takes_groups


@takes_groups
def play(
    posts: Posts = None,
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
            "--port", metavar="N", min=0, max=65535, help="Port to listen on; 0 is any free one."
        ),
    ] = 0,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Print the address; open no browser.")
    ] = False,
    *,
    saved: SavedListings,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Play lectures in a browser; one key writes a note into the post."""
    from scaffold.app.play.command import PlayOptions
    from scaffold.app.play.command import play as run

    options = PlayOptions(lecture, at, back, pause, port, not no_open)
    run(tuple(posts or ()), options, saved.options(), show_outcome)
