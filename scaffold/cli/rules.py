"""`scaffold rules`."""

from typing import Annotated, Literal

import typer

from scaffold.cli.completion import rule_slugs
from scaffold.cli.group import columns, write_out
from scaffold.cli.options import Verbosity, takes_groups


@takes_groups
def rules(
    action: Annotated[
        Literal["explain"] | None,
        typer.Argument(metavar="[explain", help="Tell one rule in full.", show_default=False),
    ] = None,
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar="RULE]",
            help="Its slug: video-deleted.",
            show_default=False,
            autocompletion=rule_slugs,
        ),
    ] = None,
    *,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """List what a check looks for, or explain one rule."""
    from scaffold.app.rules import explain, table

    if action and rule is None:
        raise typer.BadParameter("which rule? scaffold rules explain RULE")
    write_out(explain(rule) if rule else table(columns()))
