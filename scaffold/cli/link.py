"""`scaffold link`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from scaffold.cli.group import deliver, show_outcome
from scaffold.cli.options import Verbosity, given, takes_groups


@takes_groups
def link(
    posts: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[POST…|-]",
            help="Files or folders; - is stdin to stdout. Default: the site's posts.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if something would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing, show what would change; exit 1 if so.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Link whenever a post is saved, until Ctrl-C.")
    ] = False,
    style: Annotated[
        Literal["auto", "hms", "seconds"] | None,
        typer.Option("--style", help="8m00s, 480s, or as the post has it (auto, the default)."),
    ] = None,
    video: Annotated[
        str | None,
        typer.Option("--video", metavar="URL", help="The lecture, where no heading names one."),
    ] = None,
    stdin_filename: Annotated[
        Path | None,
        typer.Option(
            "--stdin-filename", metavar="FILE", help="Whose text - is: for settings and messages."
        ),
    ] = None,
    from_info: Annotated[
        list[Path] | None,
        typer.Option(
            "--from-info",
            "--load-info-json",
            metavar="FILE",
            help="A saved listing, for lengths of videos and headings without link. Repeatable.",
        ),
    ] = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Taken, for link never makes a request.")
    ] = False,
    *,
    verbosity: Verbosity,  # noqa: ARG001 - taken by every command
) -> None:
    """Turn timecodes at line starts into links to the right lecture."""
    from scaffold.app.link.command import LinkOptions
    from scaffold.app.link.command import link as run
    from scaffold.app.outcome import CommonOptions

    common = CommonOptions(given(style=style), tuple(from_info or ()), offline)
    options = LinkOptions(check=check, diff=diff, video=video, stdin_filename=stdin_filename)
    if not watch:
        deliver(run(tuple(posts or ()), options, common))
    from scaffold.app.link.watch import watch as run_watch

    for outcome in run_watch(tuple(posts or ()), options, common):
        show_outcome(outcome)
