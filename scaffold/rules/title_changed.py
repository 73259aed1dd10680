"""YouTube has another title for a lecture than the snapshot remembers.

Compared in the snapshot's own language only. It is not told where the heading holds the new title
already, or never held the old one.

What to do: `scaffold refresh` brings the title into the post, unless you reworded it.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.rules.rule import Needs, Rule
from scaffold.rules.view import View


def find(view: View) -> Iterator[Finding]:
    """Lectures that were renamed since the snapshot learnt of them."""
    for lecture in view.opened:
        known = view.lists.get(lecture.playlist or "")
        entry = known.by_video.get(lecture.video) if known and known.now else None
        if entry is None or not entry.was or lecture.link is None:
            continue
        if entry.title.casefold() not in lecture.label.casefold():
            message = f"YouTube's title is now «{entry.raw}», it was «{entry.was}»"
            yield RULE.at(
                lecture.link.span,
                message,
                video=lecture.video,
                label=lecture.label,
                advice=("scaffold refresh brings it into the post",),
            )


RULE = Rule("title-changed", Severity.INFO, __doc__, find, Needs.LIST_NOW)
