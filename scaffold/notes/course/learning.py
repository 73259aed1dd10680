"""What a snapshot learns from a listing: the last good values, and what is gone since when."""

from collections.abc import Collection, Mapping

from scaffold.model.listing import Listing, ListingKind, Video, VideoState
from scaffold.model.pattern import TitlePattern
from scaffold.model.snapshot import DoneShift, KnownVideo, NotedLength, Snapshot
from scaffold.notes.course import titles
from scaffold.notes.course.completeness import alive_in, gone_now
from scaffold.notes.text.plain_text import plain


def learn(snapshot: Snapshot | None, listing: Listing, today: str, name: str) -> Snapshot:
    """The snapshot after a complete listing; `today` is a date as `2026-11-24`.

    A title never becomes a placeholder and nothing known is forgotten. Learning twice is once.
    """
    before = snapshot or Snapshot(id=name, kind=listing.kind)
    usual = before.lang or listing.lang
    videos = dict(before.videos)
    for video in listing.videos:
        lang = listing.lang
        videos[video.id] = learn_video(videos.get(video.id), video, lang, usual, today)
    order = tuple(video.id for video in listing.videos)
    update: dict[str, object] = {"lang": usual, "videos": videos, "order": order}
    if listing.kind is ListingKind.VIDEO:
        # lone videos have no order but that in which they came
        update["order"] = (*before.order, *(i for i in order if i not in before.order))
        return before.model_copy(update=update)
    for video_id in gone_now(listing, before.order):
        if video_id in videos:
            videos[video_id] = _gone(videos[video_id], today)
    # a title in another language changes nothing
    same_language = before.lang is None or listing.lang in {None, before.lang}
    update["title"] = (listing.title if same_language else "") or before.title or listing.title
    update["channel"] = listing.channel or before.channel
    # where YouTube filled a gap that was accepted, the next one is news again
    missing = before.accepted_missing if listing.count is None else _missing(listing)
    update["accepted_missing"] = min(before.accepted_missing, missing)
    update["accepted_gone"] = tuple(gone_now(listing, before.accepted_gone))
    return before.model_copy(update=update)


def _missing(listing: Listing) -> int:
    return max((listing.count or 0) - listing.rows, 0)


def learn_video(
    known: KnownVideo | None, video: Video, lang: str | None, usual: str | None, today: str
) -> KnownVideo:
    """The last good values after one row or page; `usual` is the snapshot's own language."""
    before = known or KnownVideo(first_seen=today)
    if video.state.gone:
        # a row says only that a video is dead; that it is private, say, may be known already
        vague = video.state is VideoState.DEAD and before.state.gone
        dead = before.model_copy(update={"state": before.state if vague else video.state})
        return _gone(dead, today)
    state: dict[str, object] = {}
    if video.state is not VideoState.UNKNOWN:
        state = {"state": video.state, "gone_since": None}
    chapters: dict[str, object] = {}
    if video.chapters is not None:
        author = tuple(c for c in video.chapters if not c.automatic)
        own = (c for c in video.chapters if c.automatic)
        machine = tuple(c.model_copy(update={"automatic": False}) for c in own)
        chapters = {"chapters": author or None, "automatic_chapters": machine or None}
    return before.model_copy(
        update={
            **_titles(before, video, lang, usual),
            "channel": video.channel or before.channel,
            **_length(before, video, today),
            **chapters,
            **state,
            "unread": before.unread and video.title is None,
        }
    )


def _length(before: KnownVideo, video: Video, today: str) -> dict[str, object]:
    """The length of now, next to the one that notes were written for as long as they differ."""
    old, now, noted = before.duration, video.duration, before.length_noted
    if now is None or old is None:
        return {"duration": old if now is None else now}
    if noted is None and now != old:
        noted = NotedLength(seconds=old, since=today)
    if noted is not None and noted.seconds == now:
        noted = None
    return {"duration": now, "length_noted": noted}


def mark_unread(snapshot: Snapshot, ids: Collection[str]) -> Snapshot:
    """The pages of these videos could not be read: another run asks for them."""
    return _updated(snapshot, ids, {"unread": True})


def accept_lengths(snapshot: Snapshot, ids: Collection[str]) -> Snapshot:
    """The notes of these videos are for their lengths of now."""
    return _updated(snapshot, ids, {"length_noted": None})


