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


def find(view: View) -> Iterator[Finding]:
    """Headings that differ from the list where most agree with it."""
    wrong: list[tuple[LectureSection, str, Lecture]] = []
    owns = places = agreeing = 0
    for lecture in view.lectures:
        heading, listed = lecture.section.heading, view.placed(lecture)
        if heading is None or not listed or not heading.number.isdecimal():
            continue
        number = int(heading.number)
        # the number that the lecture's title carries (`05` is `5`), or its place in the list
        is_own = listed.number.isdecimal() and int(listed.number) == number
        is_place = listed.position == number
        owns += is_own
        places += is_place
        if is_own or is_place:
            agreeing += 1
        else:
            wrong.append((lecture, heading.number, listed))
    if len(wrong) >= agreeing:
        return
    for lecture, said, listed in wrong:
        right = listed.number if listed.number and places <= owns else listed.position
        yield RULE.at(lecture, f"this heading is number {said}, the lecture is {right}")


RULE = Rule("heading-number", Severity.INFO, __doc__, find, Needs.LIST)
