"""What a refresh knows of each course: its listing, snapshot, and the titles to be written now."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.app.outcome import CommonOptions, Remark, traffic_remarks
from scaffold.app.refresh.options import RefreshOptions
from scaffold.app.several import several
from scaffold.errors import ScaffoldError, SourceMissing
from scaffold.errors.no_answer import ListingIncomplete
from scaffold.model import source as sources
from scaffold.model.listing import Listing, ListingKind, Video, VideoState
from scaffold.model.refresh import CourseNews
from scaffold.model.settings import Settings
from scaffold.model.snapshot import KnownPost, Snapshot
from scaffold.model.template import Lecture
from scaffold.notes.course import completeness, exact_titles, known, learning, lectures
from scaffold.outside import limits, saved_listings, snapshots

if TYPE_CHECKING:
    from scaffold.outside.youtube.client import YouTube

LISTS_AT_ONCE = 4


@dataclass(slots=True)
class CourseState:
    """A course in one folder of snapshots: what was known, what is learnt, what is written now.

    `news` is what it has to say to any post, `lectures` what new sections of it are rendered from.
    `read` is the snapshot as it was on disk: `before` may know posts under newer names. `offered`
    are the posts of this run as the snapshot will know them; `holders` counts the posts of `before`
    by the lectures they hold, once that was asked; `there` says which known posts exist.
    """

    folder: Path
    listing: Listing
    before: Snapshot | None
    after: Snapshot
    news: CourseNews
    lectures: tuple[Lecture, ...]
    timed: dict[str, frozenset[str]] = field(default_factory=dict)
    teller: str | None = None
    read: Snapshot | None = None
    offered: dict[str, KnownPost] = field(default_factory=dict)
    holders: Counter[str] | None = None
    there: dict[str, bool] = field(default_factory=dict)


@dataclass(slots=True)
class Courses:
    """All courses of a run; each playlist is listed once, whoever uses it."""

    settings: Settings
    common: CommonOptions
    options: RefreshOptions
    client: "YouTube | None" = None
    saved: tuple[Listing, ...] = ()
    listings: dict[str, Listing | ScaffoldError] = field(default_factory=dict)
    states: dict[tuple[Path, str], CourseState | ScaffoldError] = field(default_factory=dict)

    @property
    def youtube(self) -> "YouTube":
        """YouTube, loaded for the first question: who has saved listings needs none of it."""
        if self.client is None:
            from scaffold.outside.youtube.client import YouTube

            self.client = YouTube(self.settings, waits=self.common.waits)
        return self.client

    @property
    def traffic(self) -> tuple[Remark, ...]:
        """What is said of the requests that were made."""
        if self.client is None:
            return traffic_remarks((), 0)
        return traffic_remarks(self.client.traffic.warnings, self.client.traffic.requests)

    def list_all(self, playlists: Iterable[str]) -> None:
        """Read the saved listings and list the other playlists, several at a time."""
        self.saved = saved_listings.read_all(self.common.from_info)
        saved = {listing.id: listing for listing in self.saved}
        wanted = dict.fromkeys(playlists)
        self.listings = {name: saved[name] for name in wanted if name in saved}
        asked = [name for name in wanted if name not in saved]
        if self.common.offline or not asked:
            return
        from scaffold.outside.youtube import second_source

        youtube, progress = self.youtube, self.common.progress

        def listed(playlist: str) -> Listing | ScaffoldError:
            try:
                return second_source.listing(youtube, sources.playlist(playlist))
            except ScaffoldError as error:
                return error

        self.listings |= several(asked, listed, LISTS_AT_ONCE, progress, "playlists listed")

    def state(self, folder: Path, playlist: str) -> CourseState | ScaffoldError | None:
        """What is to be written for a playlist, with that folder's memory of it.

        None where it was not to be asked for (--offline).
        """
        key, listing = (folder, playlist), self.listings.get(playlist)
        if listing is None:
            return None
        if key in self.states:
            return self.states[key]
        try:
            if isinstance(listing, ScaffoldError):
                raise listing
            before = snapshots.read(folder, snapshots.name_of(listing))
            usual = before.lang if before else None
            listing = known.with_language(listing, self.settings.lang, usual)
            reasons = completeness.shortfalls(listing, before)
            if reasons and not self.options.accept_listing:
                raise ListingIncomplete(f"the playlist {playlist}", reasons)
            self.states[key] = self._learn(folder, listing, before)
        except ScaffoldError as error:
            self.states[key] = error
        return self.states[key]

    def lone(self, folder: Path, ids: tuple[str, ...]) -> CourseState | ScaffoldError | None:
        """Lone videos: each has only its own page; they share one snapshot."""
        saved = {video.id for listing in self.saved for video in listing.videos}
        if self.common.offline and not saved.issuperset(ids):
            return None
        key = (folder, snapshots.LONE)
        earlier = self.states.get(key)
        try:
            if isinstance(earlier, CourseState):
                before: Snapshot | None = earlier.after
            else:
                before = snapshots.read(folder, snapshots.LONE)
            videos = tuple(self._lone_video(i, n) for n, i in enumerate(ids, 1))
        except ScaffoldError as error:
            return error
        listing = Listing(
            id=snapshots.LONE, kind=ListingKind.VIDEO, videos=videos, rows=len(videos), lang="en"
        )
        state = self._learn(folder, listing, before)
        if isinstance(earlier, CourseState):
            state.read, state.timed = earlier.read, earlier.timed
            state.offered, state.there = earlier.offered, earlier.there
            state.holders = earlier.holders
        self.states[key] = state
        return state

    def _lone_video(self, video_id: str, place: int) -> Video:
        saved = (listing.video(video_id) for listing in self.saved)
        found = next((video for video in saved if video), None)
        try:
            video = found or self.youtube.page(Video(id=video_id))
        except SourceMissing:
            video = Video(id=video_id, state=VideoState.DEAD)
        return video.model_copy(update={"position": place})

    def _learn(self, folder: Path, listing: Listing, before: Snapshot | None) -> CourseState:
        read, unread = self._with_pages(listing, before)
        listing, unsure = exact_titles.with_exact_titles(read, before)
        exact, anew = self.settings.titles.mode == "exact", self.options.reclean
        pattern = known.choose_pattern(listing, before, exact=exact, anew=anew)
        fallen = frozenset() if anew else learning.fallen_off(before, listing, pattern)
        held = fallen - self.options.asked.take
        today = datetime.now().astimezone().date().isoformat()
        certain = exact_titles.certain(read, listing, before, unsure | held)
        learnt = learning.learn(before, certain, today, snapshots.name_of(listing))
        learnt = learning.mark_unread(learnt, unread)
        if self.options.accept_listing:
            learnt = learning.accept(learnt, before, listing)
        lone = listing.kind is ListingKind.VIDEO
        learnt = learnt.model_copy(update={"pattern": None if lone else pattern})
        pairs = self.settings.titles.pairs
        course = limits.matched(pairs, known.of_listing, listing, learnt, pattern, pairs)
        recalled = learning.recall(listing, learnt)
        build = partial(lectures.build_lectures, chapters="all", replacements=pairs)
        built = limits.matched(pairs, build, recalled, recalled.videos, pattern)
        was_unread = {i for i, video in before.videos.items() if video.unread} if before else set()
        still_unread = {i for i, video in learnt.videos.items() if video.unread}
        news = CourseNews(
            course,
            before=before.order if before else (),
            unsure=unsure,
            unread=unread,
            held=held,
            completed=frozenset(was_unread - still_unread),
            gone={i: v.gone_since for i, v in learnt.videos.items() if v.gone_since},
            remembered=known.remembered((before,)) if before else {},
            noted={i: v.length_noted.seconds for i, v in learnt.videos.items() if v.length_noted},
            url=listing.url,
        )
        return CourseState(folder, listing, before, learnt, news, built, read=before)

    def _with_pages(
        self, listing: Listing, before: Snapshot | None
    ) -> tuple[Listing, frozenset[str]]:
        """Read the pages of videos that are new or whose listed title changed; and which failed."""
        if before is None or not before.order or listing.from_file or self.common.offline:
            return listing, frozenset()
        videos = listing.videos
        wanted = tuple(v for v in videos if exact_titles.wants_page(v, before, listing.lang))
        if not wanted:
            return listing, frozenset()
        from scaffold.app import fetching

        pages = fetching.read_pages(listing, wanted, self.youtube, None, self.common.progress)
        return pages.listing, frozenset(item.video.id for item in pages.unread)
