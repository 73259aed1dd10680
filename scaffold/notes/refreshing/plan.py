"""What a refresh changes in a post for one course: titles, links, new lectures; edits out."""

from collections.abc import Iterator

from scaffold.model.address import VideoLink
from scaffold.model.post import Post, Section
from scaffold.model.refresh import Asked, CourseNews, NewsKind, RefreshPlan
from scaffold.model.snapshot import KnownPost
from scaffold.notes.refreshing import arrivals, retitling
from scaffold.notes.refreshing import indexes as mending
from scaffold.notes.refreshing.changes import Draft


def plan(
    post: Post,
    course: CourseNews,
    asked: Asked,
    also: frozenset[str],
    section_text: arrivals.Render,
) -> RefreshPlan:
    """Edits and report for one course of the post.

    `also` names the escapes of the site's generator, `section_text` renders a new lecture's
    section. Sections never move or vanish; a person's words are never edited.
    """
    known = course.known
    draft = Draft(
        post,
        course,
        asked,
        also,
        dict(known.offered) if known else {},
        dict(known.reported) if known else {},
    )
    sections = dict(lecture_sections(post, course))
    for video, section in sections.items():
        lecture = course.lecture(video)
        if lecture is not None:
            retitling.refresh_label(draft, section, lecture)
    mending.mend_links(draft, sections)
    arrivals.arrive(draft, sections, section_text)
    _report_gone(draft, sections)
    _report_moves(draft, sections)
    news = sorted(draft.news, key=lambda item: (item.offset is None, item.offset or 0))
    return RefreshPlan(
        tuple(draft.edits), tuple(news), _remembered(draft, sections), _met(draft, sections)
    )


def _met(draft: Draft, sections: dict[str, Section]) -> frozenset[str]:
    """What was asked of lectures that are here."""
    met: set[str] = set()
    for lecture in draft.course.lectures:
        met |= draft.asked.add & arrivals.names(lecture)
        if lecture.id in sections:
            met |= draft.asked.take & {lecture.id, lecture.number}
    return frozenset(met)


def lecture_sections(post: Post, course: CourseNews) -> Iterator[tuple[str, Section]]:
    """The sections of the course's lectures by video, each at its first place."""
    seen: set[str] = set()
    for section in post.sections:
        if section.lecture is None or section.continued:
            continue
        video = section.lecture.video
        if video.video not in seen and belongs(video, course):
            seen.add(video.video)
            yield video.video, section


def belongs(video: VideoLink, course: CourseNews) -> bool:
    """Whether a lecture link is the course's: by its list, or without one by its video."""
    listing = course.listing
    if video.course is not None:
        return video.course == listing.playlist_id
    known = course.known.offered if course.known else {}
    return listing.video(video.video) is not None or video.video in known


def _report_gone(draft: Draft, sections: dict[str, Section]) -> None:
    since = dict(draft.course.gone)
    for video, section in sections.items():
        row = draft.course.listing.video(video)
        if row is not None and not row.state.gone:
            continue
        what = "is not in the list any more" if row is None else "is private or deleted"
        day = f" since {since[video]}" if video in since else ""
        draft.say(NewsKind.GONE, f"{video} {what}{day}; its section stays", section.span.start)


def _report_moves(draft: Draft, sections: dict[str, Section]) -> None:
    """Lectures whose order in the list changed; what only shifted by arrivals is no news."""
    listing = draft.course.listing
    common = [v for v in draft.course.before if v in sections and listing.video(v)]
    now = sorted(common, key=lambda v: _position(draft, v))
    for video in [v for v, other in zip(common, now, strict=True) if v != other]:
        place = _position(draft, video)
        section = sections[video]
        draft.say(NewsKind.MOVED, f"{video} is number {place} of the list now", section.span.start)


def _position(draft: Draft, video: str) -> int:
    row = draft.course.listing.video(video)
    return row.position if row else 0


def _remembered(draft: Draft, sections: dict[str, Section]) -> KnownPost:
    """What the post has been offered after this: all that the list has now."""
    offered = dict(draft.offered)
    for lecture in draft.course.lectures:
        if lecture.id and (draft.course.known is None or lecture.id in sections):
            offered.setdefault(lecture.id, lecture.title if lecture.id in sections else None)
    base = draft.course.known or KnownPost()
    return base.model_copy(update={"offered": offered, "reported": draft.reported})
