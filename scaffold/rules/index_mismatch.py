"""The `index=` of a lecture's link is not its place in the playlist.

The owner of the playlist added, moved or removed videos. Reported only where the listing is
whole (or remembered whole by the snapshot), and only for the links that name lectures.

What to do: `scaffold check --fix`, or `scaffold refresh`, which does the same.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Fix, Severity
from scaffold.notes.editing import targets
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Lecture links whose index is another lecture's."""
    for lecture in view.opened:
        listed = view.placed(lecture)
        video = lecture.link.video if lecture.link else None
        if lecture.link is None or video is None or video.index is None or listed is None:
            continue
        if video.index != listed.position:
            edit = targets.with_index(view.post, lecture.link, listed.position)
            yield RULE.at(
                lecture,
                f"index={video.index}, but the video is number {listed.position} of the playlist",
                fix=Fix((edit,), f"make it index={listed.position}") if edit else None,
            )


RULE = Rule("index-mismatch", Severity.WARNING, __doc__, find, Needs.LIST, fixable=True)
