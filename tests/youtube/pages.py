"""How a healthy YouTube answers each kind of request, reduced to what yt-dlp reads."""

from collections.abc import Callable

from tests.youtube import data_api, embedding, listings, probes, watch
from tests.youtube.exchange import Answer, Request
from tests.youtube.wire import to_json
from tests.youtube.world import Video, World

BOT, LATER, JPEG = watch.BOT, watch.LATER, probes.JPEG
refusing_player = watch.refusing_player

SORRY = Answer(
    429,
    b"<html><head><title>Sorry...</title></head><body>Our systems have detected unusual traffic "
    b"from your computer network.</body></html>",
)
CONSENT = Answer(
    body=b"<html><title>Before you continue to YouTube</title>"
    b'<form action="https://consent.youtube.com/save" method="POST"></form></html>'
)


def answer(world: World, request: Request) -> Answer:
    """The answer when nothing is wrong; 404 for what YouTube has no such thing as."""
    make = _ANSWERS.get(request.what)
    return make(world, request) if make else Answer(404, b"not found")


def _video(world: World, request: Request) -> Video:
    return world.video(request.about) or Video(request.about, "", state="deleted")


def _lang(world: World, request: Request) -> str:
    return world.speaks or request.lang


_ANSWERS: dict[str, Callable[[World, Request], Answer]] = {
    "playlist": listings.playlist_page,
    "reload": listings.browse,
    "browse": listings.browse,
    "resolve": listings.resolve,
    "continuation": listings.continuation,
    "channel": listings.channel_page,
    "tab": listings.channel_page,
    "watch": lambda world, request: watch.page(_video(world, request), _lang(world, request)),
    "player": lambda world, request: to_json(
        watch.player(_video(world, request), _lang(world, request))
    ),
    "next": lambda world, request: to_json(watch.around(_video(world, request))),
    "iframe_api": embedding.iframe_api,
    "widget_api": embedding.widget_api,
    "embed": embedding.embed,
    "oembed": probes.oembed,
    "thumbnail": probes.thumbnail,
    "api_videos": data_api.videos,
    "api_playlists": data_api.playlists,
    "api_items": data_api.items,
    "sorry": lambda world, request: SORRY,
    "consent": lambda world, request: CONSENT,
}
