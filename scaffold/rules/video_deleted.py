"""A link leads to a video that was deleted.

YouTube says so twice: oEmbed answers 404, and the playlist shows a dead row or the picture is gone,
too. There is one finding per post, at the lecture's heading (else at the first link), and it says
how many notes link to the video, what it was, and where a copy may be. A lecture that was dead
already when it was first listed is reported as info and fails nothing.

What to do: link a copy or an upload by somebody else, or say in the post that the video is gone and
keep your notes. `<!-- scaffold: ignore video-deleted - the notes stay -->` before the heading
keeps the check green.
"""

from collections.abc import Iterator

from scaffold.model.finding import Certainty, Finding, Severity
from scaffold.rules.base import dead
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Videos that are certainly deleted."""
    return dead.findings(view, RULE, Certainty.DELETED, "was deleted")


RULE = Rule("video-deleted", Severity.ERROR, __doc__, find, Needs.VERDICT)
