"""Whether the installed yt-dlp fits: it reads answers that are made here, without a request."""

import json
from typing import Any

from scaffold.errors import ScaffoldError
from scaffold.errors.no_answer import YtDlpUnfit
from scaffold.model import source as sources
from scaffold.model.listing import Video
from scaffold.model.settings import Settings
from scaffold.outside.youtube.client import YouTube
from scaffold.outside.youtube.layers import address
from scaffold.outside.youtube.ytdlp import answers, names

_PLAYLIST = "PLselftest00000001"
_VIDEO = "selftest_01"
_TITLE, _CHANNEL, _SECONDS = "A lecture", "A channel", 605
_DETAILS = {"videoId": _VIDEO, "title": _TITLE, "lengthSeconds": str(_SECONDS)}
_PLAYER = {
    "ytInitialData": {"contents": {}},
    "ytInitialPlayerResponse": {
        "playabilityStatus": {"status": "OK"},
        "videoDetails": {**_DETAILS, "shortDescription": "", "author": _CHANNEL},
    },
}


def run() -> None:
    """List a playlist of one video and read its page. Raises YtDlpUnfit if that does not work."""
    youtube = YouTube(Settings(), send=_answer)
    try:
        listing = youtube.listing(sources.playlist(_PLAYLIST))
        page = youtube.page(Video(id=_VIDEO))
    except YtDlpUnfit:
        raise
    except ScaffoldError as error:
        raise names.unfit(str(error).rstrip(".")) from error
    finally:
        youtube.close()
    row = listing.videos[0] if listing.videos else Video(id="")
    answered = (listing.count, row.id, row.listed, row.duration, page.title, page.duration)
    if answered != (1, _VIDEO, _TITLE, _SECONDS, _TITLE, _SECONDS):
        raise names.unfit("it does not read YouTube's answers as we know them")


def _answer(request: Any) -> Any:
    url = address(request)
    if "/youtubei/" in url:
        return answers.response(url, json.dumps(_list()).encode())
    data = _PLAYER if "/watch" in url else {"ytInitialData": _list()}
    scripts = (f"<script>var {name} = {json.dumps(raw)};</script>" for name, raw in data.items())
    return answers.response(url, "".join(scripts).encode())


def _list() -> dict[str, Any]:
    row = {
        "videoId": _VIDEO,
        "title": {"runs": [{"text": _TITLE}]},
        "lengthSeconds": str(_SECONDS),
        "shortBylineText": {"runs": [{"text": _CHANNEL}]},
    }
    rows = {"playlistVideoListRenderer": {"contents": [{"playlistVideoRenderer": row}]}}
    section = {"itemSectionRenderer": {"contents": [rows]}}
    tab = {"selected": True, "content": {"sectionListRenderer": {"contents": [section]}}}
    count = {"stats": [{"runs": [{"text": "1"}]}]}
    return {
        "contents": {"twoColumnBrowseResultsRenderer": {"tabs": [{"tabRenderer": tab}]}},
        "metadata": {"playlistMetadataRenderer": {"title": "A course"}},
        "sidebar": {
            "playlistSidebarRenderer": {"items": [{"playlistSidebarPrimaryInfoRenderer": count}]}
        },
    }
