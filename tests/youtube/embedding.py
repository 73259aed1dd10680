"""The player for other sites: its scripts, and a page that speaks the API's messages."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from tests.youtube.exchange import Answer, Request
from tests.youtube.world import Video, World

_FILES = Path(__file__).with_name("player")
_SCRIPT = "text/javascript; charset=utf-8"
_FORBIDDEN = {"private": 100, "deleted": 100, "embed_disabled": 150, "age": 150, "members": 150}


def iframe_api(_: World, __: Request) -> Answer:
    """The script that a page names; it loads the next one."""
    return Answer(body=(_FILES / "iframe_api.js").read_bytes(), kind=_SCRIPT)


def widget_api(_: World, __: Request) -> Answer:
    """`YT.Player`."""
    return Answer(body=(_FILES / "www-widgetapi.js").read_bytes(), kind=_SCRIPT)


def embed(world: World, request: Request) -> Answer:
    """The player of a video: 153 without a Referer, 152 if it poses, else the video's own error."""
    videos = {
        video.id: {
            "title": video.title,
            "duration": video.seconds or 0,
            "error": _error(video),
        }
        for video in (*world.videos, *(v for held in world.playlists for v in held.videos))
    }
    page = (_FILES / "embed.html").read_text("utf-8")
    page = page.replace("{{videos}}", json.dumps(videos).replace("</", "<\\/"))
    return Answer(body=page.replace("{{error}}", json.dumps(_refusal(request))).encode())


def _refusal(request: Request) -> int:
    if not request.referer:
        return 153
    origin = urlsplit(request.referer)
    return 0 if f"{origin.scheme}://{origin.netloc}" == request.query.get("origin") else 152


def _error(video: Video) -> int:
    return video.embed_error or _FORBIDDEN.get(video.state, 0)
