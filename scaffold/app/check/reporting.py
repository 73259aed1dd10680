"""Where a report goes: the terminal, a file, the summary of a CI step; lazily, format by format."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from scaffold.app.check.linked import Linked
from scaffold.app.check.policy import STDOUT, CheckOptions
from scaffold.errors import ScaffoldError
from scaffold.model.finding import Certainty, CheckReport, RuleDescription, Sums, Verdict
from scaffold.outside import actions
from scaffold.outside.files import files
from scaffold.report.text import text
from scaffold.wording import count_of

_DOCS = "docs/rules.md#"
_MOST = 3  # listings that are named


def sums(
    linked: Linked, verdicts: Iterable[Verdict], requests: int, cached: int, suppressed: int
) -> Sums:
    """The last line: what is linked, and what came of it. What was not asked about is unknown."""
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
        requests=requests,
        cached=cached,
        suppressed=suppressed,
    )


def unknown(
    linked: Linked, verdicts: Iterable[Verdict], short: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """A sentence per cause; `short` is why listings prove no removal."""
    causes: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        if verdict.certainty is Certainty.UNKNOWN:
            noun = "playlist" if verdict.id in linked.playlists else "video"
            causes.setdefault(verdict.why, Counter())[noun] += 1
    said: list[str] = []
    for cause, counts in causes.items():
        whose = (count_of(counts[noun], noun) for noun in ("video", "playlist") if counts[noun])
        said.append(f"{' and '.join(whose)}: {cause}")
    # not the playlists are unknown, but what they lost; one sentence for all that fell short
    lost = [(name, "; ".join(why)) for name, why in short.items() if name in linked.playlists]
    if len(lost) == 1:
        name, why = lost[0]
        said.append(f"what was removed from {name}, for its listing is incomplete: {why}")
    elif lost:
        named = ", ".join(f"{name} ({why})" for name, why in lost[:_MOST])
        more = f" and {len(lost) - _MOST} more" if len(lost) > _MOST else ""
        many = f"{len(lost)} playlists with incomplete listings"
        said.append(f"what was removed from {many}: {named}{more}")
    return tuple(said)


def rule_descriptions() -> tuple[RuleDescription, ...]:
    """What reports say of each rule."""
    from scaffold.app.rules import explained
    from scaffold.rules import ALL

    return tuple(
        RuleDescription(r.slug, r.severity, r.summary, _DOCS + r.slug, explained(r)) for r in ALL
    )


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
        try:
            files.write(file, _formatted(asked, report).encode("utf-8", "backslashreplace"))
        except ScaffoldError as error:  # which does not keep the other from being shown
            errors.append(error)
    if in_actions:
        from scaffold.report.markdown import github_summary

        actions.summarize(github_summary(report))
    report = replace(report, failed=()) if shown == "text" else report
    return _formatted(shown, report, colored=options.colored), tuple(errors)


def _formatted(name: str, report: CheckReport, *, colored: bool = False) -> str:
    if name == "text":
        return text(report, colored=colored)
    from scaffold.report.formats import FORMATS  # with the imports of all

    return FORMATS[name](replace(report, rules=rule_descriptions()))
