"""Where a report goes: the terminal, a file, the summary of a CI step; lazily, format by format."""

from dataclasses import replace
from pathlib import Path

from scaffold.app.check.wish import Wish
from scaffold.errors import ScaffoldError
from scaffold.model.finding import CheckReport
from scaffold.outside import actions, files

RULES_PAGE = "docs/rules.md"


def schema() -> str:
    """The JSON schema of `--format json`."""
    from scaffold.report.formats import schema as published

    return published()


def deliver(report: CheckReport, wish: Wish) -> tuple[str, tuple[ScaffoldError, ...]]:
    """Write what goes to files; what goes to the terminal is returned, with what went wrong.

    With `--output` the format asked for goes to the file. Errors are told on stderr, so text
    leaves them out.
    """
    errors: list[ScaffoldError] = []
    in_actions = actions.in_github_actions()
    usual = "github" if in_actions else "text"
    wanted = usual if wish.format == "auto" else wish.format
    shown = usual if wish.output else wanted
    if wish.output:
        asked = "text" if wish.format == "auto" else wanted
        errors += _written(wish.output, _formatted(asked, report))
    if in_actions:
        from scaffold.report.formats import github_summary

        actions.summarize(github_summary(report))
    told = replace(report, failed=()) if shown == "text" else report
    return _formatted(shown, told), tuple(errors)


def _formatted(name: str, report: CheckReport) -> str:
    if name == "text":
        from scaffold.report.text import text  # without the imports of the others

        return text(report)
    from scaffold.report.formats import FORMATS

    return FORMATS[name](report)


def _written(path: Path, text: str) -> tuple[ScaffoldError, ...]:
    """Write a report; one that cannot be written does not keep the other from being shown."""
    try:
        files.create_folder(path.parent)
        files.replace(path.resolve(), text.encode("utf-8", "backslashreplace"))
    except ScaffoldError as error:
        return (error,)
    return ()
