"""A dead video seems to be in the playlist again, under a new id.

Exactly one dead lecture of the post and exactly one living one of the playlist that the post does
not link share the title and, to 3 seconds, the length. Told only where the snapshot remembers both
title and length of the dead one.

What to do: `scaffold check --fix` puts the new id into all links to the dead video, and mends
`index=` where it is there.
"""

from collections.abc import Iterator

from scaffold.model.edit import Edit
from scaffold.model.finding import Certainty, Finding, Fix, Severity
from scaffold.model.known import Entry
from scaffold.model.link import with_parameter
from scaffold.rules import dead, targets
from scaffold.rules.rule import Needs, Rule
from scaffold.rules.view import View

_DEAD = frozenset({Certainty.DELETED, Certainty.PRIVATE})


def find(view: View) -> Iterator[Finding]:
    """Pairs of one dead and one new lecture."""
    pairs = [
        (video, entry)
        for video in view.videos_linked
        if view.certainty(video) in _DEAD
        for _, entry in dead.candidates(view, video)
        if _is_same(view, video, entry)
    ]
    for video, entry in pairs:
        if sum(v == video or e.video == entry.video for v, e in pairs) == 1:
            yield _finding(view, video, entry)


def _is_same(view: View, video: str, entry: Entry) -> bool:
    known = dead.known_of(view, video)
    if not (known.duration and entry.duration and dead.shares_title(known, entry)):
        return False
    return abs(known.duration - entry.duration) <= dead.NEAR


def _finding(view: View, video: str, entry: Entry) -> Finding:
    place = view.place_of(video)
    edits = {edit.span: edit for edit in _edits(view, video, entry)}
    return RULE.at(
        place.span,
        f"{dead.named(view, video)} seems to be {entry.video} now, number {entry.position} of the "
        "playlist: same title, same length",
        video=video,
        label=place.text,
        fix=Fix(tuple(edits.values()), f"put {entry.video} into its links"),
    )


def _edits(view: View, video: str, entry: Entry) -> Iterator[Edit]:
    def moved(url: str) -> str:
        url = url.replace(video, entry.video)
        return with_parameter(url, "index", str(entry.position)) if "index=" in url else url

    for link in view.videos_linked[video]:
        edit = targets.rewritten(view.post, link, moved)
        if edit:
            yield edit


RULE = Rule("reuploaded", Severity.WARNING, __doc__, find, Needs.VERDICT, mends=True)
