"""Lectures that a post has not: new ones are inserted next to their neighbour, others reported."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from scaffold.model.course import Lecture
from scaffold.model.refresh import News, NewsKind
from scaffold.notes.course.likeness import is_uploaded_again
from scaffold.notes.refreshing import insertion
from scaffold.notes.refreshing.changes import Changes, RefreshContext, joined
from scaffold.notes.refreshing.insertion import Insertion, Neighbour, Render, Shape


def arrive(context: RefreshContext, render: Render) -> Changes:
    """Insert what was never offered (or was asked for with --add); report the rest."""
    fresh = [lecture for lecture in context.news.course.lectures if _is_fresh(context, lecture)]
    known = context.news.known
    if known and known.part:
        return _of_split(context, fresh)
    again = {new.id: said for new in fresh if (said := _uploaded_again(context, new))}
    fresh = [lecture for lecture in fresh if lecture.id not in again]
    ids = {lecture.id for lecture in fresh}
    wanted = {new.id for new in fresh if not _belongs_elsewhere(context, new, ids)}
    wanted |= {new.id for new in context.news.course.lectures if _is_asked_for(context, new)}
    arriving = [lecture for lecture in context.news.course.lectures if lecture.id in wanted]
    inserted = _inserted(context, arriving, render)
    edits = [made.edit for made in inserted.values()]
    if insertion.runs_backwards(context):  # at one place the later lectures come first
        edits.reverse()
    found = [_report(context, new, inserted.get(new.id), render) for new in arriving]
    offered = {i: inserted[i].lecture.title if i in inserted else None for i in ids | wanted}
    kept = {i: context.offered[i] for i in offered if i in context.offered and i not in inserted}
    changes = Changes(tuple(edits), offered={**offered, **kept})
    return joined((*again.values(), *found, changes, _absent(context, wanted | again.keys())))


def met(context: RefreshContext) -> frozenset[str]:
    """What of `--add` names a lecture of the course."""
    lectures = context.news.course.lectures
    return frozenset(name for new in lectures for name in context.asked.add & _names(new))


def _of_split(context: RefreshContext, fresh: Iterable[Lecture]) -> Changes:
    """Notes of a course that was split get nothing; its index says once what is new."""
    if context.news.known is None or context.news.known.part != "index":
        return Changes()
    news = tuple(
        News(
            NewsKind.NEW,
            f"{lecture.id}: {lecture.label!r} has no note yet; to make one: scaffold new "
            f'"{context.news.url}" -I {lecture.position} -o FILE, then link it here',
        )
        for lecture in fresh
    )
    return Changes(news=news, offered={lecture.id: None for lecture in fresh})


def _is_fresh(context: RefreshContext, lecture: Lecture) -> bool:
    """Never offered to this post; what is dead already waits until it lives."""
    return (
        context.news.known is not None
        and lecture.alive
        and lecture.id not in context.offered
        and lecture.id not in context.sections
    )


def _names(lecture: Lecture) -> frozenset[str]:
    """What `--add` may call a lecture: its id, its place in the list."""
    return frozenset({lecture.id, str(lecture.position)})


def _is_asked_for(context: RefreshContext, lecture: Lecture) -> bool:
    return bool(context.asked.add & _names(lecture)) and lecture.id not in context.sections


def _sides(context: RefreshContext, lecture: Lecture) -> Iterator[tuple[Iterator[Lecture], bool]]:
    """The forerunners in the list, nearest first; then (not) the followers."""
    order = context.news.course.lectures
    place = context.index[lecture.id]
    yield (order[at] for at in range(place - 1, -1, -1)), True
    yield (order[at] for at in range(place + 1, len(order))), False


def _belongs_elsewhere(context: RefreshContext, lecture: Lecture, fresh: set[str]) -> bool:
    """Whether its forerunner in the list, or else its follower, is in another post."""
    for side, _ in _sides(context, lecture):
        near = next((other for other in side if other.id not in fresh and other.alive), None)
        if near is not None and near.id in context.sections:
            return False
        if near is not None and near.id in context.news.elsewhere:
            return True
    return False


def _uploaded_again(context: RefreshContext, new: Lecture) -> Changes | None:
    """The same title and length under a new id, while exactly one old lecture is dead."""
    remembered = context.news.remembered
    dead = (video for video in context.gone if video in remembered)
    old = [video for video in dead if is_uploaded_again(remembered[video], new)]
    if len(old) != 1:
        return None
    said = f"{old[0]} seems to be {new.id} now ({new.title!r}); scaffold check --fix corrects links"
    return Changes.said(NewsKind.REUPLOADED, said, context.sections[old[0]].span.start)


def _inserted(
    context: RefreshContext, arriving: Sequence[Lecture], render: Render
) -> dict[str, Insertion]:
    """The insertions that are read as lectures, by video; tried together, for speed."""
    shape = Shape.of(context)
    wanted = {lecture.id for lecture in arriving}
    make = partial(_insertion, context, shape, wanted, render)
    made = {new.id: found for new in arriving if (found := make(new))}
    while made:
        seen = insertion.seen(context.post, made.values())
        if seen.issuperset(made):
            break
        made = {video: one for video, one in made.items() if video in seen}
    return made


def _insertion(
    context: RefreshContext, shape: Shape, wanted: set[str], render: Render, lecture: Lecture
) -> Insertion | None:
    """Next to the nearest lecture of the post: its forerunner in the list, else its follower.

    Others that are new too may be between; for one that was asked for, any.
    """
    asked = bool(context.asked.add & _names(lecture))
    for side, follows in _sides(context, lecture):
        for other in side:
            if other.id in context.sections:
                was = context.offered.get(other.id)
                titles = (other.title, was) if was else (other.title,)
                neighbour = Neighbour(context.sections[other.id], other, titles)
                return insertion.insertion(shape, neighbour, lecture, render, follows=follows)
            if not (asked or other.id in wanted or not other.alive):
                break
    return None


def _report(
    context: RefreshContext, lecture: Lecture, made: Insertion | None, render: Render
) -> Changes:
    if made is None:
        url = context.news.course.link(lecture).url()
        text = render(lecture, lecture.label, url)
        said = f"{lecture.id}: {lecture.label!r} has no neighbour in the post; to have it, paste:\n"
        return Changes.said(NewsKind.NEW, said + text)
    unread = "; its page could not be read, the title is the list's"
    also = unread if lecture.id in context.news.unread else ""
    said = f"{lecture.id}: {made.label!r} is in the post now{also}"
    return Changes.said(NewsKind.NEW, said, made.beside)


def _absent(context: RefreshContext, told: set[str]) -> Changes:
    """One line for all that were offered before and are not in the post."""
    places = [
        lecture.position
        for lecture in context.news.course.lectures
        if lecture.alive and lecture.id not in context.sections and lecture.id not in told
    ]
    if not places or not context.sections:
        return Changes()
    return Changes.said(NewsKind.ABSENT, ranges(places))


def ranges(numbers: list[int]) -> str:
    """`1-3, 7` for 1, 2, 3, 7."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in runs)
