"""What tells of a video without a player: oEmbed and thumbnails."""

from tests.youtube.exchange import Answer, Request
from tests.youtube.pictures import grey_jpeg
from tests.youtube.wire import to_json
from tests.youtube.world import Playlist, Video, World

JPEG = grey_jpeg(480, 360, 200)
GREY = grey_jpeg(120, 90)
"""What comes, with status 404, for a picture that is not there."""

WORDS = {
    400: b"Bad Request",
    401: b"Unauthorized",
    403: b"Forbidden",
    404: b"Not Found",
}


def oembed(world: World, request: Request) -> Answer:
    """A line about a video or a playlist, or the status that says why not."""
    video, held = world.video(request.about), world.playlist(request.about)
    status = _list_status(held) if held else _video_status(video, request.about)
    if status != 200:
        return Answer(status, WORDS[status], "text/plain; charset=utf-8")
    found = held or video
    assert found is not None
    return to_json(
        {
            "type": "video",
            "version": "1.0",
            "provider_name": "YouTube",
            "provider_url": "https://www.youtube.com/",
            "title": found.title,
            "author_name": found.channel,
            "author_url": "https://www.youtube.com/@channel",
            "thumbnail_url": f"https://i.ytimg.com/vi/{found.id}/hqdefault.jpg",
            "thumbnail_width": 480,
            "thumbnail_height": 360,
        }
    )


def _video_status(video: Video | None, asked: str) -> int:
    if video is None:
        is_list = asked.startswith(("PL", "UU", "OL", "FL"))
        return 404 if is_list or len(asked) == 11 else 400
    return {"private": 403, "deleted": 404, "embed_disabled": 401}.get(video.state, 200)


def _list_status(held: Playlist) -> int:
    if held.gone:
        return 404
    return 403 if held.state == "private" else 200


def thumbnail(world: World, request: Request) -> Answer:
    """A picture of a video or a playlist."""
    video, held = world.video(request.about), world.playlist(request.about)
    if (video and not video.gone) or (held and not held.gone):
        return Answer(200, JPEG, "image/jpeg")
    return Answer(404, GREY, "image/jpeg")
