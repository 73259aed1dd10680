"""YouTube's Data API v3, as Google's discovery document describes it."""

from typing import Any

from tests.youtube.exchange import Answer, Request
from tests.youtube.wire import Json, to_json
from tests.youtube.world import Playlist, Video, World

HOST = "youtube.googleapis.com"
KEY = "AIzaSy-a-key-of-nobody"
METHODS = {"api_videos": "videos", "api_playlists": "playlists", "api_items": "playlistItems"}


def error(status: int, reason: str, message: str = "no") -> Answer:
    """An error of Google's; the newer services give their reason in `details`."""
    entry = {"message": f"{message} ({KEY})", "domain": "youtube.quota", "reason": reason}
    detail = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}
    newer = reason.isupper()
    told: Json = {"code": status, "message": f"{message} ({KEY})"}
    told |= {"details": [detail]} if newer else {"errors": [entry]}
    return to_json({"error": told}, status)


def videos(world: World, request: Request) -> Answer:
    found = (world.video(each) for each in request.query.get("id", "").split(","))
    items = [_video(v, request.query.get("hl", "")) for v in found if v and not v.gone]
    return _answer(request, "videoListResponse", items)


def playlists(world: World, request: Request) -> Answer:
    found = (world.playlist(each) for each in request.query.get("id", "").split(","))
    items = [_head(held) for held in found if held and held.state == "alive"]
    return _answer(request, "playlistListResponse", items)


def items(world: World, request: Request) -> Answer:
    held = world.playlist(request.query.get("playlistId", ""))
    if held is None or held.gone:
        return _keyed(request) or error(404, "playlistNotFound")
    if held.state == "private":
        return _keyed(request) or error(403, "playlistItemsNotAccessible")
    start = int(request.query.get("pageToken", "") or 0)
    size = int(request.query.get("maxResults", "5"))
    rows = [_row(held, n, v) for n, v in enumerate(held.videos[: held.length])]
    more: Json = {"nextPageToken": str(start + size)} if start + size < len(rows) else {}
    more["pageInfo"] = {"totalResults": len(held.videos), "resultsPerPage": size}
    return _answer(request, "playlistItemListResponse", rows[start : start + size], **more)


def _keyed(request: Request) -> Answer | None:
    """Why the key is refused."""
    if request.key == KEY:
        return None
    if not request.key:
        return error(403, "forbidden", "Method doesn't allow unregistered callers")
    return error(400, "API_KEY_INVALID", "API key not valid. Please pass a valid API key.")


def _answer(request: Request, kind: str, found: list[Json], **more: Any) -> Answer:
    parts = set(request.query.get("part", "").split(","))
    kept = {"kind", "etag", "id", *parts}
    given = [{key: value for key, value in item.items() if key in kept} for item in found]
    page = {"totalResults": len(found), "resultsPerPage": len(found)}
    body = {"kind": f"youtube#{kind}", "etag": "e", "pageInfo": page, **more, "items": given}
    return _keyed(request) or to_json(body)


def _video(video: Video, lang: str) -> Json:
    live = video.state if video.state in {"live", "upcoming"} else "none"
    return {
        "kind": "youtube#video",
        "etag": "e",
        "id": video.id,
        "snippet": {
            "title": video.title,
            "channelTitle": video.channel,
            "channelId": video.channel_id,
            "liveBroadcastContent": live,
            "localized": {"title": video.title_in(lang), "description": video.text},
        },
        "contentDetails": {"duration": _iso(video.seconds)},
        "status": {
            "privacyStatus": "unlisted" if video.state == "unlisted" else "public",
            "embeddable": video.state != "embed_disabled",
        },
    }


def _iso(seconds: int | None) -> str:
    if not seconds:
        return "P0D"
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3600)
    parts = f"{hours}H{rest // 60}M{rest % 60}S"
    return f"P{days}DT{parts}" if days else f"PT{parts}"


def _head(held: Playlist) -> Json:
    return {
        "kind": "youtube#playlist",
        "etag": "e",
        "id": held.id,
        "snippet": {"title": held.title, "channelTitle": held.channel},
        "contentDetails": {"itemCount": len(held.videos)},
    }


def _row(held: Playlist, place: int, video: Video) -> Json:
    """A row; what was deleted has no privacy status that the document knows."""
    names = {"private": "Private video", "deleted": "Deleted video"}
    privacy = {"private": "private", "unlisted": "unlisted"}.get(video.state, "public")
    return {
        "kind": "youtube#playlistItem",
        "etag": "e",
        "id": f"{held.id}.{place}",
        "snippet": {
            "title": names.get(video.state, video.title),
            "position": place,
            "playlistId": held.id,
            "resourceId": {"kind": "youtube#video", "videoId": video.id},
        },
        "status": {} if video.state == "deleted" else {"privacyStatus": privacy},
    }
