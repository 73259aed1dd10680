"""`scaffold link`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from scaffold.cli.group import deliver, show_outcome
from scaffold.cli.options import Check, Diff, SavedListings, Verbosity, takes_groups


@takes_groups
def link(
    posts: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[POST…|-]",
            help="Files or folders; - for stdin to stdout. Default: the site's posts.",
            show_default=False,
        ),
    ] = None,
    check: Check = False,
    diff: Diff = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Link whenever a post is saved, until Ctrl-C.")
    ] = False,
    style: Annotated[
        Literal["auto", "hms", "seconds"] | None,
        typer.Option("--style", help="Form of t=: 8m00s, 480s, or the post's own (auto, default)."),
    ] = None,
    space: Annotated[
        bool | None,
        typer.Option(
            "--space",
            help="Put blank lines between notes that would be one paragraph.",
            show_default=False,
        ),
    ] = None,
    publish: Annotated[
        bool, typer.Option("--publish", help="Take the draft mark off; list what has no notes.")
    ] = False,
    video: Annotated[
        str | None,
        typer.Option(
            "--video", metavar="URL", help="Video of all timecodes that are under no lecture."
        ),
    ] = None,
    stdin_filename: Annotated[
        Path | None,
        typer.Option("--stdin-filename", metavar="FILE", help="Name of the file that - is."),
    ] = None,
    *,
    saved: SavedListings,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Turn timecodes such as 8:00 into links to the right lecture."""
    from scaffold.app.link.command import LinkOptions
    from scaffold.app.link.command import link as run

    common = saved.options(style=style, space=space)
    options = LinkOptions(check, diff, video, stdin_filename, publish)
    if not watch:
        deliver(run(tuple(posts or ()), options, common))
    from scaffold.app.link.watch import watch as run_watch

    for outcome in run_watch(tuple(posts or ()), options, common):
        show_outcome(outcome)
