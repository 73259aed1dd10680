"""A link to a YouTube video, in every form people write."""

import re
from dataclasses import dataclass
from functools import lru_cache

from scaffold.model.parameters import TIME_PARAMETERS, parameters_of, time_in, unescape
from scaffold.model.timecode import Timecode, TimeStyle

WATCH = "https://www.youtube.com/watch?v="

_ADDRESS = re.compile(
    r"\s*(?:(?:https?:)?//)?(?:www\.|m\.|music\.|gaming\.)?"
    r"(youtu\.be|youtube(?:-nocookie)?\.com)(?::\d+)?"
    r"(?:/([^?&#\s]*))?(.*)",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
# the commonest address by far, read at once; `&t=` may follow
_COMMON = re.compile(
    r"https://www\.youtube\.com/watch\?v=([\w-]{11})(?:&list=([\w-]{2,64}))?"
    r"(?:&index=(\d{1,6}))?",
    re.ASCII,
)
_TIME = "&t="
_ID = re.compile(r"[\w-]{11}", re.ASCII)
_LIST = re.compile(r"[\w-]{2,64}", re.ASCII)
_GLUED = re.compile(r"[\w-]{11}(?:https?:|(?:www\.)?youtu)[^?&#\s]*", re.ASCII | re.IGNORECASE)
_PATHS = frozenset({"embed", "live", "shorts", "v", "e"})
_EMBEDS = frozenset({"embed", "v", "e"})
_NO_IDS = frozenset({"playlist", "videoseries", "live_stream"})  # the last has 11 letters, too
_PLAYLIST_PATHS = frozenset(
    {"playlist", "embed", "embed/playlist", "embed/videoseries", "watch", "watch_videos"}
)
_NOT_IN_NOTES = frozenset({*TIME_PARAMETERS, "index", "si", "feature", "pp", "ab_channel", "app"})


@dataclass(frozen=True, slots=True, init=False)
class VideoLink:
    """What a link names: a video, and perhaps a playlist, a place in it, and a moment."""

    video: str
    playlist: str | None = None
    index: int | None = None
    time: Timecode | None = None

    # a post names hundreds: this costs half of what dataclass's own __init__ would
    def __init__(
        self,
        video: str,
        playlist: str | None = None,
        index: int | None = None,
        time: Timecode | None = None,
    ) -> None:
        """What was read of an address."""
        _set_video(self, video)
        _set_playlist(self, playlist)
        _set_index(self, index)
        _set_time(self, time)

    @property
    def course(self) -> str | None:
        """The playlist, unless it is a mix, a channel's uploads or a private queue."""
        return self.playlist if self.playlist and _is_course(self.playlist) else None

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


_set_video = VideoLink.__dict__["video"].__set__
_set_playlist = VideoLink.__dict__["playlist"].__set__
_set_index = VideoLink.__dict__["index"].__set__
_set_time = VideoLink.__dict__["time"].__set__


@dataclass(frozen=True, slots=True)
class PlaylistLink:
    """A link to a playlist as a whole."""

    playlist: str

    @property
    def course(self) -> str | None:
        """The playlist, unless it is a mix, a channel's uploads or a private queue."""
        return self.playlist if _is_course(self.playlist) else None


@dataclass(frozen=True, slots=True)
class MalformedLink:
    """A link that means a video but names none; `why` is a clause for a sentence."""

    why: str


def _is_course(playlist: str) -> bool:
    if playlist.startswith("PL"):  # nearly all of them
        return True
    from scaffold.model.source import is_course

    return is_course(playlist)


Address = VideoLink | PlaylistLink | MalformedLink
"""What an address of YouTube can name; channels and other pages are None to `parse`."""


def parse(url: str) -> Address | None:
    """Read an address in any form; None if it is not YouTube's or means no video or playlist."""
    common = _common(url)
    if common:
        base, time = common
        return VideoLink(
            base.video, base.playlist, base.index, Timecode.parse_query(time) if time else None
        )
    found = _ADDRESS.fullmatch(unescape(url))
    if not found:
        return None
    host, path, rest = found[1].lower(), (found[2] or "").strip("/"), found[3]
    parameters = parameters_of(rest)
    video = _video_in(host, path, parameters)
    if video is None:
        return _without_video(path, parameters)
    if not _ID.fullmatch(video):
        return MalformedLink(_why_no_id(video))
    written = time_in(parameters)
    moment = None if written is None else Timecode.parse_query(written)
    return VideoLink(video, _playlist_in(parameters), _index_in(parameters), moment)


def _common(url: str) -> tuple[VideoLink, str] | None:
    """The commonest form apart from its time: all but that is the same in a lecture's notes."""
    head, mark, time = url.rpartition(_TIME)
    if not mark:
        head, time = url, ""
    elif not (time.isalnum() and time.isascii()):
        return None
    base = _plain(head)
    return (base, time) if base else None


@lru_cache(maxsize=4096)
def _plain(url: str) -> VideoLink | None:
    found = _COMMON.fullmatch(url)
    if found is None:
        return None
    video, playlist, index = found.groups()
    return VideoLink(video, playlist, int(index) if index else None)


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


def _without_video(path: str, parameters: dict[str, str]) -> Address | None:
    playlist = _playlist_in(parameters)
    if playlist and path in _PLAYLIST_PATHS:
        return PlaylistLink(playlist)
    if path == "watch":
        return MalformedLink("it has no v=")
    return MalformedLink("it has no list=") if path == "playlist" else None


def _why_no_id(video: str) -> str:
    if not video:
        return "the id of the video is missing"
    if re.fullmatch(r"[\w-]{22}", video, re.ASCII):
        return f"{video} has 22 characters, as two ids in a row have; the id of a video has 11"
    if re.fullmatch(r"[\w-]+", video, re.ASCII):
        return f"{video} has {len(video)} characters; the id of a video has 11"
    if _GLUED.match(video):
        return f"after the id {video[:11]} another address begins"
    return f"{video!r} is no id of a video"


def _playlist_in(parameters: dict[str, str]) -> str | None:
    playlist = parameters.get("list", "")
    return playlist if _LIST.fullmatch(playlist) else None


def _index_in(parameters: dict[str, str]) -> int | None:
    index = parameters.get("index", "")
    return int(index) if index.isascii() and index.isdigit() and len(index) < 7 else None


def written_time(url: str) -> str | None:
    """The value of the time as the address has it (`8m0s`, `s5722`), or None if it has none."""
    common = _common(url)
    if common:
        return common[1] or None
    found = _ADDRESS.fullmatch(unescape(url))
    return time_in(parameters_of(found[3])) if found else None


def note_address(url: str) -> str:
    """The address of a lecture link as its notes carry it, still without a time.

    Host, form and order of parameters stay; `index`, times, `si`, `feature`, `pp`, `ab_channel`
    and `app` go; an embed becomes `watch?v=ID`. The address must name a video.
    """
    address = parse(url)
    if not isinstance(address, VideoLink):
        raise TypeError(f"{url!r} names no video")
    if _COMMON.fullmatch(url):
        return VideoLink(address.video, address.playlist).url()
    plain = unescape(url.strip())
    found = _ADDRESS.fullmatch(plain)
    path = (found[2] or "") if found else ""
    if found is None or path.partition("/")[0].lower() in _EMBEDS or "nocookie" in found[1]:
        return WATCH + address.video
    kept = [
        f"{name}={value}"
        for name, value in parameters_of(found[3]).items()
        if name not in _NOT_IN_NOTES
    ]
    base = _with_scheme(plain[: found.start(3)])
    return _safe(base + ("?" + "&".join(kept) if kept else ""))


def _with_scheme(base: str) -> str:
    if base.lower().startswith(("http://", "https://")):
        return base
    return "https://" + base.lstrip("/")


def _safe(url: str) -> str:
    """Percent-encode what would end or change a link's destination."""
    return re.sub(
        r"[\s()<>\[\]{}|\\`\"'*\x00-\x1f\x7f]", lambda m: f"%{ord(m[0]):02X}", url, flags=re.ASCII
    )


def at(address: str, time: Timecode, style: TimeStyle) -> str:
    """The address with a moment: `…&t=8m00s`."""
    return f"{address}{'&' if '?' in address else '?'}t={time.query(style)}"
