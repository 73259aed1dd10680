"""Options that several commands share, each group as one noun.

A command takes a group by a parameter of its type and the decorator `takes_groups`; typer sees
the single options.
"""

import dataclasses
import functools
import inspect
import os
import sys
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from scaffold.cli.help import GENERAL, NETWORK, OUTPUT

if TYPE_CHECKING:
    from scaffold.app.outcome import CommonOptions


@dataclasses.dataclass(frozen=True, slots=True)
class Verbosity:
    """How much is printed, and in which colours."""

    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="Print errors only.", rich_help_panel=GENERAL)
    ] = False
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Print more.", rich_help_panel=GENERAL)
    ] = False
    color: Annotated[
        Literal["auto", "always", "never"],
        typer.Option("--color", help="Colour messages.", rich_help_panel=GENERAL),
    ] = "auto"

    @property
    def colored(self) -> bool | None:
        """Whether stderr gets colours; None leaves it to whether it is a terminal."""
        if self.color != "auto":
            return self.color == "always"
        return False if os.environ.get("NO_COLOR") else None

    @property
    def shows_progress(self) -> bool:
        """Progress is for a person at a terminal."""
        return not self.quiet and sys.stderr.isatty()


VERBOSITY: ContextVar[Verbosity] = ContextVar("VERBOSITY", default=Verbosity())  # noqa: B039 - frozen
"""The running command's, for the error that ends it."""


@dataclasses.dataclass(frozen=True, slots=True)
class NetworkOptions:
    """Which requests a command may make, and how."""

    from_info: Annotated[
        list[Path] | None,
        typer.Option(
            "--from-info",
            "--load-info-json",
            metavar="FILE",
            help="Saved listing (yt-dlp -J, show --json, snapshot). Repeatable.",
            rich_help_panel=NETWORK,
        ),
    ] = None
    offline: Annotated[
        bool, typer.Option("--offline", help="Make no request.", rich_help_panel=NETWORK)
    ] = False
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="CODE",
            help="Language to request listings in.",
            rich_help_panel=NETWORK,
        ),
    ] = None
    cookies: Annotated[
        Path | None,
        typer.Option(
            "--cookies", metavar="FILE", help="Cookies in Netscape format.", rich_help_panel=NETWORK
        ),
    ] = None
    cookies_from_browser: Annotated[
        str | None,
        typer.Option(
            "--cookies-from-browser",
            metavar="BROWSER",
            help="Read the cookies of this browser.",
            rich_help_panel=NETWORK,
        ),
    ] = None
    proxy: Annotated[
        str | None,
        typer.Option(
            "--proxy",
            metavar="URL",
            help="Send requests through this proxy.",
            rich_help_panel=NETWORK,
        ),
    ] = None
    no_check_certificates: Annotated[
        bool | None,
        typer.Option(
            "--no-check-certificates", help="Accept any TLS certificate.", rich_help_panel=NETWORK
        ),
    ] = None
    socket_timeout: Annotated[
        float | None,
        typer.Option(
            "--socket-timeout",
            metavar="SECONDS",
            help="Seconds to wait for an answer (10).",
            rich_help_panel=NETWORK,
        ),
    ] = None
    sleep_requests: Annotated[
        float | None,
        typer.Option(
            "--sleep-requests",
            metavar="SECONDS",
            help="Pause between requests.",
            rich_help_panel=NETWORK,
        ),
    ] = None
    retries: Annotated[
        int | None,
        typer.Option(
            "--retries", metavar="N", help="Retries after a failure.", rich_help_panel=NETWORK
        ),
    ] = None
    extractor_args: Annotated[
        list[str] | None,
        typer.Option(
            "--extractor-args", metavar="IE:ARGS", help="Passed to yt-dlp.", rich_help_panel=NETWORK
        ),
    ] = None

    @property
    def overrides(self) -> dict[str, object]:
        """What was given, by settings key; options not given are left out."""
        options = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        return {
            key: str(value) if isinstance(value, Path) else value
            for key, value in given(**options).items()
            if key not in {"from_info", "offline"}
        }


@dataclasses.dataclass(frozen=True, slots=True)
class SavedListings:
    """Saved listings, for a command that makes no request."""

    from_info: Annotated[
        list[Path] | None,
        typer.Option(
            "--from-info",
            "--load-info-json",
            metavar="FILE",
            help="Saved listing: titles, lengths, places. Repeatable.",
            rich_help_panel=NETWORK,
        ),
    ] = None
    offline: Annotated[
        bool,
        typer.Option(
            "--offline",
            help="Accepted: this command makes no request.",
            rich_help_panel=NETWORK,
        ),
    ] = False

    def options(self, **settings: object) -> "CommonOptions":
        """With these settings from the command line."""
        from scaffold.app.outcome import CommonOptions

        return CommonOptions(given(**settings), tuple(self.from_info or ()), self.offline)


Posts = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[POST…]", help="Files or folders. Default: the site's posts.", show_default=False
    ),
]
Check = Annotated[
    bool,
    typer.Option(
        "--check", help="Write nothing; exit 1 if something would change.", rich_help_panel=OUTPUT
    ),
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff",
        help="Write nothing; print a diff, exit 1 if there is one.",
        rich_help_panel=OUTPUT,
    ),
]
MaxAge = Annotated[
    str | None,
    typer.Option(
        "--max-age",
        metavar="AGE",
        help="How long to trust a cached answer: 1d, 12h, 0.",
        rich_help_panel=NETWORK,
    ),
]


def aged(max_age: str | None) -> dict[str, object]:
    """The age by settings key, if it was given."""
    return {"check": {"max_age": max_age}} if max_age is not None else {}


def given(**options: object) -> dict[str, object]:
    """The options that were given, by settings key."""
    return {key: value for key, value in options.items() if value is not None}


_GROUPS: tuple[type[Any], ...] = (Verbosity, NetworkOptions, SavedListings)


def takes_groups(command: Callable[..., None]) -> Callable[..., None]:
    """Spread parameters whose type is a group over the group's single options."""
    signature = inspect.signature(command)
    groups = {n: p.annotation for n, p in signature.parameters.items() if p.annotation in _GROUPS}
    own = [p for name, p in signature.parameters.items() if name not in groups]
    keyword = inspect.Parameter.KEYWORD_ONLY
    spread = [
        inspect.Parameter(f.name, keyword, default=f.default, annotation=f.type)
        for group in groups.values()
        for f in dataclasses.fields(group)
    ]

    @functools.wraps(command)
    def gathered(**given: Any) -> None:
        for name, group in groups.items():
            fields = [f.name for f in dataclasses.fields(group)]
            given[name] = group(**{key: given.pop(key) for key in fields})
            if group is Verbosity:
                VERBOSITY.set(given[name])
        command(**given)

    parameters = [p.replace(kind=keyword) for p in (*own, *spread)]
    gathered.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]  # what inspect.signature reads first
    gathered.__annotations__ = {p.name: p.annotation for p in parameters}
    return gathered
