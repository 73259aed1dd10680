"""From listings and snapshots to what is known of a course next to a post."""

from collections.abc import Iterable, Mapping

from scaffold.model.course import Course, Lecture, Remembered
from scaffold.model.listing import Listing, ListingKind, Video
from scaffold.model.pattern import TitlePattern
from scaffold.model.snapshot import KnownVideo, Snapshot
from scaffold.notes.course import learning, lectures
from scaffold.notes.course.completeness import shortfalls
from scaffold.notes.text.plain_text import plain


def choose_pattern(
    listing: Listing, snapshot: Snapshot | None, *, exact: bool = False, anew: bool = False
) -> TitlePattern:
    """What titles leave out: decided once per course, from then on the snapshot remembers it.

    `exact` is the setting that switches it off, `anew` asks for another decision.
    """
    if exact:
        return TitlePattern()
    remembers = listing.kind is not ListingKind.VIDEO and not anew
    if remembers and snapshot is not None and snapshot.pattern is not None:
        return snapshot.pattern
    return lectures.decide_pattern(listing)


def of_listing(
    listing: Listing,
    snapshot: Snapshot | None = None,
    pattern: TitlePattern | None = None,
    replacements: lectures.Replacements = (),
) -> Course:
    """A course as it is now; the snapshot adds lost titles and the pattern of clean ones."""
    recalled = learning.recall(listing, snapshot)
    if pattern is None:
        pattern = choose_pattern(listing, snapshot)
    # rows that YouTube counts and hides may be any video
    hidden = (listing.count or 0) > listing.rows or bool(listing.unnamed)
    whole = not shortfalls(listing, snapshot) and not hidden
    found = _lectures(recalled, snapshot, pattern, replacements)
    return Course(listing.playlist_id, found, plain(listing.title), is_current=True, whole=whole)


def of_snapshot(snapshot: Snapshot) -> Course:
    """A course (or the lone videos) as it was last seen complete."""
    listing = snapshot.listing()
    pattern = snapshot.pattern or lectures.decide_pattern(listing)
    whole = bool(snapshot.order) and listing.playlist_id is not None
    whole = whole and snapshot.accepted_missing == 0
    found = _lectures(listing, snapshot, pattern)
    return Course(listing.playlist_id, found, plain(listing.title), whole=whole)


def _lectures(
    listing: Listing,
    snapshot: Snapshot | None,
    pattern: TitlePattern,
    replacements: lectures.Replacements = (),
) -> tuple[Lecture, ...]:
    built = lectures.build_lectures(
        listing, listing.videos, pattern, chapters="none", replacements=replacements
    )
    rows = {video.id: video for video in listing.videos}
    same_language = snapshot is not None and listing.lang == snapshot.lang
    found: list[Lecture] = []
    for one in built:
        if not one.id:
            continue
        video = rows[one.id]
        known = snapshot.videos.get(one.id) if snapshot else None
        # what a post calls a lecture has no mark of its death
        unmarked = one.title.removesuffix(lectures.GONE_MARK)
        others = (known.title, *known.listed.values()) if known else ()
        titles = (one.title, unmarked, video.title, video.listed, *others)
        lecture = Lecture(
            id=one.id,
            position=video.position,
            # in a numbered course what has no number of its own must not take a numbered one's
            number=one.number or ("" if pattern.numbered else str(video.position)),
            titles=tuple(dict.fromkeys(title for title in titles if title)),
            raw=video.best_title or "",
            label=one.label,
            former_titles=_former_titles(
                video, known, listing.lang if same_language else None, pattern
            ),
            duration=video.duration or (known.duration if known else None),
            alive=not video.state.gone,
        )
        found.append(lecture)
    return tuple(found)


def _former_titles(
    video: Video, known: KnownVideo | None, lang: str | None, pattern: TitlePattern
) -> tuple[str, ...]:
    """Former clean titles of a living video whose listed one in that language changed."""
    before = known.listed.get(lang) if known and lang else None
    if known is None or not before or video.state.gone or video.listed in {None, "", before}:
        return ()
    rows = (Video(id=video.id, listed=title) for title in (before, known.title) if title)
    return tuple(dict.fromkeys(lectures.clean_title(row, pattern).text for row in rows))


def remembered(snapshots: Iterable[Snapshot]) -> Mapping[str, Remembered]:
    """What snapshots remember of each video."""
    found: dict[str, Remembered] = {}
    for snapshot in snapshots:
        for video_id, known in snapshot.videos.items():
            title = known.title or known.listed_in(snapshot.lang) or ""
            found[video_id] = Remembered(
                title,
                known.channel or "",
                known.duration,
                first_seen_unavailable=known.gone_since is not None and not title,
                listed=tuple(known.listed.values()),
                length_noted=known.length_noted.seconds if known.length_noted else None,
            )
    return found


def with_language(listing: Listing, asked: str | None, known: str | None) -> Listing:
    """A file does not say its language: the one named, else the snapshot's, else English.

    yt-dlp asks in English by default.
    """
    if listing.lang is not None and not (listing.from_file and asked):
        return listing
    return listing.model_copy(update={"lang": asked or known or "en"})
