"""What a snapshot learns from a listing: the last good values, and what is gone since when."""

from scaffold.model.listing import Chapter, Listing, ListingKind, Video
from scaffold.model.snapshot import KnownVideo, Snapshot
from scaffold.notes.completeness import gone_now


def learn(snapshot: Snapshot | None, listing: Listing, today: str, name: str) -> Snapshot:
    """The snapshot after a complete listing; `today` is a date as `2026-11-24`.

    A title never becomes a placeholder and nothing known is forgotten. Learning twice is once.
    """
    before = snapshot or Snapshot(id=name, kind=listing.kind)
    videos = dict(before.videos)
    for video in listing.videos:
        videos[video.id] = learn_video(videos.get(video.id), video, listing.lang, today)
    if listing.kind is not ListingKind.VIDEO:
        present = {video.id for video in listing.videos}
        for video_id in before.order:
            if video_id not in present and video_id in videos:
                videos[video_id] = _absent(videos[video_id], today)
    same_language = before.lang is None or listing.lang in {None, before.lang}
    return before.model_copy(
        update={
            "title": (listing.title if same_language else "") or before.title or listing.title,
            "channel": listing.channel or before.channel,
            "lang": before.lang or listing.lang,
            "order": _order(before, listing),
            "videos": videos,
        }
    )


def _order(before: Snapshot, listing: Listing) -> tuple[str, ...]:
    ids = tuple(video.id for video in listing.videos)
    if listing.kind is not ListingKind.VIDEO:
        return ids
    return (*before.order, *(i for i in ids if i not in before.order))


def learn_video(known: KnownVideo | None, video: Video, lang: str | None, today: str) -> KnownVideo:
    """The last good values after one row or page."""
    before = known or KnownVideo(first_seen=today)
    if video.state.gone:
        since = before.gone_since or today
        return before.model_copy(update={"state": video.state, "gone_since": since})
    listed = dict(before.listed)
    if video.listed and lang:
        listed[lang] = video.listed
    author, machine = _chapters(video)
    return before.model_copy(
        update={
            "title": video.title or before.title,
            "listed": listed,
            "channel": video.channel or before.channel,
            "duration": video.duration if video.duration is not None else before.duration,
            "chapters": before.chapters if video.chapters is None else author,
            "automatic_chapters": before.automatic_chapters if video.chapters is None else machine,
            "state": video.state,
            "gone_since": None,
        }
    )


def _chapters(video: Video) -> tuple[tuple[Chapter, ...] | None, tuple[Chapter, ...] | None]:
    chapters = video.chapters or ()
    author = tuple(c for c in chapters if not c.automatic)
    machine = tuple(c.model_copy(update={"automatic": False}) for c in chapters if c.automatic)
    return author or None, machine or None


def _absent(known: KnownVideo, today: str) -> KnownVideo:
    if known.gone_since is not None:
        return known
    return known.model_copy(update={"gone_since": today})


def accept(after: Snapshot, before: Snapshot | None, listing: Listing) -> Snapshot:
    """Remember the gap that a person took as whole, so that it is no news next time.

    `before` tells what was alive until then, `after` has learnt from the listing.
    """
    alive = [i for i in before.order if i in before.videos] if before else []
    return after.model_copy(
        update={
            "accepted_missing": max((listing.count or 0) - listing.rows, 0),
            "accepted_gone": tuple(gone_now(listing, alive)),
        }
    )


def recall(listing: Listing, snapshot: Snapshot | None) -> Listing:
    """The listing with the remembered titles of videos that are gone now."""
    if snapshot is None:
        return listing
    recalled = tuple(_recalled(video, snapshot.videos.get(video.id)) for video in listing.videos)
    return listing.model_copy(update={"videos": recalled})


def _recalled(video: Video, known: KnownVideo | None) -> Video:
    if known is None or not video.state.gone:
        return video
    listed = next(iter(known.listed.values()), None)
    return video.model_copy(update={"title": known.title, "listed": video.listed or listed})
