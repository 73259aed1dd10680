"""A link to YouTube: the one reader of addresses, for what posts hold and for SOURCE."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from scaffold.model.address_typos import correct, is_placeholder
from scaffold.model.parameters import parameters_of, time_in, unescape
from scaffold.model.timecode import Timecode, TimeStyle
from scaffold.wording import count_of

WATCH = "https://www.youtube.com/watch?v="
PLAYLIST = "https://www.youtube.com/playlist?list="
VIDEO_ID = r"[\w-]{11}"
"""What the id of a video looks like, for expressions (ASCII)."""

# with what becomes of https:// while typing and copying: ttps://, https:/, http://https://
_ADDRESS = re.compile(
    r"\s*(//|(?:h{0,3}t{1,3}ps?(?::/{1,3}|//))*)(?:www\.|m\.|music\.|gaming\.)?"
    r"(youtu\.be|youtube(?:-nocookie)?\.com)(?::\d+)?(?![\w.@-])"
    r"(?:/([^?&#\s]*))?(.*)",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
_SCHEME = re.compile(r"(?:https?:)?//", re.ASCII | re.IGNORECASE)
# the commonest address by far, read at once
_COMMON = re.compile(
    rf"https://www\.youtube\.com/watch\?v=({VIDEO_ID})(?:&list=([\w-]{{2,64}}))?"
    r"(?:&index=(\d{1,6}))?(?:&t=([0-9A-Za-z]+))?",
    re.ASCII,
)
_ID = re.compile(VIDEO_ID, re.ASCII)
_ID_FIRST = re.compile(rf"({VIDEO_ID})[?&/]", re.ASCII)
_LIST = re.compile(r"[\w-]{2,64}", re.ASCII)
_NO_COURSE = re.compile(r"RD[\w-]*|UU[\w-]{22}|WL|LL|LM", re.ASCII)
_GLUED = re.compile(VIDEO_ID + r"(?:https?:|(?:www\.)?youtu)[^?&#\s]*", re.ASCII | re.IGNORECASE)
_PATHS = frozenset({"embed", "live", "shorts", "v", "e"})
_NO_IDS = frozenset({"playlist", "videoseries", "live_stream"})  # the last has 11 letters, too
_PLAYLIST_PATHS = frozenset(
    {"playlist", "embed", "embed/playlist", "embed/videoseries", "watch", "watch_videos"}
)


def is_video_id(text: str) -> bool:
    """Whether a text has the form of a video's id."""
    return _ID.fullmatch(text) is not None


def is_course(playlist: str) -> bool:
    """Mixes (RD…), a channel's uploads (UU…), Watch later and Liked are not courses."""
    return _NO_COURSE.fullmatch(playlist) is None


@dataclass(frozen=True, slots=True)
class VideoLink:
    """What a link names: a video, and perhaps a playlist, a place in it, and a moment."""

    video: str
    playlist: str | None = None
    index: int | None = None
    time: Timecode | None = None

    @property
    def course(self) -> str | None:
        """The playlist, unless it is a mix, a channel's uploads or a private queue."""
        return self.playlist if self.playlist and is_course(self.playlist) else None

    def url(self, style: TimeStyle = TimeStyle.HMS) -> str:
        """The plain form: `https://www.youtube.com/watch?v=…&list=…&index=…&t=…`."""
        parts = [WATCH + self.video]
        if self.playlist:
            parts.append(f"list={self.playlist}")
        if self.index is not None:
            parts.append(f"index={self.index}")
        if self.time is not None:
            parts.append(f"t={self.time.query(style)}")
        return "&".join(parts)


@dataclass(frozen=True, slots=True)
class PlaylistLink:
    """A link to a playlist as a whole."""

    playlist: str

    @property
    def course(self) -> str | None:
        """The playlist, unless it is a mix, a channel's uploads or a private queue."""
        return self.playlist if is_course(self.playlist) else None


@dataclass(frozen=True, slots=True)
class MalformedLink:
    """A link that means a video but names none; `why` is a clause, `id` what is written for it."""

    why: str
    id: str = ""


Address = VideoLink | PlaylistLink | MalformedLink
"""What an address of YouTube can name; channels and other pages are None to `parse`."""


class Parts(NamedTuple):
    """An address of YouTube taken apart: host and path in plain form, parameters by name."""

    host: str
    path: str
    parameters: dict[str, str]


def split(url: str) -> Parts | None:
    """Take an address apart, `&amp;` and `%3F` undone; None if it is not YouTube's."""
    found = _ADDRESS.fullmatch(unescape(url))
    if found is None:
        return None
    return Parts(found[2].lower(), (found[3] or "").strip("/"), parameters_of(found[4]))


