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
from scaffold.notes.refreshing.rows import LineForm, Titles, number_in, number_of_row
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
    lectures, known = context.news.course.lectures, context.news.known
    met = context.offered.keys() | context.sections.keys()
    # what is dead already waits until it lives
    fresh = [new for new in lectures if known and new.alive and new.id not in met]
    if context.news.notes or (known and known.part):
        return _of_split(context, fresh)
    again = {new.id: said for new in fresh if (said := _uploaded_again(context, new))}
    fresh = [new for new in fresh if new.id not in again]
    ids = {new.id for new in fresh}
    wanted = {new.id for new in fresh if not _belongs_elsewhere(context, new, ids)}
    asked = {new.id for new in lectures if context.asked.adds(new)}
    # an item without notes reads as a lecture only where others have some: it is there all the same
    there = {video for video in context.linked if context.offered.get(video)}
    wanted |= asked - context.sections.keys() - there
    made = _insertions(context, [new for new in lectures if new.id in wanted], render)
    inserted = [one for one in made if one.edit]
    edits = [one.edit for one in inserted if one.edit]
    if edits and insertion.runs_backwards(context):  # at one place the later lectures come first
        edits.reverse()
    found = [_report(context, one) for one in made]
    if inserted and not context.asked.renumber:
        found.append(_same_numbers(context, inserted))
    offered = {video: context.offered.get(video) for video in ids | wanted}
    offered |= {one.lecture.id: one.lecture.title for one in inserted}
    found.append(Changes(tuple(edits), offered=offered))
    return joined((*again.values(), *found, _absent(context, wanted | again.keys())))


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
) -> list[Insertion]:
    """What is put into the post for each; tried together, for speed."""
    if not arriving:
        return []
    shape = Shape.of(context, render)
    wanted = {lecture.id for lecture in arriving}
    made = {new.id: _insertion(shape, wanted, new) for new in arriving}
    tried = {video: one for video, one in made.items() if one.edit}
    while tried:
        seen = insertion.seen(context.post, tried.values())
        if seen.issuperset(tried):
            break
        for video in tried.keys() - seen:
            made[video] = replace(made[video], edit=None, why=_UNSEEN)
        tried = {video: one for video, one in tried.items() if video in seen}
    return list(made.values())


def _insertion(shape: Shape, wanted: set[str], lecture: Lecture) -> Insertion:
    """Next to the nearest lecture of the post: its forerunner in the list, else its follower.

    Others that are new too may be between; for one that was asked for, any.
    """
    context = shape.context
    asked = bool(context.asked.adds(lecture))
    for side, follows in _sides(context, lecture):
        for other in side:
            if other.id in context.sections:
                near = _neighbour(context, other, lecture)
                return insertion.insertion(shape, near, lecture, follows=follows, asked=asked)
            if not (asked or other.id in wanted or not other.alive):
                break
    return _pasted(shape, lecture)


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


def _pasted(shape: Shape, lecture: Lecture) -> Insertion:
    """The text to paste, in the form of any lecture that the post has."""
    context, course = shape.context, shape.context.news.course
    known = next((x for x in course.lectures if x.id in context.sections), None)
    if known is not None:
        near = _neighbour(context, known, lecture)
        like = insertion.insertion(shape, near, lecture, follows=True)
        return replace(like, edit=None, why=like.why or _ALONE)
    url = course.link(lecture).url()
    text = shape.render(lecture, lecture.label, url)
    linked = ((link, link.video) for link in context.post.links if not link.moment)
    found = [(link, other) for link, v in linked if v and (other := course.by_id.get(v.video))]
    if not found:
        return Insertion(lecture, lecture.label, text, why=_ALONE)
    # the nearest one before it, else the first behind it
    before = [(link, other) for link, other in found if other.position <= lecture.position]
    link, other = min(before or found, key=lambda each: abs(lecture.position - each[1].position))
    titles, further = _titles(context, other, lecture), lecture.position - other.position
    form = LineForm(context.post, link, titles, further, context.escapes)
    line = own_form.line_of(form, lecture.title, url) or own_form.block_of(form, lecture.title, url)
    return Insertion(lecture, lecture.label, line or text, why=_ELSEWHERE)


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


def _same_numbers(context: RefreshContext, made: Sequence[Insertion]) -> Changes:
    """A word where a heading that was put in has the number of another."""
    post = context.post
    sections = [parts[0] for parts in context.parts.values()]
    had = labels.numbers_of(post, sections)
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
