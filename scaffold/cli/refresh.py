"""`scaffold refresh`."""

from pathlib import Path
from typing import Annotated

import typer

from scaffold.cli.group import deliver
from scaffold.cli.options import NetworkOptions, Verbosity, takes_groups
from scaffold.cli.progress import common_options


@takes_groups
def refresh(
    posts: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[POST]...", help="Files and folders. Default: the site's posts."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if a post would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; print the changes as a diff.")
    ] = False,
    take: Annotated[
        list[str] | None,
        typer.Option("--take", metavar="ID", help="Make this lecture's title YouTube's."),
    ] = None,
    add: Annotated[
        list[str] | None,
        typer.Option(
            "--add",
            metavar="N|ID",
            help="Insert a lecture that is not in the post (11-14: all of these).",
        ),
    ] = None,
    renumber: Annotated[
        bool, typer.Option("--renumber", help="Give headings the numbers of the list.")
    ] = False,
    reclean: Annotated[
        bool, typer.Option("--reclean", help="Decide anew what titles leave out.")
    ] = False,
    accept_listing: Annotated[
        bool, typer.Option("--accept-listing", help="Take an incomplete listing as whole.")
    ] = False,
    *,
    network: NetworkOptions,
    verbosity: Verbosity,
) -> None:
    """Bring titles, links and new lectures from YouTube; your own text stays as it is."""
    from scaffold.app.refresh.command import refresh as run
    from scaffold.app.refresh.command import wish_of

    options = wish_of(
        tuple(posts or ()),
        check=check,
        diff=diff,
        take=take or (),
        add=add or (),
        renumber=renumber,
        reclean=reclean,
        accept_listing=accept_listing,
    )
    with common_options(network, verbosity) as common:
        outcome = run(options, common)
    deliver(outcome)
