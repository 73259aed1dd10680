"""`scaffold new`."""

from typing import Annotated, Literal

import typer

from scaffold.cli.completion import preset_names
from scaffold.cli.group import deliver
from scaffold.cli.options import NetworkOptions, Verbosity, given, takes_groups
from scaffold.cli.progress import common_options


@takes_groups
def new(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="Playlist, channel tab, video or .json file.")
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="PATH", help="File to write; - is stdout."),
    ] = None,
    preset: Annotated[
        str | None,
        typer.Option(
            "--preset", metavar="NAME", help="Form of the post.", autocompletion=preset_names
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="DIR", help="Folder with templates of your own."),
    ] = None,
    site: Annotated[
        str | None, typer.Option("--site", metavar="DIR", help="The site's root folder.")
    ] = None,
    flat: Annotated[
        bool | None,
        typer.Option(
            "--flat/--full",
            "--flat-playlist",
            help="Take the listing alone, or read each video too (exact titles, chapters). "
            "Default: read each, up to 100 videos.",
            show_default=False,
        ),
    ] = None,
    chapters: Annotated[
        Literal["author", "all", "none"] | None,
        typer.Option("--chapters", help="Whose chapters become lines. Default: author."),
    ] = None,
    items: Annotated[
        str | None,
        typer.Option(
            "-I", "--playlist-items", "--items", metavar="1-10,15", help="Only these lectures."
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TEXT", help="Title of the post. Default: the playlist's."),
    ] = None,
    slug: Annotated[
        str | None, typer.Option("--slug", metavar="SLUG", help="Name in the address.")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="ISO date. Default: now.")
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option("--tag", metavar="TAG", help="A tag of the post. Repeatable."),
    ] = None,
    image: Annotated[
        bool | None,
        typer.Option(
            "--image/--no-image", help="Store the playlist's picture.", show_default=False
        ),
    ] = None,
    split: Annotated[
        bool, typer.Option("--split", help="One note per lecture, and an index.")
    ] = False,
    publish: Annotated[
        bool | None, typer.Option("--publish", help="Write no draft mark.", show_default=False)
    ] = None,
    *,
    network: NetworkOptions,
    verbosity: Verbosity,
) -> None:
    """Make a post skeleton of a playlist: front matter, a heading with link per lecture."""
    from scaffold.app.new.command import NewOptions
    from scaffold.app.new.command import new as run

    settings = given(
        preset=preset,
        template=template,
        site=site,
        flat=flat,
        chapters=chapters,
        image=image,
        publish=publish,
        tags=tag or None,
    )
    with common_options(network, verbosity, settings) as common:
        outcome = run(source, NewOptions(output, items, title, slug, date, split), common)
    deliver(outcome)
