"""A video can be seen by members of its channel only.

It lives, so nothing fails; but most readers of the post cannot watch it. There is one finding per
post, at the lecture's heading (else at the first link).
"""

from collections.abc import Iterator

from scaffold.model.finding import Certainty, Finding, Severity
from scaffold.rules.base import dead
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Living videos with a note on who may see them."""
    for video in view.videos_linked:
        verdict = view.videos.get(video)
        if verdict and verdict.certainty is Certainty.OK and verdict.note:
            place = view.place_of(video)
            message = f"the video {view.name_of(video)} is {verdict.note}"
            hanging = dead.hanging_on(view, video)
            yield RULE.at(place, f"{message}; {hanging}", video=video)


RULE = Rule("video-unavailable", Severity.INFO, __doc__, find, Needs.LIST)
