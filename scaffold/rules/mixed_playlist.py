"""Links of one lecture name different playlists.

Under a heading with `list=A` a link to the same video carries `list=B`: mostly it was copied while
another playlist was open. Links without `list=` are fine.

What to do: use one playlist within a section.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.rules.rule import Rule
from scaffold.rules.view import View


def find(view: View) -> Iterator[Finding]:
    """Sections whose notes carry another list than their lecture; one finding for each list."""
    for lecture in view.lectures:
        if not lecture.playlist:
            continue
        seen = {None, lecture.playlist}
        for note in lecture.notes:
            if note.playlist not in seen and note.video == lecture.video:
                seen.add(note.playlist)
                yield RULE.at(
                    note.link.span,
                    f"this link is of the playlist {note.playlist}, its lecture of "
                    f"{lecture.playlist}",
                    video=note.video,
                    label=note.link.text,
                )


RULE = Rule("mixed-playlist", Severity.WARNING, __doc__, find)
