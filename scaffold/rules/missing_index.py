"""A lecture's link lacks `index=`, while most lecture links of the post have it.

With `index=` YouTube shows the right place of the playlist next to the video. A post whose links
carry none is left alone, and so is one whose links are a mixture: more than two of them, and more
than a quarter, have none.

What to do: `scaffold check --fix` adds it where the place in the playlist is known, from the
listing or the snapshot.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Fix, Severity
from scaffold.notes.editing import targets
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Lecture links without an index among many with one."""
    if not targets.usually_indexed(view.post):
        return
    with_index, all_listed = targets.indexed(view.post)
    for lecture in view.opened:
        link = lecture.link
        if link is None or not lecture.playlist or (link.video and link.video.index is not None):
            continue
        listed = view.placed(lecture)
        edit = targets.with_index(view.post, link, listed.position) if listed else None
        yield RULE.at(
            lecture,
            f"this lecture's link has no index=, which {with_index} of {all_listed} lecture links "
            "of the post have",
            fix=Fix((edit,), f"add index={listed.position}") if listed and edit else None,
        )


RULE = Rule("missing-index", Severity.WARNING, __doc__, find, fixable=True)
