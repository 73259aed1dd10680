"""The number of a heading is not the lecture's.

Where most headings of the post carry the numbers of the playlist (the titles' own numbers, or the
places in the list), one that differs is reported. A post with its own numbering is left alone.

What to do: correct it by hand, or `scaffold refresh --renumber`.
"""

from collections.abc import Iterator

from scaffold.model.course import Lecture
from scaffold.model.finding import Finding, Severity
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import LectureSection, View

Numbered = tuple[LectureSection, str, Lecture]
"""A lecture, the number of its heading, and its place in the list."""


def find(view: View) -> Iterator[Finding]:
    """Headings that differ from the list where most agree with it."""
    numbered: list[Numbered] = []
    for lecture in view.lectures:
        heading, listed = lecture.section.heading, view.placed(lecture)
        if heading is not None and listed and heading.number.isdecimal():
            numbered.append((lecture, heading.number, listed))
    wrong = [item for item in numbered if not (_is_own(item) or _is_place(item))]
    if not wrong or len(wrong) * 2 >= len(numbered):
        return
    by_place = sum(map(_is_place, numbered)) > sum(map(_is_own, numbered))
    for lecture, number, listed in wrong:
        right = listed.number if listed.number and not by_place else listed.position
        message = f"this heading is number {number}, the lecture is {right}"
        yield RULE.at(lecture, message)


def _is_own(item: Numbered) -> bool:
    """Whether it is the number that the lecture's title carries; `05` is `5`."""
    _, number, listed = item
    return listed.number.isdecimal() and int(listed.number) == int(number)


def _is_place(item: Numbered) -> bool:
    """Whether it is the lecture's place in the list."""
    _, number, listed = item
    return int(number) == listed.position


RULE = Rule("heading-number", Severity.INFO, __doc__, find, Needs.LIST)
