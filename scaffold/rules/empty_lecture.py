"""A lecture's section holds nothing yet.

Off by default: a skeleton of `scaffold new` is made of such sections. Select it to see what is
still to be watched. A comment is not a note; a heading over lectures of its own is not
empty, nor is a lecture whose notes are elsewhere in the post.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.notes.linking.publishing import without_notes
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Headings of lectures with nothing but space after them."""
    empty = {id(section) for section in without_notes(view.post)}
    for lecture in view.lectures:
        if id(lecture.section) in empty and not view.notes_on[lecture.video]:
            message = "this lecture has no notes yet"
            yield RULE.at(lecture, message)


RULE = Rule("empty-lecture", Severity.WARNING, __doc__, find, Needs.LECTURES, default=False)
