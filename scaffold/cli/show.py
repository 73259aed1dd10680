"""`scaffold show`."""

from typing import Annotated

import typer

from scaffold.cli.group import columns, deliver
from scaffold.cli.help import OUTPUT
from scaffold.cli.options import MaxAge, NetworkOptions, Verbosity, aged, takes_groups
from scaffold.cli.progress import common_options


@takes_groups
def show(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="Playlist, channel tab or video: URL, id or .json file."
        ),
    ],
    full: Annotated[
        bool,
        typer.Option(
            "--full/--flat",
            " /--flat-playlist",
            help="Read each video's page too (exact titles, chapters). Default: listing only.",
            show_default=False,
        ),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON for --from-info.", rich_help_panel=OUTPUT)
    ] = False,
    max_age: MaxAge = None,
    *,
    network: NetworkOptions,
    verbosity: Verbosity,
) -> None:
    """List the lectures of a playlist, with raw and cleaned titles."""
    from scaffold.app.show import show as run

    with common_options(network, verbosity, aged(max_age)) as common:
        outcome = run(source, common, full=full, as_json=as_json, width=columns())
    deliver(outcome)
