"""Lectures that a post has not: new ones are inserted beside their neighbour, others are told."""

from collections.abc import Callable, Iterator

from scaffold.model.post import Section
from scaffold.model.refresh import NewsKind
from scaffold.model.template import Lecture
from scaffold.notes.refreshing import insertion
from scaffold.notes.refreshing.changes import Changes
from scaffold.notes.refreshing.insertion import Neighbour

Render = Callable[[Lecture], str]
"""A lecture's section as text, with `\\n` for newlines and no blank lines around it."""

NEAR = 3  # seconds by which a re-uploaded video may be longer or shorter


def arrive(changes: Changes, sections: dict[str, Section], render: Render) -> None:
    """Insert what was never offered (or was asked for with --add); tell of the rest."""
    if changes.course.known and changes.course.known.part:
        _tell_split(changes, sections)
        return
    fresh = [
        lecture for lecture in changes.course.lectures if _is_fresh(changes, lecture, sections)
    ]
    reuploaded = {new.id for new in fresh if _tell_reuploaded(changes, new, sections)}
    fresh = [lecture for lecture in fresh if lecture.id not in reuploaded]
    wanted = [new for new in fresh if not _belongs_elsewhere(changes, new, sections, fresh)]
    wanted += [lecture for lecture in _asked_for(changes, sections) if lecture not in wanted]
    for lecture in sorted(wanted, key=lambda lecture: lecture.position):
        if not _insert(changes, lecture, sections, wanted, render):
            _tell_unplaced(changes, lecture, render)
    for lecture in (*fresh, *wanted):
        changes.offered.setdefault(lecture.id, None)
    backwards = insertion.runs_backwards(_positions(changes, sections))
    _order_insertions(changes, backwards=backwards)
    _tell_absent(changes, sections, {lecture.id for lecture in wanted} | reuploaded)


def _tell_split(changes: Changes, sections: dict[str, Section]) -> None:
    """Notes of a course that was split get nothing; its index tells once what is new."""
    if changes.course.known is None or changes.course.known.part != "index":
        return
    for lecture in changes.course.lectures:
        if _is_fresh(changes, lecture, sections):
            changes.offered[lecture.id] = None
            changes.say(
                NewsKind.NEW,
                f"{lecture.id}: {lecture.label!r} has no note yet; to make one: scaffold new "
                f'"{changes.course.listing.url}" -I {lecture.position} -o FILE, then link it here',
            )


def _is_fresh(changes: Changes, lecture: Lecture, sections: dict[str, Section]) -> bool:
    """Never offered to this post; what is dead already waits until it lives."""
    known = changes.course.known
    return (
        known is not None
        and bool(lecture.id)
        and not lecture.gone
        and lecture.id not in known.offered
        and lecture.id not in sections
    )


def names(lecture: Lecture) -> frozenset[str]:
    """What `--add` may call a lecture: its id, its number, its place in the list."""
    return frozenset({lecture.id, lecture.number, str(lecture.position)} - {""})


def _asked_for(changes: Changes, sections: dict[str, Section]) -> Iterator[Lecture]:
    for lecture in changes.course.lectures:
        if _is_asked_for(changes, lecture) and lecture.id and lecture.id not in sections:
            yield lecture


def _is_asked_for(changes: Changes, lecture: Lecture) -> bool:
    return bool(changes.asked.add & names(lecture))


def _belongs_elsewhere(
    changes: Changes, lecture: Lecture, sections: dict[str, Section], fresh: list[Lecture]
) -> bool:
    """Whether its forerunner in the list, or else its follower, stands in another post."""
    order = [other for other in changes.course.lectures if other.id]
    place = order.index(lecture)
    for side in (order[:place][::-1], order[place + 1 :]):
        near = next((other for other in side if other not in fresh and not other.gone), None)
        if near is not None and near.id in sections:
            return False
        if near is not None and near.id in changes.course.elsewhere:
            return True
    return False


def _tell_reuploaded(changes: Changes, new: Lecture, sections: dict[str, Section]) -> bool:
    """The same title and length under a new id, while exactly one old lecture is dead."""
    old = [video for video in sections if _is_same(changes, video, new)]
    if len(old) != 1:
        return False
    changes.say(
        NewsKind.REUPLOADED,
        f"{old[0]} seems to be {new.id} now ({new.title!r}); scaffold check --fix mends the links",
        sections[old[0]].span.start,
    )
    return True


