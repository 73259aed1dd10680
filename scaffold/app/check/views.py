"""The view of each post for the rules: what is known of its playlists and videos."""

from collections.abc import Iterable
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
        self._courses: dict[tuple[Path | None, str], Course] = {}
        self._lone: dict[str, Course] = {}
        if results is not None:
            from scaffold.notes.course import known

            # saved listings of lone videos, for their lengths
            lone = (one for one in results.listings.values() if one.playlist_id is None)
            self._lone = {f"of {one.id}": known.of_listing(one, None) for one in lone}

    def of(self, data: bytes, path: Path, text: str | None = None) -> View:
        """The view of a post, its plain headings named by what is known of its playlist.

        `text` is the same decoded, where that is done already.
        """
        folder = self._snapshots.folder(path)
        if self._results is None and folder is None:
            post = read_post(path, data, text=text)
            keeps = bool(post.joined) and dialects.keeps_breaks(path, post.data)
            return View(post, style=self._style, keeps_breaks=keeps)
        lists: dict[str, Course] = {}

        def known(post: Post) -> tuple[Course, ...]:
            found = ((name, self._course(folder, name)) for name in post.playlists)
            lists.update((name, course) for name, course in found if course)
            return tuple(lists.values())

        post = read_post(path, data, known, text=text)
        offered = {p: self._snapshots.offered(folder, p, path) for p in lists}
        return View(
            post,
            lists={**lists, **self._lone},
            videos=self._videos(post, lists.values()),
            playlists=self._results.playlists if self._results else {},
            remembered=self._snapshots.remembered(folder, post.playlists),
            offered={p: ids for p, ids in offered.items() if ids is not None},
            style=self._style,
            keeps_breaks=bool(post.joined) and dialects.keeps_breaks(path, post.data),
            name=spoken(path),
        )

    def _videos(self, post: Post, lists: Iterable[Course]) -> dict[str, Verdict]:
        if self._results is None:
            return {}
        linked = [video.video for link in post.links if (video := link.video)]
        linked += [lecture.id for course in lists for lecture in course.lectures]
        # in an order that two runs share: reports list verdicts as they were first looked up
        wanted = dict.fromkeys(linked)
        return {video: verdict for video in wanted if (verdict := self._results.video(video))}

    def _course(self, folder: Path | None, playlist: str) -> Course | None:
        """As it is now, else as the snapshot remembers it."""
        listing = self._results.listings.get(playlist) if self._results else None
        if listing is None:
            return self._snapshots.course(folder, playlist)
        key = (folder, playlist)
        if key not in self._courses:
            from scaffold.notes.course import known

            snapshot = self._snapshots.snapshot(folder, playlist)
            listing = known.with_language(listing, self._lang, snapshot.lang if snapshot else None)
            self._courses[key] = known.of_listing(listing, snapshot)
        return self._courses[key]
