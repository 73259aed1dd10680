"""Links of one lecture name different playlists.

Under a heading with `list=A` a link to the same video carries `list=B`: mostly it was copied while
another playlist was open. Links without `list=` are fine, and so are mixes and a channel's uploads,
which are not courses.

What to do: use one playlist within a section.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Sections with links of another list than their lecture; one finding for each list."""
    for lecture in view.lectures:
        notes = [(n.link, n.playlist) for n in lecture.notes if n.video == lecture.video]
        others = [
            (link, video.course)
            for link in lecture.section.links
            if link is not lecture.link and (video := link.video) and video.video == lecture.video
        ]
        usual = lecture.playlist
        seen = {None, usual}
        whose = "its lecture" if usual else "the first one here"
        # notes are in their order
        both = sorted((*notes, *others), key=lambda named: named[0].span.start) if others else notes
        for link, playlist in both:
            if playlist in seen:
                continue
            seen.add(playlist)
            if usual is None:
                usual = playlist
                continue
            yield RULE.at(
                link,
                f"this link is of the playlist {playlist}, {whose} of {usual}",
                video=lecture.video,
            )


RULE = Rule("mixed-playlist", Severity.WARNING, __doc__, find, Needs.LECTURES)
