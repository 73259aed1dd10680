"""`scaffold show`."""

from typing import Annotated

import typer

from scaffold.cli.group import columns, deliver
from scaffold.cli.options import NetworkOptions, Verbosity, takes_groups
from scaffold.cli.progress import common_options


@takes_groups
def show(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="Playlist, channel tab, video or .json file.")
    ],
    full: Annotated[
        bool, typer.Option("--full", help="Read each video too: exact title, chapters.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON that --from-info reads.")] = False,
    *,
    network: NetworkOptions,
    verbosity: Verbosity,
) -> None:
    """List a playlist: number, id, length, state, title as cleaned and as YouTube has it."""
    from scaffold.app.show import show as run

    with common_options(network, verbosity) as common:
        outcome = run(source, common, full=full, as_json=as_json, width=columns())
    deliver(outcome)
