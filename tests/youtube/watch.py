"""One video: its watch page, and the same in two answers of the API."""

from html import escape
from typing import NamedTuple

from tests.youtube.exchange import Answer
from tests.youtube.wire import Json, named, picture, to_html, to_json
from tests.youtube.world import Video, VideoState, clock

BOT = "Sign in to confirm you’re not a bot"
PUBLISHED = "2020-01-01T00:00:00-08:00"
LATER = "This content isn't available, try again later."


class _Held(NamedTuple):
    """Why a video does not play, in YouTube's words."""

    status: str
    reason: str
    subreason: str = ""


_HELD: dict[VideoState, _Held] = {
    "private": _Held(
        "LOGIN_REQUIRED",
        "Private video",
        "Sign in if you've been granted access to this video",
    ),
    "deleted": _Held("ERROR", "Video unavailable", "This video has been removed by the uploader"),
    "members": _Held(
        "UNPLAYABLE",
        "This video is available to this channel's members on level: Students (or any higher "
        "level). Join this channel to get access to members-only content and other exclusive "
        "perks.",
    ),
    "upcoming": _Held("LIVE_STREAM_OFFLINE", "Premieres in 3 hours"),
    "age": _Held(
        "LOGIN_REQUIRED",
        "Sign in to confirm your age",
        "This video may be inappropriate for some users.",
    ),
    "region": _Held(
        "UNPLAYABLE",
        "Video unavailable",
        "The uploader has not made this video available in your country",
    ),
}


def page(video: Video, lang: str) -> Answer:
    """A watch page; YouTube sends one with status 200 for a deleted video, too."""
    told = player(video, lang)
    return to_html(_head(video), ytInitialData=around(video), ytInitialPlayerResponse=told)


def _head(video: Video) -> str:
    """What is there for those who show a card of the video; of one that is gone nothing."""
    if video.gone:
        return ""
    image = f"https://i.ytimg.com/vi/{video.id}/hqdefault.jpg"
    metas = {
        'property="og:title"': video.title,
        'property="og:image"': image,
        'name="twitter:image"': image,
        'itemprop="isFamilyFriendly"': str(video.state != "age").lower(),
    }
    told = (f'<meta {name} content="{escape(text)}">' for name, text in metas.items())
    return f"<head>{''.join(told)}</head>"


def refusing_player(reason: str = BOT, status: str = "LOGIN_REQUIRED") -> Answer:
    """A watch page that tells nothing: the bot check, or "try again later"."""
    return to_html(
        ytInitialData=around(Video("", "")), ytInitialPlayerResponse=refusal(reason, status)
    )


def refusing_api(reason: str = BOT, status: str = "LOGIN_REQUIRED") -> Answer:
    """The same from the API."""
    return to_json(refusal(reason, status))


def refusal(reason: str, status: str) -> Json:
    return {"playabilityStatus": {"status": status, "reason": reason}}


def around(video: Video) -> Json:
    """What stands around the player: date, owner, chapters."""
    owner = {"title": {"runs": [named(video.channel, video.channel_id)]}}
    results = [
        {"videoPrimaryInfoRenderer": {"dateText": {"simpleText": "1 Jan 2020"}}},
        {"videoSecondaryInfoRenderer": {"owner": {"videoOwnerRenderer": owner}}},
    ]
    return {
        "contents": {"twoColumnWatchNextResults": {"results": {"results": {"contents": results}}}},
        "engagementPanels": [_panel(video)] if video.chapters and not video.gone else [],
    }


def _panel(video: Video) -> Json:
    kind = "auto" if video.automatic else "description"
    items = [_marker(start, title) for start, title in video.chapters]
    panel = {
        "panelIdentifier": f"engagement-panel-macro-markers-{kind}-chapters",
        "content": {"macroMarkersListRenderer": {"contents": items}},
    }
    return {"engagementPanelSectionListRenderer": panel}


def _marker(start: int, title: str) -> Json:
    shown = {"title": {"simpleText": title}, "timeDescription": {"simpleText": clock(start)}}
    return {"macroMarkersListItemRenderer": shown}


def player(video: Video, lang: str) -> Json:
    """What the player is told; of a private or deleted video nothing but that."""
    playability: Json = {"status": "OK", "playableInEmbed": video.state != "embed_disabled"}
    if held := _HELD.get(video.state):
        words = {"reason": {"simpleText": held.reason}}
        if held.subreason:
            words["subreason"] = {"simpleText": held.subreason}
        playability |= {"status": held.status, "reason": held.reason}
        playability["errorScreen"] = {"playerErrorMessageRenderer": words}
    if video.gone:
        return {"playabilityStatus": playability}
    return {
        "playabilityStatus": playability,
        "videoDetails": _details(video),
        "microformat": {"playerMicroformatRenderer": _microformat(video, lang)},
    }


def _details(video: Video) -> Json:
    """The author's own words, whatever language was asked for."""
    details: Json = {
        "videoId": video.id,
        "title": video.title,
        "lengthSeconds": str(video.seconds or 0),
        "shortDescription": video.text,
        "isPrivate": False,
        "isLiveContent": video.state in {"upcoming", "live"},
        "channelId": video.channel_id,
        "author": video.channel,
        "thumbnail": picture(f"https://i.ytimg.com/vi/{video.id}/hqdefault.jpg"),
    }
    if video.state == "upcoming":
        details["isUpcoming"] = True
    if video.state == "live":
        details["isLive"] = True
    return details


def _microformat(video: Video, lang: str) -> Json:
    return {
        "title": {"simpleText": video.title_in(lang)},
        "description": {"simpleText": video.text},
        "externalChannelId": video.channel_id,
        "ownerChannelName": video.channel,
        "ownerProfileUrl": "http://www.youtube.com/@channel",
        "isUnlisted": video.state == "unlisted",
        "isFamilySafe": video.state != "age",
        "lengthSeconds": str(video.seconds or 0),
        "viewCount": "1000",
        "category": "Education",
        "publishDate": PUBLISHED,
        "uploadDate": PUBLISHED,
        "availableCountries": ["KZ"] if video.state == "region" else ["KZ", "US"],
    }
