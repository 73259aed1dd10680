"""What a check was asked for, and the policy that settings and the command line make."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.errors import UsageError
from scaffold.model.finding import Severity
from scaffold.rules.base.rule import Rule
from scaffold.rules.running.tables import Tables

if TYPE_CHECKING:
    from scaffold.model.settings import Ignored
    from scaffold.outside.settings.load import LoadedSettings

BUDGET = 1000
"""Requests that a run may make unless the settings say otherwise."""
DAY = 86_400


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What the command line asked for beside settings."""

    posts: tuple[Path, ...] = ()
    format: str = "auto"
    output: Path | None = None
    new_from: str | None = None
    save: bool = False
    fix: bool = False
    write_baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """Which rules run, what fails, and how much may be asked.

    `base` is the settings' folder, from which the tables of `ignored` name posts, else the current
    one. `tables_in` is the repo's settings file if they stand there; `own_rules` is False where the
    command line or a variable chose the rules.
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
    tables_in: Path | None = None
    own_rules: bool = True

    def tables(self, rules: Sequence[Rule]) -> Tables:
        """The tables of a run of these rules; only those of the repo's own file can be idle."""
        own = self.tables_in is not None
        return Tables(self.ignored, rules if own else (), own_rules=self.own_rules)


def policy_of(loaded: "LoadedSettings") -> Policy:
    """The policy of the settings. Raises UsageError for rules that are not there."""
    if loaded.built is None:
        return Policy()
    settings = loaded.built
    check = settings.check
    _refuse_unknown((*check.select, *check.ignore, *(i.rule for i in settings.ignore if i.rule)))
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
        tables_in=loaded.repo_file if _in_file(loaded, "ignore", loaded.repo_file) else None,
        own_rules=all(
            key not in loaded.origins or _in_file(loaded, key, *loaded.files)
            for key in ("check.select", "check.ignore")
        ),
    )


def _in_file(loaded: "LoadedSettings", key: str, *files: Path | None) -> bool:
    """Whether a key was set in one of the files."""
    return loaded.origins.get(key) in {str(file) for file in files if file}


def _refuse_unknown(slugs: Sequence[str]) -> None:
    import difflib

    from scaffold.rules.running.run import SLUGS

    for slug in slugs:
        if slug not in SLUGS:
            near = difflib.get_close_matches(slug, SLUGS, 1)
            raise UsageError(
                f"There is no rule {slug!r}.",
                f"Did you mean {near[0]}?" if near else "`scaffold rules` lists them all.",
            )
