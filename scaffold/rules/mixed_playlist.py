"""Links of one lecture name different playlists.

Under a heading with `list=A` a link to the same video carries `list=B`: mostly it was copied while
another playlist was open. Links without `list=` are fine, and so are mixes and a channel's uploads,
which are not courses.

What to do: use one playlist within a section.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.model.post_link import PostLink
from scaffold.rules.base.rule import Needs, Rule
from scaffold.rules.base.view import LectureSection, View


def find(view: View) -> Iterator[Finding]:
    """Sections with links of another list than their lecture; one finding for each list."""
    for lecture in view.lectures:
        named = _named(lecture)
        usual = lecture.playlist or (named[0][1] if named else None)
        seen = {usual}
        for link, playlist in named:
            if playlist not in seen:
                seen.add(playlist)
                whose = "its lecture" if lecture.playlist else "the first one here"
                yield RULE.at(
                    link.span,
                    f"this link is of the playlist {playlist}, {whose} of {usual}",
                    video=lecture.video,
                    label=link.text,
                )


def _named(lecture: LectureSection) -> list[tuple[PostLink, str]]:
    """The links of a section to its own video that name a playlist, in their order, with it."""
    own = lecture.link
    notes = [(n.link, n.playlist) for n in lecture.notes if n.video == lecture.video and n.playlist]
    others = [
        (link, video.course)
        for link in lecture.section.links
        if link is not own
        and (video := link.video)
        and video.video == lecture.video
        and video.course
    ]
    return sorted((*notes, *others), key=lambda named: named[0].span.start) if others else notes


RULE = Rule("mixed-playlist", Severity.WARNING, __doc__, find, Needs.LECTURES)
