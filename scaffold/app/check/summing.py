"""How a check ended: sums, and one sentence per cause of what is not known."""

from collections import Counter
from typing import TYPE_CHECKING

from scaffold.app.check.census import Census
from scaffold.model.finding import Certainty, RuleWords, Severity, Sums
from scaffold.rules import ALL

if TYPE_CHECKING:
    from scaffold.app.check.asking import Found
    from scaffold.outside.youtube.client import YouTube

DOCS = "docs/rules.md#"


def sums(census: Census, found: "Found | None", youtube: "YouTube | None", suppressed: int) -> Sums:
    """The last line. What was not asked about is unknown."""
    told: Counter[Certainty] = Counter()
    if found:
        for verdicts in (found.videos, found.playlists):
            told.update(verdict.certainty for verdict in verdicts.values())
    linked = len(census.videos) + len(census.playlists)
    ok = _linked_ok(census, found)
    broken = sum(told[c] for c in (Certainty.DELETED, Certainty.PRIVATE, Certainty.GONE))
    return Sums(
        posts=census.posts,
        links=census.links,
        videos=len(census.videos),
        playlists=len(census.playlists),
        ok=ok,
        broken=broken,
        unknown=linked - ok - broken,
        requests=youtube.traffic.requests if youtube else 0,
        cached=len(found.cached) if found else 0,
        suppressed=suppressed,
    )


def _linked_ok(census: Census, found: "Found | None") -> int:
    if found is None:
        return 0
    videos = (found.videos[i] for i in census.videos if i in found.videos)
    lists = (found.playlists[i] for i in census.playlists if i in found.playlists)
    return sum(v.certainty is Certainty.OK for told in (videos, lists) for v in told)


def unknown(found: "Found | None", *, offline: bool) -> tuple[str, ...]:
    """A sentence per cause; what --offline forbids to ask is no news."""
    if found is None or offline:
        return ()
    causes: dict[str, list[int]] = {}
    for place, verdicts in enumerate((found.videos, found.playlists)):
        for verdict in verdicts.values():
            if verdict.certainty is Certainty.UNKNOWN:
                causes.setdefault(verdict.why, [0, 0])[place] += 1
    told = [f"{_count(*counts)}: {cause}" for cause, counts in causes.items()]
    told += [
        f"the listing of {playlist} is incomplete: {'; '.join(reasons)}"
        for playlist, reasons in found.short.items()
    ]
    return tuple(told)


def _count(videos: int, playlists: int) -> str:
    pairs = ((videos, "video"), (playlists, "playlist"))
    return " and ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in pairs if n)


def rule_words() -> tuple[RuleWords, ...]:
    """What reports say of each rule."""
    return tuple(RuleWords(r.slug, r.severity, r.summary, DOCS + r.slug) for r in ALL)


def failing(fail_on: Severity | None) -> frozenset[str]:
    """The severities that fail the run."""
    match fail_on:
        case None:
            return frozenset()
        case Severity.WARNING:
            return frozenset({Severity.ERROR, Severity.WARNING})
        case _:
            return frozenset({Severity.ERROR})
