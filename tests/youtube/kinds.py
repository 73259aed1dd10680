"""Which kind of request it is, and about what."""

import contextlib
import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

PAGES = (
    "www.youtube.com",
    "youtube.com",
    "m.youtube.com",
    "music.youtube.com",
    "www.youtube-nocookie.com",
)
PICTURES = ("i.ytimg.com", "img.youtube.com")
WALLS = ("consent.youtube.com", "www.google.com")
API = "youtube.googleapis.com"
HOSTS = (*PAGES, *PICTURES, *WALLS, API)
"""All hosts that are answered for; any other is refused."""

UNAVAILABLE_TOO = "wgYCCAA="
"""What yt-dlp sends along to see the rows of unavailable videos."""


def kind_of(host: str, target: str, body: dict[str, Any]) -> tuple[str, str]:
    """The kind and the id: ("watch", "ID"), ("continuation", "TOKEN"), …"""
    parts = urlsplit(target)
    query = dict(parse_qsl(parts.query))
    if host == API:
        return _data_api(parts.path, query)
    if host in PICTURES:
        names = parts.path.split("/")
        return "thumbnail", names[2] if len(names) > 2 else ""
    if host == "consent.youtube.com":
        return "consent", query.get("continue", "")
    if host == "www.google.com" and parts.path.startswith("/sorry/"):
        return "sorry", query.get("continue", "")
    if host not in PAGES:
        return "other", parts.path
    if parts.path.startswith("/youtubei/v1/"):
        return _api(parts.path.removeprefix("/youtubei/v1/"), body)
    return _page(parts.path, query)


def _data_api(path: str, query: dict[str, str]) -> tuple[str, str]:
    kinds = {"videos": "api_videos", "playlists": "api_playlists", "playlistItems": "api_items"}
    kind = kinds.get(path.removeprefix("/youtube/v3/"), "other")
    return kind, query.get("playlistId", query.get("id", ""))


def _page(path: str, query: dict[str, str]) -> tuple[str, str]:
    match path:
        case "/playlist":
            return "playlist", query.get("list", "")
        case "/watch":
            return "watch", query.get("v", "")
        case "/oembed":
            return "oembed", _id_in(query.get("url", ""))
        case "/iframe_api":
            return "iframe_api", ""
    if path.startswith("/embed/"):
        return "embed", path.removeprefix("/embed/")
    if path.endswith("/www-widgetapi.js"):
        return "widget_api", ""
    if path.startswith(("/@", "/channel/", "/c/", "/user/")):
        name, _, tab = path.lstrip("/").removeprefix("channel/").partition("/")
        return "channel" if tab in {"", "videos"} else "tab", name
    return "other", path


def _api(call: str, body: dict[str, Any]) -> tuple[str, str]:
    match call:
        case "browse" if body.get("continuation"):
            return "continuation", body["continuation"]
        case "browse":
            kind = "reload" if body.get("params") == UNAVAILABLE_TOO else "browse"
            return kind, str(body.get("browseId", ""))
        case "player" | "next":
            return call, str(body.get("videoId", ""))
        case "navigation/resolve_url":
            return "resolve", _id_in(str(body.get("url", "")))
    return "other", call


def _id_in(url: str) -> str:
    """The id that an address of a video, playlist or channel tab names."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    name = parts.path.strip("/").removeprefix("channel/").partition("/")[0]
    return query.get("v") or query.get("list") or name


def body_of(content: bytes) -> dict[str, Any]:
    """The JSON object that was sent; empty if it was something else."""
    with contextlib.suppress(ValueError):
        raw = json.loads(content) if content else {}
        return raw if isinstance(raw, dict) else {}
    return {}
