"""What a refresh changes in a post for one course: titles, links, new lectures; edits out."""

from bisect import bisect_left
from collections.abc import Sequence

from scaffold.model.post import Post
from scaffold.model.refresh import Asked, CourseNews, NewsKind, RefreshPlan
from scaffold.model.snapshot import KnownPost
from scaffold.notes.refreshing import arrivals, chapters, indexes, lengths, retitling
from scaffold.notes.refreshing.changes import Changes, RefreshContext, joined
from scaffold.notes.refreshing.insertion import Render


def plan(
    post: Post,
    news: CourseNews,
    asked: Asked,
    escapes: frozenset[str],
    section_text: Render,
    chapters_of: chapters.Chapters = lambda _: ("", ""),
) -> RefreshPlan:
    """Edits and report for one course of the post.

    `escapes` names those of the site's generator, `section_text` renders a new lecture's section,
    `chapters_of` what it has below its heading.
    Sections never move or vanish; a person's words are never edited.
    """
    context = RefreshContext(post, news, asked, escapes)
    titled = retitling.titles(context)
    linked = indexes.links(context, titled.edits)
    arrived = arrivals.arrive(context, section_text)
    reported = (_held(context), lengths.changed(context), _gone(context), _moved(context))
    filled = chapters.fill(context, chapters_of)
    changes = joined((titled, linked, filled, arrived, *reported))
    in_order = sorted(changes.news, key=lambda item: (item.offset is None, item.offset or 0))
    met = retitling.met(context) | arrivals.met(context)
    met |= asked.accept_length & context.sections.keys()
    known = _remembered(context, changes)
    return RefreshPlan(changes.edits, tuple(in_order), known, met, lengths.timed(context))


def _held(context: RefreshContext) -> Changes:
    held = len(context.news.held & context.sections.keys())
    if not held:
        return Changes()
    said = f"{held} of {len(context.sections)} titles no longer fit what the course's titles shared"
    way = "--reclean decides anew, --take ID takes one as it is"
    return Changes.said(NewsKind.UNSURE, f"{said}; their headings stay ({way})")


def _gone(context: RefreshContext) -> Changes:
    news = context.news
    said: list[Changes] = []
    for video in context.gone:
        listed = video in news.course.by_id
        what = "is private or deleted" if listed else "is not in the list any more"
        day = f" since {news.gone[video]}" if video in news.gone else ""
        text = f"{context.name_of(video)} {what}{day}; its section stays"
        said.append(Changes.said(NewsKind.GONE, text, context.sections[video].span.start))
    return joined(said)


def _moved(context: RefreshContext) -> Changes:
    """Lectures whose order in the list changed; what only shifted, or was passed, is left out."""
    common = [v for v in context.news.before if v in context.sections and context.place(v)]
    places = [context.place(video) for video in common]
    kept = _longest_rise(places)
    return joined(
        Changes.said(
            NewsKind.MOVED,
            f"{context.name_of(video)} is number {place} of the list now",
            context.sections[video].span.start,
        )
        for video, place in zip(common, places, strict=True)
        if place not in kept
    )


def _longest_rise(places: Sequence[int]) -> set[int]:
    """The longest choice of these places in rising order."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(tails, place)
        before[place] = tails[at - 1] if at else None
        tails[at : at + 1] = [place]
    kept: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _remembered(context: RefreshContext, changes: Changes) -> KnownPost:
    """What the post has been offered after this: all that the list has now."""
    known, sections = context.news.known, context.sections
    offered = {**context.offered, **changes.offered}
    for lecture in context.news.course.lectures:
        if known is None or lecture.id in sections:
            offered.setdefault(lecture.id, lecture.title if lecture.id in sections else None)
    reported = {**(known.reported if known else {}), **changes.reported}
    base = known or KnownPost()
    return base.model_copy(
        update={
            "offered": offered,
            "unlinked": (*base.unlinked, *changes.unlinked),
            "reported": {video: title for video, title in reported.items() if title is not None},
        }
    )
