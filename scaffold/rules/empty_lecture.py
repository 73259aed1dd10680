"""A lecture's section holds nothing yet.

Off by default: a skeleton of `scaffold new` is made of such sections. Select it to see what is
still to be watched. A comment is not a note; a heading over lectures of its own is not
empty, nor is a lecture whose notes are elsewhere in the post, or are text between a plain heading
and its own, the only one of a lecture below that (`## Lesson 1`, notes, `### [Tutorial](URL)`).
"""

from collections.abc import Iterator
from itertools import zip_longest

from scaffold.model.finding import Finding, Severity
from scaffold.model.post import Post
from scaffold.notes.linking.publishing import without_notes
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Headings of lectures with nothing but space after them."""
    empty = {id(section) for section in without_notes(view.post)}
    above = _with_notes_above(view.post)
    for lecture in view.lectures:
        noted = view.notes_on[lecture.video] or id(lecture.section) in above
        if id(lecture.section) in empty and not noted:
            message = "this lecture has no notes yet"
            yield RULE.at(lecture, message)


def _with_notes_above(post: Post) -> set[int]:
    """The sections (by identity) alone below a plain heading that has text; no title of a post."""
    found = set()
    trios = zip_longest(post.sections, post.sections[1:], post.sections[2:])
    for above, section, following in trios:
        if section is None or above.heading is None or above.lecture or above.level < 2:
            continue
        alone = following is None or following.level <= above.level
        text = post.data[above.heading.span.end : above.span.end]
        if alone and above.level < section.level and text.strip():
            found.add(id(section))
    return found


RULE = Rule("empty-lecture", Severity.WARNING, __doc__, find, Needs.LECTURES, default=False)
