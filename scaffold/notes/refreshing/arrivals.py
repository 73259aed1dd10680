"""Lectures that a post lacks: new ones are inserted next to their neighbour, others reported."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scaffold.model.course import Lecture
from scaffold.model.post import Naming
from scaffold.model.refresh import News, NewsKind
from scaffold.notes.course.likeness import is_uploaded_again
from scaffold.notes.refreshing import insertion, own_form
from scaffold.notes.refreshing import label as labels
from scaffold.notes.refreshing.changes import Changes, RefreshContext, joined
from scaffold.notes.refreshing.insertion import Insertion, Render, Shape
from scaffold.notes.refreshing.own_form import Neighbour
from scaffold.notes.refreshing.rows import Titles, number_in, number_of_row
from scaffold.notes.text.plain_text import plain
from scaffold.wording import named, ranges

_ALONE = "has no neighbour in the post"
_ELSEWHERE = "the lectures of the post are neither headings nor items of a list"
_UNSEEN = (
    "it would not be read as a lecture there, or another one no longer "
    "(open code or comment, a title like a timecode, a list of one item)"
)


def arrive(context: RefreshContext, render: Render) -> Changes:
    """Insert what was never offered (or was asked for with --add); report the rest."""
    fresh = [lecture for lecture in context.news.course.lectures if _is_fresh(context, lecture)]
    known = context.news.known
    if context.news.notes or (known and known.part):
        return _of_split(context, fresh)
    again = {new.id: said for new in fresh if (said := _uploaded_again(context, new))}
    fresh = [lecture for lecture in fresh if lecture.id not in again]
    ids = {lecture.id for lecture in fresh}
    wanted = {new.id for new in fresh if not _belongs_elsewhere(context, new, ids)}
    wanted |= {new.id for new in context.news.course.lectures if _is_asked_for(context, new)}
    arriving = [lecture for lecture in context.news.course.lectures if lecture.id in wanted]
    made = _insertions(context, arriving, render)
    inserted = {video: one for video, one in made.items() if one.edit}
    edits = [one.edit for one in inserted.values() if one.edit]
    if insertion.runs_backwards(context):  # at one place the later lectures come first
        edits.reverse()
    found = [_report(context, one) for one in made.values()]
    found.append(_same_numbers(context, inserted.values()))
    offered = {i: inserted[i].lecture.title if i in inserted else None for i in ids | wanted}
    kept = {i: context.offered[i] for i in offered if i in context.offered and i not in inserted}
    changes = Changes(tuple(edits), offered={**offered, **kept})
    return joined((*again.values(), *found, changes, _absent(context, wanted | again.keys())))


def met(context: RefreshContext) -> frozenset[str]:
    """The values of `--add` that name a lecture of the course."""
    lectures = context.news.course.lectures
    return frozenset(name for new in lectures for name in context.asked.add & _names(new))


def _of_split(context: RefreshContext, fresh: Iterable[Lecture]) -> Changes:
    """Notes of a course that was split get nothing; its index, or one of them, says what is new."""
    offered = {lecture.id: None for lecture in fresh}
    is_index = context.news.known is not None and context.news.known.part == "index"
    if not is_index and context.news.notes != "first":
        return Changes(offered=offered if context.news.notes else {})
    link = ", then link it here" if is_index else ""
    news = tuple(
        News(
            NewsKind.NEW,
            f"{named(lecture.label, lecture.id)} has no note yet; to make one: scaffold new "
            f'"{context.news.url}" -I {lecture.position} -o FILE{link}',
        )
        for lecture in fresh
    )
    return Changes(news=news, offered=offered)


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
    if not context.asked.add & _names(lecture) or lecture.id in context.sections:
        return False
    # an item without notes reads as a lecture only where others have some: it is there all the same
    return not (context.offered.get(lecture.id) and lecture.id in context.linked)


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
    name, now = context.name_of(old[0]), named(new.label, new.id)
    said = f"{name} seems to be {now} now; scaffold check --fix corrects links"
    return Changes.said(NewsKind.REUPLOADED, said, context.sections[old[0]].span.start)


def _insertions(
    context: RefreshContext, arriving: Sequence[Lecture], render: Render
) -> dict[str, Insertion]:
    """What is put into the post for each, by video; tried together, for speed."""
    shape = Shape.of(context)
    wanted = {lecture.id for lecture in arriving}
    made = {new.id: _insertion(context, shape, wanted, render, new) for new in arriving}
    tried = {video: one for video, one in made.items() if one.edit}
    while tried:
        seen = insertion.seen(context.post, tried.values())
        if seen.issuperset(tried):
            break
        for video in tried.keys() - seen:
            made[video] = replace(made[video], edit=None, why=_UNSEEN)
        tried = {video: one for video, one in tried.items() if video in seen}
    return made


def _insertion(
    context: RefreshContext, shape: Shape, wanted: set[str], render: Render, lecture: Lecture
) -> Insertion:
    """Next to the nearest lecture of the post: its forerunner in the list, else its follower.

    Others that are new too may be between; for one that was asked for, any.
    """
    asked = bool(context.asked.add & _names(lecture))
    for side, follows in _sides(context, lecture):
        for other in side:
            if other.id in context.sections:
                neighbour = _neighbour(context, other, lecture)
                return insertion.insertion(
                    shape, neighbour, lecture, render, follows=follows, asked=asked
                )
            if not (asked or other.id in wanted or not other.alive):
                break
    return _pasted(context, shape, render, lecture)


def _neighbour(context: RefreshContext, lecture: Lecture, new: Lecture) -> Neighbour:
    listed = context.listed.get(lecture.id)
    sections = (listed,) if listed else context.parts[lecture.id]
    return Neighbour(sections, lecture, _titles(context, lecture, new))


def _titles(context: RefreshContext, lecture: Lecture, new: Lecture) -> Titles:
    """The titles that a lecture's line may hold, each with what the new one has there."""
    clean = (lecture.title, context.offered.get(lecture.id))
    whole = context.whole_titles(lecture)
    pairs = [(title, new.title) for title in clean] + [(t, plain(new.raw)) for t in whole]
    return tuple((title, other) for title, other in pairs if title and other)


