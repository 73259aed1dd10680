"""From listings and snapshots to what rules know of a playlist."""

from collections.abc import Iterable, Mapping

from scaffold.model.course import Entry, KnownList, Remembered
from scaffold.model.listing import Listing, Video
from scaffold.model.pattern import TitlePattern
from scaffold.model.snapshot import KnownVideo, Snapshot
from scaffold.notes.course import learning, lectures
from scaffold.notes.course.completeness import shortfalls
from scaffold.notes.text.plain_text import plain


def of_listing(listing: Listing, snapshot: Snapshot | None) -> KnownList:
    """A playlist as it is now; the snapshot adds lost titles and the pattern of clean ones."""
    recalled = learning.recall(listing, snapshot)
    pattern = (snapshot.pattern if snapshot else None) or lectures.decide_pattern(listing)
    renamed = _renamed(listing, snapshot, pattern)
    videos = snapshot.videos if snapshot else {}
    entries = tuple(
        _entry(video, pattern, videos.get(video.id), renamed.get(video.id, ()))
        for video in recalled.videos
    )
    # rows that YouTube counts and hides may be any video
    hidden = (listing.count or 0) > listing.rows or bool(listing.unnamed)
    whole = not shortfalls(listing, snapshot) and not hidden
    return _known(listing, entries, now=True, whole=whole)


def of_snapshot(snapshot: Snapshot) -> KnownList:
    """A playlist (or the lone videos) as it was last seen complete."""
    videos = tuple(
        _remembered_video(video_id, position, snapshot)
        for position, video_id in enumerate(snapshot.order or tuple(snapshot.videos), 1)
    )
    listing = Listing(id=snapshot.id, kind=snapshot.kind, title=snapshot.title, videos=videos)
    pattern = snapshot.pattern or lectures.decide_pattern(listing)
    entries = tuple(_entry(video, pattern, snapshot.videos.get(video.id)) for video in videos)
    whole = listing.playlist_id is not None and snapshot.accepted_missing == 0
    return _known(listing, entries, now=False, whole=whole)


def _known(listing: Listing, entries: tuple[Entry, ...], *, now: bool, whole: bool) -> KnownList:
    by_video = {entry.video: entry for entry in entries}
    title = plain(listing.title)
    return KnownList(
        listing.playlist_id, entries, now=now, whole=whole, by_video=by_video, title=title
    )


def _remembered_video(video_id: str, position: int, snapshot: Snapshot) -> Video:
    known = snapshot.videos.get(video_id, KnownVideo())
    return Video(
        id=video_id,
        position=position,
        title=known.title,
        listed=_listed(known, snapshot.lang),
        duration=known.duration,
        state=known.state,
    )


def _listed(known: KnownVideo, lang: str | None) -> str | None:
    return known.listed.get(lang or "") or next(iter(known.listed.values()), None)


def _entry(
    video: Video, pattern: TitlePattern, known: KnownVideo | None, was: tuple[str, ...] = ()
) -> Entry:
    cleaned = lectures.clean_title(video, pattern)
    named = bool(video.best_title)
    others = (known.title, *known.listed.values()) if known else ()
    titles = (cleaned.text if named else None, video.title, video.listed, *others)
    return Entry(
        video=video.id,
        position=video.position,
        number=lectures.number_of(cleaned, video.position, pattern),
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        raw=video.best_title or "",
        was=was,
        duration=video.duration or (known.duration if known else None),
        alive=not video.state.gone,
    )


def _renamed(
    listing: Listing, snapshot: Snapshot | None, pattern: TitlePattern
) -> dict[str, tuple[str, ...]]:
    """Former clean titles of videos whose listed one changed in the snapshot's own language."""
    if snapshot is None or listing.lang is None or listing.lang != snapshot.lang:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for video in listing.videos:
        known = snapshot.videos.get(video.id)
        before = known.listed.get(listing.lang) if known else None
        if before and video.listed and not video.state.gone and video.listed != before:
            former = (before, known.title if known else None)
            found[video.id] = tuple(dict.fromkeys(_clean(t, pattern) for t in former if t))
    return found


def _clean(title: str, pattern: TitlePattern) -> str:
    return lectures.clean_title(Video(id="", listed=title), pattern).text


def remembered(snapshots: Iterable[Snapshot]) -> Mapping[str, Remembered]:
    """What snapshots remember of each video."""
    return {
        video_id: _memory(known, snapshot.lang)
        for snapshot in snapshots
        for video_id, known in snapshot.videos.items()
    }


def _memory(known: KnownVideo, lang: str | None) -> Remembered:
    title = known.title or _listed(known, lang) or ""
    return Remembered(
        title,
        known.channel or "",
        known.duration,
        born_dead=known.gone_since is not None and not title,
        listed=tuple(known.listed.values()),
    )
