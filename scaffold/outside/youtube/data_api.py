"""YouTube's Data API v3, asked with a person's own key, which travels in a header and nowhere else.

https://developers.google.com/youtube/v3/docs: 50 ids or rows a call, one unit of the daily quota
each. What is absent from a whole answer does not exist, or is private.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode, urlsplit

from pydantic import Field, SecretStr, ValidationError

from scaffold.errors import ScaffoldError, SourceMissing, UsageError
from scaffold.errors.no_answer import NoAnswer, PlaylistPrivate, SourceChanged
from scaffold.model.address import PLAYLIST, is_video_id
from scaffold.model.listing import Listing, Video, VideoState
from scaffold.outside.youtube.breaker import Group
from scaffold.outside.youtube.client import YouTube
from scaffold.outside.youtube.shapes import Shape, decoded
from scaffold.outside.youtube.ytdlp.opening import API_HOST, keyed

AT_ONCE = 50
"""Ids, or rows, that one call answers for."""
_MOST_ROWS = 20_000
_LARGEST = 4_000_000  # bytes of an answer
_WHAT = "YouTube's Data API"
_LIVE = {"live": VideoState.LIVE, "upcoming": VideoState.UPCOMING}
_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_UNITS = (604_800, 86_400, 3_600, 60, 1)  # seconds
_CONSOLE = "See https://console.cloud.google.com/apis/credentials, or use --source page."
_LIBRARY = "https://console.cloud.google.com/apis/library"
_SPENT = frozenset({"quotaExceeded", "dailyLimitExceeded"})
_TOO_FAST = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"})
_BAD_KEY = frozenset({"keyInvalid", "keyExpired", "API_KEY_INVALID", "API_KEY_EXPIRED"})
_DISABLED = frozenset({"accessNotConfigured", "SERVICE_DISABLED"})
_RESTRICTED = ("ipRefererBlocked", "API_KEY_", "CONSUMER_")


class _Named(Shape):
    title: str | None = None  # of `localized`
    videoId: str | None = None  # of `resourceId`


class _Snippet(Shape):
    title: str | None = None
    channel: str | None = Field(default=None, alias="channelTitle")
    localized: _Named | None = None
    live: str | None = Field(default=None, alias="liveBroadcastContent")
    resource: _Named | None = Field(default=None, alias="resourceId")


class _Content(Shape):
    duration: str | None = None
    count: int | None = Field(default=None, alias="itemCount")


class _Status(Shape):
    privacy: str | None = Field(default=None, alias="privacyStatus")


class _Item(Shape):
    id: str | None = None
    snippet: _Snippet = _Snippet()
    content: _Content = Field(default=_Content(), alias="contentDetails")
    status: _Status | None = None


class _Page(Shape):
    items: list[_Item]
    next: str | None = Field(default=None, alias="nextPageToken")


class QuotaSpent(NoAnswer):
    """The key has no units left today; nothing more is asked with it."""

    def __init__(self) -> None:
        super().__init__("the daily quota of YouTube's Data API is used up")


class DataApi:
    """The API with one key. Answers may be kept for 30 days at most."""

    def __init__(self, youtube: YouTube, key: SecretStr) -> None:
        self._youtube = youtube
        self._key = key
        self._spent: ScaffoldError | None = None

    def videos(self, ids: Sequence[str]) -> dict[str, Video]:
        """Those of at most 50 videos that are there: exact title, length, state."""
        parts = ("snippet", "contentDetails", "status")
        page = self._page("videos", parts, id=",".join(ids), hl=self._youtube.lang)
        return {item.id: _video(item) for item in page.items if item.id and item.id in ids}

    def playlists(self, ids: Sequence[str]) -> dict[str, Listing]:
        """The heads of those of at most 50 playlists that are there."""
        parts = ("snippet", "contentDetails")
        page = self._page("playlists", parts, id=",".join(ids), maxResults=AT_ONCE)
        return {
            item.id: Listing(
                id=item.id,
                title=item.snippet.title or item.id,
                channel=item.snippet.channel or "",
                url=PLAYLIST + item.id,
                count=item.content.count,
                lang=self._youtube.lang,
                videos=(),
            )
            for item in page.items
            if item.id and item.id in ids
        }

    def listing(self, head: Listing) -> Listing:
        """A playlist with its rows. Raises SourceMissing where there is none."""
        parts = ("snippet", "status")
        videos: dict[str, Video] = {}
        query: dict[str, str | int] = {"playlistId": head.id, "maxResults": AT_ONCE}
        rows = 0
        broken: tuple[str, ...] = ()
        while rows < _MOST_ROWS:
            try:
                page = self._page("playlistItems", parts, **query)
            except ScaffoldError as error:
                if not rows or isinstance(error, UsageError):
                    raise
                broken = (f"a page failed after {rows} rows ({error})",)
                break
            for item in page.items:
                rows += 1
                video = _row(item, rows)
                videos.setdefault(video.id, video)
            if not page.next or page.next == query.get("pageToken") or not page.items:
                break
            query["pageToken"] = page.next
        found = {"videos": tuple(videos.values()), "rows": rows, "shortfalls": broken}
        return head.model_copy(update=found)

    def _page(self, resource: str, parts: Sequence[str], **query: str | int) -> _Page:
        if self._spent:
            raise self._spent
        # a token of the answer before may hold half a character
        words = urlencode({"part": ",".join(parts), **query}, safe=",", errors="replace")
        url = f"https://{API_HOST}/youtube/v3/{resource}?{words}"
        try:
            with self._youtube.asking(Group.API, _WHAT):
                answer = self._youtube.get(keyed(url, self._key.get_secret_value()))
                if urlsplit(str(answer.url)).hostname != API_HOST:
                    raise SourceChanged(_WHAT, "it redirected to another host")
                raw = decoded(answer.read(_LARGEST))
                if int(answer.status) != 200:
                    raise _refusal(int(answer.status), raw, str(query.get("playlistId", "")))
                return _read(raw, parts)
        except QuotaSpent as error:
            self._spent = error
            raise


def batches(ids: Iterable[str]) -> list[Sequence[str]]:
    """The ids, each once, as many at a time as one call answers for."""
    asked = list(dict.fromkeys(ids))
    return [asked[n : n + AT_ONCE] for n in range(0, len(asked), AT_ONCE)]


def with_videos(rows: Listing, there: Mapping[str, Video]) -> Listing:
    """The rows with what the videos themselves say; a video that is there is no dead row."""
    videos = tuple(
        there[row.id].model_copy(update={"position": row.position}) if row.id in there else row
        for row in rows.videos
    )
    return rows.model_copy(update={"videos": videos})


def _read(raw: Any, parts: Sequence[str]) -> _Page:
    """The answer, if it is whole: with `items`, each of which has the parts that were asked for."""
    try:
        page = _Page.model_validate(raw)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"])) or "the answer"
        raise NoAnswer(f"{_WHAT} gave an answer that lacks {where}") from error
    for item, read in zip(raw["items"], page.items, strict=True):
        lacking = [part for part in parts if part not in item and part != "contentDetails"]
        if "playlistItems" in str(item.get("kind")) or read.snippet.resource:
            lacking = [] if read.snippet.resource else ["snippet"]
        if lacking or not (read.id or read.snippet.resource):
            raise NoAnswer(f"{_WHAT} gave an answer without the part {(lacking or ['id'])[0]}")
    return page


def _row(item: _Item, position: int) -> Video:
    """A row of a playlist. Only a public or unlisted one shows that its video is alive.

    What was deleted has a privacy status that is none; a row without any status says nothing.
    """
    video_id = (item.snippet.resource.videoId if item.snippet.resource else None) or ""
    if not is_video_id(video_id):
        raise NoAnswer(f"{_WHAT} gave a row without the id of a video")
    privacy = item.status.privacy if item.status else None
    if privacy in {"public", "unlisted"}:
        return Video(id=video_id, position=position, title=item.snippet.title)
    state = VideoState.DELETED if item.status else VideoState.DEAD
    state = VideoState.PRIVATE if privacy == "private" else state
    return Video(id=video_id, position=position, state=state)


def _video(item: _Item) -> Video:
    """A video; `duration` is in ISO 8601, and P0D for what is live or to come."""
    snippet = item.snippet
    lasts = _DURATION.fullmatch(item.content.duration or "")
    units = zip(lasts.groups(), _UNITS, strict=True) if lasts else ()
    return Video(
        id=item.id or "",
        title=snippet.title,
        listed=snippet.localized.title if snippet.localized else None,
        channel=snippet.channel,
        duration=sum(int(n or 0) * seconds for n, seconds in units) or None,
        state=_LIVE.get(snippet.live or "", VideoState.ALIVE),
    )


def _refusal(status: int, raw: Any, playlist: str) -> ScaffoldError:
    """The error for an answer that is none; what Google says may quote the key, and is left out."""
    error = raw.get("error") if isinstance(raw, dict) else None
    # Google gives the reasons in either of two forms
    lists = [error.get(key) for key in ("errors", "details")] if isinstance(error, dict) else []
    each = [entry for held in lists if isinstance(held, list) for entry in held]
    reasons = {str(entry.get("reason")) for entry in each if isinstance(entry, dict)}
    if reasons & _SPENT:
        return QuotaSpent()
    if status == 429 or reasons & _TOO_FAST:
        return NoAnswer(f"{_WHAT} was asked too often (429)")
    if reasons & _BAD_KEY:
        return UsageError(f"{_WHAT} does not accept the key in SCAFFOLD_API_KEY.", _CONSOLE)
    if reasons & _DISABLED:
        said = "The YouTube Data API v3 is not enabled for the project of the key."
        return UsageError(said, f"Enable it: {_LIBRARY}, or wait.")
    if any(reason.startswith(_RESTRICTED) for reason in reasons) or status == 401:
        said = "The key in SCAFFOLD_API_KEY may not be used for this from here."
        return UsageError(said, _CONSOLE)
    if playlist and status == 404:
        return SourceMissing(f"the playlist {playlist}", f"HTTP {status}")
    if playlist and status == 403:
        return PlaylistPrivate(f"the playlist {playlist}")
    return NoAnswer(f"{_WHAT} answered HTTP {status}")
