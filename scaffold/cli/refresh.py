"""`scaffold refresh`."""

from typing import Annotated

import typer

from scaffold.cli.group import deliver
from scaffold.cli.options import (
    Check,
    Diff,
    MaxAge,
    NetworkOptions,
    Posts,
    Verbosity,
    aged,
    takes_groups,
)
from scaffold.cli.progress import common_options


@takes_groups
def refresh(
    posts: Posts = None,
    check: Check = False,
    diff: Diff = False,
    take: Annotated[
        list[str] | None,
        typer.Option(
            "--take", metavar="ID", help="Replace this lecture's title with YouTube's. Repeatable."
        ),
    ] = None,
    add: Annotated[
        list[str] | None,
        typer.Option(
            "--add",
            metavar="N|ID",
            help="Insert lectures that are not in the post: 11, 11-14, an id.",
        ),
    ] = None,
    renumber: Annotated[
        bool, typer.Option("--renumber", help="Number headings as in the playlist.")
    ] = False,
    reclean: Annotated[
        bool, typer.Option("--reclean", help="Detect again what all titles share.")
    ] = False,
    accept_listing: Annotated[
        bool, typer.Option("--accept-listing", help="Treat an incomplete listing as complete.")
    ] = False,
    accept_length: Annotated[
        list[str] | None,
        typer.Option(
            "--accept-length",
            metavar="ID",
            help="Keep this lecture's timecodes at its new length. Repeatable.",
        ),
    ] = None,
    max_age: MaxAge = None,
    *,
    network: NetworkOptions,
    verbosity: Verbosity,
) -> None:
    """Update titles, links and new lectures; your own text stays."""
    from scaffold.app.refresh.command import refresh as run
    from scaffold.app.refresh.options import options_of

    options = options_of(
        tuple(posts or ()),
        check=check,
        diff=diff,
        take=take or (),
        add=add or (),
        renumber=renumber,
        reclean=reclean,
        accept_listing=accept_listing,
        accept_length=accept_length or (),
    )
    with common_options(network, verbosity, aged(max_age)) as common:
        outcome = run(options, common)
    deliver(outcome)
