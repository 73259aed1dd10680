"""What a refresh changes in a post for one course: titles, links, new lectures; edits out."""

from collections.abc import Callable, Iterator

from scaffold.model.course import Lecture
from scaffold.model.edit import Edit
from scaffold.model.post import Post
from scaffold.model.refresh import Asked, CourseNews, News, NewsKind, RefreshPlan
from scaffold.model.snapshot import KnownPost
from scaffold.notes.course import lengths
from scaffold.notes.course.numerals import longest_rise
from scaffold.notes.refreshing import arrivals, indexes, retitling
from scaffold.notes.refreshing.changes import Changes, RefreshContext, joined
from scaffold.notes.refreshing.ends import before_blanks, end_of
from scaffold.notes.refreshing.insertion import Render

Chapters = Callable[[Lecture], tuple[str, str]]
"""What a new section of a lecture has below its heading: without chapters, and the chapters."""


def plan(
    post: Post,
    news: CourseNews,
    asked: Asked,
    escapes: frozenset[str],
    section_text: Render,
    chapters_of: Chapters = lambda _: ("", ""),
) -> RefreshPlan:
    """Edits and report for one course of the post.

    `escapes` names those of the site's generator, `section_text` renders a new lecture's section,
    `chapters_of` what it has below its heading.
    Sections never move or vanish; a person's words are never edited.
    """
    context = RefreshContext(post, news, asked, escapes)
    titled = retitling.titles(context)
    linked = indexes.links(context, titled.edits)
    filled = _chapters(context, chapters_of)
    arrived = arrivals.arrive(context, section_text)
    other_lengths, timed = _lengths(context)
    reported = Changes(news=(*other_lengths, *_staying(context)))
    changes = joined((titled, linked, filled, arrived, reported))
    in_order = sorted(changes.news, key=lambda item: (item.offset is None, item.offset or 0))
    met = {name for lecture in news.course.lectures for name in asked.adds(lecture)}
    here = (lecture for lecture in news.course.lectures if lecture.id in context.sections)
    met |= {name for lecture in here for name in asked.takes(lecture)}
    met |= asked.accept_length & context.sections.keys()
    known = _remembered(context, changes)
    return RefreshPlan(changes.edits, tuple(in_order), known, frozenset(met), timed)


def _chapters(context: RefreshContext, chapters_of: Chapters) -> Changes:
    """Lectures whose pages could be read only now get the author's chapters.

    They are put below headings under which nobody wrote anything.
    """
    post, by_id = context.post, context.news.course.by_id
    found: list[Changes] = []
    for video in sorted(context.news.completed & context.sections.keys() & by_id.keys()):
        plain, text = chapters_of(by_id[video])
        section, *others = context.parts[video]
        if section.heading is None or not text or others:
            continue
        written = section.heading.span
        end = end_of(post, section)
        if post.data[written.end : end].decode("utf-8").split() != plain.split():
            continue
        place = before_blanks(post.data, end)
        edit = Edit.insert(place, post.newline * 2 + text.replace("\n", post.newline))
        said = f"{context.name_of(video)}: its chapters are in the post now"
        found.append(Changes((edit,), (News(NewsKind.CHANGED, said, written.start),)))
    return joined(found)


def _lengths(context: RefreshContext) -> tuple[list[News], frozenset[str]]:
    """What is said of lectures in another length than their timecodes were written for.

    The videos are all that have such timecodes.
    """
    said: list[News] = []
    timed: list[str] = []
    for video, noted in context.news.noted.items():
        parts = [s for s in context.post.sections if s.lecture and s.lecture.video.video == video]
        notes = sum(len(s.notes) + sum(bare.linkable for bare in s.bare) for s in parts)
        if not notes:
            continue
        timed.append(video)
        change = lengths.changed(noted, context.news.course.duration(video))
        if change and video not in context.asked.accept_length:
            out = "; ".join(lengths.ways_out(context.news.name, video, change))
            text = f"{context.name_of(video)}: {lengths.sentence(change, notes)}; {out}"
            said.append(News(NewsKind.LENGTH, text, parts[0].span.start))
    return said, frozenset(timed)


def _staying(context: RefreshContext) -> Iterator[News]:
    """What is said of sections that stay: with titles held back, gone, moved in the list."""
    news, sections = context.news, context.sections
    held = len(news.held & sections.keys())
    if held:
        said = f"{held} of {len(sections)} titles no longer fit what the course's titles shared"
        way = "--reclean decides anew, --take ID takes one as it is"
        yield News(NewsKind.UNSURE, f"{said}; their headings stay ({way})")
    for video in context.gone:
        listed = video in news.course.by_id
        what = "is private or deleted" if listed else "is not in the list any more"
        day = f" since {news.gone[video]}" if video in news.gone else ""
        said = f"{context.name_of(video)} {what}{day}; its section stays"
        yield News(NewsKind.GONE, said, sections[video].span.start)
    placed = [(context.place(v), v) for v in news.before if v in sections and context.place(v)]
    kept = set(longest_rise([place for place, _ in placed]))
    for place, video in placed:
        if place not in kept:  # what only shifted, or was passed, is left out
            said = f"{context.name_of(video)} is number {place} of the list now"
            yield News(NewsKind.MOVED, said, sections[video].span.start)


def _remembered(context: RefreshContext, changes: Changes) -> KnownPost:
    """What the post has been offered after this: all that the list has now."""
    known, sections = context.news.known, context.sections
    base = known or KnownPost()
    offered = {**context.offered, **changes.offered}
    for lecture in context.news.course.lectures:
        if known is None or lecture.id in sections:
            offered.setdefault(lecture.id, lecture.title if lecture.id in sections else None)
    reported = {**base.reported, **changes.reported}
    return base.model_copy(
        update={
            "offered": offered,
            "unlinked": (*base.unlinked, *changes.unlinked),
            "reported": {video: title for video, title in reported.items() if title is not None},
        }
    )
