"""What a check was asked for, and the policy that settings and the command line make."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.errors import UsageError
from scaffold.model.finding import Severity
from scaffold.rules.running.run import rule_of

if TYPE_CHECKING:
    from pydantic import SecretStr

    from scaffold.model.settings import Ignored, Settings
    from scaffold.outside.settings.load import LoadedSettings

STDOUT = Path("-")
"""What is named for a report that is to be printed."""
BUDGET = 1000
"""Requests that a run may make unless the settings say otherwise."""
DAY = 86_400


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What the command line asked for besides settings."""

    posts: tuple[Path, ...] = ()
    format: str = "auto"
    output: Path | None = None
    new_from: str | None = None
    save: bool = False
    fix: bool = False
    write_baseline: Path | None = None
    source: str = "auto"
    colored: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """Which rules run, what fails, and how much may be asked.

    `base` is the settings' folder, from which the tables of `ignored` name posts, else the current
    one.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    fail_on_unknown: bool = False
    max_age: int = DAY
    baseline: Path | None = None
    budget: int = BUDGET
    ignored: "Sequence[Ignored]" = ()
    base: Path = field(default_factory=Path.cwd)


def policy_of(loaded: "LoadedSettings") -> Policy:
    """The policy of the settings. Raises UsageError for rules that are not there."""
    if loaded.built is None:
        return Policy()
    settings = loaded.built
    check = settings.check
    for slug in (*check.select, *check.ignore, *(i.rule for i in settings.ignore if i.rule)):
        rule_of(slug)
    return Policy(
        select=check.select,
        ignore=check.ignore,
        fail_on=None if check.fail_on == "never" else Severity(check.fail_on),
        fail_on_unknown=check.fail_on_unknown,
        max_age=check.max_age,
        baseline=Path(check.baseline) if check.baseline else None,
        budget=BUDGET if check.budget is None else check.budget,
        ignored=settings.ignore,
        base=loaded.repo_file.parent if loaded.repo_file else Path.cwd(),
    )


def api_key_of(options: CheckOptions, settings: "Settings") -> "SecretStr | None":
    """The key, if the Data API is what is asked. Raises UsageError if it cannot be."""
    key, source = settings.api_key, options.source
    key = key if key and key.get_secret_value() else None
    if source == "api" and key is None:
        raise UsageError(
            "--source api needs a key of your own for YouTube's Data API.",
            "Set it in the variable SCAFFOLD_API_KEY, or api_key in your own settings.",
        )
    if source == "api" and options.save:
        raise UsageError(
            "--save keeps answers for good, and answers of the API may be kept for 30 days.",
            "Use --source page, or leave --save out.",
        )
    return None if source == "page" or options.save else key
