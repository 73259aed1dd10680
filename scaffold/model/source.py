"""SOURCE: what a person gave us to list, as an address, an id, or a file."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs, urlsplit

VIDEO_ID = re.compile(r"[\w-]{11}", re.ASCII)
_PLAYLIST_ID = re.compile(r"(?:PL|FL|OL|EC|UL|UULF|PU|TL)[\w-]{10,62}|PL[0-9A-F]{16}", re.ASCII)
_NO_COURSE = re.compile(r"RD[\w-]*|UU[\w-]{22}|WL|LL|LM", re.ASCII)
_CHANNEL = re.compile(r"/(@[^/]+|(?:channel|c|user)/[^/]+)(?:/(videos|streams|shorts|live))?/?")
_VIDEO_PATH = re.compile(r"/(?:embed|live|shorts|v|e)/([\w-]{11})(?:[/?&]|$)", re.ASCII)
_HOSTS = frozenset({"youtube.com", "youtu.be", "youtube-nocookie.com"})

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

NO_COURSE = (
    "The list in this address is a mix, a channel's uploads or a private queue, no course; "
    "the video alone is taken."
)


def is_course(playlist_id: str) -> bool:
    """Mixes (RD…), a channel's uploads (UU…), Watch later and Liked are no courses."""
    return not _NO_COURSE.fullmatch(playlist_id)


def playlist(playlist_id: str) -> Source:
    """The source for a playlist of that id."""
    return Source("playlist", playlist_id, f"https://www.youtube.com/playlist?list={playlist_id}")


def video(video_id: str, remark: str = "") -> Source:
    """The source for a lone video of that id."""
    return Source("video", video_id, f"https://www.youtube.com/watch?v={video_id}", remark)


def parse(text: str) -> Source | NotASource:
    """Read SOURCE as typed: a URL with or without `https://`, or a bare id."""
    text = text.strip()
    if VIDEO_ID.fullmatch(text):
        return video(text)
    if _NO_COURSE.fullmatch(text):
        return _no_course(text)
    if _PLAYLIST_ID.fullmatch(text):
        return playlist(text)
    if text.startswith("@") and "/" not in text:
        text = f"https://www.youtube.com/{text}"
    return _parse_url(text if "://" in text else f"https://{text}")


def _no_course(playlist_id: str) -> NotASource:
    return NotASource(
        f"the list {playlist_id} is a mix, a channel's uploads or a private queue, not a course",
        "Give the address of the course's own playlist (its id mostly starts with PL); for all "
        "videos of a channel give its /videos address.",
    )


def _parse_url(url: str) -> Source | NotASource:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return NotASource("it is no address")
    if host.removeprefix("m.").removeprefix("music.") not in _HOSTS:
        return NotASource("it is no address of YouTube, no id, and no file that is there")
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    listed = query.get("list", "")
    if listed and is_course(listed) and re.fullmatch(r"[\w-]{2,64}", listed, re.ASCII):
        return playlist(listed)
    found = _video_in(host, parts.path, query)
    if found:
        return video(found, _remark(parts.path, query, listed))
    if listed:
        return _no_course(listed)
    return _channel(parts.path)


def _remark(path: str, query: dict[str, str], listed: str) -> str:
    if listed and not is_course(listed):
        return NO_COURSE
    return CUT_URL if path.startswith("/watch") and set(query) == {"v"} else ""


def _video_in(host: str, path: str, query: dict[str, str]) -> str | None:
    if VIDEO_ID.fullmatch(query.get("v", "")):
        return query["v"]
    if host.endswith("youtu.be"):
        found = re.match(r"/([\w-]{11})(?:[/?&]|$)", path, re.ASCII)
        return found[1] if found else None
    found = _VIDEO_PATH.match(path)
    return found[1] if found else None


def _channel(path: str) -> Source | NotASource:
    found = _CHANNEL.fullmatch(path)
    if not found:
        return NotASource("the address names no playlist, video or channel tab")
    name, tab = found[1], found[2] or "videos"
    return Source("channel", name, f"https://www.youtube.com/{name}/{tab}")