def _is_same(changes: Changes, video: str, new: Lecture) -> bool:
    row = changes.course.listing.video(video)
    old = changes.course.remembered.get(video)
    if (row is not None and not row.state.gone) or old is None:
        return False
    title, duration = old
    near = (
        duration is not None and new.duration is not None and abs(duration - new.duration) <= NEAR
    )
    return near and title.casefold() == new.title.casefold()


def _insert(
    changes: Changes,
    lecture: Lecture,
    sections: dict[str, Section],
    wanted: list[Lecture],
    render: Render,
) -> bool:
    found = _neighbour(changes, lecture, sections, wanted)
    level = insertion.level_of(changes.post)
    if found is None or level is None:
        return False
    neighbour, follows = found
    backwards = insertion.runs_backwards(_positions(changes, sections))
    written = insertion.in_form_of(changes.post, neighbour, lecture, indexed=changes.indexed)
    text = insertion.relevelled(render(written), level)
    if not insertion.is_insertable(neighbour.section, text):
        return False
    edit = insertion.insertion(changes.post, neighbour, text, after=follows != backwards)
    if not insertion.is_seen(changes.post, edit, neighbour, lecture.id):
        return False
    changes.edits.append(edit)
    changes.offered[lecture.id] = lecture.title
    offset = neighbour.section.span.start
    unread = "; its page could not be read, the title is the list's"
    also = unread if lecture.id in changes.course.unread else ""
    changes.say(NewsKind.NEW, f"{lecture.id}: {written.label!r} is in the post now{also}", offset)
    return True


def _positions(changes: Changes, sections: dict[str, Section]) -> list[int]:
    rows = (changes.course.listing.video(video) for video in sections)
    return [row.position for row in rows if row]


def _neighbour(
    changes: Changes, lecture: Lecture, sections: dict[str, Section], wanted: list[Lecture]
) -> tuple[Neighbour, bool] | None:
    """The section beside which it goes, and whether it follows that one in the list.

    Its forerunner counts first, through others that are new too; one that was asked for goes
    beside the nearest that stands in the post.
    """
    order = [other for other in changes.course.lectures if other.id]
    place = order.index(lecture)
    asked = _is_asked_for(changes, lecture)
    for side, follows in ((order[:place][::-1], True), (order[place + 1 :], False)):
        for other in side:
            if other.id in sections:
                return _beside(changes, sections[other.id], other), follows
            if not (asked or other in wanted or other.gone):
                break
    return None


def _beside(changes: Changes, section: Section, lecture: Lecture) -> Neighbour:
    known = changes.course.known.offered if changes.course.known else {}
    was = known.get(lecture.id)
    return Neighbour(section, lecture, (lecture.title, was) if was else (lecture.title,))


def _order_insertions(changes: Changes, *, backwards: bool) -> None:
    """At one place a post that runs backwards wants the later lectures first."""
    if not backwards:
        return
    inserts = [edit for edit in changes.edits if edit.span.start == edit.span.end]
    others = [edit for edit in changes.edits if edit.span.start != edit.span.end]
    changes.edits[:] = [*others, *reversed(inserts)]


def _tell_unplaced(changes: Changes, lecture: Lecture, render: Render) -> None:
    text = render(lecture)
    changes.say(
        NewsKind.NEW,
        f"{lecture.id}: {lecture.label!r} has no neighbour in the post; to have it, paste:\n{text}",
    )


def _tell_absent(changes: Changes, sections: dict[str, Section], told: set[str]) -> None:
    """One line for all that were offered before and do not stand in the post."""
    places_absent = [
        lecture.position
        for lecture in changes.course.lectures
        if lecture.id and lecture.id not in sections and lecture.id not in told and not lecture.gone
    ]
    if places_absent and sections:
        changes.say(NewsKind.ABSENT, ranges(places_absent))


def ranges(numbers: list[int]) -> str:
    """`1-3, 7` for 1, 2, 3, 7."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in runs)
