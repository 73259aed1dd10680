"""empty-lecture: what is still to be watched, for those who ask."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.empty_lecture import RULE
from tests.rules.views import COURSE, entry, heading, listed, note, told, url, view

STAYS_SILENT = {
    "notes": view(heading(1) + note("8:00", 1)),
    "a sentence": view(heading(1) + "\nNothing new.\n"),
    "a heading without lecture": view("## Links\n\n"),
    "a part over lectures of its own": view(
        f"## [Part]({url(9)})\n\n### [1. Topic 1]({url(1)})\n\ntext\n"
    ),
    "a post about one video": view(f"{url(1)}\n"),
    "notes of its video further down": view(
        f"## [Recording]({url(1)})\n\n## Agenda\n\n{note('8:00', 1)}"
    ),
    "a timecode without link": view(heading(1) + "8:00 - text\n"),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "a skeleton": (
        view(heading(1) + "\n\n" + heading(2) + "\n"),
        [
            "1:4 warning: this lecture has no notes yet",
            "4:4 warning: this lecture has no notes yet",
        ],
    ),
    "with its link below the heading": (
        view(f"## Topic\n\n{url(1)}\n\n" + heading(2) + "text\n"),
        ["3:1 warning: this lecture has no notes yet"],
    ),
    "a plain heading that the list knows": (
        view(f"<{COURSE}>\n\n## Topic 1\n\n## Topic 2\ntext\n", listed([entry(1), entry(2)])),
        ["3:1 warning: this lecture has no notes yet"],
    ),
    "nothing but comments": (
        view(heading(1) + "\n<!-- later -->\n\n" + heading(2) + "text\n"),
        ["1:4 warning: this lecture has no notes yet"],
    ),
    "setext, with other newlines": (
        view(f"[Topic]({url(1)})\r\n=====\r\n\r\n \t\r\n"),
        ["1:1 warning: this lecture has no notes yet"],
    ),
}


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings


def test_notes_between_a_plain_heading_and_the_only_lecture_below_it_count() -> None:
    lesson = f"## Lesson 1\n\n- a note\n\n### [Tutorial]({url(1)})\n\n"
    assert told(RULE, view(f"{lesson}## Lesson 2\n\n- more\n\n### [Tutorial]({url(2)})\n")) == []


@pytest.mark.parametrize(
    "text",
    [
        f"## Lesson 1\n\n### [Tutorial]({url(1)})\n",
        f"# Course\n\nwords about it\n\n## [Tutorial]({url(1)})\n",
        f"## Lesson 1\n\n- a note\n\n## [Tutorial]({url(1)})\n",
        f"## Lessons\n\nwords\n\n### [One]({url(1)})\n\n### [Two]({url(2)})\n\n- a note\n",
    ],
)
def test_text_above_that_is_of_another_heading_does_not_count(text: str) -> None:
    assert len(told(RULE, view(text))) == 1
