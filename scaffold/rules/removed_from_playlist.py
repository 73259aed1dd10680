"""A video lives, but is not in the playlist that its link names any more.

Reported only if the listing is whole and the video itself answers. The link still opens the video;
the list next to it has other videos.

What to do: take `list=` and `index=` out of its links, or leave it and suppress the finding.
"""

from collections.abc import Iterator

from scaffold.model.finding import Certainty, Finding, Severity
from scaffold.model.post_link import PostLink
from scaffold.rules.base.dead import hanging_on
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Living videos that their playlist lacks."""
    for video, links in view.videos_linked.items():
        if view.certainty(video) is not Certainty.OK:
            continue
        for playlist, link in _first_per_playlist(links).items():
            course = view.lists.get(playlist)
            if course and course.is_current and course.whole and video not in course.by_id:
                own = view.place_of(video)
                place = own if own.playlist == playlist else link
                message = f"{view.name_of(video)} is not in the playlist {playlist} any more"
                yield RULE.at(
                    place.span,
                    f"{message}; {hanging_on(view, video)}",
                    video=video,
                    label=place.text,
                )


def _first_per_playlist(links: tuple[PostLink, ...]) -> dict[str, PostLink]:
    found: dict[str, PostLink] = {}
    for link in links:
        if link.playlist:
            found.setdefault(link.playlist, link)
    return found


RULE = Rule("removed-from-playlist", Severity.WARNING, __doc__, find, Needs.LIST)