def with_scheme(url: str) -> str:
    """The address with `https://` where a browser knows none: `youtu.be/ID`, `ttps://youtu.be/ID`."""
    found = _ADDRESS.match(url)
    if found is None or _SCHEME.fullmatch(found[1]):
        return url
    return "https://" + url[found.end(1) :]


# a course's notes name the same moments again and again, and several commands ask for each
@lru_cache(maxsize=16_384)
def parse(url: str) -> Address | None:
    """Read an address in any form; None if it is not YouTube's or means no video or playlist."""
    common = _COMMON.fullmatch(url)
    if common and not is_placeholder(common[1]):
        video, playlist, index, time = common.groups()
        moment = Timecode.parse_query(time) if time else None
        return VideoLink(video, playlist, int(index) if index else None, moment)
    named = _named_in(url)
    if not isinstance(named, VideoLink | PlaylistLink) or "/watch?=" in url:
        fixed, why = correct(url)
        meant = _named_in(fixed) if why else None
        if isinstance(meant, VideoLink):
            return MalformedLink(why, meant.video)
    return named


def corrected(url: str) -> str:
    """The address without its typing errors, where its right form is certain; else as written."""
    fixed, why = correct(url)
    return with_scheme(fixed) if why and isinstance(parse(fixed), VideoLink) else url


def _named_in(url: str) -> Address | None:
    parts = split(url)
    if parts is None:
        return None
    named = _video_in(*parts)
    if named is None:
        return _without_video(parts)
    if is_placeholder(named):
        return None
    id_first = _ID_FIRST.match(named)
    if id_first:  # `watch?v=ID?t=5`: the time is lost, the video is not
        named = id_first[1]
    if not is_video_id(named):
        return MalformedLink(why_no_id(named), named)
    written = time_in(parts.parameters)
    moment = None if written is None else Timecode.parse_query(written)
    index = parts.parameters.get("index", "")
    place = int(index) if index.isascii() and index.isdigit() and len(index) < 7 else None
    return VideoLink(named, playlist_in(parts.parameters), place, moment)


def _video_in(host: str, path: str, parameters: dict[str, str]) -> str | None:
    """The id as written (it may be wrong or empty), or None where none is to be expected."""
    if "v" in parameters and path in {"watch", "", "watch_popup"}:
        return parameters["v"]
    first, _, second = path.partition("/")
    if second and first.lower() in _PATHS and second not in _NO_IDS:
        return second
    if host == "youtu.be":
        named = path and ("/" not in path or _GLUED.fullmatch(path)) and path not in _PLAYLIST_PATHS
        return path if named else None
    return second if first == "watch" and second else None


def _without_video(parts: Parts) -> Address | None:
    path, playlist = parts.path, playlist_in(parts.parameters)
    if parts.host == "youtu.be" and not path and not parts.parameters:
        return MalformedLink(why_no_id(""))
    if playlist and path in _PLAYLIST_PATHS:
        return PlaylistLink(playlist)
    if path == "watch":
        return MalformedLink("it has no v=")
    return MalformedLink("it has no list=") if path == "playlist" else None


def why_no_video(text: str) -> str:
    """Why a text is neither the address nor the id of a video, as a clause."""
    match parse(text):
        case MalformedLink(why):
            return why
        case PlaylistLink():
            return "it names a playlist"
        case _ if "/" in text or "." in text:
            return "it is not the address of a video"
        case _:
            return why_no_id(text)


def why_no_id(video: str) -> str:
    """Why a text is not the id of a video, as a clause."""
    if not video:
        return "the id of the video is missing"
    if re.fullmatch(r"[\w-]+", video, re.ASCII):
        two = ", as two ids in a row have" if len(video) == 22 else ""
        return f"{video} has {count_of(len(video), 'character')}{two}; the id of a video has 11"
    if _GLUED.match(video):
        return f"after the id {video[:11]} another address begins"
    return f"{video!r} is not the id of a video"


def playlist_in(parameters: dict[str, str]) -> str | None:
    """The id of the playlist that an address's parameters name, if it has an id's form."""
    playlist = parameters.get("list", "")
    return playlist if _LIST.fullmatch(playlist) else None


def written_time(url: str) -> str | None:
    """The value of the time as the address has it (`8m0s`, `s5722`), or None if it has none."""
    common = _COMMON.fullmatch(url)
    if common:
        return common[4]
    parts = split(url)
    return time_in(parts.parameters) if parts else None
