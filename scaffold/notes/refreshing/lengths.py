"""Lectures that YouTube has in another length than when their notes were written."""

from scaffold.model.post import Section
from scaffold.model.refresh import NewsKind
from scaffold.notes.course import lengths
from scaffold.notes.refreshing.changes import Changes, RefreshContext, joined


def changed(context: RefreshContext) -> Changes:
    """What is said of lectures with timecodes."""
    found: list[Changes] = []
    for video, noted in context.news.noted.items():
        parts = _parts(context, video)
        lecture = context.news.course.by_id.get(video)
        notes = sum(map(_timecodes, parts))
        change = lengths.changed(noted, lecture.duration if lecture else None)
        if notes and change and video not in context.asked.accept_length:
            out = "; ".join(lengths.ways_out(context.news.name, video, change))
            text = f"{context.name_of(video)}: {lengths.sentence(change, notes)}; {out}"
            found.append(Changes.said(NewsKind.LENGTH, text, parts[0].span.start))
    return joined(found)


def timed(context: RefreshContext) -> frozenset[str]:
    """The videos for whose noted length there are timecodes here."""
    return frozenset(
        video for video in context.news.noted if any(map(_timecodes, _parts(context, video)))
    )


def _parts(context: RefreshContext, video: str) -> list[Section]:
    sections = context.post.sections
    return [each for each in sections if each.lecture and each.lecture.video.video == video]


def _timecodes(section: Section) -> int:
    return len(section.notes) + sum(bare.linkable for bare in section.bare)
