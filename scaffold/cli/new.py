"""`scaffold new`."""

from typing import Annotated, Literal

import typer

from scaffold.cli.completion import preset_names
from scaffold.cli.group import deliver, show_outcome
from scaffold.cli.options import MaxAge, NetworkOptions, Verbosity, aged, given, takes_groups
from scaffold.cli.progress import common_options


@takes_groups
def new(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="Playlist, channel tab or video: URL, id or .json file."
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            help="File to write; - for stdout. Default: by the site.",
        ),
    ] = None,
    preset: Annotated[
        str | None,
        typer.Option(
            "--preset",
            metavar="NAME",
            help="Form of the post: hugo, mkdocs, obsidian, plain…",
            autocompletion=preset_names,
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="DIR", help="Folder with your own templates."),
    ] = None,
    site: Annotated[
        str | None, typer.Option("--site", metavar="DIR", help="Root folder of the site.")
    ] = None,
    flat: Annotated[
        bool | None,
        typer.Option(
            "--flat/--full",
            "--flat-playlist",
            help="Listing only, or each video's page too (exact titles, chapters). "
            "Default: pages, up to 100 videos.",
            show_default=False,
        ),
    ] = None,
    chapters: Annotated[
        Literal["author", "all", "none"] | None,
        typer.Option("--chapters", help="Chapters to write as lines. Default: author."),
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
        str | None, typer.Option("--slug", metavar="SLUG", help="Last part of the post's address.")
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="Date of the post, ISO 8601. Default: now."),
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option("--tag", metavar="TAG", help="Tag of the post: a, or a,b. Repeatable."),
    ] = None,
    image: Annotated[
        bool | None,
        typer.Option(
            "--image/--no-image",
            help="Store the playlist's picture next to the site's.",
            show_default=False,
        ),
    ] = None,
    split: Annotated[
        bool, typer.Option("--split", help="Write one note per lecture, and an index.")
    ] = False,
    publish: Annotated[
        bool | None,
        typer.Option("--publish", help="Do not mark the post as a draft.", show_default=False),
    ] = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Open the new post in $VISUAL or $EDITOR.")
    ] = False,
    max_age: MaxAge = None,
    *,
    network: NetworkOptions,
    verbosity: Verbosity,
) -> None:
    """Write a post with a heading and a link for each lecture."""
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
        tags=_tags(tag) or None,
    )
    if edit:
        from scaffold.app.new.editing import refuse_unfit

        refuse_unfit(output)
    with common_options(network, verbosity, settings | aged(max_age)) as common:
        outcome = run(source, NewOptions(output, items, title, slug, date, split), common)
    if edit and not outcome.code:
        from scaffold.app.new.editing import edit as open_in_editor

        show_outcome(outcome)
        open_in_editor(outcome)
        return
    deliver(outcome)


def _tags(given: list[str] | None) -> list[str]:
    """`--tag a,b` is two tags, as in the settings' variable."""
    return [one.strip() for text in given or () for one in text.split(",") if one.strip()]
