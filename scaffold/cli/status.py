"""`scaffold status`."""

from typing import Annotated

import typer

from scaffold.cli.group import deliver
from scaffold.cli.help import OUTPUT
from scaffold.cli.options import Posts, SavedListings, Verbosity, takes_groups


@takes_groups
def status(
    posts: Posts = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON.", rich_help_panel=OUTPUT)
    ] = False,
    *,
    saved: SavedListings,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Show which lectures have notes, and how far each goes."""
    from scaffold.app.status import status as run

    deliver(run(tuple(posts or ()), saved.options(), as_json=as_json))
