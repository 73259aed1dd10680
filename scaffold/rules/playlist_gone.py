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
        if playlist in gone:
            yield RULE.at(
                links[0].span,
                f"the playlist {_named(view, playlist)} does not exist any more; "
                f"{_hanging(view, playlist, len(links))}",
                label=links[0].text,
                advice=(
                    "an archived copy may be at https://web.archive.org/web/"
                    f"https://www.youtube.com/playlist?list={playlist}",
                ),
            )


def _named(view: View, playlist: str) -> str:
    known = view.lists.get(playlist)
    return f"{playlist} («{known.title}»)" if known and known.title else playlist


def _hanging(view: View, playlist: str, links: int) -> str:
    notes = sum(note.playlist == playlist for note in view.notes)
    what = "note" if notes == links else "link"
    names = f"{count_of(links, what)} {'names' if links == 1 else 'name'} it"
    return f"{names}, {notes} of them from notes" if 0 < notes < links else names


RULE = Rule("playlist-gone", Severity.ERROR, __doc__, find, Needs.VERDICT)
