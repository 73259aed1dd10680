"""The view of each post for the rules: what is known of its playlists and videos."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.app.snapshots import Memory
from scaffold.model.course import KnownList
from scaffold.model.finding import Verdict
from scaffold.model.post import Post
from scaffold.model.timecode import TimeStyle
from scaffold.notes.reading.read import read
from scaffold.rules.base.view import View

if TYPE_CHECKING:
    from scaffold.app.check.results import Results

_NOTHING: Mapping[str, Verdict] = {}


class Views:
    """Makes views; what is known of a playlist is worked out once per folder of snapshots."""

    def __init__(
        self, memory: Memory, results: "Results | None", style: TimeStyle | None, lang: str | None
    ) -> None:
        self._memory = memory
        self._results = results
        self._style = style
        self._lang = lang
        self._lists: dict[tuple[Path | None, str], KnownList | None] = {}
        self._lone = self._lone_saved()

    def of(self, data: bytes, path: Path, text: str | None = None) -> View:
        """The view of a post, its plain headings named by what is known of its playlist.

        `text` is the same decoded, where that is done already.
        """
        post = read(data, text=text)
        folder = self._memory.folder(path)
        if self._results is None and folder is None:
            return View(post, style=self._style)
        playlists = post.playlists
        lists = {p: known for p in playlists if (known := self._list(folder, p))}
        if lists and any(s.lecture is None for s in post.sections):
            post = read(post.data, tuple(known.course for known in lists.values()), text=post.text)
        lists = {p: self._memory.offered(known, folder, path) for p, known in lists.items()}
        return View(
            post,
            lists={**lists, **self._lone},
            videos=self._videos(post, lists.values()),
            playlists=self._results.playlists if self._results else _NOTHING,
            remembered=self._memory.remembered(folder, playlists),
            style=self._style,
        )

    def _videos(self, post: Post, lists: Iterable[KnownList]) -> Mapping[str, Verdict]:
        if self._results is None:
            return _NOTHING
        linked = [video.video for link in post.links if (video := link.video)]
        linked += [entry.video for known in lists for entry in known.entries]
        # in an order that two runs share: reports tell verdicts as they were first looked up
        wanted = dict.fromkeys(linked)
        return {video: told for video in wanted if (told := self._results.video(video))}

    def _list(self, folder: Path | None, playlist: str) -> KnownList | None:
        key = (folder, playlist)
        if key not in self._lists:
            self._lists[key] = self._work_out(folder, playlist)
        return self._lists[key]

    def _work_out(self, folder: Path | None, playlist: str) -> KnownList | None:
        """As it is now, else as the snapshot remembers it."""
        listing = self._results.listings.get(playlist) if self._results else None
        if listing is None:
            return self._memory.known_list(folder, playlist)
        from scaffold.app import fetching
        from scaffold.notes.course import known

        snapshot = self._memory.snapshot(folder, playlist)
        told = fetching.with_language(listing, self._lang, snapshot.lang if snapshot else None)
        return known.of_listing(told, snapshot)

    def _lone_saved(self) -> dict[str, KnownList]:
        """Saved listings of lone videos, for their lengths."""
        if self._results is None:
            return {}
        from scaffold.notes.course import known

        listings = self._results.listings.values()
        lone = (listing for listing in listings if listing.playlist_id is None)
        return {f"of {one.id}": known.of_listing(one, None) for one in lone}
