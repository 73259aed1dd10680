"""Notes on neighbouring lines become one paragraph.

Markdown joins lines that follow each other without a blank line: what was typed as a list of notes
is shown as a wall of text, also in a quote or a list item. Sites that keep the breaks of lines
(Obsidian, Logseq, `hardWraps` of Hugo, `nl2br` of MkDocs) show none and get no such remark.

What to do: `scaffold link --space`, or `scaffold check --fix`, which puts blank lines between them.
"""

from collections.abc import Iterator
from itertools import chain

from scaffold.model.edit import Span
from scaffold.model.finding import Finding, Fix, Severity
from scaffold.notes.linking import spacing
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View
from scaffold.wording import count_of


def find(view: View) -> Iterator[Finding]:
    """One finding for each section with such notes."""
    joined = () if view.keeps_breaks else spacing.joined_notes(view.post)
    for section in view.post.sections if joined else ():
        start, end = section.span
        own = [edits for edits in joined if start <= edits[0].span.start < end]
        if own and section.lecture:
            notes = count_of(len(own), "note")
            verb = "belongs" if len(own) == 1 else "belong"
            at = own[0][0].span.start
            yield RULE.at(
                Span(at, at),
                f"{notes} {verb} to the paragraph of the line above, without a blank line",
                video=section.lecture.video.video,
                fix=Fix(tuple(chain.from_iterable(own)), "put blank lines between"),
            )


RULE = Rule("joined-notes", Severity.INFO, __doc__, find, fixable=True)
