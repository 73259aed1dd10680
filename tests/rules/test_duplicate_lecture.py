"""duplicate-lecture: two headings with one video, mostly a copied heading."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.duplicate_lecture import RULE
from tests.rules.views import heading, note, told, url, vid, view

STAYS_SILENT = {
    "different lectures": view(heading(1) + heading(2)),
    "chapters of one long video": view(
        f"## [A]({url(1, '&t=60')})\n\n## [B]({url(1, '&t=900')})\n\n## [C]({url(1)})\n"
    ),
    "a heading that is a note": view(heading(1) + f"### [8:00]({url(1, '&t=480')}) Part\n"),
    "notes and references": view(heading(1) + note("8:00", 1) + f"see [it]({url(1)})\n"),
    "below headings, but shown again without notes": view(
        f"## A\n\n{url(1)}\n\n{note('8:00', 1)}## Summary\n\n{url(1)}\n"
    ),
    "below headings of two levels": view(
        f"## A\n\n{url(1)}\n\n{note('8:00', 1)}### Part\n\n{url(1)}\n\n{note('9:00', 1)}"
    ),
    "two parts of one recording": view(
        heading(1)
        + note("1:00", 1)
        + note("20:00", 1)
        + f"## [1. Part 2]({url(1)})\n\n"
        + note("21:00", 1)
        + note("50:00", 1)
    ),
    "parts in the other order, typed": view(
        f"{heading(1)}\n40:00 c\n\n50:00 d\n\n## [1. Part 1]({url(1)})\n\n1:00 a\n\n2:00 b\n"
    ),
    "a translation beside its original": view(
        (heading(1) + note("1:00", 1) + note("20:00", 1)) * 2
    ),
    "a translation with one note": view((heading(1) + note("1:00", 1)) * 2 + heading(2)),
    "a post in two languages, without notes": view(
        f"# A\n\n{heading(1)}\n{heading(2)}\n# Б\n\n{heading(1)}\n{heading(2)}"
    ),
    "each lecture in two languages": view((heading(1) * 2) + (heading(2) * 2)),
    "items of a list": view(f"- [A]({url(1)})\n  - 1:00 said\n" * 2),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "a copied heading over the notes of another lecture": (
        view(
            heading(1) + note("5:00", 1) + note("50:00", 1)
            + f"## [2. Topic]({url(1)})\n\n" + note("2:00", 1) + note("55:00", 1)
        ),
        [
            '6:4 warning: 1. Topic 1 (v0000000001) is the lecture of the heading in line 1, '
            'too',
        ],
    ),
    "a copied heading": (
        view(heading(1) + note("8:00", 1) + f"## [2. Topic 2]({url(1, '&index=2')})\n"),
        [
            '4:4 warning: 1. Topic 1 (v0000000001) is the lecture of the heading in line 1, '
            'too',
        ],
    ),
    "in another form": (
        view(f"# T\n\n{heading(1)}\n### 5. [Part](https://youtu.be/{vid(1)})\n"),
        [
            '5:8 warning: 1. Topic 1 (v0000000001) is the lecture of the heading in line 3, '
            'too',
        ],
    ),
    "chapters at the same time": (
        view(f"## [A]({url(1, '&t=60')})\n\n## [B]({url(1, '&t=1m')})\n"),
        [
            '3:4 warning: A (v0000000001) is the lecture of the heading in line 1, too',
        ],
    ),
    "on lines below headings": (
        view(f"## A\n\n{url(1)}\n\n{note('8:00', 1)}## B\n\n{url(1)}\n\n1:00 typed\n"),
        [
            '9:1 warning: A (v0000000001) is the lecture of the heading in line 1, too',
        ],
    ),
    "one in a heading, one below": (
        view(f"{heading(1)}{note('8:00', 1)}## B\n\n<{url(1)}>\n\n{note('9:00', 1)}"),
        [
            '6:1 warning: 1. Topic 1 (v0000000001) is the lecture of the heading in line 1, '
            'too',
        ],
    ),
    "each copy": (
        view(heading(1) * 3),
        [
            '2:4 warning: 1. Topic 1 (v0000000001) is the lecture of the heading in line 1, '
            'too',
            '3:4 warning: 1. Topic 1 (v0000000001) is the lecture of the heading in line 1, '
            'too',
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
