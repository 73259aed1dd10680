"""A video lives, but is not in the playlist that its link names any more.

Reported only if the listing is whole and the video itself answers. The link still opens the video;
the list next to it has other videos.

What to do: take `list=` and `index=` out of its links, or leave it and suppress the finding.
"""

from collections.abc import Iterator

from scaffold.model.finding import Certainty, Finding, Severity
from scaffold.rules.base.dead import hanging_on
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Living videos that their playlist lacks."""
    for video, links in view.videos_linked.items():
        if view.certainty(video) is not Certainty.OK:
            continue
        seen: set[str | None] = {None}
        for link in links:
            playlist = link.playlist
            course = view.lists.get(playlist or "")
            if playlist in seen or course is None:
                continue
            seen.add(playlist)
            if course.is_current and course.whole and video not in course.by_id:
                own = view.place_of(video)
                place = own if own.playlist == playlist else link
                message = f"{view.name_of(video)} is not in the playlist {playlist} any more"
                yield RULE.at(place, f"{message}; {hanging_on(view, video)}", video=video)


RULE = Rule("removed-from-playlist", Severity.WARNING, __doc__, find, Needs.LIST)
