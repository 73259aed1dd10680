"""A dead video seems to be in the playlist again, under a new id.

Exactly one dead lecture of the post and exactly one living one of the playlist that the post does
not link share the title and, to 3 seconds, the length. Told only where the snapshot remembers both
title and length of the dead one.

What to do: `scaffold check --fix` puts the new id into all links to the dead video, and fixable
`index=` where it is there.
"""

import re
from collections.abc import Callable, Iterator

from scaffold.model.course import Entry
from scaffold.model.edit import Edit
from scaffold.model.finding import Certainty, Finding, Fix, Severity
from scaffold.model.parameters import with_parameter
from scaffold.model.post_link import PostLink
from scaffold.rules.base import dead, targets
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View

_DEAD = frozenset({Certainty.DELETED, Certainty.PRIVATE})


def find(view: View) -> Iterator[Finding]:
    """Pairs of one dead and one new lecture."""
    pairs = {
        (video, entry.video): (playlist, entry)
        for video in view.videos_linked
        if view.certainty(video) in _DEAD
        for playlist, entry in reversed(dead.candidates(view, video))
        if _is_same(view, video, entry)
    }
    for (video, new), (playlist, entry) in sorted(pairs.items()):
        if sum(video in pair or new in pair for pair in pairs) == 1:
            yield _finding(view, video, playlist, entry)


def _is_same(view: View, video: str, entry: Entry) -> bool:
    known = dead.known_of(view, video)
    if not (known.duration and entry.duration and dead.shares_title(known, entry)):
        return False
    return abs(known.duration - entry.duration) <= dead.NEAR


def _finding(view: View, video: str, playlist: str, entry: Entry) -> Finding:
    place = view.place_of(video)
    edits = {edit.span: edit for edit in _edits(view, video, playlist, entry)}
    fix = Fix(tuple(edits.values()), f"put {entry.video} into its links")
    return RULE.at(
        place.span,
        f"{dead.named(view, video)} seems to be {entry.video} now, number {entry.position} of the "
        "playlist: same title, same length",
        video=video,
        label=place.text,
        fix=fix if edits else None,
    )


def _edits(view: View, video: str, playlist: str, entry: Entry) -> Iterator[Edit]:
    for link in view.videos_linked[video]:
        index = str(entry.position) if _has_index(link, playlist) else None
        edit = targets.rewritten(view.post, link, _moving(video, entry.video, index))
        if edit:
            yield edit


def _has_index(link: PostLink, playlist: str) -> bool:
    named = link.video
    return named is not None and named.index is not None and named.course == playlist


def _moving(video: str, new: str, index: str | None) -> Callable[[str], str]:
    """What puts a new id, and perhaps a new index, into an address as written."""
    # Markdown lets people write `\_`, addresses `%5F`
    written = re.escape(video).replace("_", r"(?:\\?_|%5[Ff])").replace(r"\-", r"(?:\\?-|%2[Dd])")

    def moved(url: str) -> str:
        url = re.sub(written, new, url)
        return with_parameter(url, "index", index) if index else url

    return moved


RULE = Rule(
    "reuploaded", Severity.WARNING, __doc__, find, Needs.VERDICT, fixable=True, remembers=True
)
