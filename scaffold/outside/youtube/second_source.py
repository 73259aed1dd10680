"""YouTube's pages, and for who has a key its Data API where those give no answer."""

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scaffold.errors.no_answer import NoAnswer, PlaylistPrivate, YtDlpUnfit
from scaffold.model.listing import Listing, Video
from scaffold.model.source import Source
from scaffold.outside.youtube.client import YouTube
from scaffold.outside.youtube.shapes import lone_listing

if TYPE_CHECKING:
    from scaffold.outside.youtube.data_api import DataApi


def listing(youtube: YouTube, source: Source) -> Listing:
    """The listing of a source by its pages, else by the API. Raises what the pages said."""
    try:
        return youtube.lone(source) if source.kind == "video" else youtube.listing(source)
    except (YtDlpUnfit, PlaylistPrivate):
        raise
    except NoAnswer:
        api = api_of(youtube)
        found: Listing | None = None
        with contextlib.suppress(NoAnswer):
            if api is not None and source.kind != "channel":
                found = _by_api(api, source)
        if found is None:
            raise
        return found


def videos(youtube: YouTube, ids: Sequence[str]) -> dict[str, Video]:
    """What the API says of videos whose pages gave no answer; nothing if it gives none either."""
    api = api_of(youtube)
    found: dict[str, Video] = {}
    if api is not None:
        from scaffold.outside.youtube.data_api import batches

        with contextlib.suppress(NoAnswer):
            for batch in batches(ids):
                found |= api.videos(batch)
    return found


def api_of(youtube: YouTube) -> "DataApi | None":
    """The API with the key of the settings, if there is one."""
    key = youtube.settings.api_key
    if not (key and key.get_secret_value()):
        return None
    from scaffold.outside.youtube.data_api import DataApi

    return DataApi(youtube, key)


def _by_api(api: "DataApi", source: Source) -> Listing | None:
    from scaffold.outside.youtube.data_api import batches, with_videos

    if source.kind == "video":
        video = api.videos([source.id]).get(source.id)
        return lone_listing(video, source.url) if video else None
    head = api.playlists([source.id]).get(source.id)
    if head is None:
        return None
    rows = api.listing(head)
    there: dict[str, Video] = {}
    for batch in batches(video.id for video in rows.videos if not video.state.gone):
        there |= api.videos(batch)
    return with_videos(rows, there)
