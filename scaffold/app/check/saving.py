"""`--save`: what a check learnt is kept in the snapshots, titles and lengths above all."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from scaffold.app.check.linked import Linked
from scaffold.app.check.results import Results
from scaffold.errors import ScaffoldError
from scaffold.model.finding import Certainty
from scaffold.model.listing import Listing, ListingKind, Video, VideoState
from scaffold.model.snapshot import Snapshot
from scaffold.notes.course import learning
from scaffold.outside import snapshots

_STATES = {Certainty.DELETED: VideoState.DELETED, Certainty.PRIVATE: VideoState.PRIVATE}


def save(linked: Linked, found: Results) -> list[ScaffoldError]:
    """Learn from each whole listing of YouTube's, and of lone videos; tell what failed."""
    today = datetime.now().astimezone().date().isoformat()
    errors: list[ScaffoldError] = []
    for folder, listing in _learnt(linked, found):
        name = snapshots.name_of(listing)
        try:
            before = snapshots.read(folder, name)
            learnt = learning.learn(before, listing, today, name)
            snapshots.write(folder, _without_guesses(learnt, before), before)
        except ScaffoldError as error:
            errors.append(error)
    return errors


def _without_guesses(learnt: Snapshot, before: Snapshot | None) -> Snapshot:
    """Of a video that was never seen well a check cannot tell since when it is gone.

    `new` and `refresh` can: it was dead when it came into the post, and is not an error there.
    """
    known = before.videos if before else {}
    videos = dict(learnt.videos)
    for video_id, video in learnt.videos.items():
        dated = video_id in known and known[video_id].gone_since
        if video.gone_since and not (video.title or video.listed or dated):
            videos[video_id] = video.model_copy(update={"gone_since": None})
    return learnt.model_copy(update={"videos": videos})


def _learnt(linked: Linked, found: Results) -> Iterator[tuple[Path, Listing]]:
    for playlist, folders in linked.folders.items():
        listing = found.listings.get(playlist)
        if listing and not listing.from_file and playlist not in found.short:
            for folder in sorted(folders):
                yield folder, _with_states(listing, found)
    yield from _lone(linked, found)


def _with_states(listing: Listing, found: Results) -> Listing:
    """A dead row does not distinguish private from deleted; the verdict may."""
    videos = tuple(_with_state(video, found) for video in listing.videos)
    return listing.model_copy(update={"videos": videos})


def _with_state(video: Video, found: Results) -> Video:
    verdict = found.videos.get(video.id)
    state = _STATES.get(verdict.certainty) if verdict and video.state.gone else None
    return video.model_copy(update={"state": state}) if state else video


def _lone(linked: Linked, found: Results) -> Iterator[tuple[Path, Listing]]:
    """Videos without a playlist: oEmbed gives the exact title and the channel."""
    by_folder: dict[Path, list[Video]] = {}
    for video, folders in linked.lone.items():
        seen = _seen(video, found)
        for folder in folders if seen else ():
            by_folder.setdefault(folder, []).append(seen)  # type: ignore[arg-type]  # seen is there
    for folder, videos in sorted(by_folder.items()):
        yield (
            folder,
            Listing(
                id=snapshots.LONE, kind=ListingKind.VIDEO, videos=tuple(videos), rows=len(videos)
            ),
        )


def _seen(video: str, found: Results) -> Video | None:
    answer, verdict = found.titles.get(video), found.videos.get(video)
    if answer:
        return Video(id=video, title=answer.title, channel=answer.channel or None)
    state = _STATES.get(verdict.certainty) if verdict else None
    return Video(id=video, state=state) if state else None
