"""What the snapshots know of a link, in a few lines of plain text."""

from collections.abc import Iterable

from scaffold.model.address import VideoLink
from scaffold.model.listing import VideoState
from scaffold.model.snapshot import KnownVideo, Snapshot
from scaffold.model.timecode import Timecode
from scaffold.report.quoting import sentence
from scaffold.wording import count_of

_STATES = {
    VideoState.MEMBERS: "for members of the channel only",
    VideoState.UPCOMING: "not published yet",
    VideoState.LIVE: "live when it was last seen",
    VideoState.UNKNOWN: "not known to be alive",
    VideoState.DEAD: "private or deleted",
    VideoState.PRIVATE: "private",
    VideoState.DELETED: "deleted",
}


def video(link: VideoLink, snapshots: Iterable[Snapshot]) -> str:
    """Title; place in the course, length and channel; chapter; state. The first snapshot counts."""
    for snapshot in snapshots:
        known = snapshot.videos.get(link.video)
        if known is None:
            continue
        listed = known.listed.get(snapshot.lang or "") or next(iter(known.listed.values()), "")
        title = sentence(known.title or listed) or "untitled"
        since = f" since {sentence(known.gone_since)}" if known.gone_since else ""
        state = f"{_STATES[known.state]}{since}" if known.state in _STATES else ""
        lines = (title, _place(link, known, snapshot), _chapter(link, known), state)
        return "\n".join(filter(None, lines))
    return f"{link.video}\nno snapshot knows this video"


def playlist(playlist: str, snapshots: Iterable[Snapshot]) -> str:
    """Title, number of lectures and channel of a course."""
    known = next((snapshot for snapshot in snapshots if snapshot.id == playlist), None)
    if known is None:
        return f"{playlist}\nno snapshot knows this playlist"
    count = count_of(len(known.order), "lecture")
    return f"{sentence(known.title) or playlist}\n{_joined(count, sentence(known.channel))}"


def _place(link: VideoLink, known: KnownVideo, snapshot: Snapshot) -> str:
    place = ""
    if link.video in snapshot.order:
        course = sentence(snapshot.title) or snapshot.id
        place = f"{snapshot.order.index(link.video) + 1} of {len(snapshot.order)} in {course}"
    length = Timecode.of(known.duration).label if known.duration else ""
    return _joined(place, length, sentence(known.channel or snapshot.channel))


def _chapter(link: VideoLink, known: KnownVideo) -> str:
    """The chapter that the link leads into."""
    if link.time is None:
        return ""
    begun = [
        chapter
        for chapter in known.chapters or known.automatic_chapters or ()
        if chapter.start.seconds <= link.time.seconds
    ]
    if not begun:
        return ""
    start = Timecode.of(begun[-1].start.seconds).label
    return f"{link.time.label} is in the chapter {sentence(begun[-1].title)} (from {start})"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
