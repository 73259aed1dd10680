"""YouTube's pages, and for who has a key its Data API where those give no answer."""

import contextlib
from collections.abc import Mapping, Sequence

from scaffold.errors import NoAnswer, PlaylistPrivate, YtDlpUnfit
from scaffold.model.listing import Listing, Video
from scaffold.model.source import Source
from scaffold.outside.youtube.client import YouTube, lone_listing
from scaffold.outside.youtube.data_api import AT_ONCE, DataApi


def listing(youtube: YouTube, source: Source) -> Listing:
    """The listing of a source by its pages, else by the API. Raises what the pages said."""
    try:
        return youtube.lone(source) if source.kind == "video" else youtube.listing(source)
    except (YtDlpUnfit, PlaylistPrivate):
        raise
    except NoAnswer:
        api = _api(youtube)
        if api is None or source.kind == "channel":
            raise
        try:
            found = _video(api, source) if source.kind == "video" else _playlist(api, source.id)
        except NoAnswer:
            found = None
        if found is None:
            raise
        return found


def videos(youtube: YouTube, ids: Sequence[str]) -> dict[str, Video]:
    """What the API says of videos whose pages gave no answer; nothing if it gives none either."""
    api = _api(youtube)
    found: dict[str, Video] = {}
    if api is not None:
        with contextlib.suppress(NoAnswer):
            for n in range(0, len(ids), AT_ONCE):
                found |= api.videos(ids[n : n + AT_ONCE])
    return found


def _api(youtube: YouTube) -> DataApi | None:
    key = youtube.settings.api_key
    return DataApi(youtube, key) if key and key.get_secret_value() else None


def _video(api: DataApi, source: Source) -> Listing | None:
    video = api.videos([source.id]).get(source.id)
    return lone_listing(video.model_copy(update={"position": 1}), source.url) if video else None


def _playlist(api: DataApi, playlist: str) -> Listing | None:
    head = api.playlists([playlist]).get(playlist)
    if head is None:
        return None
    rows = api.listing(head)
    alive = [video.id for video in rows.videos if not video.state.gone]
    batches = [alive[n : n + AT_ONCE] for n in range(0, len(alive), AT_ONCE)]
    return with_videos(
        rows, {i: video for each in batches for i, video in api.videos(each).items()}
    )


def with_videos(rows: Listing, there: Mapping[str, Video]) -> Listing:
    """The rows with what the videos themselves say; a video that is there is no dead row."""
    videos = tuple(
        there[row.id].model_copy(update={"position": row.position}) if row.id in there else row
        for row in rows.videos
    )
    return rows.model_copy(update={"videos": videos})
