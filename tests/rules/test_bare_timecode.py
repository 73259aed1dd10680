"""bare-timecode: what `scaffold link` would link, found and mended."""

from dataclasses import replace

import pytest

from scaffold.model.timecode import TimeStyle
from scaffold.notes.editing.edits import apply
from scaffold.notes.linking import plan as linking
from scaffold.rules.bare_timecode import RULE
from scaffold.rules.base.view import View
from tests.rules.views import (
    COURSE,
    entry,
    fixes,
    heading,
    listed,
    mended,
    note,
    told,
    url,
    view,
)

H = heading(1) + "\n"

STAYS_SILENT = {
    "all are links": view(H + note("8:00", 1)),
    "in no lecture": view("8:00 - text\n"),
    "two candidates": view(f"## [A]({url(1)}) and [B]({url(2)})\n\n8:00 - text\n"),
    "in a block of code": view(H + "```\n8:00 - text\n```\n"),
    "in a sentence": view(H + "about 8:00 he says\n"),
    "it cannot be read": view(H + "1:75 - text\n"),
    "a time of day": view(H + "8:00pm - dinner\n"),
    "a section that falls again and again": view(H + "9:00 a\n\n8:00 b\n\n9:30 c\n\n7:00 d\n"),
    "past the end": view(H + "8:00 - text\n", listed([entry(1, duration=60)])),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "each of them, at its digits": (
        view(H + "8:00 - text\n\n- [9:00] more\n\n> (1:01:27): even more\n"),
        ["3:1 info: 8:00 has no link yet", "5:4 info: 9:00 has no link yet",
         "7:4 info: 1:01:27 has no link yet"],
    ),
    "after a note": (
        view(H + note("8:00", 1) + "9:00 - text\n"), ["5:1 info: 9:00 has no link yet"]
    ),
    "under a plain heading that the list knows": (
        view(f"<{COURSE}>\n\n## Topic 1\n\n8:00 - text\n", listed([entry(1)])),
        ["5:1 info: 8:00 has no link yet"],
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
        ("8:00 - text\n", f"[8:00]({url(1, '&t=8m00s')}) - text\n"),
        ("- [8:00] text\n", f"- [8:00]({url(1, '&t=8m00s')}) text\n"),
        ("(8:00) text\n", f"([8:00]({url(1, '&t=8m00s')})) text\n"),
        ("**1:01:27** text\n", f"**[1:01:27]({url(1, '&t=1h01m27s')})** text\n"),
        ("8:00-9:30 both\n", f"[8:00]({url(1, '&t=8m00s')})-9:30 both\n"),
        ("8:00\n9:00\n", f"[8:00]({url(1, '&t=8m00s')})\n[9:00]({url(1, '&t=9m00s')})\n"),
        (
            "8:00 a\r\n\r\n9:00 b",
            f"[8:00]({url(1, '&t=8m00s')}) a\r\n\r\n[9:00]({url(1, '&t=9m00s')}) b",
        ),
    ],
)
def test_the_mend_is_what_link_does(before: str, after: str) -> None:
    seen = view(H + before)
    assert mended(RULE, seen) == H + after
    assert apply(seen.post.data, linking.plan(seen.post).edits) == (H + after).encode()


def test_the_style_of_the_settings_holds() -> None:
    seen = replace(view(H + "8:00 - text\n"), style=TimeStyle.SECONDS)
    assert mended(RULE, seen) == H + f"[8:00]({url(1, '&t=480s')}) - text\n"


def test_each_finding_mends_only_its_own() -> None:
    seen = view(H + "8:00 - a\n\n9:00 - b\n")
    first, second = RULE.find(seen)
    assert first.fix
    assert second.fix
    assert [*first.fix.edits, *second.fix.edits] == fixes(RULE, seen)
    once = apply(seen.post.data, first.fix.edits).decode()
    assert once == H + f"[8:00]({url(1, '&t=8m00s')}) - a\n\n9:00 - b\n"
