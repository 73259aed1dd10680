"""What a checker found, held against the truth of a site."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.worlds import Case, Ill, Site

RULES = {
    Ill.DELETED: "video-deleted",
    Ill.PRIVATE: "video-private",
    Ill.REMOVED: "removed-from-playlist",
    Ill.REUPLOADED: "reuploaded",
    Ill.GONE: "playlist-gone",
    Ill.PAST_END: "past-end",
}
"""The rule that tells of each."""


@dataclass(frozen=True, slots=True)
class Score:
    """Of the cases of each kind how many were found, and how many alarms there was no case for."""

    found: Mapping[Ill, int]
    there: Mapping[Ill, int]
    false: tuple[str, ...]

    def recall(self, ill: Ill) -> float:
        """The share of the cases of a kind that was found."""
        return self.found.get(ill, 0) / self.there[ill] if self.there.get(ill) else 1.0

    @property
    def whole(self) -> bool:
        """Whether every case was found."""
        return all(self.recall(ill) == 1 for ill in Ill)


def of_findings(site: Site, findings: Sequence[Mapping[str, Any]]) -> Score:
    """The score of scaffold's findings (`--format json`). What only informs is no alarm."""
    told = {(f["path"], f["rule"], f["video"]) for f in findings if f["severity"] != "info"}
    expected = {_key(case): case for case in site.cases}
    also = {(f"{c.playlist}.md", "video-deleted", c.about) for c in _of(site, Ill.REUPLOADED)}
    also |= {(f"{playlist}.md", "index-mismatch", video) for playlist, video in site.moved}
    false = sorted(map(str, told - set(expected) - also))
    return _score(site, [case for key, case in expected.items() if key in told], false)


def _key(case: Case) -> tuple[str, str, str | None]:
    """The finding that tells of a case; one about a playlist names no video."""
    return (
        f"{case.playlist}.md",
        RULES[case.ill],
        None if case.ill is Ill.GONE else case.about,
    )


def _of(site: Site, ill: Ill) -> Iterable[Case]:
    return (case for case in site.cases if case.ill is ill)


def of_addresses(site: Site, flagged: Iterable[str]) -> Score:
    """The score of a checker that calls addresses broken; one of a case's addresses is enough."""
    addresses = [url.replace("&amp;", "&") for url in flagged]
    found = [case for case in site.cases if any(_is_about(case, url) for url in addresses)]
    false = [url for url in addresses if not any(_is_about(case, url) for case in site.cases)]
    return _score(site, found, false)


def _is_about(case: Case, url: str) -> bool:
    return url == case.url if case.url else case.about in url


def _score(site: Site, found: Iterable[Case], false: Sequence[str]) -> Score:
    return Score(
        Counter(case.ill for case in found), Counter(case.ill for case in site.cases), tuple(false)
    )
