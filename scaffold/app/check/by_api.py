"""The same questions put to YouTube's Data API: 50 videos a request, and verdicts as by pages."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from scaffold.app.check.asking import LISTS_AT_ONCE, Inquiry
from scaffold.app.check.linked import Linked
from scaffold.app.several import several
from scaffold.errors import ScaffoldError, SourceMissing
from scaffold.model.evidence import Answered, NotLooked, ProbeResult, VideoEvidence
from scaffold.model.listing import Listing, Video
from scaffold.outside.cache import Key
from scaffold.outside.youtube import oembed
from scaffold.outside.youtube.data_api import DataApi, batches, with_videos
from scaffold.outside.youtube.failures import answer_of
from scaffold.outside.youtube.shapes import lone_listing

_T = TypeVar("_T")


class ApiInquiry(Inquiry):
    """An inquiry that asks the API about videos and playlists, and pages about nothing."""

    def __init__(self, api: DataApi, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._api = api
        self._heads: dict[str, Listing | ScaffoldError] = {}
        self._states: dict[str, ProbeResult] = {}

    def _list(self, linked: Linked) -> None:
        held = self._results.listings
        saved = {video.id for listing in held.values() for video in listing.videos}
        asked = [
            playlist
            for playlist, claims in linked.playlists.items()
            if playlist not in held and not self._kept(playlist, claims)
        ]
        self._heads = self._in_batches(asked, self._api.playlists)
        super()._list(linked)
        self._ask_videos(linked, saved)

    def _ask_listing(
        self,
        playlist: str,
        linked: set[str],  # noqa: ARG002 - all rows are read
    ) -> Listing:
        head = self._heads.get(playlist)
        if head is None:
            raise SourceMissing(f"the playlist {playlist}", "the API lacks it")
        if isinstance(head, ScaffoldError):
            raise head
        return self._api.listing(head)

    def _ask_videos(self, linked: Linked, saved: set[str]) -> None:
        """State and length of all that is linked, and of what may be a copy of what is gone."""
        results = self._results
        fresh = [
            listing
            for listing in results.listings.values()
            if not listing.from_file and listing.id not in results.cached
        ]
        wanted = dict.fromkeys(linked.videos)
        for listing in fresh:
            alive = {video.id: None for video in listing.videos if not video.state.gone}
            claimed = {video for video, _ in linked.playlists.get(listing.id, ())}
            if not claimed <= alive.keys():
                wanted |= alive
        asked = [video for video in wanted if video not in saved and not self._is_kept(video)]
        found = self._in_batches(asked, self._api.videos)
        for video in asked:
            answer = found.get(video)
            if isinstance(answer, ScaffoldError):
                self._states[video] = NotLooked(oembed.cause_of(answer))
            else:
                self._states[video] = Answered(404 if answer is None else 200)
        there = {video: one for video, one in found.items() if isinstance(one, Video)}
        for listing in fresh:
            results.listings[listing.id] = with_videos(listing, there)
        listed = {video.id for listing in results.listings.values() for video in listing.videos}
        for video in there.keys() - listed:
            if video in linked.videos:
                lone = results.listings[video] = lone_listing(there[video])
                self._put(self._lone_key(video), lone.model_dump(mode="json"), video)

    def _is_kept(self, video: str) -> bool:
        """Whether the cache answers for it: in a playlist that was kept, or by itself."""
        held, cached = self._results.listings, self._results.cached
        if any(held[one].video(video) for one in cached if one in held):
            return True
        kept = self._get_listing(self._lone_key(video))
        if kept:
            held[video] = kept
            cached.add(video)
        return kept is not None

    def _in_batches(
        self, ids: Iterable[str], ask: Callable[[Sequence[str]], dict[str, _T]]
    ) -> dict[str, _T | ScaffoldError]:
        """What was answered about each id; an id that is absent from a whole answer is left out."""

        def answer(batch: Sequence[str]) -> dict[str, _T | ScaffoldError]:
            answers = answer_of(lambda: ask(batch))
            if isinstance(answers, ScaffoldError):
                return dict.fromkeys(batch, answers)
            return dict(answers)

        found: dict[str, _T | ScaffoldError] = {}
        asked, progress = batches(ids), self._common.progress
        for _, answers in several(asked, answer, LISTS_AT_ONCE, progress, "batches asked about"):
            found |= answers
        return found

    def _before(self, video: str) -> VideoEvidence:
        rows = (listing.video(video) for listing in self._results.listings.values())
        state = next((row.state for row in rows if row and row.state.gone), None)
        return VideoEvidence(
            video, self._results.row(video), api=self._states.get(video), state=state
        )

    def _list_key(self, playlist: str) -> Key:
        return ("api listing", playlist, self._youtube.lang, False)

    def _lone_key(self, video: str) -> Key:
        return ("api video", video, self._youtube.lang, False)
