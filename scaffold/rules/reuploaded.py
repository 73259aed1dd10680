"""A dead video seems to be in the playlist again, under a new id.

Exactly one dead lecture of the post and exactly one living one of the playlist that the post does
not link share the title and, to 3 seconds, the length. Reported only where the snapshot remembers
both title and length of the dead one.

What to do: `scaffold check --fix` puts the new id into all links to the dead video, and fixable
`index=` where it is there.
"""

from collections.abc import Iterator

from scaffold.model.edit import Edit, Span
from scaffold.model.finding import Certainty, Finding, Fix, Severity
from scaffold.notes.course.likeness import is_uploaded_again
from scaffold.notes.editing import targets
from scaffold.rules.base import dead
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View

_DEAD = frozenset({Certainty.DELETED, Certainty.PRIVATE})


def find(view: View) -> Iterator[Finding]:
    """Pairs of one dead and one new lecture."""
    pairs = {
        (video, new.id): (playlist, new)
        for video in view.videos_linked
        if view.certainty(video) in _DEAD
        for playlist, new in reversed(dead.candidates(view, video))
        if is_uploaded_again(dead.known_of(view, video), new)
    }
    for (video, new_id), (playlist, new) in sorted(pairs.items()):
        if sum(video in pair or new_id in pair for pair in pairs) != 1:
            continue
        place = view.place_of(video)
        edits: dict[Span, Edit] = {}
        for link in view.videos_linked[video]:
            named = link.video
            has_index = named and named.index is not None and named.course == playlist
            edit = targets.with_video(view.post, link, new_id, new.position if has_index else None)
            edits |= {edit.span: edit} if edit else {}
        yield RULE.at(
            place,
            f"{view.name_of(video)} seems to be {new_id} now, number {new.position} of the "
            "playlist: same title, same length",
            video=video,
            fix=Fix(tuple(edits.values()), f"put {new_id} into its links") if edits else None,
        )


RULE = Rule(
    "reuploaded", Severity.WARNING, __doc__, find, Needs.VERDICT, fixable=True, remembers=True
)
