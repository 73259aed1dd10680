"""Where a report goes: the terminal, a file, the summary of a CI step; lazily, format by format."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scaffold.app.check.linked import Linked
from scaffold.app.rules import explained
from scaffold.model.finding import Certainty, RuleDescription, Severity, Sums
from scaffold.rules import ALL
from scaffold.wording import count_of

if TYPE_CHECKING:
    from scaffold.app.check.results import Results
    from scaffold.outside.youtube.client import YouTube
from dataclasses import replace
from pathlib import Path

from scaffold.app.check.policy import STDOUT, CheckOptions
from scaffold.errors import ScaffoldError
from scaffold.model.finding import CheckReport
from scaffold.outside import actions
from scaffold.outside.files import files

DOCS = "docs/rules.md#"
_MOST = 3  # listings that are named


def sums(
    linked: Linked, results: "Results | None", youtube: "YouTube | None", suppressed: int
) -> Sums:
    """The last line: what is linked, and what came of it. What was not asked about is unknown."""
    verdicts = results.verdicts(linked) if results else ()
    count = Counter(verdict.certainty for verdict in verdicts)
    broken = sum(count[c] for c in (Certainty.DELETED, Certainty.PRIVATE, Certainty.GONE))
    return Sums(
        posts=linked.posts,
        links=linked.links,
        videos=len(linked.videos),
        playlists=len(linked.playlists),
        ok=count[Certainty.OK],
        broken=broken,
        unknown=len(linked.videos) + len(linked.playlists) - count[Certainty.OK] - broken,
        requests=youtube.traffic.requests if youtube else 0,
        cached=len(results.cached) if results else 0,
        suppressed=suppressed,
    )


def unknown(linked: Linked, results: "Results | None", *, offline: bool) -> tuple[str, ...]:
    """A sentence per cause; nothing where --offline forbids to ask."""
    if results is None or offline:
        return ()
    causes: dict[str, list[int]] = {}
    for verdict in results.verdicts(linked):
        if verdict.certainty is Certainty.UNKNOWN:
            causes.setdefault(verdict.why, [0, 0])[verdict.id in linked.playlists] += 1
    sentences = [f"{_count(*counts)}: {cause}" for cause, counts in causes.items()]
    short = {name: why for name, why in results.short.items() if name in linked.playlists}
    return (*sentences, *_incomplete(short))


def _incomplete(short: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Not the playlists are unknown, but what they lost; one sentence for all that fell short."""
    reasons = [f"{playlist} ({'; '.join(why)})" for playlist, why in short.items()]
    if len(reasons) == 1:
        ((playlist, why),) = short.items()
        yield f"what was removed from {playlist}, for its listing is incomplete: {'; '.join(why)}"
    elif reasons:
        more = f" and {len(reasons) - _MOST} more" if len(reasons) > _MOST else ""
        named = f"{', '.join(reasons[:_MOST])}{more}"
        yield f"what was removed from {len(reasons)} playlists with incomplete listings: {named}"


def _count(videos: int, playlists: int) -> str:
    pairs = ((videos, "video"), (playlists, "playlist"))
    return " and ".join(count_of(n, noun) for n, noun in pairs if n)


def rule_descriptions() -> tuple[RuleDescription, ...]:
    """What reports say of each rule."""
    return tuple(
        RuleDescription(r.slug, r.severity, r.summary, DOCS + r.slug, explained(r)) for r in ALL
    )


def failing(fail_on: Severity | None) -> frozenset[str]:
    """The severities that fail the run."""
    match fail_on:
        case None:
            return frozenset()
        case Severity.WARNING:
            return frozenset({Severity.ERROR, Severity.WARNING})
        case _:
            return frozenset({Severity.ERROR})


RULES_PAGE = "docs/rules.md"


def schema() -> str:
    """The JSON schema of `--format json`."""
    from scaffold.report.formats import schema as published

    return published()


def deliver(report: CheckReport, options: CheckOptions) -> tuple[str, tuple[ScaffoldError, ...]]:
    """Write what goes to files; what goes to the terminal is returned, with what went wrong.

    With `--output` the format asked for goes to the file. Errors go to stderr, so text
    leaves them out.
    """
    errors: list[ScaffoldError] = []
    in_actions = actions.in_github_actions()
    usual = "github" if in_actions else "text"
    wanted = usual if options.format == "auto" else options.format
    file = None if options.output == STDOUT else options.output
    shown = usual if file else wanted
    if file:
        asked = "text" if options.format == "auto" else wanted
        errors += _written(file, _formatted(asked, report))
    if in_actions:
        from scaffold.report.formats import github_summary

        actions.summarize(github_summary(report))
    report = replace(report, failed=()) if shown == "text" else report
    return _formatted(shown, report, colored=options.colored), tuple(errors)


def _formatted(name: str, report: CheckReport, *, colored: bool = False) -> str:
    if name == "text":
        from scaffold.report.text import text  # without the imports of the others

        return text(report, colored=colored)
    from scaffold.report.formats import FORMATS

    return FORMATS[name](report)


def _written(path: Path, text: str) -> tuple[ScaffoldError, ...]:
    """Write a report; one that cannot be written does not keep the other from being shown."""
    try:
        files.write(path, text.encode("utf-8", "backslashreplace"))
    except ScaffoldError as error:
        return (error,)
    return ()
