"""SOURCE: what a person gave us to list: an address, an id or a channel's @name."""

import re
from dataclasses import dataclass
from typing import Literal

from scaffold.model import address
from scaffold.model.address import MalformedLink, VideoLink
from scaffold.wording import count_of

_PLAYLIST_ID = re.compile(r"(?:PL|FL|OL|EC|UL|UULF|PU|TL)[\w-]{10,62}|PL[0-9A-F]{16}", re.ASCII)
_CHANNEL = re.compile(r"(@[^/]+|(?:channel|c|user)/[^/]+|[\w.-]+)(?:/(\w+))?")
_TABS = frozenset({"videos", "streams", "shorts", "live"})
_TABS_OF_LISTS = frozenset({"courses", "playlists", "podcasts", "releases"})
_NO_NAMES = re.compile(
    r"about|account|browse|c|channel|clip|e|embed|explore|feeds?|gaming|hashtag|index|live|"
    r"log(in|out)|movies|music|oembed|oops|playlist|results|search|shared|shows?|shorts|signin|source|"
    r"storefront|t|trending|upload|user|v|w|watch(_popup)?",
    re.IGNORECASE,
)
"""First parts of paths that are pages of YouTube's own, and no channel's old name."""
_BROWSED = re.compile(r"(?:browse|show)/VL([\w-]+)", re.ASCII)
_ABOUT = {'"': '"', "'": "'", "<": ">", "“": "”", "„": "“", "«": "»", "‘": "’", "`": "`"}
_SHELL_ESCAPE = re.compile(r"\\([?=&%#])")  # zsh puts them into an address that is pasted
_BEHIND = re.compile(r"[^\w/=-]+\Z", re.ASCII)

SourceKind = Literal["playlist", "channel", "video"]


@dataclass(frozen=True, slots=True)
class Source:
    """What to ask YouTube for. `remark` is a word to the person, empty mostly."""

    kind: SourceKind
    id: str
    url: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class NotASource:
    """Why a text names nothing that can be listed."""

    why: str
    hint: str = ""


CUT_URL = (
    "This address names a single video. If it had a `&list=` part, the shell cut it off there: "
    "put the address in quotes."
)

FRONT_PAGE = "A channel's front page is not a list; all of its videos are taken."

NO_COURSE = (
    "The list in this address is a mix, a channel's uploads or a private queue, no course; "
    "the video alone is taken."
)


def playlist(playlist_id: str) -> Source:
    """The source for a playlist of that id."""
    return Source("playlist", playlist_id, address.PLAYLIST + playlist_id)


def video(video_id: str, remark: str = "") -> Source:
    """The source for a lone video of that id."""
    return Source("video", video_id, address.WATCH + video_id, remark)


def parse(text: str) -> Source | NotASource:
    """Read SOURCE as typed: an address in any form that posts are read in, a bare id, @name."""
    text = undressed(text)
    if address.is_video_id(text):
        return video(text)
    if not address.is_course(text):
        return _no_course(text)
    if _PLAYLIST_ID.fullmatch(text):
        return playlist(text)
    if text.startswith("@") and "/" not in text:
        text = f"youtube.com/{text}"
    return _parse_address(text)


def undressed(text: str) -> str:
    """An address as it is, without quotes or `<…>` around it and the backslashes of a shell."""
    text = text.strip()
    while len(text) > 1 and _ABOUT.get(text[0]) == text[-1]:
        text = text[1:-1].strip()
    return _SHELL_ESCAPE.sub(r"\1", text)


def _no_course(playlist_id: str) -> NotASource:
    return NotASource(
        f"the list {playlist_id} is a mix, a channel's uploads or a private queue, not a course",
        "Give the address of the course's own playlist (its id mostly starts with PL); for all "
        "videos of a channel give its /videos address.",
    )


def _parse_address(url: str) -> Source | NotASource:
    parts = address.split(url)
    if parts is None:
        return NotASource(_why_nothing(url))
    written = parts.parameters.get("list")
    listed = address.playlist_in(parts.parameters)
    if listed and address.is_course(listed):
        return playlist(listed)
    if written and not listed:
        why = f"{written!r} is not the id of a playlist, which has letters, digits, - and _ only"
        return NotASource(why, _without_end(url))
    match address.parse(url):
        case VideoLink(video=named):
            cut = parts.path == "watch" and set(parts.parameters) == {"v"}
            return video(named, NO_COURSE if listed else CUT_URL if cut else "")
        case MalformedLink(why=why):
            return NotASource(why, _without_end(url))
    if listed:
        return _no_course(listed)
    browsed = _BROWSED.fullmatch(parts.path)
    return parse(browsed[1]) if browsed else _channel(parts)


def _channel(parts: address.Parts) -> Source | NotASource:
    """A channel's tab of videos; one of lists is refused by name."""
    named = _CHANNEL.fullmatch(parts.path)
    if named is None or _NO_NAMES.fullmatch(named[1]) or not parts.host.endswith("youtube.com"):
        return NotASource("the address names no playlist, video or channel tab")
    name, tab = named[1], named[2] or "videos"
    url = f"https://www.youtube.com/{name}/"
    if tab == "featured":
        return Source("channel", name, url + "videos", FRONT_PAGE)
    if tab in _TABS:
        return Source("channel", name, url + tab)
    holds = "playlists" if tab in _TABS_OF_LISTS else "other things"
    return NotASource(
        f"the address names no playlist or video: the tab /{tab} of a channel lists {holds}",
        f"Give the address of one playlist, or of all videos of the channel: {url}videos",
    )


def _why_nothing(text: str) -> str:
    """Why a text that is not an address of YouTube is nothing else either."""
    if re.fullmatch(r"PL[\w-]*", text, re.ASCII):
        return f"{text} has {count_of(len(text), 'character')}, which fits no id of a playlist"
    if re.fullmatch(r"[\w-]{9,13}", text, re.ASCII):
        return f"it is not a file, and as an id of a video it is wrong: {address.why_no_id(text)}"
    return "it is not an address of YouTube, an id, or a file that is there"


def _without_end(url: str) -> str:
    """A hint where punctuation behind an address is all that is wrong with it."""
    bare = _BEHIND.sub("", url)
    return f"Give it without {url[len(bare) :]}: {bare}" if bare != url else ""
