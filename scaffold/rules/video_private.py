"""A link leads to a video that was made private.

YouTube says so twice: oEmbed answers 403, and the playlist shows a dead row or the picture is gone,
too. Only its owner can see it. There is one finding per post, as for `video-deleted`; a lecture
that was private already when it came into the post is info.

What to do: ask the owner, link another upload, or keep the notes and suppress the finding with the
reason.
"""

from collections.abc import Iterator

from scaffold.model.finding import Certainty, Finding, Severity
from scaffold.rules.base import dead
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Videos that are certainly private."""
    return dead.findings(view, RULE, Certainty.PRIVATE, "is private")


RULE = Rule("video-private", Severity.ERROR, __doc__, find, Needs.VERDICT)
