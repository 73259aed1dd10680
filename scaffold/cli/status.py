"""`scaffold status`."""

from pathlib import Path
from typing import Annotated

import typer

from scaffold.cli.group import deliver
from scaffold.cli.help import NETWORK, OUTPUT
from scaffold.cli.options import Verbosity, takes_groups


@takes_groups
def status(
    posts: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[POST…]",
            help="Files or folders. Default: the site's posts.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON.", rich_help_panel=OUTPUT)
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
            "--offline", help="Accepted: status makes no request.", rich_help_panel=NETWORK
        ),
    ] = False,
    *,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Show which lectures have notes, and how far each goes."""
    from scaffold.app.outcome import CommonOptions
    from scaffold.app.status import status as run

    common = CommonOptions({}, tuple(from_info or ()), offline)
    deliver(run(tuple(posts or ()), common, as_json=as_json))
