"""One remark of a rule, and how sure YouTube's answers make us of a video."""

from dataclasses import dataclass
from enum import StrEnum

from scaffold.model.edit import Edit, Span


class Severity(StrEnum):
    """How much a finding matters; INFO never fails a run."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe fix: edits of the post, and what they do, as a clause."""

    edits: tuple[Edit, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule, a place, a sentence, and perhaps a fix.

    `span` is a byte range of the post. `video` is the id it is about, `label` the text of the
    link it is about. `advice` are lines on what to do next (where to look for a dead video); `also`
    the places of others that it is about.
    """

    rule: str
    severity: Severity
    span: Span
    message: str
    video: str | None = None
    label: str = ""
    fix: Fix | None = None
    advice: tuple[str, ...] = ()
    also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding in its file, as reports want it: everything counted as editors do, from 1.

    `path` is relative to the repo's root (or the current folder), with `/`. `failing` is False
    for what a baseline or `--new-from` waives; `waiver` says which. `fingerprint` is stable over
    moves within the file: file, rule, video, a note's label and ordinal among equals, never the
    line or a lecture's title.
    `source` is the line of the address, if that is elsewhere (a reference's definition); `section`
    the line on which the finding's section begins; `also` the lines of others that it is about.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    finding: Finding
    fingerprint: str
    failing: bool = True
    waiver: str = ""
    source: int | None = None
    section: int = 1
    also: tuple[int, ...] = ()


class Certainty(StrEnum):
    """What the evidence says of a video or playlist."""

    OK = "ok"
    DELETED = "deleted"
    PRIVATE = "private"
    GONE = "gone"  # a playlist
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one video or playlist, why, and by which evidence (for `-v`)."""

    id: str
    certainty: Certainty
    why: str = ""
    note: str = ""  # members only, region …
    evidence: tuple[str, ...] = ()
    cached: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """The last line of a check."""

    posts: int = 0
    links: int = 0
    videos: int = 0
    playlists: int = 0
    ok: int = 0
    broken: int = 0
    unknown: int = 0
    requests: int = 0
    cached: int = 0
    suppressed: int = 0


@dataclass(frozen=True, slots=True)
class RuleDescription:
    """What reports say of a rule: its one-line summary, the page with its section, all its words.

    `explanation` is what `scaffold rules explain` prints.
    """

    slug: str
    severity: Severity
    summary: str
    docs: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All that a check found, from which every format is made.

    `unknown` has one sentence per cause with how many videos it holds for; `failed` are files or
    lists that could not be looked at, a sentence each. `fail_on` is the least severity that fails
    the run, None if none does.
    """

    found: tuple[Placed, ...] = ()
    unknown: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    sums: Sums = Sums()
    rules: tuple[RuleDescription, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    version: str = ""
    fail_on: Severity | None = Severity.ERROR
