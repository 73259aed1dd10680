"""A link leads to a playlist that does not exist any more.

The listing says that it does not exist, and oEmbed answers 404 for it. Links to a video of it still
open the video, but the list next to it is empty. There is one finding per post, at the first link
that names the playlist, and it says how many links and notes link to it, and its last title.

What to do: if the course moved to another playlist, put the new `list=` into the links; else take
`list=` out.
"""

from collections.abc import Iterator

from scaffold.model.finding import Certainty, Finding, Severity
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View
from scaffold.wording import count_of


def find(view: View) -> Iterator[Finding]:
    """Playlists that are certainly gone."""
    gone = {p for p, v in view.playlists.items() if v.certainty is Certainty.GONE}
    if not gone:
        return
    for playlist, links in view.listed_links.items():
        if playlist not in gone:
            continue
        known = view.lists.get(playlist)
        title = f" («{known.title}»)" if known and known.title else ""
        notes = sum(note.playlist == playlist for note in view.notes)
        what = count_of(len(links), "note" if notes == len(links) else "link")
        names = f"{what} {'names' if len(links) == 1 else 'name'} it"
        names += f", {notes} of them from notes" if 0 < notes < len(links) else ""
        archive = "https://web.archive.org/web/https://www.youtube.com/playlist?list="
        yield RULE.at(
            links[0],
            f"the playlist {playlist}{title} does not exist any more; {names}",
            advice=(f"an archived copy may be at {archive}{playlist}",),
        )


RULE = Rule("playlist-gone", Severity.ERROR, __doc__, find, Needs.VERDICT)
