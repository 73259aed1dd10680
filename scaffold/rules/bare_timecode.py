"""A timecode at the start of a line has no link yet.

Only where it is certain which lecture it belongs to, and where `scaffold link` would link it.

What to do: `scaffold link POST`, or `scaffold check --fix`, which does the same.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from scaffold.model.finding import Finding, Fix, Severity
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """The timecodes that `link` would link, each with its edits."""
    edits = view.linking.edits
    starts = [edit.span.start for edit in edits]
    for section in view.post.sections:
        for bare in section.bare:
            left, right = (
                bisect_left(starts, bare.label.start),
                bisect_right(starts, bare.label.end),
            )
            own = edits[left:right]
            if own and section.lecture:
                yield RULE.at(
                    bare.span,
                    f"{bare.text} has no link yet",
                    video=section.lecture.video.video,
                    label=bare.text,
                    fix=Fix(own, "link it"),
                )


RULE = Rule("bare-timecode", Severity.INFO, __doc__, find, Needs.LECTURES, fixable=True)
