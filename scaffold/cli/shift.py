"""`scaffold shift` and `scaffold remap`."""

from pathlib import Path
from typing import Annotated

import typer

from scaffold.cli.group import deliver
from scaffold.cli.options import Check, Diff, SavedListings, Verbosity, takes_groups

Post = Annotated[Path, typer.Argument(metavar="POST", help="The post.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="±TIME", help="Move by so much: -15:00, +90, -2m30s."),
]


@takes_groups
def shift(
    post: Post,
    lecture: Annotated[
        str | None,
        typer.Option("--lecture", metavar="N|ID", help="Its place in the list, or its id."),
    ] = None,
    by: By = None,
    at: Annotated[
        list[str] | None,
        typer.Option("--at", metavar="OLD=NEW", help="What was at OLD is at NEW. Repeatable."),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="TIME", help="Leave what is before this time.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Repeat a shift that was made already.")
    ] = False,
    check: Check = False,
    diff: Diff = False,
    *,
    saved: SavedListings,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Move the timecodes of a lecture that was cut."""
    from scaffold.app.shift.shift import ShiftOptions, shift_of
    from scaffold.app.shift.shift import shift as run

    options = ShiftOptions(post, lecture, shift_of(by, at or (), start), check, diff, again)
    deliver(run(options, saved.options()))


@takes_groups
def remap(
    post: Post,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The id that the post links.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The id that takes its place.")],
    by: By = None,
    check: Check = False,
    diff: Diff = False,
    *,
    saved: SavedListings,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Move a lecture's links to another id."""
    from scaffold.app.shift.remap import RemapOptions
    from scaffold.app.shift.remap import remap as run
    from scaffold.app.shift.shift import shift_of

    by_shift = shift_of(by, (), None) if by is not None else None
    options = RemapOptions(post, old, new, by_shift, check, diff)
    deliver(run(options, saved.options()))
