"""One row of a listing, in the shapes that YouTube is known to use."""

from tests.youtube.wire import Json, named, picture
from tests.youtube.world import Playlist, Video, clock

_DEAD = {
    "en": {"private": "[Private video]", "deleted": "[Deleted video]"},
    "ru": {"private": "[Видео с ограниченным доступом]", "deleted": "[Видео удалено]"},
    "de": {"private": "[Privates Video]", "deleted": "[Gelöschtes Video]"},
}


def row(held: Playlist, video: Video, lang: str) -> Json:
    """A row of a playlist."""
    if held.shape == "old":
        return {"playlistVideoRenderer": _old(held, video, lang)}
    return {"lockupViewModel": _lockup(held, video, lang)}


def tile(held: Playlist, video: Video, lang: str) -> Json:
    """The same video on a channel's tab."""
    if held.shape == "old":
        content = {"videoRenderer": _old(held, video, lang)}
    else:
        content = {"lockupViewModel": _lockup(held, video, lang)}
    return {"richItemRenderer": {"content": content}}


def related(playlist_id: str) -> Json:
    """Another playlist, pushed at the end of a list."""
    view: Json = {
        "contentId": playlist_id,
        "contentType": "LOCKUP_CONTENT_TYPE_PLAYLIST",
        "metadata": {"lockupMetadataViewModel": {"title": {"content": "More like this"}}},
    }
    return {"lockupViewModel": view}


def _title(held: Playlist, video: Video, lang: str) -> str | None:
    if not (video.gone or held.placeholders):
        return video.title_in(lang)
    if held.dead_titles == "none" or (held.dead_titles == "usual" and held.shape == "lockup"):
        return None
    texts = _DEAD.get(lang, _DEAD["en"])
    return texts["deleted" if video.state == "deleted" else "private"]


def _still(video: Video) -> str:
    return f"https://i.ytimg.com/vi/{video.id}/hqdefault.jpg"


def _old(held: Playlist, video: Video, lang: str) -> Json:
    title = _title(held, video, lang)
    made: Json = {"videoId": video.id}
    if title is not None:
        made["title"] = {"runs": [{"text": title}]}
    if video.gone or held.placeholders:
        return made
    made["thumbnail"] = picture(_still(video))
    made["shortBylineText"] = {"runs": [named(video.channel, video.channel_id)]}
    if video.seconds is not None:
        made["lengthSeconds"] = str(video.seconds)
    match video.state:
        case "upcoming":
            made["upcomingEventData"] = {"startTime": "4102444800"}
        case "live":
            status = {"style": "LIVE", "text": {"runs": [{"text": "LIVE"}]}}
            made["thumbnailOverlays"] = [{"thumbnailOverlayTimeStatusRenderer": status}]
        case "members":
            badge = {"style": "BADGE_STYLE_TYPE_MEMBERS_ONLY", "label": "Members only"}
            made["badges"] = [{"metadataBadgeRenderer": badge}]
    return made


def _lockup(held: Playlist, video: Video, lang: str) -> Json:
    title = _title(held, video, lang)
    lines: list[Json] = []
    view: Json = {
        "contentId": video.id,
        "contentType": "LOCKUP_CONTENT_TYPE_VIDEO",
        "metadata": {
            "lockupMetadataViewModel": {
                "title": {} if title is None else {"content": title},
                "metadata": {"contentMetadataViewModel": {"metadataRows": lines}},
            }
        },
    }
    if video.gone or held.placeholders:
        return view
    lines.append({"metadataParts": [{"text": _linked(video)}]})
    if video.state == "members":
        lines.append({"badges": [{"badgeViewModel": {"badgeStyle": "BADGE_MEMBERS_ONLY"}}]})
    overlay = {"thumbnailBottomOverlayViewModel": {"badges": _corner(video, lang)}}
    still = {"sources": picture(_still(video))["thumbnails"]}
    view["contentImage"] = {"thumbnailViewModel": {"image": still, "overlays": [overlay]}}
    return view


def _linked(video: Video) -> Json:
    endpoint = {"browseId": video.channel_id, "canonicalBaseUrl": "/@channel"}
    tap = {"innertubeCommand": {"browseEndpoint": endpoint}}
    return {"content": video.channel, "commandRuns": [{"onTap": tap}]}


_UPCOMING = {"ru": "ПРЕМЬЕРА", "de": "DEMNÄCHST"}
"""The badge is words of the language that was asked for."""


def _corner(video: Video, lang: str) -> list[Json]:
    """The badge over the picture: a length, or what stands there instead."""
    style = "THUMBNAIL_OVERLAY_BADGE_STYLE_DEFAULT"
    if video.state == "live":
        text, style = "LIVE", "THUMBNAIL_OVERLAY_BADGE_STYLE_LIVE"
    elif video.state == "upcoming":
        text = _UPCOMING.get(lang, "UPCOMING")
    elif video.seconds is not None:
        text = clock(video.seconds)
    else:
        return []
    return [{"thumbnailBadgeViewModel": {"text": text, "badgeStyle": style}}]
