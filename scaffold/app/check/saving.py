"""`--save`: what a check learnt is kept in the snapshots, titles and lengths above all."""

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


def save(linked: Linked, results: Results) -> list[ScaffoldError]:
    """Learn from each whole listing of YouTube's, and of lone videos; tell what failed."""
    today = datetime.now().astimezone().date().isoformat()
    errors: list[ScaffoldError] = []
    for folder, listing in (*_playlists(linked, results), *_lone_videos(linked, results)):
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


def _playlists(linked: Linked, results: Results) -> list[tuple[Path, Listing]]:
    """A dead row does not distinguish private from deleted; the verdict may."""
    learnt: list[tuple[Path, Listing]] = []
    for playlist, folders in linked.folders.items():
        listing = results.listings.get(playlist)
        if not listing or listing.from_file or playlist in results.short:
            continue
        videos = {video.id: video for video in listing.videos}
        for video in listing.videos:
            state = _state(video.id, results) if video.state.gone else None
            if state:
                videos[video.id] = video.model_copy(update={"state": state})
        listing = listing.model_copy(update={"videos": tuple(videos.values())})
        learnt += ((folder, listing) for folder in sorted(folders))
    return learnt


def _lone_videos(linked: Linked, results: Results) -> list[tuple[Path, Listing]]:
    """Videos without a playlist: oEmbed gives the exact title and the channel."""
    by_folder: dict[Path, list[Video]] = {}
    for video, folders in linked.lone.items():
        answer, state = results.titles.get(video), _state(video, results)
        if answer:
            seen = Video(id=video, title=answer.title, channel=answer.channel or None)
        elif state:
            seen = Video(id=video, state=state)
        else:
            continue
        for folder in folders:
            by_folder.setdefault(folder, []).append(seen)
    lone = Listing(id=snapshots.LONE, kind=ListingKind.VIDEO, videos=())
    return [
        (folder, lone.model_copy(update={"videos": tuple(videos), "rows": len(videos)}))
        for folder, videos in sorted(by_folder.items())
    ]


def _state(video: str, results: Results) -> VideoState | None:
    verdict = results.videos.get(video)
    return _STATES.get(verdict.certainty) if verdict else None
