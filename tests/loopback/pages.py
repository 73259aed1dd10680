"""How YouTube answers, reduced to the fields that yt-dlp reads."""

import json
from typing import Any

from tests.loopback.world import CHANNEL, Answer, Playlist, Request, Video, World

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"\x00" * 400 + b"\xff\xd9"
BOT = "Sign in to confirm you’re not a bot"
LATER = "This content isn't available, try again later."
_DEAD_TITLES = {
    "en": {"private": "[Private video]", "deleted": "[Deleted video]"},
    "ru": {"private": "[Видео с ограниченным доступом]", "deleted": "[Видео удалено]"},
}
_STATUS: dict[str, tuple[str, str]] = {
    "private": ("LOGIN_REQUIRED", "This video is private"),
    "deleted": ("ERROR", "Video unavailable"),
    "members": ("UNPLAYABLE", "Join this channel to get access to members-only content"),
    "upcoming": ("LIVE_STREAM_OFFLINE", "Premieres in 3 hours"),
    "age": ("LOGIN_REQUIRED", "Sign in to confirm your age"),
    "region": ("UNPLAYABLE", "The uploader has not made this video available in your country"),
}


def answer(world: World, request: Request) -> Answer:
    """The answer of a healthy YouTube."""
    match request.what:
        case "playlist":
            return _listing(world, request, world.playlist(request.about))
        case "channel":
            return _channel(request, world.channels.get(request.about))
        case "reload":
            held = world.playlist(request.about.removeprefix("VL"))
            return _browse(request, held)
        case "resolve":
            return _resolve(world, request)
        case "continuation":
            return _more(world, request)
        case "watch":
            return watch(world.video(request.about), request.about)
        case "oembed":
            return _oembed(world, request.about)
        case "thumbnail":
            return _thumbnail(world, request.about)
        case _:
            return Answer(404, b"not found")


def to_json(raw: Any, status: int = 200) -> Answer:
    return Answer(status, json.dumps(raw).encode(), "application/json; charset=UTF-8")


NOT_FOUND = {"error": {"code": 404, "message": "Requested entity was not found."}}


def to_html(**data: Any) -> Answer:
    texts = {name: json.dumps(raw).replace("</", "<\\/") for name, raw in data.items()}
    scripts = "".join(f"<script>var {name} = {text};</script>" for name, text in texts.items())
    return Answer(body=f"<!DOCTYPE html><html><body>{scripts}</body></html>".encode())


def _language(request: Request) -> str:
    context = request.body.get("context", {}).get("client", {})
    if "hl" in context:
        return str(context["hl"])
    found = [part for part in request.cookies.replace("&", ";").split(";") if "hl=" in part]
    return found[0].partition("hl=")[2] if found else "en"


def _listing(world: World, request: Request, held: Playlist | None) -> Answer:
    if held is None or held.state == "alert":
        return to_html(ytInitialData=_alert("The playlist does not exist."))
    match held.state:
        case "http404":
            return to_json(
                {"error": {"code": 404, "message": "Requested entity was not found."}}, 404
            )
        case "unviewable":
            return to_html(ytInitialData=_alert("This playlist type is unviewable."))
        case "private":
            return to_html(ytInitialData=_alert("This playlist is private."))
        case _:
            return to_html(ytInitialData=_page(request, held, hidden=True))


def _channel(request: Request, held: Playlist | None) -> Answer:
    if held is None:
        return Answer(404, b"not found")
    page = _page(request, held, hidden=False)
    head = {"title": held.title, "externalId": CHANNEL, "channelUrl": f"https://x/{CHANNEL}"}
    page["metadata"] = {"channelMetadataRenderer": head}
    return to_html(ytInitialData=page)


def _alert(text: str) -> dict[str, Any]:
    return {"alerts": [{"alertRenderer": {"type": "ERROR", "text": {"runs": [{"text": text}]}}}]}


def _resolve(world: World, request: Request) -> Answer:
    """Where an address leads; yt-dlp asks this when the page itself failed."""
    held = world.playlist(request.about)
    if held is None or held.state == "http404":
        return to_json(NOT_FOUND, 404)
    return to_json({"endpoint": {"browseEndpoint": {"browseId": f"VL{held.id}"}}})


def _browse(request: Request, held: Playlist | None) -> Answer:
    if held is None:
        return to_json(NOT_FOUND, 404)
    return to_json(_page(request, held, hidden=False))


