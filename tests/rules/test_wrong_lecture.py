"""wrong-lecture: a note of another video than its section's, or a heading that is wrong."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.wrong_lecture import RULE
from tests.rules.views import COURSE, OTHER, entry, heading, listed, note, told, url, vid, view

H = heading(1)
PART = f"### [8:00]({url(4, '&t=8m00s')}) Part\n"

STAYS_SILENT = {
    "all agree": view(H + note("8:00", 1) + note("9:00", 1)),
    "a reference inside a sentence": view(
        H + note("8:00", 1) + f"as in [5:00]({url(2, '&t=5m')})\n"
    ),
    "a link that is no note": view(H + f"[Another lecture]({url(2)}), worth seeing\n"),
    "links whose label is words": view(
        H + note("8:00", 1) + f"- [the keynote]({url(2)})\n- [day one]({url(2, '&t=90')})\n"
    ),
    "another playlist of the same video": view(H + note("8:00", 1, playlist=OTHER)),
    "each under its own heading": view(H + note("8:00", 1) + heading(2) + note("8:00", 2)),
    "a post about one video that links many others": view(
        f"---\nvideo: {vid(1)}\n---\n\n{note('1:00', 2)}{note('1:00', 3)}{note('2:00', 3)}"
    ),
    "in no lecture": view(note("8:00", 1) + note("9:00", 2)),
    "after a closing heading": view(H + note("8:00", 1) + "## Links\n\n" + note("1:00", 2)),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "one note of three": (
        view(H + note("8:00", 1) + note("9:00", 2) + note("10:00", 1)),
        [
            '4:1 warning: this note links v0000000002, its lecture is 1. Topic 1 '
            '(v0000000001)',
        ],
    ),
    "one note alone is not enough against a heading": (
        view(H + note("9:00", 2)),
        [
            '2:1 warning: this note links v0000000002, its lecture is 1. Topic 1 '
            '(v0000000001)',
        ],
    ),
    "two notes that do not agree with each other": (
        view(H + note("9:00", 2) + note("10:00", 3)),
        [
            '2:1 warning: this note links v0000000002, its lecture is 1. Topic 1 '
            '(v0000000001)',
            '4:1 warning: this note links v0000000003, its lecture is 1. Topic 1 '
            '(v0000000001)',
        ],
    ),
    "half of them is not most": (
        view(H + note("1:00", 1) + note("2:00", 1) + note("3:00", 2) + note("4:00", 2)),
        [
            '6:1 warning: this note links v0000000002, its lecture is 1. Topic 1 '
            '(v0000000001)',
            '8:1 warning: this note links v0000000002, its lecture is 1. Topic 1 '
            '(v0000000001)',
        ],
    ),
    "most notes agree: the heading's link is wrong": (
        view(H + note("8:00", 2) + note("9:00", 2)),
        [
            "1:4 warning: the lecture's link names 1. Topic 1 (v0000000001), but 2 of its 2 "
            'notes link v0000000002',
        ],
    ),
    "most notes agree, one has the heading's video": (
        view(H + note("7:00", 1) + note("8:00", 2) + note("9:00", 2)),
        [
            "1:4 warning: the lecture's link names 1. Topic 1 (v0000000001), but 2 of its 3 "
            'notes link v0000000002',
        ],
    ),
    "references in sentences do not vote": (
        view(H + note("8:00", 1) + note("9:00", 2)
             + f"as in [5:00]({url(2, '&t=5m')}) and [6:00]({url(2, '&t=6m')})\n"),
        [
            '4:1 warning: this note links v0000000002, its lecture is 1. Topic 1 '
            '(v0000000001)',
        ],
    ),
    "in a list, a quote, a heading": (
        view(f"{H}\n- [1:00]({url(2, '&t=60')}) a\n\n> [2:00]({url(3, '&t=120')}) b\n\n{PART}"),
        [
            '3:3 warning: this note links v0000000002, its lecture is 1. Topic 1 '
            '(v0000000001)',
            '5:3 warning: this note links v0000000003, its lecture is 1. Topic 1 '
            '(v0000000001)',
            '7:5 warning: this note links v0000000004, its lecture is 1. Topic 1 '
            '(v0000000001)',
        ],
    ),
    "against a plain heading that the list knows": (
        view(f"<{COURSE}>\n\n## Topic 1\n\n{note('1:00', 2)}{note('2:00', 2)}",
             listed([entry(1), entry(2)])),
        [
            "3:1 warning: the lecture's link names Topic 1 (v0000000001), but 2 of its 2 "
            'notes link Topic 2 (v0000000002)',
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings
