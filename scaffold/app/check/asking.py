"""What YouTube says of all that is linked: each playlist once, each suspect once."""

import time
from dataclasses import replace
from typing import TypeVar

from pydantic import ValidationError

from scaffold.app.check.lengths import measure
from scaffold.app.check.linked import Linked
from scaffold.app.check.results import Results
from scaffold.app.outcome import CommonOptions
from scaffold.app.several import several
from scaffold.app.snapshots import Snapshots
from scaffold.errors import SourceMissing
from scaffold.model import source as sources
from scaffold.model.evidence import (
    Answered,
    Listed,
    NotLooked,
    PlaylistEvidence,
    Probe,
    Row,
    VideoEvidence,
)
from scaffold.model.finding import Certainty
from scaffold.model.listing import Listing, VideoState
from scaffold.outside.cache import KEPT, Answers, Key
from scaffold.outside.youtube import oembed
from scaffold.outside.youtube.client import YouTube
from scaffold.outside.youtube.failures import answer_of
from scaffold.rules import verdict

LISTS_AT_ONCE = 8
SUSPECTS_AT_ONCE = 8


_FOR_ALL = "oEmbed gives no answer for a video that is alive, either"
_Evidence = TypeVar("_Evidence", VideoEvidence, PlaylistEvidence)


