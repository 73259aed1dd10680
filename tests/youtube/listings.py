"""Listings: a playlist's page, its reload with unavailable videos, channel tabs, continuations."""

from tests.youtube import rows
from tests.youtube.exchange import Answer, Request
from tests.youtube.wire import Json, named, not_found, picture, to_html, to_json
from tests.youtube.world import Playlist, World

_ALERTS = {
    "alert": "The playlist does not exist.",
    "unviewable": "This playlist type is unviewable.",
    "private": "This playlist is private.",
}


def playlist_page(world: World, request: Request) -> Answer:
    """The page of a playlist; rows of unavailable videos are hidden in it."""
    held = world.playlist(request.about)
    if held and held.state == "http404":
        return not_found()
    if held is None or held.state != "alive":
        return to_html(ytInitialData=_alert(_ALERTS[held.state if held else "alert"]))
    return to_html(ytInitialData=_page(world, request, held, hidden=True))


def browse(world: World, request: Request) -> Answer:
    """The same from the API, for a playlist or a channel; the reload shows the dead rows, too."""
    held = world.playlist(request.about.removeprefix("VL"))
    if held is None and (channel := world.channel(request.about)):
        return to_json(_tabs(world, request, channel))
    if held is None or held.state == "http404":
        return not_found()
    if held.state != "alive":
        return to_json(_alert(_ALERTS[held.state]))
    return to_json(_page(world, request, held, hidden=request.what == "browse"))


def resolve(world: World, request: Request) -> Answer:
    """Where an address leads; yt-dlp asks this when the page itself failed."""
    held = world.playlist(request.about)
    channel = world.channel(request.about)
    if held and held.state != "http404":
        return to_json({"endpoint": {"browseEndpoint": {"browseId": f"VL{held.id}"}}})
    if channel:
        return to_json({"endpoint": {"browseEndpoint": {"browseId": channel.channel_id}}})
    return not_found()


def channel_page(world: World, request: Request) -> Answer:
    """A channel's tab of videos; any other tab leads to an empty front page."""
    held = world.channel(request.about)
    if held is None:
        return Answer(404, b"<html><title>404 Not Found</title></html>")
    return to_html(ytInitialData=_tabs(world, request, held))


def continuation(world: World, request: Request) -> Answer:
    """The next rows; the token says of which list, from where, and with dead rows or without."""
    name, _, place = request.about.partition(":")
    held = world.playlist(name) or world.channel(name)
    if held is None:
        return not_found()
    if place == "related":
        items = [rows.related(entry) for entry in held.related]
    else:
        start, _, hidden = place.partition(":")
        items = _rows(world, request, held, int(start), hidden=bool(hidden))
    action = {"appendContinuationItemsAction": {"continuationItems": items}}
    return to_json({"onResponseReceivedActions": [action]})


def next_page(world: World, held: Playlist, start: int, *, leads_to: int) -> Answer:
    """The rows from `start` on, and behind them what leads to others."""
    lang = world.speaks or "en"
    shown = held.videos[start : start + held.page_size]
    items = [rows.row(held, video, lang) for video in shown]
    items.append(_lead_on(held, f"{held.id}:{leads_to}"))
    action = {"appendContinuationItemsAction": {"continuationItems": items}}
    return to_json({"onResponseReceivedActions": [action]})


def _alert(text: str) -> Json:
    return {"alerts": [{"alertRenderer": {"type": "ERROR", "text": {"runs": [{"text": text}]}}}]}


def _page(world: World, request: Request, held: Playlist, *, hidden: bool) -> Json:
    items = _rows(world, request, held, 0, hidden=hidden)
    if held.shape == "old":
        items = [{"playlistVideoListRenderer": {"contents": items}}]
    section = {"itemSectionRenderer": {"contents": items}}
    tab = {"selected": True, "content": {"sectionListRenderer": {"contents": [section]}}}
    listed = {"noindex": held.unlisted, "unlisted": held.unlisted}
    return {
        "contents": {"twoColumnBrowseResultsRenderer": {"tabs": [{"tabRenderer": tab}]}},
        "metadata": {"playlistMetadataRenderer": {"title": held.title, "description": ""}},
        "microformat": {"microformatDataRenderer": listed},
        "sidebar": {"playlistSidebarRenderer": {"items": _sidebar(held)}},
    }


def _sidebar(held: Playlist) -> list[Json]:
    count = len(held.videos) if held.count == "right" else held.count
    stats = [] if count is None else [{"runs": [{"text": str(count)}, {"text": " videos"}]}]
    still = picture(f"https://i.ytimg.com/pl_c/{held.id}/hqdefault.jpg?sqp=small")
    primary: Json = {
        "stats": stats,
        "thumbnailRenderer": {"playlistVideoThumbnailRenderer": {"thumbnail": still}},
    }
    owner = {"title": {"runs": [named(held.channel, held.channel_id)]}}
    return [
        {"playlistSidebarPrimaryInfoRenderer": primary},
        {"playlistSidebarSecondaryInfoRenderer": {"videoOwner": {"videoOwnerRenderer": owner}}},
    ]


def _tabs(world: World, request: Request, held: Playlist) -> Json:
    handle = world.handle(held)
    asked = request.what != "tab"
    items = _rows(world, request, held, 0, hidden=True) if asked else []
    url = f"/{handle}/{'videos' if asked else 'featured'}"
    tab: Json = {
        "title": "Videos" if asked else "Home",
        "selected": True,
        "endpoint": {"commandMetadata": {"webCommandMetadata": {"url": url}}},
        "content": {"richGridRenderer": {"contents": items}},
    }
    head = {
        "title": held.title,
        "externalId": held.channel_id,
        "vanityChannelUrl": f"http://www.youtube.com/{handle}",
    }
    return {
        "contents": {"twoColumnBrowseResultsRenderer": {"tabs": [{"tabRenderer": tab}]}},
        "metadata": {"channelMetadataRenderer": head},
    }


def _rows(
    world: World, request: Request, held: Playlist, start: int, *, hidden: bool
) -> list[Json]:
    """One page of rows, and behind it what leads on."""
    handle = world.handle(held)
    make = rows.tile if handle else rows.row
    end = start + held.page_size
    lang = world.speaks or request.lang
    shown = held.videos[start : min(end, held.length)]
    items = [make(held, video, lang) for video in shown if not (hidden and video.gone)]
    name = handle or held.id
    if end < held.length:
        items.append(_lead_on(held, f"{name}:{end}" + ":hidden" * hidden))
    elif held.related:
        items.append(_lead_on(held, f"{name}:related"))
    return items


def _lead_on(held: Playlist, token: str) -> Json:
    command = {"continuationCommand": {"token": token}}
    if held.more == "view_model":
        inner = {"innertubeCommand": command}
        return {"continuationItemViewModel": {"continuationCommand": inner}}
    return {"continuationItemRenderer": {"continuationEndpoint": command}}
