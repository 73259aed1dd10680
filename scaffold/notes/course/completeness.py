"""Whether a listing is whole enough to conclude anything from what it lacks."""

from collections.abc import Iterable

from scaffold.model.listing import Listing, ListingKind
from scaffold.model.snapshot import Snapshot
from scaffold.wording import count_of

SHARE = 0.2
FEWEST = 3


def shortfalls(listing: Listing, snapshot: Snapshot | None) -> tuple[str, ...]:
    """The reasons for which a listing counts as incomplete, each a clause; none if it is whole.

    A file's own marks, a failed page, fewer rows than YouTube's own count, no rows at all, or
    more than 20 % and at least three of the lectures alive in the snapshot gone at once. A gap
    that was accepted is not reported.
    """
    found = list(listing.shortfalls)
    accepted = snapshot.accepted_missing if snapshot else 0
    counted = listing.count or 0
    # a list that was taken as whole while empty left an empty order behind
    if not listing.rows and (snapshot is None or snapshot.order):
        found.append("the list is empty")
    elif counted - listing.rows > accepted:
        found.append(f"YouTube counts {count_of(counted, 'video')}, {listing.rows} came")
    if snapshot is not None and listing.rows and listing.kind is not ListingKind.VIDEO:
        alive = alive_in(snapshot)
        gone = [i for i in gone_now(listing, alive) if i not in snapshot.accepted_gone]
        if len(gone) >= FEWEST and len(gone) > SHARE * len(alive):
            found.append(f"{len(gone)} of {len(alive)} lectures are gone at once")
    return tuple(found)


def alive_in(snapshot: Snapshot) -> tuple[str, ...]:
    """The lectures of the last complete listing that were alive then."""
    known = ((video_id, snapshot.videos.get(video_id)) for video_id in snapshot.order)
    return tuple(i for i, was in known if was and not was.state.gone and was.gone_since is None)


def gone_now(listing: Listing, ids: Iterable[str]) -> list[str]:
    """Those of the ids that the listing lacks or shows dead."""
    present = {video.id for video in listing.videos if not video.state.gone}
    return [video_id for video_id in ids if video_id not in present]
