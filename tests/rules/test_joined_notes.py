"""joined-notes: notes on neighbouring lines, which Markdown shows as one paragraph."""

from dataclasses import replace

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.joined_notes import RULE
from tests.rules.views import heading, note, told, view

H = heading(1) + "\n"

STAYS_SILENT = {
    "blank lines between": view(H + "8:00 a\n\n9:00 b\n"),
    "a hard break of two spaces": view(H + "8:00 a  \n9:00 b\n"),
    "a hard break of a backslash": view(H + "8:00 a\\\n9:00 b\n"),
    "a break in HTML": view(H + "8:00 a<br>\n9:00 b\n"),
    "items of a list": view(H + "- 8:00 a\n- 9:00 b\n"),
    "a note and its text": view(H + "8:00 a\nmore\n"),
    "lines of wrapped prose, linked": view(
        H
        + "- Somebody shows what the loss is, in the beginning of it, around\n"
        + f"  {note('3:24', 1).strip()}, and that it\n"
        + "  is easy to lower it while nothing is learnt from it at all. Around\n"
        + f"  {note('6:22', 1).strip()}, tests become\n"
        + "  brittle where they act like people who do not exist, then around\n"
        + f"  {note('12:29', 1).strip()} it ends.\n"
    ),
    "a text and a note": view(H + "Notes:\n8:00 a\n"),
    "a timecode within a line": view(H + "8:00 a\nsee 9:00 b\n"),
    "in no lecture": view("8:00 a\n9:00 b\n"),
    "in code": view(H + "```\n8:00 a\n9:00 b\n```\n"),
    "blank lines in a quote": view(H + "> 8:00 a\n>\n> 9:00 b\n"),
    "items with text": view(H + "- 8:00 a\n  more\n- 9:00 b\n  more\n"),
    "quotes apart": view(H + "> 8:00 a\n\n> 9:00 b\n"),
    "rows of a table": view(H + "| 8:00 | a |\n|---|---|\n| 9:00 | b |\n"),
    "a heading of two lines": view(H + "8:00 a\n9:00 b\n---\n"),
    "a definition": view(H + "Term\n: 8:00 a\n9:00 b\n"),
    "an indent that would be code": view(H + "8:00 a\n    9:00 b\n"),
    "a site that keeps the breaks of lines": replace(
        view(H + "8:00 a\n9:00 b\n"), keeps_breaks=True
    ),
}

SAYS = "of the line above, without a blank line"
IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "two bare ones": (
        view(H + "8:00 a\n9:00 b\n"),
        [f"4:1 info: 1 note belongs to the paragraph {SAYS}"],
    ),
    "linked ones, once for the section": (
        view(H + note("8:00", 1).rstrip("\n") + " a\n" + note("9:00", 1).strip() + "\n10:00 c\n"),
        [f"4:1 info: 2 notes belong to the paragraph {SAYS}"],
    ),
    "in a quote": (
        view(H + "> 8:00 a\n> 9:00 b\n"),
        [f"4:1 info: 1 note belongs to the paragraph {SAYS}"],
    ),
    "below a line of text, the first of them, too": (
        view(H + "Timestamps\n8:00 a\n9:00 b\n10:00 c\n"),
        [f"4:1 info: 3 notes belong to the paragraph {SAYS}"],
    ),
    "within one item of a list": (
        view(H + "- 8:00 a\n  9:00 b\n  10:00 c\n- 11:00 d\n"),
        [f"4:1 info: 2 notes belong to the paragraph {SAYS}"],
    ),
    "with text between": (
        view(H + "8:00 a\nmore\n**9:00** b\n"),
        [f"5:1 info: 1 note belongs to the paragraph {SAYS}"],
    ),
}


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, expected = IS_FOUND[case]
    assert told(RULE, seen) == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_fix_puts_blank_lines_with_the_posts_own_newline(newline: str) -> None:
    text = (H + "8:00 a\n9:00 b\nmore\n10:00 c\n").replace("\n", newline)
    (finding,) = RULE.find(view(text))
    assert finding.fix
    assert [edit.text for edit in finding.fix.edits] == [newline, newline]
