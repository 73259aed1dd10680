"""What a check learns of all that is linked."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from scaffold.app.check.linked import Linked
from scaffold.app.snapshots import Snapshots
from scaffold.model.evidence import Answered, Listed, PlaylistEvidence, Row, VideoEvidence
from scaffold.model.finding import Verdict
from scaffold.model.listing import Listing
from scaffold.notes.course.completeness import shortfalls
from scaffold.rules import verdict

_BEST = (Row.ALIVE, Row.MEMBERS, Row.DEAD, Row.DOUBTFUL, Row.UNCLEAR, Row.ABSENT)


@dataclass(slots=True)
class Results:
    """What was learnt. `short` are the reasons for which a listing proves no removal.

    `cached` are the ids of listings and videos whose answer came from the cache, `fresh` the
    videos that a listing of this run shows, `titles` what oEmbed called a video and its channel.
    """

    listings: dict[str, Listing] = field(default_factory=dict)
    short: dict[str, tuple[str, ...]] = field(default_factory=dict)
    playlists: dict[str, Verdict] = field(default_factory=dict)
    videos: dict[str, Verdict] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    cached: set[str] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)
    titles: dict[str, Answered] = field(default_factory=dict)

    def take(self, listing: Listing) -> None:
        """Take a listing, and that its playlist is there."""
        self.listings.setdefault(listing.id, listing)
        if listing.playlist_id:
            self.judge(PlaylistEvidence(listing.id, Listed.THERE))

    def video(self, video: str) -> Verdict | None:
        """The verdict on a video; a living row is enough, though nobody linked it before."""
        if video not in self.videos and self.row(video).alive:
            self.conclude(VideoEvidence(video, self.rows[video]))
        return self.videos.get(video)

    def row(self, video: str) -> Row:
        """The best that any listing shows of a video."""
        return self.rows.get(video, Row.ABSENT)

    def read_rows(self, linked: Linked, snapshots: Snapshots, *, offline: bool) -> None:
        """Take all rows as evidence; of what is not asked about they are the only one."""
        for listing in self.listings.values():
            folders = sorted(linked.folders.get(listing.id, ()))
            known = [snapshots.snapshot(folder, listing.id) for folder in folders]
            # a gap that every snapshot accepts is none
            compared = known if known and all(known) else [None, *known]
            short = tuple(dict.fromkeys(r for s in compared for r in shortfalls(listing, s)))
            if short:
                self.short[listing.id] = short
            for video in listing.videos:
                row = Row.of(video.state, whole=not short)
                self.rows[video.id] = min(row, self.row(video.id), key=_BEST.index)
            if listing.id not in self.cached:
                self.fresh.update(video.id for video in listing.videos)
        for video_id, row in self.rows.items():
            if video_id in linked.videos and (row.alive or offline):
                self.conclude(VideoEvidence(video_id, row))

    def conclude(self, evidence: VideoEvidence) -> Verdict:
        """The verdict on a video, once all is seen."""
        by_row = evidence.row.alive and evidence.id not in self.fresh
        cached = by_row or evidence.id in self.cached
        concluded = replace(verdict.of_video(evidence), cached=cached)
        self.videos[evidence.id] = concluded
        return concluded

    def judge(self, evidence: PlaylistEvidence) -> None:
        """The verdict on a playlist."""
        judged = verdict.of_playlist(evidence)
        self.playlists[evidence.id] = replace(judged, cached=evidence.id in self.cached)

    def verdicts(self, linked: Linked) -> Iterator[Verdict]:
        """Those on what is linked, playlists first; a listing's gaps are evidence, too."""
        for playlist in linked.playlists:
            found = self.playlists.get(playlist)
            if found:
                gaps = tuple(f"incomplete: {why}" for why in self.short.get(playlist, ()))
                yield replace(found, evidence=(*found.evidence, *gaps))
        yield from (found for video in linked.videos if (found := self.video(video)))
