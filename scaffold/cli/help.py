"""Help to read at a glance: options in panels, plain metavars, whole summaries, examples."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from typer.core import TyperCommand

OPTIONS, OUTPUT, NETWORK, GENERAL = "Options", "Output", "Network", "General"
"""Panels, in the order in which help shows them."""
_PANELS = (OPTIONS, OUTPUT, NETWORK, GENERAL)
_CHOICES = re.compile(r"<([^<>]*)>")
_RANGE = re.compile(r"(\d+)<=x<=(\d+)\]$")
_GENERAL = frozenset({"help", "version", "install_completion", "show_completion"})


class Command(TyperCommand):
    """A command whose help shows its options in panels and ends with examples."""

    def collect_usage_pieces(self, _: Any) -> list[str]:
        """`[OPTIONS] SOURCE`: arguments as their metavar has them."""
        return ["[OPTIONS]", *(_metavar(argument) for argument in _arguments(self))]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments, then options by panel."""
        write_panels(self, ctx, formatter)

    def format_epilog(self, _: Any, formatter: Any) -> None:
        """The examples, as they are typed."""
        write_examples(self.epilog, formatter)


def write_panels(command: Any, ctx: Any, formatter: Any) -> None:
    """Arguments and each panel that has options; shared by commands and groups."""
    arguments = [(_metavar(p), p.help or "") for p in _arguments(command)]
    sections = [("Arguments", arguments)]
    options = [p for p in command.get_params(ctx) if p.param_type_name == "option"]
    sections += [
        (panel, [_record(p, ctx) for p in options if _panel(p) == panel]) for panel in _PANELS
    ]
    for name, rows in sections:
        if rows:
            with formatter.section(name):
                formatter.write_dl(rows)


def write_commands(commands: Iterable[tuple[str, Any]], formatter: Any) -> None:
    """Each command with its whole summary."""
    rows = [(name, _summary(command)) for name, command in commands if not command.hidden]
    with formatter.section("Commands"):
        formatter.write_dl(rows)


def write_examples(epilog: str | None, formatter: Any) -> None:
    """The lines of the epilog, unwrapped."""
    if epilog:
        with formatter.section("Examples"):
            formatter.write("".join(f"  {line}\n" for line in epilog.splitlines()))


def _arguments(command: Any) -> Iterator[Any]:
    return (p for p in command.params if p.param_type_name == "argument" and not p.hidden)


def _metavar(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _panel(option: Any) -> str:
    if option.name in _GENERAL:
        return GENERAL
    return option.rich_help_panel or OPTIONS


def _record(option: Any, ctx: Any) -> tuple[str, str]:
    """Names with metavar, and the help text; choices and ranges without a library's signs."""
    names, text = option.get_help_record(ctx)
    return _CHOICES.sub(r"\1", names), _RANGE.sub(r"\1 to \2]", text)


def _summary(command: Any) -> str:
    return str(command.help or "").strip().split("\n\n")[0].replace("\n", " ")
