"""The lengths of videos in no list that notes link into: a page each, read once, kept for good."""

import time

from scaffold.app.check.linked import Linked
from scaffold.app.check.results import Results
from scaffold.app.outcome import CommonOptions
from scaffold.app.several import several
from scaffold.app.snapshots import Snapshots
from scaffold.errors import ScaffoldError
from scaffold.model.finding import Certainty
from scaffold.model.listing import Video
from scaffold.outside.cache import FOR_GOOD, LENGTHS, Answers, Key
from scaffold.outside.snapshots import LONE
from scaffold.outside.youtube.client import YouTube
from scaffold.outside.youtube.failures import answer_of
from scaffold.outside.youtube.shapes import lone_listing

AT_ONCE = 8


def measure(
    results: Results,
    linked: Linked,
    snapshots: Snapshots,
    youtube: YouTube,
    answers: Answers,
    common: CommonOptions,
) -> None:
    """Add a listing of one for each of them that is alive; nothing is said where none is known."""
    held = results.listings
    listed = {video.id for listing in held.values() for video in listing.videos}
    asked: list[str] = []
    alive = (v for v, verdict in results.videos.items() if verdict.certainty is Certainty.OK)
    for video in sorted((linked.timed - listed).intersection(alive)):
        kept = answers.get(_key(video), FOR_GOOD, time.time())
        if kept and isinstance(kept.get("seconds"), int):
            held[video] = lone_listing(Video(id=video, duration=kept["seconds"]))
            continue
        known = (snapshots.snapshot(folder, LONE) for folder in linked.lone.get(video, ()))
        if not any(s and video in s.videos and s.videos[video].duration for s in known):
            asked.append(video)

    def read(video: str) -> Video | ScaffoldError:
        return answer_of(lambda: youtube.page(Video(id=video)))

    for video, page in several(asked, read, AT_ONCE, common.progress, "lengths asked"):
        if isinstance(page, Video) and page.duration:
            answers.put(_key(video), {"seconds": page.duration}, time.time())
            held[video] = lone_listing(page)


def _key(video: str) -> Key:
    return (LENGTHS, video, "", False)
