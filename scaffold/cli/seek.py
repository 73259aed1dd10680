"""`scaffold seek`."""

from pathlib import Path
from typing import Annotated

import typer

from scaffold.cli.options import Verbosity, takes_groups


@takes_groups
def seek(
    where: Annotated[
        str,
        typer.Argument(
            metavar="TIME|+S|-S|play|pause",
            help="15:56, +30, -5, play or pause.",
            show_default=False,
        ),
    ],
    post: Annotated[
        Path | None,
        typer.Option(
            "--post", metavar="POST", help="Player of this post. Default: the one that runs."
        ),
    ] = None,
    *,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Move, start or pause the player that scaffold play shows."""
    from scaffold.app.play.seek import seek as run

    run(where, str(post) if post else None)
