"""The number of a heading is not the lecture's.

Where most headings of the post carry the numbers of the playlist (the titles' own numbers, or the
places in the list), one that differs is told. A post with a count of its own is left alone.

What to do: mend it by hand, or `scaffold refresh --renumber`.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.model.post import Heading
from scaffold.rules.rule import Needs, Rule
from scaffold.rules.view import Lecture, View


def find(view: View) -> Iterator[Finding]:
    """Headings that differ from the list where most agree with it."""
    numbered = list(_numbered(view))
    wrong = [item for item in numbered if item[1].number not in item[2]]
    if not wrong or len(wrong) * 2 >= len(numbered):
        return
    for lecture, heading, numbers in wrong:
        message = f"this heading is number {heading.number}, the lecture is {numbers[0]}"
        yield RULE.at(heading.span, message, video=lecture.video, label=heading.text)


def _numbered(view: View) -> Iterator[tuple[Lecture, Heading, tuple[str, ...]]]:
    """Headings with a number, and the numbers that their lecture goes by."""
    for lecture in view.opened:
        heading = lecture.section.heading
        known = view.lists.get(lecture.playlist or "")
        entry = known.by_video.get(lecture.video) if known and known.whole else None
        if heading is not None and entry and heading.number.isdecimal():
            own = (entry.number, str(entry.position)) if entry.number else (str(entry.position),)
            yield lecture, heading, own


RULE = Rule("heading-number", Severity.INFO, __doc__, find, Needs.LIST)
