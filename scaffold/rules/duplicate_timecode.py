"""Two notes of a section, below one heading, lead to the same moment.

Off by default: a person may well have two things to say of one moment.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Notes at line starts whose moment another note above has."""
    for lecture in view.lectures:
        seen: dict[tuple[str, int, int], int] = {}
        for note in lecture.notes:
            if note.moment is None or not view.begins_line(note.link):
                continue
            line = view.post.line_of(note.link.span.start)
            heading = view.headings_above(note.link)
            first = seen.setdefault((note.video, note.moment, heading), line)
            if first != line:
                message = f"the note in line {first} leads to the same moment"
                yield RULE.at(note, message)


RULE = Rule("duplicate-timecode", Severity.WARNING, __doc__, find, Needs.LECTURES, default=False)
