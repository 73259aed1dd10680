"""`scaffold show`."""

from typing import Annotated

import typer

from scaffold.cli.door import columns, deliver
from scaffold.cli.options import Asking, Talk, takes_groups
from scaffold.cli.progress import terms_of


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
    asking: Asking,
    talk: Talk,
) -> None:
    """List a playlist: number, id, length, state, title as cleaned and as YouTube has it."""
    from scaffold.app.show import show as run

    with terms_of(asking, talk) as terms:
        outcome = run(source, terms, full=full, as_json=as_json, width=columns())
    deliver(outcome)
