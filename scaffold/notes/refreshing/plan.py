"""What a refresh changes in a post for one course: titles, links, new lectures; edits out."""

from collections.abc import Iterator

from scaffold.model.address import VideoLink
from scaffold.model.post import Post, Section
from scaffold.model.refresh import Asked, CourseNews, NewsKind, RefreshPlan
from scaffold.model.snapshot import KnownPost
from scaffold.notes.refreshing import arrivals, indexes, retitling
from scaffold.notes.refreshing.changes import Changes


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
    changes = Changes(
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
            retitling.refresh_label(changes, section, lecture)
    indexes.mend_links(changes, sections)
    arrivals.arrive(changes, sections, section_text)
    _report_gone(changes, sections)
    _report_moves(changes, sections)
    news = sorted(changes.news, key=lambda item: (item.offset is None, item.offset or 0))
    return RefreshPlan(
        tuple(changes.edits), tuple(news), _remembered(changes, sections), _met(changes, sections)
    )


def _met(changes: Changes, sections: dict[str, Section]) -> frozenset[str]:
    """What was asked of lectures that are here."""
    met: set[str] = set()
    for lecture in changes.course.lectures:
        met |= changes.asked.add & arrivals.names(lecture)
        if lecture.id in sections:
            met |= changes.asked.take & {lecture.id, lecture.number}
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


def _report_gone(changes: Changes, sections: dict[str, Section]) -> None:
    since = dict(changes.course.gone)
    for video, section in sections.items():
        row = changes.course.listing.video(video)
        if row is not None and not row.state.gone:
            continue
        what = "is not in the list any more" if row is None else "is private or deleted"
        day = f" since {since[video]}" if video in since else ""
        changes.say(NewsKind.GONE, f"{video} {what}{day}; its section stays", section.span.start)


def _report_moves(changes: Changes, sections: dict[str, Section]) -> None:
    """Lectures whose order in the list changed; what only shifted by arrivals is no news."""
    listing = changes.course.listing
    common = [v for v in changes.course.before if v in sections and listing.video(v)]
    now = sorted(common, key=lambda v: _position(changes, v))
    for video in [v for v, other in zip(common, now, strict=True) if v != other]:
        place = _position(changes, video)
        section = sections[video]
        changes.say(
            NewsKind.MOVED, f"{video} is number {place} of the list now", section.span.start
        )


def _position(changes: Changes, video: str) -> int:
    row = changes.course.listing.video(video)
    return row.position if row else 0


def _remembered(changes: Changes, sections: dict[str, Section]) -> KnownPost:
    """What the post has been offered after this: all that the list has now."""
    offered = dict(changes.offered)
    for lecture in changes.course.lectures:
        if lecture.id and (changes.course.known is None or lecture.id in sections):
            offered.setdefault(lecture.id, lecture.title if lecture.id in sections else None)
    base = changes.course.known or KnownPost()
    return base.model_copy(update={"offered": offered, "reported": changes.reported})
