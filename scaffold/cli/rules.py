"""`scaffold rules`."""

from typing import Annotated

import typer

from scaffold.cli.completion import rule_slugs
from scaffold.cli.group import columns, write_out
from scaffold.cli.options import Verbosity, takes_groups


@takes_groups
def rules(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[[explain] RULE]",
            help="Rule to explain: video-deleted.",
            show_default=False,
            autocompletion=rule_slugs,
        ),
    ] = None,
    *,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """List what a check looks for, or explain one rule."""
    from scaffold.app.rules import explain, table

    given = list(words or ())
    if given[:1] == ["explain"]:
        del given[0]
        if not given:
            raise typer.BadParameter("name a rule: scaffold rules explain video-deleted")
    if len(given) > 1:
        raise typer.BadParameter("name one rule: scaffold rules explain video-deleted")
    write_out(explain(given[0]) if given else table(columns()))
