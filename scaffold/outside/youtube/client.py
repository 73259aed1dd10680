"""What the commands ask of YouTube: a listing, a video's page, a picture."""

import contextlib
import threading
from collections.abc import Iterator
from math import inf
from typing import Any

from scaffold.errors.no_answer import SourceChanged, YtDlpUnfit
from scaffold.model.listing import Listing, ListingKind, Video
from scaffold.model.settings import Settings
from scaffold.model.source import Source
from scaffold.outside.youtube import options, rows, shapes
from scaffold.outside.youtube.breaker import SILENCE, Breaker, Group, RetryPolicy, retried
from scaffold.outside.youtube.failures import explain
from scaffold.outside.youtube.layers import (
    Pages,
    Send,
    Waits,
    advancing,
    announced,
    counted,
    only_youtube,
    paced,
    redirected,
    stacked,
    whole,
)
from scaffold.outside.youtube.traffic import Traffic
from scaffold.outside.youtube.ytdlp import answers, opening

MAX_IMAGE = 5_000_000  # bytes
_MAGIC = {b"\xff\xd8\xff": ".jpg", b"\x89PNG": ".png", b"RIFF": ".webp"}

# One GET of the watch page answers everything we want, with no JavaScript runtime; yt-dlp's own
# choice of clients changes often, so ours is named.
_PAGE_ARGS = {
    "player_client": ["web"],
    "webpage_client": ["web"],
    "player_skip": ["configs", "js"],
    "skip": ["hls", "dash", "translated_subs"],
}


class YouTube:
    """YouTube behind yt-dlp, safe to ask from several threads; nothing is sent before it is asked.

    `traffic` counts the requests and keeps yt-dlp's warnings. `repeat_refused` is how often a
    refused request is sent again after a wait: for runs that nobody watches. `waits` is held while
    an answer is awaited. `send` answers in YouTube's place.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        budget: int | None = None,
        repeat_refused: int = 0,
        waits: Waits = lambda *_: contextlib.nullcontext(),
        send: Send | None = None,
    ) -> None:
        self.settings = settings
        self._send = send
        self.traffic = Traffic()
        self._lock = threading.Lock()
        self._made: dict[str, Any] = {}
        self._pages = Pages(20 + 4 * (settings.retries or 0))
        policy = RetryPolicy(
            refused=repeat_refused,
            silent=0 if settings.retries == 0 else 1,
            silence=SILENCE if settings.retries is None else inf,
        )
        self._breaker = Breaker(policy)
        self._layers = (
            only_youtube,
            advancing(self._pages),
            retried(policy, self._breaker),
            announced(self.traffic, waits),
            self._breaker.admit,
            paced(settings.sleep_requests or 0.0),
            counted(self.traffic, budget),
            redirected,
            whole,
        )

    @property
    def has_cookies(self) -> bool:
        """Whether an account's cookies are sent, which changes what can be seen."""
        return bool(self.settings.cookies or self.settings.cookies_from_browser)

    @property
    def lang(self) -> str:
        """The language that listings are asked in; yt-dlp asks in English by default."""
        return self.settings.lang or "en"

    def _opened(self, name: str) -> Any:
        """yt-dlp for "listings" or for "pages", which want other arguments; made when first asked.

        It reads cookies then. Raises UsageError where they cannot be read.
        """
        with self._lock:
            if name not in self._made:
                asked_in = {"lang": [self.lang]} if self.settings.lang else {}
                arguments = _PAGE_ARGS if name == "pages" else asked_in
                params = options.params_of(self.settings, self.traffic, arguments)
                with options.quiet_cookies(self.settings, self.traffic):
                    ydl = opening.opened(params)
                ydl.urlopen = stacked(self._send or ydl.urlopen, *self._layers)
                self._made[name] = ydl
            return self._made[name]

    @contextlib.contextmanager
    def asking(self, group: Group, what: str) -> Iterator[None]:
        """A whole question: a failure becomes an error of ours, which the breaker hears of."""
        here = self.traffic.here
        said, here.question, here.failures = len(here.warnings), what, 0
        try:
            yield
        except Exception as error:
            explained = explain(error, what, here.warnings[said:])
            self._breaker.note(group, explained)
            raise explained from error
        self._breaker.note(group, None)

    def close(self) -> None:
        """Let go of open connections."""
        while self._made:
            opening.close(self._made.popitem()[1])

    def listing(self, source: Source, enough: rows.Enough | None = None) -> Listing:
        """List a playlist or channel tab, all pages; a page that fails is a shortfall.

        Costs 1 + ceil(N / 100) requests, and one more for what YouTube puts behind the last row:
        where as many rows came as YouTube counts, and they are `enough`, it is not asked for.
        Raises a ScaffoldError if there is nothing to list.
        """
        what = f"the {'playlist' if source.kind == 'playlist' else 'channel tab'} {source.id}"
        said = len(self.traffic.here.warnings)
        self._pages.begin()
        with self.asking(Group.LISTING, what):
            raw = rows.follow(self._opened("listings"), source.url)
            head = shapes.read_head(raw)
            read = rows.read(raw, what, self._pages, head.playlist_count, enough)
            if read.broken and (not read.count or isinstance(read.broken, YtDlpUnfit)):
                raise read.broken
        self._breaker.note(Group.LISTING, read.broken)
        videos, doubts = shapes.settled(read.rows)
        named = {video.channel for video in videos if video.channel}
        common = next(iter(named)) if len(named) == 1 else ""
        channel = head.channel or head.uploader or common
        warnings = self.traffic.here.warnings[said:]
        gaps = rows.shortfalls(read, head.playlist_count, warnings, self._pages)
        return Listing(
            id=source.id,
            kind=ListingKind(source.kind),
            title=(channel if source.kind == "channel" else head.title) or head.title or source.id,
            channel=channel,
            url=source.url,
            count=head.playlist_count,
            lang=self.lang,
            thumbnail=head.thumbnail,
            videos=videos,
            rows=read.count,
            shortfalls=(*gaps, *doubts),
        )

    def page(self, video: Video) -> Video:
        """Read the video's own page (one request): exact title, duration, chapters."""
        what = f"the video {video.id}"
        with self.asking(Group.PAGE, what):
            raw = self._opened("pages").extract_info(
                f"https://www.youtube.com/watch?v={video.id}", download=False, process=False
            )
            if not raw or raw.get("_type", "video") != "video":
                raise SourceChanged(what, "no video is in the answer")
            page = shapes.read_page(raw, video.position, video.listed)
            if page.id != video.id:
                raise SourceChanged(what, f"it says {page.id}")
            return page

    def lone(self, source: Source) -> Listing:
        """A single video as a listing of one."""
        return shapes.lone_listing(self.page(Video(id=source.id)), source.url)

    def get(self, url: Any) -> Any:
        """yt-dlp's response for an address of YouTube's, or a request, whatever its status."""
        try:
            return self._opened("listings").urlopen(url)
        except Exception as error:
            response = answers.response_of(error)
            if response is None:
                raise
            return response

    def image(self, url: str) -> tuple[bytes, str]:
        """Fetch a picture of YouTube's: its bytes and the ending its content asks for."""
        with self.asking(Group.SINGLE, f"the picture {url}"):
            content: bytes = self._opened("listings").urlopen(url).read(MAX_IMAGE + 1)
        if len(content) > MAX_IMAGE:
            raise SourceChanged("the picture", f"it is larger than {MAX_IMAGE // 1_000_000} MB")
        for magic, ending in _MAGIC.items():
            if content.startswith(magic):
                return content, ending
        raise SourceChanged("the picture", "it is not a JPEG, PNG or WebP")
