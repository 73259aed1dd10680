"""The view of each post for the rules: what is known of its playlists and videos."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.app.outcome import spoken
from scaffold.app.reading import read_post
from scaffold.app.snapshots import Snapshots
from scaffold.model.course import Course
from scaffold.model.finding import Verdict
from scaffold.model.post import Post
from scaffold.model.timecode import TimeStyle
from scaffold.outside.sites import dialects
from scaffold.rules.base.view import View

if TYPE_CHECKING:
    from scaffold.app.check.results import Results

_NOTHING: Mapping[str, Verdict] = {}


class Views:
    """Makes views; what is known of a playlist is worked out once per folder of snapshots."""

    def __init__(
        self,
        snapshots: Snapshots,
        results: "Results | None",
        style: TimeStyle | None,
        lang: str | None,
    ) -> None:
        self._snapshots = snapshots
        self._results = results
        self._style = style
        self._lang = lang
        self._lists: dict[tuple[Path | None, str], Course | None] = {}
        self._lone = self._lone_saved()

    def of(self, data: bytes, path: Path, text: str | None = None) -> View:
        """The view of a post, its plain headings named by what is known of its playlist.

        `text` is the same decoded, where that is done already.
        """
        folder = self._snapshots.folder(path)
        if self._results is None and folder is None:
            post = read_post(path, data, text=text)
            keeps = bool(post.joined) and dialects.keeps_breaks(path)
            return View(post, style=self._style, keeps_breaks=keeps)
        lists: dict[str, Course] = {}

        def known(post: Post) -> tuple[Course, ...]:
            found = ((name, self._list(folder, name)) for name in post.playlists)
            lists.update((name, course) for name, course in found if course)
            return tuple(lists.values())

        post = read_post(path, data, known, text=text)
        offered = {p: self._snapshots.offered(folder, p, path) for p in lists}
        return View(
            post,
            lists={**lists, **self._lone},
            videos=self._videos(post, lists.values()),
            playlists=self._results.playlists if self._results else _NOTHING,
            remembered=self._snapshots.remembered(folder, post.playlists),
            offered={p: ids for p, ids in offered.items() if ids is not None},
            style=self._style,
            keeps_breaks=bool(post.joined) and dialects.keeps_breaks(path),
            name=spoken(path),
        )

    def _videos(self, post: Post, lists: Iterable[Course]) -> Mapping[str, Verdict]:
        if self._results is None:
            return _NOTHING
        linked = [video.video for link in post.links if (video := link.video)]
        linked += [lecture.id for course in lists for lecture in course.lectures]
        # in an order that two runs share: reports list verdicts as they were first looked up
        wanted = dict.fromkeys(linked)
        return {video: verdict for video in wanted if (verdict := self._results.video(video))}

    def _list(self, folder: Path | None, playlist: str) -> Course | None:
        key = (folder, playlist)
        if key not in self._lists:
            self._lists[key] = self._work_out(folder, playlist)
        return self._lists[key]

    def _work_out(self, folder: Path | None, playlist: str) -> Course | None:
        """As it is now, else as the snapshot remembers it."""
        listing = self._results.listings.get(playlist) if self._results else None
        if listing is None:
            return self._snapshots.course(folder, playlist)
        from scaffold.app import fetching
        from scaffold.notes.course import known

        snapshot = self._snapshots.snapshot(folder, playlist)
        listing = fetching.with_language(listing, self._lang, snapshot.lang if snapshot else None)
        return known.of_listing(listing, snapshot)

    def _lone_saved(self) -> dict[str, Course]:
        """Saved listings of lone videos, for their lengths."""
        if self._results is None:
            return {}
        from scaffold.notes.course import known

        listings = self._results.listings.values()
        lone = (listing for listing in listings if listing.playlist_id is None)
        return {f"of {one.id}": known.of_listing(one, None) for one in lone}
