"""A lecture's section holds nothing yet.

Off by default: a skeleton of `scaffold new` is made of such sections. Select it to see what is
still to be watched. A comment is not a note; a heading over lectures of its own is not
empty.
"""

from collections.abc import Iterator
from itertools import zip_longest

from scaffold.model.finding import Finding, Severity
from scaffold.model.post import Post, Section
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Headings of lectures with nothing but space after them."""
    empty = {id(section) for section in _empty(view.post)}
    for lecture in view.lectures:
        if id(lecture.section) in empty:
            message = "this lecture has no notes yet"
            yield RULE.at(lecture.place, message, video=lecture.video, label=lecture.label)


def _empty(post: Post) -> Iterator[Section]:
    for section, following in zip_longest(post.sections, post.sections[1:]):
        if section.heading is None or section.lecture is None:
            continue
        holds_more = following is not None and following.level > section.level
        if not holds_more and not _written(post, section):
            yield section


def _written(post: Post, section: Section) -> bytes:
    """What stands in a section after its heading and link, comments left out."""
    assert section.heading  # noqa: S101 - only headings come here
    link = section.lecture.link if section.lecture else None
    at = max(section.heading.span.end, link.span.end if link else 0)
    kept = []
    for comment in post.comments:
        if at <= comment.span.start < section.span.end:
            kept.append(post.data[at : comment.span.start])
            at = comment.span.end
    return b"".join((*kept, post.data[at : section.span.end])).strip()


RULE = Rule("empty-lecture", Severity.WARNING, __doc__, find, Needs.LECTURES, default=False)
