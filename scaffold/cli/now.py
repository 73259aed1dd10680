"""`scaffold now`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from scaffold.cli.group import write_out
from scaffold.cli.options import Verbosity, takes_groups


@takes_groups
def now(
    post: Annotated[
        Path | None,
        typer.Option(
            "--post", metavar="POST", help="Player of this post. Default: the one that runs."
        ),
    ] = None,
    back: Annotated[
        int,
        typer.Option("--back", metavar="SECONDS", min=0, max=86_400, help="Seconds to subtract."),
    ] = 0,
    form: Annotated[
        Literal["label", "seconds", "link", "line"],
        typer.Option("--format", help="15:56, 956, a Markdown link, or the start of a note."),
    ] = "label",
    *,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Print the time of the player that scaffold play shows."""
    from scaffold.app.play.now import now as run

    write_out(run(str(post) if post else None, back, form))
