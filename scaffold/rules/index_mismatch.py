"""The `index=` of a lecture's link is not its place in the playlist.

The owner of the playlist added, moved or removed videos. Told only where the listing is whole (or
remembered whole by the snapshot), and only for the links that name lectures.

What to do: `scaffold check --fix`, or `scaffold refresh`, which does the same.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.model.parameters import with_parameter
from scaffold.rules.base import targets
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Lecture links whose index is another lecture's."""
    for lecture in view.opened:
        known = view.lists.get(lecture.playlist or "")
        video = lecture.link.video if lecture.link else None
        entry = known.by_video.get(lecture.video) if known and known.whole else None
        if lecture.link is None or video is None or video.index is None or entry is None:
            continue
        if video.index != entry.position:
            place = str(entry.position)
            yield RULE.at(
                lecture.link.span,
                f"index={video.index}, but the video is number {place} of the playlist",
                video=lecture.video,
                label=lecture.label,
                fix=targets.fix_target(
                    view.post,
                    lecture.link,
                    lambda url, place=place: with_parameter(url, "index", place),  # type: ignore[misc]  # bound now
                    f"make it index={place}",
                ),
            )


RULE = Rule("index-mismatch", Severity.WARNING, __doc__, find, Needs.LIST, fixable=True)
