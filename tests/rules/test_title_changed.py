"""title-changed: YouTube renamed a lecture whose old title stands in the post."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.title_changed import RULE
from tests.rules.views import COURSE, OTHER, entry, heading, listed, note, told, url, view

NEW = entry(1, titles=("Topic one",), raw="Topic one", former_titles=("Topic 1",))
LIST = listed([NEW])
POST = heading(1) + note("8:00", 1)

STAYS_SILENT = {
    "nothing is known": view(POST),
    "nothing changed": view(POST, listed([entry(1)])),
    "the list is remembered, not asked for": view(POST, listed([NEW], now=False)),
    "the heading holds the new title": view(f"## [1. Topic one]({url(1)})\n", LIST),
    "in other letters, with more around it": view(f"## [1. TOPIC  One (A.)]({url(1)})\n", LIST),
    "the heading never held the old one": view(f"## [What a lecture]({url(1)})\n", LIST),
    "another list": view(POST, listed([NEW], playlist=OTHER)),
    "a note": view(f"[8:00 Topic 1]({url(1, '&t=480')})\n", LIST),
}

SAID = "YouTube's title is now «Topic one», it was «Topic 1»"
IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "the heading holds the old one": (view(POST, LIST), [f"1:4 info: {SAID}"]),
    "with the author's words after it": (
        view(f"# T\n\n### 1. [Topic  1 (A.)]({url(1)})\n", LIST), [f"3:8 info: {SAID}"]
    ),
    "the heading holds the old exact title": (
        view(f"## [1. Тема 1]({url(1)})\n",
             listed([entry(1, titles=("Topic one",), raw="",
                           former_titles=("Topic 1", "Тема 1"))])),
        [f"1:4 info: {SAID}"],
    ),
    "a plain heading that the list knows": (
        view(f"<{COURSE}>\n\n## 1. Topic 1\n", LIST), [f"3:1 info: {SAID}"]
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings
