"""Checks to report on: a rich one with hostile titles, and any that hypothesis can think of."""

from hypothesis import strategies as st

from scaffold.model.edit import Edit, Span
from scaffold.model.finding import (
    Certainty,
    CheckReport,
    Finding,
    Fix,
    Placed,
    RuleDescription,
    Severity,
    Sums,
    Verdict,
)
from tests.notes.hostile import TITLES

HOSTILE = (
    "100%: \x1b[31m::error::a, b\r\n::add-mask::x\u202e <b>&amp;</b> [x](javascript:y) {0} @all"
)
DOCS = "https://example.org/docs/rules.md#"

DEAD = Placed(
    "content/posts/Глава 1, или: x.md",
    12,
    4,
    12,
    40,
    Finding(
        "video-deleted",
        Severity.ERROR,
        Span(300, 360),
        f"the video «{HOSTILE}» was deleted; 3 notes link to it",
        video="_q46x0tq2FQ",
        label=HOSTILE,
        advice=(
            "look at https://web.archive.org/web/https://www.youtube.com/watch?v=_q46x0tq2FQ",
            "::warning::it may be ##[group] or ##vso[task] https://evil.example/a",
        ),
    ),
    "f1",
)
INDEX = Placed(
    "content/posts/a.md",
    40,
    1,
    41,
    2,
    Finding(
        "missing-index",
        Severity.WARNING,
        Span(900, 960),
        "index=2 is missing, most lecture links of this post have one",
        video="1BUuB28FDOc",
        label="2. Элементы",
        fix=Fix((Edit.insert(950, "&index=2"),), "add index=2"),
    ),
    "f2",
)
CHANGED = Placed(
    "content/posts/a.md",
    50,
    3,
    50,
    9,
    Finding("title-changed", Severity.INFO, Span(1000, 1006), "YouTube's title is now `x` | *y*"),
    "f3",
)
EXCUSED = Placed(
    "old.md",
    1,
    1,
    1,
    2,
    Finding("video-private", Severity.ERROR, Span(0, 1), "the video is private", label="Old"),
    "f4",
    failing=False,
    waiver="baseline",
)
RICH = CheckReport(
    found=(CHANGED, EXCUSED, INDEX, DEAD),
    unknown=("2 videos: YouTube asks to confirm that this is no robot (429)",),
    failed=("broken.md: not UTF-8 at byte 7",),
    sums=Sums(3, 120, 12, 1, 9, 1, 2, 4, 8, 1),
    rules=(
        RuleDescription(
            "video-deleted", Severity.ERROR, "The video is gone {0}.", f"{DOCS}video-deleted"
        ),
        RuleDescription(
            "missing-index", Severity.WARNING, "No index=.", "docs/rules.md#missing-index"
        ),
        RuleDescription("title-changed", Severity.INFO, "Another title.", ""),
        RuleDescription("tracking-parameter", Severity.WARNING, "si= tells who shared.", ""),
    ),
    verdicts=(
        Verdict("_q46x0tq2FQ", Certainty.DELETED, "404", evidence=("oEmbed 404", "dead row")),
        Verdict("1BUuB28FDOc", Certainty.OK, note="members only", cached=True),
    ),
    version="1.2.3",
)

_TEXT = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        (
            *(title for title in TITLES if len(title) < 90),
            HOSTILE,
            "::error::",
            "##[x]",
            "]]>",
            "\ud800",
            "\ufffe",
            "\x85",
        )
    ),
    st.lists(
        st.sampled_from("a:%,\n\r\x1b[](){}<>&\"'`|#@!\\\u202e\u2028\ud800 "), max_size=12
    ).map("".join),
)
_NUMBER = st.integers(1, 10**6)
_SEVERITY = st.sampled_from(Severity)


def _placed(line: int, column: int, lines: int, columns: int, *rest: object) -> Placed:
    path, finding, fingerprint, failing, waiver = rest
    ends = (line + lines, column + columns)
    return Placed(path, line, column, *ends, finding, fingerprint, failing, waiver)  # type: ignore[arg-type]  # builds passes what it drew


_SPANS = st.builds(lambda start, size: Span(start, start + size), _NUMBER, st.integers(0, 99))
_FIXES = st.builds(Fix, st.lists(st.builds(Edit, _SPANS, _TEXT), max_size=2).map(tuple), _TEXT)
_SLUGS = st.sampled_from(("a", "b", "video-deleted"))
_FINDINGS = st.builds(
    Finding,
    _SLUGS,
    _SEVERITY,
    _SPANS,
    _TEXT,
    st.none() | _TEXT,
    _TEXT,
    st.none() | _FIXES,
    st.lists(_TEXT, max_size=2).map(tuple),
)
_PLACED = st.builds(
    _placed,
    _NUMBER,
    _NUMBER,
    st.integers(0, 2),
    st.integers(0, 9),
    _TEXT.filter(bool),
    _FINDINGS,
    _TEXT,
    st.booleans(),
    _TEXT,
)
_TEXTS = st.lists(_TEXT, max_size=2).map(tuple)
_VERDICTS = st.builds(
    Verdict, _TEXT, st.sampled_from(Certainty), _TEXT, _TEXT, _TEXTS, st.booleans()
)

REPORTS = st.builds(
    CheckReport,
    st.lists(_PLACED, max_size=3).map(tuple),
    _TEXTS,
    _TEXTS,
    st.builds(Sums, *(st.integers(0, 99) for _ in range(10))),
    st.lists(
        st.builds(RuleDescription, _SLUGS, _SEVERITY, _TEXT, _TEXT),
        max_size=2,
        unique_by=lambda rule: rule.slug,
    ).map(tuple),
    st.lists(_VERDICTS, max_size=2).map(tuple),
    _TEXT,
    st.none() | _SEVERITY,
)
