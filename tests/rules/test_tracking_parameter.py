"""tracking-parameter: what only tells where a link was copied, for those who ask."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.tracking_parameter import RULE
from tests.rules.views import PL, fixes, heading, mended, note, told, url, vid, view

SHORT = f"https://youtu.be/{vid(1)}"

STAYS_SILENT = {
    "no parameter": view(heading(1) + note("8:00", 1)),
    "parameters that do something": view(heading(1, "&index=1&t=5s&app=desktop")),
    "names that only end so": view(f"<{SHORT}?xsi=1&happ=2>\n"),
    "another site": view("<https://example.org/?si=abc>\n"),
    "in code": view(f"`{SHORT}?si=abc`\n"),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "a shared link": (
        view(f"see [it]({SHORT}?si=abc)\n"), ["1:5 warning: this link carries si="]
    ),
    "all that it carries": (
        view(heading(1, "&pp=x&feature=y&ab_channel=z&si=w")),
        ["1:4 warning: this link carries pp=, feature=, ab_channel=, si="],
    ),
    "a link to a playlist": (
        view(f"<https://www.youtube.com/playlist?list={PL}&si=abc>\n"),
        ["1:1 warning: this link carries si="],
    ),
    "in a front matter": (
        view(f"---\nvideo: {SHORT}?si=abc\n---\n"), ["2:8 warning: this link carries si="]
    ),
    "a definition that two links share, once": (
        view(f"[a][x] and [b][x]\n\n[x]: {SHORT}?si=abc\n"), ["1:1 warning: this link carries si="]
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<{SHORT}?si=abc>", f"<{SHORT}>"),
        (f"<{SHORT}?si=abc&t=5>", f"<{SHORT}?t=5>"),
        (f"<{SHORT}?t=5&si=abc>", f"<{SHORT}?t=5>"),
        (f"<{SHORT}?t=5&si=abc#x>", f"<{SHORT}?t=5#x>"),
        (f"<{SHORT}?si=a&pp=b&t=5&feature=share>", f"<{SHORT}?t=5>"),
        (f"[8:00]({SHORT}?si=abc&t=480 'a title')", f"[8:00]({SHORT}?t=480 'a title')"),
        (
            f"<https://www.youtube.com/watch?feature=share&v={vid(1)}&ab_channel=a%20b>",
            f"<https://www.youtube.com/watch?v={vid(1)}>",
        ),
        (f'<a href="{SHORT}?si=a&amp;t=5&amp;pp=b">x</a>', f'<a href="{SHORT}?t=5">x</a>'),
        (f"[a][x] [b][x]\n\n[x]: <{SHORT}?si=abc>", f"[a][x] [b][x]\n\n[x]: <{SHORT}>"),
        (f"{SHORT}?si=abc.", f"{SHORT}."),
        (f"<{SHORT}?si=abc?t=30>", f"<{SHORT}?t=30>"),
        (f"<{SHORT}?feature=youtu.be?t=30&si=a>", f"<{SHORT}?t=30>"),
        (f"{{{{< video {SHORT}?si=abc >}}}}", f"{{{{< video {SHORT} >}}}}"),
    ],
)
def test_it_is_taken_out_and_nothing_else(before: str, after: str) -> None:
    assert mended(RULE, view(before + "\n")) == after + "\n"


def test_it_runs_only_if_asked_for() -> None:
    assert RULE.default is False
    assert fixes(RULE, view(f"<{url(1, '&si=x')}>\n")) != []