def _updated(snapshot: Snapshot, ids: Collection[str], update: Mapping[str, object]) -> Snapshot:
    known = {i: snapshot.videos[i].model_copy(update=update) for i in ids if i in snapshot.videos}
    return snapshot.model_copy(update={"videos": {**snapshot.videos, **known}})


def shifted(snapshot: Snapshot, post: str, video: str, done: tuple[DoneShift, ...]) -> Snapshot:
    """The snapshot after the timecodes of a lecture were moved: they are for the length of now."""
    shifts = {**snapshot.shifts, post: {**snapshot.shifts.get(post, {}), video: done}}
    kept = {key: {v: each for v, each in of.items() if each} for key, of in shifts.items()}
    update = {"shifts": {key: each for key, each in kept.items() if each}}
    return accept_lengths(snapshot, {video}).model_copy(update=update)


def remapped(snapshot: Snapshot, post: str, old: str, new: str) -> Snapshot | None:
    """The snapshot after links to a video lead to another: that bears the title written for it.

    None where it has no title to bear, or one already.
    """
    known = snapshot.posts.get(post)
    if known is None or known.offered.get(new) or not known.offered.get(old):
        return None
    offered = {**known.offered, new: known.offered[old], old: None}
    posts = {**snapshot.posts, post: known.model_copy(update={"offered": offered})}
    return snapshot.model_copy(update={"posts": posts})


def _titles(
    before: KnownVideo, video: Video, lang: str | None, usual: str | None
) -> dict[str, object]:
    """The exact title and the listed ones.

    A listed title that changed while the page was not read: it is the exact one, if both were
    equal; else it is not learnt yet, so that the change is seen again and the page read then.
    """
    page_title, now = _said(video.title), _said(video.listed)
    exact, listed = page_title or before.title, dict(before.listed)
    old = listed.get(lang or "")
    if not lang or not now or now == old:
        return {"title": exact, "listed": listed}
    if page_title is None and exact is not None and old is not None and lang == usual:
        if exact != old:
            return {"title": exact, "listed": listed}
        exact = now
    listed[lang] = now
    return {"title": exact, "listed": listed}


def _said(title: str | None) -> str | None:
    """The title, if there is anything to read in it."""
    return title if title and plain(title) else None


def _gone(known: KnownVideo, today: str) -> KnownVideo:
    return known.model_copy(update={"gone_since": known.gone_since or today})


def accept(after: Snapshot, before: Snapshot | None, listing: Listing) -> Snapshot:
    """Remember the gap that a person took as whole, so that it is not reported next time.

    `before` tells what was alive until then, `after` has learnt from the listing.
    """
    gone = gone_now(listing, alive_in(before)) if before else []
    still = gone_now(listing, before.accepted_gone) if before else []
    return after.model_copy(
        update={
            "accepted_missing": _missing(listing),
            "accepted_gone": tuple(dict.fromkeys((*still, *gone))),
        }
    )


def recall(listing: Listing, snapshot: Snapshot | None) -> Listing:
    """The listing with the remembered titles of videos that are gone now."""
    if snapshot is None:
        return listing
    videos = list(listing.videos)
    for at, video in enumerate(videos):
        if video.state.gone and video.id in snapshot.videos:
            known = snapshot.video(video.id)
            update = {"title": known.title, "listed": video.listed or known.listed}
            videos[at] = video.model_copy(update=update)
    return listing.model_copy(update={"videos": tuple(videos)})


def fallen_off(before: Snapshot | None, listing: Listing, pattern: TitlePattern) -> frozenset[str]:
    """The videos whose titles stopped fitting the pattern, if they are most of those that did.

    One title may leave the pattern; where most do at once, the channel has renamed its course.
    """
    alive = (v for v in listing.videos if before and v.id in before.videos and not v.state.gone)
    renamed = [
        (video.id, plain(was), plain(now))
        for video in alive
        if before and (was := before.video(video.id).best_title) and (now := video.best_title)
    ]
    fitted = [item for item in renamed if titles.fits(pattern, item[1])]
    fallen = frozenset(i for i, was, now in fitted if titles.falls_off(pattern, was, now))
    return fallen if len(fallen) * 2 > len(fitted) else frozenset()
