"""A link leads to a playlist that does not exist any more.

The listing says that there is none, and oEmbed answers 404 for it. Links to a video of it still
open the video, but the list beside it is empty. One finding per post, at the first link that names
the playlist.

What to do: if the course moved to another playlist, put the new `list=` into the links; else take
`list=` out.
"""

from collections.abc import Iterator

from scaffold.model.finding import Certainty, Finding, Severity
from scaffold.rules.rule import Needs, Rule
from scaffold.rules.view import View


def find(view: View) -> Iterator[Finding]:
    """Playlists that are certainly gone."""
    gone = {p for p, v in view.playlists.items() if v.certainty is Certainty.GONE}
    if not gone:
        return
    for playlist, links in view.listed_links.items():
        if playlist in gone:
            count = "1 link names" if len(links) == 1 else f"{len(links)} links name"
            yield RULE.at(
                links[0].span,
                f"the playlist {playlist} does not exist any more; {count} it",
                label=links[0].text,
                advice=(
                    "an archived copy may be at https://web.archive.org/web/"
                    f"https://www.youtube.com/playlist?list={playlist}",
                ),
            )


RULE = Rule("playlist-gone", Severity.ERROR, __doc__, find, Needs.VERDICT)