class Inquiry:
    """One run's questions to YouTube and the cache, about what saved listings do not answer.

    With `anew` nothing is taken from the cache, but answers are kept there all the same.
    """

    def __init__(
        self,
        youtube: YouTube,
        common: CommonOptions,
        snapshots: Snapshots,
        max_age: int,
        *,
        anew: bool = False,
    ) -> None:
        self._youtube = youtube
        self._common = common
        self._snapshots = snapshots
        self._max_age = min(max_age, KEPT)
        self._anew = anew
        self._answers = Answers()
        self._results = Results()
        self._gone: list[PlaylistEvidence] = []
        self._vouched: bool | None = None

    def hold(self, linked: Linked, saved: tuple[Listing, ...]) -> Results:
        """Everything that can be known of what is linked; `saved` listings are not asked for."""
        results = self._results
        for listing in saved:
            results.take(listing)
        self._list(linked)
        results.read_rows(linked, self._snapshots, offline=False)
        for listing in results.listings.values():
            if listing.playlist_id and not listing.from_file and listing.id not in results.short:
                self._put(self._list_key(listing.id), listing.model_dump(mode="json"), listing.id)
        named = {video.id for listing in saved for video in listing.videos}
        self._suspect([v for v in linked.videos if v not in results.videos], named)
        measure(results, linked, self._snapshots, self._youtube, self._answers, self._common)
        for evidence in self._gone:
            results.judge(self._doubted(evidence))
        return results

    def _list(self, linked: Linked) -> None:
        asked: list[str] = []
        for playlist, claims in linked.playlists.items():
            if playlist in self._results.listings:
                continue
            kept = self._kept(playlist, claims)
            if kept:
                self._results.cached.add(playlist)
                self._results.take(kept)
            else:
                asked.append(playlist)
        answers = several(
            asked,
            lambda playlist: self._listing(playlist, {v for v, _ in linked.playlists[playlist]}),
            LISTS_AT_ONCE,
            self._common.progress,
            "playlists listed",
        )
        for playlist, (listing, evidence) in answers:
            if evidence.oembed is None:
                self._results.judge(evidence)
            else:
                self._gone.append(evidence)  # judged when more is known of oEmbed
            if listing:
                self._results.listings[playlist] = listing

    def _kept(self, playlist: str, claims: set[tuple[str, int | None]]) -> Listing | None:
        """A listing of the cache, if all that is claimed of it still holds in it.

        What it lacks may have come since; so only good news is taken from the cache.
        """
        listing = self._get_listing(self._list_key(playlist))
        if listing is None:
            return None
        places = {v.id: v.position for v in listing.videos if not v.state.gone}
        holds = all(v in places and index in {None, places[v]} for v, index in claims)
        return listing if holds else None

    def _listing(self, playlist: str, linked: set[str]) -> tuple[Listing | None, PlaylistEvidence]:
        """The listing and what it proves; oEmbed is asked of one that YouTube does not know."""
        answer = answer_of(lambda: self._ask_listing(playlist, linked))
        if isinstance(answer, Listing):
            return answer, PlaylistEvidence(playlist, Listed.THERE)
        if isinstance(answer, SourceMissing):
            answered = oembed.oembed_of_playlist(self._youtube, playlist)
            return None, PlaylistEvidence(playlist, Listed.GONE, answered)
        return None, PlaylistEvidence(playlist, NotLooked(oembed.cause_of(answer)))

    def _ask_listing(self, playlist: str, linked: set[str]) -> Listing:
        """The listing; what is to be saved is read to its very end."""
        enough = None if self._anew else linked.issubset
        return self._youtube.listing(sources.playlist(playlist), enough)

    def _suspect(self, videos: list[str], named: set[str]) -> None:
        """Ask about each suspect; one that a saved listing names is not asked for."""
        asked: list[str] = []
        for video in videos:
            row = self._results.row(video)
            if video in named:
                shown = "does not show whether it lives" if row is Row.UNCLEAR else "shows it dead"
                cause = NotLooked(f"a saved listing {shown}, and it is not asked for")
                self._conclude(VideoEvidence(video, row, cause))
            elif self._get(self._video_key(video)):
                self._results.cached.add(video)
                self._conclude(VideoEvidence(video, row, Answered(200)))
            else:
                asked.append(video)
        progress = self._common.progress
        found = list(several(asked, self._gather, SUSPECTS_AT_ONCE, progress, "videos asked about"))
        if any(isinstance(e.oembed, Answered) and e.oembed.title for _, e in found):
            self._vouched = True
        for _, evidence in found:
            self._conclude(self._doubted(evidence))

    def _doubted(self, evidence: _Evidence) -> _Evidence:
        """Without the word of an oEmbed that does not know a living video, either.

        That is asked before the first "deleted" of a run: whatever is between YouTube and us
        may answer 404 for everything. A video of this run's listings is asked for, if one is alive.
        """
        if not isinstance(evidence.oembed, Answered) or evidence.oembed.status not in {403, 404}:
            return evidence
        if self._vouched is None:
            listings = self._results.listings.values()
            fresh = (o for o in listings if not o.from_file and o.id not in self._results.cached)
            rows = (video for listing in fresh for video in listing.videos)
            alive = (video.id for video in rows if video.state is VideoState.ALIVE)
            living = next(alive, oembed.FIRST_VIDEO)
            answered = oembed.oembed_of_video(self._youtube, living)
            self._vouched = isinstance(answered, Answered) and answered.status not in {403, 404}
        return evidence if self._vouched else replace(evidence, oembed=NotLooked(_FOR_ALL))

    def _gather(self, video: str) -> VideoEvidence:
        """Send probe after probe, as long as an answer could change the verdict."""
        evidence = self._before(video)
        while wanted := verdict.next_probe(evidence):
            if wanted is Probe.OEMBED:
                answer = oembed.oembed_of_video(self._youtube, video)
                evidence = replace(evidence, oembed=answer)
            else:
                answer = oembed.thumbnail(self._youtube, video)
                evidence = replace(evidence, thumbnail=answer)
        return evidence

    def _before(self, video: str) -> VideoEvidence:
        """What is known of a video before anything is asked about it alone."""
        return VideoEvidence(video, self._results.row(video))

    def _conclude(self, evidence: VideoEvidence) -> None:
        certainty = self._results.conclude(evidence).certainty
        if not isinstance(evidence.oembed, Answered):
            return
        key = self._video_key(evidence.id)
        if certainty is Certainty.OK:
            self._put(key, {"ok": True}, evidence.id)
        elif certainty is not Certainty.UNKNOWN:
            self._answers.drop(key)
        if evidence.oembed.title:
            self._results.titles[evidence.id] = evidence.oembed

    def _get(self, key: Key) -> object:
        return None if self._anew else self._answers.get(key, self._max_age, time.time())

    def _get_listing(self, key: Key) -> Listing | None:
        raw = self._get(key)
        try:
            return Listing.model_validate(raw) if raw else None
        except ValidationError:
            return None  # written by another version

    def _put(self, key: Key, answer: dict[str, object], about: str) -> None:
        """Keep an answer that was got now; one from the cache does not get younger."""
        if about not in self._results.cached:
            self._answers.put(key, answer, time.time())

    def _list_key(self, playlist: str) -> Key:
        return ("listing", playlist, self._youtube.lang, self._youtube.has_cookies)

    def _video_key(self, video: str) -> Key:
        return ("video", video, "", self._youtube.has_cookies)
