"""What a listing or a snapshot knows of a course, for reading and linking posts."""

from scaffold.model.course import Course, KnownLecture
from scaffold.model.listing import Listing, ListingKind, Video, VideoState
from scaffold.model.pattern import TitlePattern
from scaffold.model.snapshot import KnownVideo, Snapshot
from scaffold.notes.course import lectures


def of_listing(listing: Listing) -> Course:
    """The course as a listing gives it, its titles also as a new post would have them."""
    pattern = lectures.decide_pattern(listing)
    known = tuple(_of_video(video, pattern) for video in listing.videos)
    return Course(listing.playlist_id, known)


def of_snapshot(snapshot: Snapshot) -> Course:
    """The course as it was last seen complete, with its remembered pattern of titles."""
    order = snapshot.order or tuple(snapshot.videos)
    videos = tuple(
        _remembered(video, position, snapshot.videos.get(video, KnownVideo()))
        for position, video in enumerate(order, 1)
    )
    listing = Listing(id=snapshot.id, kind=snapshot.kind, title=snapshot.title, videos=videos)
    pattern = snapshot.pattern or lectures.decide_pattern(listing)
    known = [_of_video(video, pattern, snapshot.videos.get(video.id)) for video in videos]
    is_playlist = snapshot.kind is ListingKind.PLAYLIST
    return Course(snapshot.id if is_playlist else None, tuple(known))


def _remembered(video: str, position: int, known: KnownVideo) -> Video:
    listed = next(iter(known.listed.values()), None)
    return Video(
        id=video,
        position=position,
        title=known.title,
        listed=listed,
        duration=known.duration,
        state=known.state,
    )


def _of_video(video: Video, pattern: TitlePattern, known: KnownVideo | None = None) -> KnownLecture:
    # what a post calls a lecture has no mark of its death
    living = video.model_copy(update={"state": VideoState.ALIVE}) if video.best_title else video
    cleaned = lectures.clean_title(living, pattern)
    titles = [cleaned.text, video.title, video.listed, *(known.listed.values() if known else ())]
    return KnownLecture(
        video=video.id,
        position=video.position,
        # in a numbered course what has no number of its own must not take a numbered one's
        number=lectures.number_of(cleaned, video.position, pattern)
        or ("" if pattern.numbered else str(video.position)),
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        duration=video.duration,
    )
