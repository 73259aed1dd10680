"""`scaffold doctor`."""

from typing import Annotated

import typer

from scaffold.cli.group import deliver
from scaffold.cli.help import OUTPUT
from scaffold.cli.options import NetworkOptions, Verbosity, takes_groups
from scaffold.cli.progress import common_options


@takes_groups
def doctor(
    online: Annotated[
        bool, typer.Option("--online", help="Also make one small request to YouTube.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON.", rich_help_panel=OUTPUT)
    ] = False,
    *,
    network: NetworkOptions,
    verbosity: Verbosity,
) -> None:
    """Show versions, settings and their origins, and what is broken."""
    from scaffold.app.doctor.command import doctor as run

    with common_options(network, verbosity) as common:
        outcome = run(common, online=online, as_json=as_json)
    deliver(outcome)
