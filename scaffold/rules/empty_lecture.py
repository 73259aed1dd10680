"""A lecture's section holds nothing yet.

Off by default: a skeleton of `scaffold new` is made of such sections. Select it to see what is
still to be watched.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.rules.rule import Rule
from scaffold.rules.view import View


def find(view: View) -> Iterator[Finding]:
    """Headings with a lecture link and nothing but space after it."""
    for lecture in view.opened:
        heading = lecture.section.heading
        if heading is None or lecture.link is None:
            continue
        start = max(heading.span.end, lecture.link.span.end)
        if not view.post.data[start : lecture.section.span.end].strip():
            message = "this lecture has no notes yet"
            yield RULE.at(lecture.link.span, message, video=lecture.video, label=lecture.label)


RULE = Rule("empty-lecture", Severity.WARNING, __doc__, find, default=False)
