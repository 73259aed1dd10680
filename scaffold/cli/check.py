"""`scaffold check`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from scaffold.cli.completion import rule_slugs
from scaffold.cli.group import colors_stdout, deliver, write_out
from scaffold.cli.help import OUTPUT
from scaffold.cli.options import MaxAge, NetworkOptions, Posts, Verbosity, given, takes_groups
from scaffold.cli.progress import common_options


@takes_groups
def check(
    posts: Posts = None,
    format: Annotated[  # noqa: A002 - the option's name
        Literal["auto", "text", "json", "jsonl", "github", "gitlab", "junit", "sarif", "markdown"],
        typer.Option(
            "--format",
            help="Form of the report. auto: github in GitHub Actions, else text.",
            rich_help_panel=OUTPUT,
        ),
    ] = "auto",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="Write the report here, and text to stdout.",
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULE",
            help="Run this rule too. Repeatable.",
            autocompletion=rule_slugs,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="RULE",
            help="Do not run this rule. Repeatable.",
            autocompletion=rule_slugs,
        ),
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning", "never"] | None,
        typer.Option("--fail-on", help="Least severity that exits with 1. Default: error."),
    ] = None,
    fail_on_unknown: Annotated[
        bool | None,
        typer.Option("--fail-on-unknown", help="Exit with 3 if YouTube gave no answer for a link."),
    ] = None,
    new_from: Annotated[
        str | None,
        typer.Option(
            "--new-from", metavar="REF", help="Fail only for lines changed since this git revision."
        ),
    ] = None,
    save: Annotated[
        bool, typer.Option("--save", help="Store what was learned in the snapshots.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Apply safe fixes.")] = False,
    max_age: MaxAge = None,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Findings in this file do not fail."),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option("--write-baseline", metavar="FILE", help="Write all findings to this file."),
    ] = None,
    source: Annotated[
        Literal["auto", "page", "api"],
        typer.Option(
            "--source",
            help="What to ask. auto: YouTube's Data API if you have a key.",
        ),
    ] = "auto",
    schema: Annotated[
        bool,
        typer.Option(
            "--schema", help="Print the JSON schema of --format json.", rich_help_panel=OUTPUT
        ),
    ] = False,
    *,
    network: NetworkOptions,
    verbosity: Verbosity,
) -> None:
    """Find dead videos, wrong timecodes and outdated links."""
    if schema:
        from scaffold.report.json_ import schema as published

        write_out(published())
        raise typer.Exit
    from scaffold.app.check.command import check as run
    from scaffold.app.check.policy import CheckOptions

    options = CheckOptions(
        tuple(posts or ()),
        format,
        output,
        new_from,
        save,
        fix,
        write_baseline,
        source,
        colors_stdout(),
    )
    policy = given(
        select=select or None,
        ignore=ignore or None,
        fail_on=fail_on,
        fail_on_unknown=fail_on_unknown,
        max_age=max_age,
        baseline=str(baseline) if baseline else None,
    )
    with common_options(network, verbosity, {"check": policy} if policy else None) as common:
        outcome = run(options, common)
    deliver(outcome)
