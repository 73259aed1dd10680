"""Whether a rule knew enough of a part of a post: only then its silence says anything."""

from collections.abc import Iterable
from typing import NamedTuple

from scaffold.model.finding import Certainty
from scaffold.model.post import PostLink
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


class Scope(NamedTuple):
    """The videos and playlists that a rule is asked about."""

    videos: frozenset[str]
    playlists: frozenset[str]


def of_links(links: Iterable[PostLink]) -> Scope:
    """What some links of a post name."""
    links = tuple(links)
    videos = frozenset(video.video for link in links if (video := link.video))
    return Scope(videos, frozenset(playlist for link in links if (playlist := link.playlist)))


def answered(view: View, rule: Rule, scope: Scope) -> bool:
    """Whether the rule knew all that it needs; of what is not there it needs nothing."""
    if rule.remembers and not _remembered(view, scope):
        return False
    match rule.needs:
        case Needs.POST:
            return True
        case Needs.LECTURES:
            return _named(view)
        case Needs.VERDICT:
            lists = [view.playlists.get(playlist) for playlist in scope.playlists]
            certain = [view.certainty(video) for video in scope.videos]
            certain += [verdict.certainty if verdict else Certainty.UNKNOWN for verdict in lists]
            return Certainty.UNKNOWN not in certain
        case Needs.LENGTH:
            measured = all(_measured(view, video) for video in scope.videos)
            return measured and _whole(view, scope.playlists)
        case Needs.LIST:
            return _named(view) and _whole(view, scope.playlists) and _placed(view, scope)


def _whole(view: View, playlists: Iterable[str]) -> bool:
    """Whether all of the playlists are known from the first row to the last, as they are now.

    What a snapshot remembers is enough to find something, but not to say that nothing is there.
    """
    known = [view.lists.get(playlist) for playlist in playlists]
    return all(each and each.whole and each.is_current for each in known)


def _placed(view: View, scope: Scope) -> bool:
    """Whether each video is in one of the playlists; of any other it is known whether it lives."""
    lists = [view.lists[playlist] for playlist in scope.playlists]
    return all(
        any(video in known.by_id for known in lists)
        or view.certainty(video) is not Certainty.UNKNOWN
        for video in scope.videos
    )


def _measured(view: View, video: str) -> bool:
    """Whether its length is known, as it is now if it is in a list: videos are cut later."""
    found = ((known, known.by_id.get(video)) for known in view.lists.values())
    known = next((known for known, lecture in found if lecture and lecture.duration), None)
    return known.is_current if known else view.duration(video) is not None


def _remembered(view: View, scope: Scope) -> bool:
    """Whether there is anything to compare with: the lists, and a snapshot of each."""
    memory = view.remembered.keys()
    lists = [view.lists.get(playlist) for playlist in scope.playlists]
    known = all(each and not memory.isdisjoint(each.by_id) for each in lists)
    return known and memory >= scope.videos and _whole(view, scope.playlists)


def _named(view: View) -> bool:
    """Whether no plain heading waits for a list to say that it is a lecture of it.

    By the list of the one playlist of a post such headings get lectures, on the level of those
    that have one; without it they are none yet.
    """
    playlists = view.post.playlists
    if len(playlists) != 1 or _whole(view, playlists):
        return True
    sections = [(section, section.heading) for section in view.post.sections if section.heading]
    levels = {section.level for section, _ in sections if section.lecture}
    plain = [section.level for section, h in sections if not (section.lecture or h.link)]
    return not (plain if not levels else levels.intersection(plain))
