"""What findings about dead videos say: how many notes link to them and what they were."""

from collections.abc import Iterator

from scaffold.model.course import Course, Lecture, Remembered
from scaffold.model.finding import Certainty, Finding, Severity
from scaffold.model.timecode import Timecode
from scaffold.notes.course.likeness import shares_title
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View

_ARCHIVE = "https://web.archive.org/web/https://www.youtube.com/watch?v="
_MOST = 3  # candidates that are named


def findings(view: View, rule: Rule, certainty: Certainty, state: str) -> Iterator[Finding]:
    """One finding per video of which that is certain, at its lecture link or first link."""
    for video in view.videos_linked:
        if view.certainty(video) is not certainty:
            continue
        place = view.place_of(video)
        unavailable = _first_seen_unavailable(view, video)
        hanging = hanging_on(view, video)
        when = ", and was when it came into the post" if unavailable else ""
        yield rule.at(
            place,
            f"the video {view.name_of(video)} {state}{when}; {hanging}",
            video=video,
            advice=tuple(advice(view, video)),
            severity=Severity.INFO if unavailable else None,
        )


def hanging_on(view: View, video: str) -> str:
    """How many notes link to a video, as a clause."""
    count = view.notes_on[video]
    if count == 1:
        return "1 note links to it"
    return f"{count or 'no'} notes link to it"


def known_of(view: View, video: str) -> Remembered:
    """The last good values, from the snapshot or a list that still has them."""
    memory = view.remembered.get(video, Remembered())
    listed = view.in_list(video)
    return Remembered(
        memory.title or (listed.raw if listed else ""),
        memory.channel,
        memory.duration or (listed.duration if listed else None),
        memory.first_seen_unavailable,
        memory.listed,
    )


def _first_seen_unavailable(view: View, video: str) -> bool:
    """The post was made with the mark of a dead one; or the snapshot never knew it alive, and no
    note proves that somebody watched it (a post by hand may be older than its snapshot).
    """
    memory = view.remembered.get(video)
    if memory and memory.first_seen_unavailable and not view.notes_on[video]:
        return True
    from scaffold.notes.course.lectures import GONE, GONE_MARK

    text = view.place_of(video).text
    return text.endswith((GONE, GONE_MARK))


def advice(view: View, video: str) -> Iterator[str]:
    """What it was, where copies may be, and what in the playlist may be the same again."""
    known = known_of(view, video)
    length = Timecode.of(known.duration).label if known.duration else ""
    was = [part for part in (known.title and f"«{known.title}»", length) if part]
    if was:
        by = f" by {known.channel}" if known.channel else ""
        yield f"it was {', '.join(was)}{by}"
    yield f"an archived copy may be at {_ARCHIVE}{video}"
    for playlist, new in candidates(view, video)[:_MOST]:
        length = f" ({Timecode.of(new.duration).label})" if new.duration else ""
        yield (
            f"perhaps it was uploaded again as «{new.raw}»{length}, number {new.position} of "
            f"the playlist: https://www.youtube.com/watch?v={new.id}&list={playlist}"
        )


def candidates(view: View, video: str) -> list[tuple[str, Lecture]]:
    """Living lectures of the same playlists that share its title, or its length to a second.

    Those are the playlists that its links name, then those that still have a row for it.
    """
    known = known_of(view, video)
    names = [link.playlist for link in view.videos_linked[video]]
    names += [course.playlist for course in view.lists.values() if video in course.by_id]
    found = [
        (str(course.playlist), new)
        for course in (view.lists.get(name or "") for name in dict.fromkeys(names))
        if course is not None
        for new in unlinked(view, course)
        if shares_title(known, new) or (known.duration and known.duration == new.duration)
    ]
    return sorted(found, key=lambda pair: not shares_title(known, pair[1]))


def unlinked(view: View, course: Course) -> Iterator[Lecture]:
    """The living lectures of a list that the post does not link yet."""
    for lecture in course.lectures:
        if course.is_current and lecture.alive and lecture.id not in view.videos_linked:
            yield lecture