def _pasted(context: RefreshContext, shape: Shape, render: Render, lecture: Lecture) -> Insertion:
    """The text to paste, in the form of any lecture that the post has."""
    known = next((x for x in context.news.course.lectures if x.id in context.sections), None)
    if known is not None:
        like = insertion.insertion(
            shape, _neighbour(context, known, lecture), lecture, render, follows=True
        )
        return replace(like, edit=None, why=like.why or _ALONE)
    url = context.news.course.link(lecture).url()
    text = render(lecture, lecture.label, url)
    by_id = context.news.course.by_id
    linked = ((link, link.video) for link in context.post.links if not link.moment)
    found = [(link, other) for link, v in linked if v and (other := by_id.get(v.video))]
    if not found:
        return Insertion(lecture, lecture.label, text, why=_ALONE)
    # the nearest one before it, else the first behind it
    link, other = min(found, key=lambda pair: _distance(pair[1], lecture))
    titles, further = _titles(context, other, lecture), lecture.position - other.position
    post, escapes = context.post, context.escapes
    line = own_form.line_of(post, link, titles, lecture.title, url, further, escapes)
    line = line or own_form.block_of(post, link, titles, lecture.title, url, further, escapes)
    return Insertion(lecture, lecture.label, line or text, why=_ELSEWHERE)


def _distance(other: Lecture, lecture: Lecture) -> tuple[bool, int]:
    return other.position > lecture.position, abs(lecture.position - other.position)


def _report(context: RefreshContext, made: Insertion) -> Changes:
    lecture = made.lecture
    name = named(made.label, lecture.id)
    if made.edit is None:
        why = made.why if made.why == _ALONE else f"is not inserted: {made.why}"
        said = f"{name} {why}; to have it, paste:\n{made.text}"
        return Changes.said(NewsKind.NEW, said)
    unread = "; its page could not be read, the title is the list's"
    also = unread if lecture.id in context.news.unread else ""
    said = f"{name} is in the post now{also}"
    return Changes(news=(News(NewsKind.NEW, said, made.edit.span.start, made.edit),))


def _same_numbers(context: RefreshContext, made: Iterable[Insertion]) -> Changes:
    """A word where a heading that was put in has the number of another."""
    if context.asked.renumber:
        return Changes()
    post, made = context.post, tuple(one for one in made if one.edit)
    sections = [parts[0] for parts in context.parts.values()]
    had = [number for s in sections if (number := labels.number_of(post, s)) is not None]
    texts = (labels.leading_number(one.label) for one in made)
    new = [number for number in texts if number is not None]
    way = "--renumber brings all in line"
    if not new:  # in a table they are in cells of their own
        rows = [s for s in sections if s.lecture and s.lecture.naming is Naming.ROW]
        lines = [post.line_of(row.span.start) for row in rows]
        had = [number for at in lines if (number := number_in(post, at)) is not None]
        new = [number for one in made if (number := number_of_row(one.text)) is not None]
        way = "numbers in a table stay as they are"
    count = Counter((*had, *new))
    twice = sorted(number for number in set(new) if count[number] > 1)
    if not twice:
        return Changes()
    numbers = ranges(twice)
    said = f"more than one lecture has the number {numbers} now; {way}"
    return Changes.said(NewsKind.NUMBERS, said)


def _absent(context: RefreshContext, reported: set[str]) -> Changes:
    """One line for all that were offered before and are not in the post."""
    held = context.sections.keys() | (context.linked & context.offered.keys())
    places = [
        lecture.position
        for lecture in context.news.course.lectures
        if lecture.alive and lecture.id not in held and lecture.id not in reported
    ]
    if not places or not context.sections:
        return Changes()
    return Changes.said(NewsKind.ABSENT, ranges(places))
