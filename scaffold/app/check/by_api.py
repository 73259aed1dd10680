"""The same questions put to YouTube's Data API: 50 videos a request, and verdicts as by pages."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from scaffold.app.check.asking import LISTS_AT_ONCE, Inquiry
from scaffold.app.check.linked import Linked
from scaffold.app.several import several
from scaffold.errors import ScaffoldError, SourceMissing, UsageError, YtDlpUnfit
from scaffold.model.evidence import Answered, Listed, NotLooked, ProbeResult, VideoEvidence
from scaffold.model.listing import Listing, Video
from scaffold.outside.cache import Key
from scaffold.outside.youtube import oembed
from scaffold.outside.youtube.client import lone_listing
from scaffold.outside.youtube.data_api import AT_ONCE, DataApi
from scaffold.outside.youtube.second_source import with_videos

_T = TypeVar("_T")


class ApiInquiry(Inquiry):
    """An inquiry that asks the API about videos and playlists, and pages about nothing."""

    def __init__(self, api: DataApi, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._api = api
        self._heads: dict[str, Listing | NotLooked] = {}
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
    ) -> Listing | Listed | NotLooked:
        head = self._heads.get(playlist)
        if not isinstance(head, Listing):
            return head or Listed.GONE
        try:
            return self._api.listing(head)
        except SourceMissing:
            return Listed.GONE
        except (UsageError, YtDlpUnfit):
            raise
        except ScaffoldError as error:
            return NotLooked(oembed.cause_of(error))

    def _ask_videos(self, linked: Linked, saved: set[str]) -> None:
        """State and length of all that is linked, and of what may be a copy of what is gone."""
        fresh = [
            listing
            for listing in self._results.listings.values()
            if not listing.from_file and listing.id not in self._results.cached
        ]
        others = [video for one in fresh for video in _copies(one, linked)]
        asked = [
            video
            for video in dict.fromkeys((*linked.videos, *others))
            if video not in saved and not self._is_kept(video)
        ]
        found = self._in_batches(asked, self._api.videos)
        for video in asked:
            answer = found.get(video)
            state = Answered(404) if answer is None else Answered(200)
            self._states[video] = answer if isinstance(answer, NotLooked) else state
        there = {video: one for video, one in found.items() if isinstance(one, Video)}
        for listing in fresh:
            self._results.listings[listing.id] = with_videos(listing, there)
        self._take_lone(there, linked)

    def _take_lone(self, there: dict[str, Video], linked: Linked) -> None:
        listings = self._results.listings
        listed = {video.id for listing in listings.values() for video in listing.videos}
        for video in there.keys() - listed:
            if video in linked.videos:
                listings[video] = lone_listing(there[video])
                self._put(self._lone_key(video), listings[video].model_dump(mode="json"), video)

    def _is_kept(self, video: str) -> bool:
        """Whether the cache answers for it: in a playlist that was kept, or by itself."""
        held = self._results.listings
        if any(held[one].video(video) for one in self._results.cached if one in held):
            return True
        raw = self._get(self._lone_key(video))
        try:
            kept = Listing.model_validate(raw) if raw else None
        except ValidationError:
            return False  # written by another version
        if kept:
            held[video] = kept
            self._results.cached.add(video)
        return kept is not None

    def _in_batches(
        self, ids: Iterable[str], ask: Callable[[Sequence[str]], dict[str, _T]]
    ) -> dict[str, _T | NotLooked]:
        """What was answered about each id; an id that is absent from a whole answer is left out."""
        asked = list(dict.fromkeys(ids))
        batches = [tuple(asked[n : n + AT_ONCE]) for n in range(0, len(asked), AT_ONCE)]

        def answer(batch: tuple[str, ...]) -> dict[str, _T | NotLooked]:
            try:
                return dict(ask(batch))
            except (UsageError, YtDlpUnfit):
                raise
            except ScaffoldError as error:
                return dict.fromkeys(batch, NotLooked(oembed.cause_of(error)))

        found: dict[str, _T | NotLooked] = {}
        progress = self._common.progress
        for _, answers in several(batches, answer, LISTS_AT_ONCE, progress, "batches asked about"):
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


def _copies(listing: Listing, linked: Linked) -> list[str]:
    """What may have been uploaded anew, where something that is linked is not there alive."""
    alive = {video.id for video in listing.videos if not video.state.gone}
    claimed = {video for video, _ in linked.playlists.get(listing.id, ())}
    return [] if claimed <= alive else [v.id for v in listing.videos if v.id in alive]