def _page(request: Request, held: Playlist, *, hidden: bool) -> dict[str, Any]:
    """The first page; without "unavailable videos" the dead rows are hidden."""
    items = _slice(request, held, 0, hidden=hidden)
    if held.shape == "old":
        items = [{"playlistVideoListRenderer": {"contents": items}}]
    section = {"itemSectionRenderer": {"contents": items}}
    tab = {"selected": True, "content": {"sectionListRenderer": {"contents": [section]}}}
    return {
        "contents": {"twoColumnBrowseResultsRenderer": {"tabs": [{"tabRenderer": tab}]}},
        "metadata": {"playlistMetadataRenderer": {"title": held.title, "description": ""}},
        "microformat": {"microformatDataRenderer": {"noindex": False, "unlisted": False}},
        "sidebar": {"playlistSidebarRenderer": {"items": _sidebar(held)}},
    }


def _sidebar(held: Playlist) -> list[dict[str, Any]]:
    count = len(held.videos) if held.count == "right" else held.count
    stats = [] if count is None else [{"runs": [{"text": str(count)}, {"text": " videos"}]}]
    picture = {
        "url": f"https://i.ytimg.com/pl/{held.id}/hqdefault.jpg",
        "width": 480,
        "height": 360,
    }
    thumbnail = {"playlistVideoThumbnailRenderer": {"thumbnail": {"thumbnails": [picture]}}}
    primary: dict[str, Any] = {"stats": stats, "thumbnailRenderer": thumbnail}
    owner = {"title": {"runs": [_named(held.channel)]}}
    return [
        {"playlistSidebarPrimaryInfoRenderer": primary},
        {"playlistSidebarSecondaryInfoRenderer": {"videoOwner": {"videoOwnerRenderer": owner}}},
    ]


def _named(channel: str) -> dict[str, Any]:
    endpoint = {"browseId": CHANNEL, "canonicalBaseUrl": "/@channel"}
    return {"text": channel, "navigationEndpoint": {"browseEndpoint": endpoint}}


def _slice(request: Request, held: Playlist, start: int, *, hidden: bool) -> list[dict[str, Any]]:
    """Rows from `start`, and a continuation if there are more (or related ones to push)."""
    end = start + held.page_size
    lang = _language(request)
    rows = [
        _row(held, video, lang) for video in held.videos[start:end] if not (hidden and video.gone)
    ]
    whole = len(held.videos) if held.cut_after is None else min(len(held.videos), held.cut_after)
    rows = rows[: max(0, whole - start)]
    if end < whole:
        rows.append(_continuation(held, f"{held.id}:{end}"))
    elif held.related:
        rows.append(_continuation(held, f"{held.id}:related"))
    return rows


def _continuation(held: Playlist, token: str) -> dict[str, Any]:
    command = {"continuationCommand": {"token": token}}
    if held.more == "view_model":
        inner = {"innertubeCommand": command}
        return {"continuationItemViewModel": {"continuationCommand": inner}}
    return {"continuationItemRenderer": {"continuationEndpoint": command}}


def _more(world: World, request: Request) -> Answer:
    playlist_id, _, place = request.about.rpartition(":")
    held = world.playlist(playlist_id) or world.channels.get(playlist_id)
    if held is None:
        return to_json({"error": {"code": 404}}, 404)
    if place == "related":
        items = [_related(entry) for entry in held.related]
    else:
        items = _slice(request, held, int(place), hidden=False)
    action = {"appendContinuationItemsAction": {"continuationItems": items}}
    return to_json({"onResponseReceivedActions": [action]})


def _related(entry: str) -> dict[str, Any]:
    """Another playlist, pushed at the end of a list."""
    view: dict[str, Any] = {
        "contentId": entry,
        "contentType": "LOCKUP_CONTENT_TYPE_PLAYLIST",
        "metadata": {"lockupMetadataViewModel": {"title": {"content": "More like this"}}},
    }
    return {"lockupViewModel": view}


def _row(held: Playlist, video: Video, lang: str) -> dict[str, Any]:
    gone = video.gone or held.placeholders
    dead = _DEAD_TITLES.get(lang, _DEAD_TITLES["en"])
    title = (
        dead.get(video.state, dead["private"])
        if gone
        else video.translations.get(lang, video.title)
    )
    return _old_row(video, title, gone) if held.shape == "old" else _lockup(video, title, gone)


def _old_row(video: Video, title: str, gone: bool) -> dict[str, Any]:
    row: dict[str, Any] = {"videoId": video.id, "title": {"runs": [{"text": title}]}}
    if not gone:
        row |= {
            "lengthSeconds": str(video.duration),
            "shortBylineText": {"runs": [_named(video.channel)]},
        }
    return {"playlistVideoRenderer": row}


