"""The playlist has lectures that never came into this post.

Reported once per post, and only for posts that the snapshot knows: a lecture that was offered to
the post and left out is not reported. Dead lectures are not missed.

What to do: `scaffold refresh` brings them in.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View
from scaffold.wording import count_of

_MOST = 3  # that are named


def find(view: View) -> Iterator[Finding]:
    """Living lectures that the post neither links nor was offered."""
    for playlist, links in view.listed_links.items():
        course, offered = view.lists.get(playlist), view.offered.get(playlist)
        if course is None or offered is None:
            continue
        new = [
            f"{lecture.position}. «{lecture.raw or lecture.id}»"
            for lecture in course.lectures
            if lecture.alive and lecture.id not in offered and lecture.id not in view.videos_linked
        ]
        if new:
            more = f" and {len(new) - _MOST} more" if len(new) > _MOST else ""
            named = f"{', '.join(new[:_MOST])}{more}"
            yield RULE.at(
                links[0].span,
                f"{count_of(len(new), 'lecture')} of the playlist never came into this post: "
                f"{named}",
                label=playlist,
                advice=("scaffold refresh brings them in",) if course.whole else (),
            )


RULE = Rule("missing-lecture", Severity.INFO, __doc__, find, Needs.LIST, remembers=True)