def _lockup(video: Video, title: str, gone: bool) -> dict[str, Any]:
    rows: list[dict[str, Any]] = []
    view: dict[str, Any] = {
        "contentId": video.id,
        "contentType": "LOCKUP_CONTENT_TYPE_VIDEO",
        "metadata": {
            "lockupMetadataViewModel": {
                "title": {} if gone else {"content": title},
                "metadata": {"contentMetadataViewModel": {"metadataRows": rows}},
            }
        },
    }
    if gone:
        return {"lockupViewModel": view}
    tap = {"innertubeCommand": {"browseEndpoint": {"browseId": CHANNEL}}}
    rows.append(
        {"metadataParts": [{"text": {"content": video.channel, "commandRuns": [{"onTap": tap}]}}]}
    )
    if video.state == "members":
        rows.append({"badges": [{"badgeViewModel": {"badgeStyle": "BADGE_MEMBERS_ONLY"}}]})
    badge = {"thumbnailBadgeViewModel": {"text": clock(video.duration)}}
    overlay = {"thumbnailBottomOverlayViewModel": {"badges": [badge]}}
    view["contentImage"] = {"thumbnailViewModel": {"overlays": [overlay]}}
    return {"lockupViewModel": view}


def clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def watch(video: Video | None, video_id: str) -> Answer:
    """A watch page; a deleted video's answers 200, too."""
    if video is None:
        video = Video(video_id, "", state="deleted")
    return to_html(ytInitialData=_next(video), ytInitialPlayerResponse=_player(video))


def _next(video: Video) -> dict[str, Any]:
    """What stands around the player: date, owner, chapters."""
    owner = {"videoOwnerRenderer": {"title": {"runs": [_named(video.channel)]}}}
    results = [
        {"videoPrimaryInfoRenderer": {"dateText": {"simpleText": "1 Jan 2020"}}},
        {"videoSecondaryInfoRenderer": {"owner": owner}},
    ]
    return {
        "contents": {"twoColumnWatchNextResults": {"results": {"results": {"contents": results}}}},
        "engagementPanels": [_panel(video)] if video.chapters else [],
    }


def _panel(video: Video) -> dict[str, Any]:
    kind = "auto" if video.automatic else "description"
    items = [
        {
            "macroMarkersListItemRenderer": {
                "title": {"simpleText": title},
                "timeDescription": {"simpleText": clock(start)},
            }
        }
        for start, title in video.chapters
    ]
    renderer = {
        "panelIdentifier": f"engagement-panel-macro-markers-{kind}-chapters",
        "content": {"macroMarkersListRenderer": {"contents": items}},
    }
    return {"engagementPanelSectionListRenderer": renderer}


def _player(video: Video) -> dict[str, Any]:
    status, reason = _STATUS.get(video.state, ("OK", ""))
    playability: dict[str, Any] = {"status": status, "playableInEmbed": True}
    if reason:
        playability["reason"] = reason
    if status != "OK" and video.state in {"private", "deleted", "age"}:
        return {"playabilityStatus": playability}
    details = {
        "videoId": video.id,
        "title": video.title,
        "lengthSeconds": str(video.duration),
        "shortDescription": video.description,
        "isPrivate": False,
        "isLiveContent": video.state == "upcoming",
        "channelId": CHANNEL,
        "author": video.channel,
    }
    micro = {
        "title": {"simpleText": video.title},
        "externalChannelId": CHANNEL,
        "ownerChannelName": video.channel,
        "isUnlisted": False,
        "isFamilySafe": True,
    }
    return {
        "videoDetails": details,
        "microformat": {"playerMicroformatRenderer": micro},
        "playabilityStatus": playability,
    }


def refusing_player(reason: str = BOT, status: str = "LOGIN_REQUIRED") -> Answer:
    """A watch page that tells nothing: the bot check, or "try again later"."""
    player = {"playabilityStatus": {"status": status, "reason": reason}}
    return to_html(ytInitialData=_next(Video("", "")), ytInitialPlayerResponse=player)


def _oembed(world: World, about: str) -> Answer:
    if about.startswith("PL"):
        held = world.playlist(about)
        if held is None or held.state in {"alert", "http404", "unviewable"}:
            return Answer(404, b"Not Found", "text/plain")
        if held.state == "private":
            return Answer(403, b"Forbidden", "text/plain")
        return to_json({"title": held.title, "author_name": held.channel, "type": "video"})
    video = world.video(about)
    if len(about) != 11:
        return Answer(400, b"Bad Request", "text/plain")
    status = {"private": 403, "deleted": 404, "embed_disabled": 401}.get(
        video.state if video else "deleted", 200
    )
    if video is None or status != 200:
        texts = {401: b"Unauthorized", 403: b"Forbidden", 404: b"Not Found"}
        return Answer(status, texts[status], "text/plain")
    return to_json({"title": video.title, "author_name": video.channel, "type": "video"})


def _thumbnail(world: World, about: str) -> Answer:
    video = world.video(about)
    known = world.playlist(about) is not None or (video is not None and not video.gone)
    return Answer(200 if known else 404, JPEG, "image/jpeg")
