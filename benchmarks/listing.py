"""Listing a playlist against `yt-dlp -J --flat-playlist`; chapters against `yt-dlp -J`."""

import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measure import Figure, Run, expect, paired, run, scaffold, seconds
from benchmarks.origin import Origin, serving
from benchmarks.worlds import course, slow
from tests.youtube import World

URL = "https://www.youtube.com/playlist?list=PLcourse0000000001"


def yt_dlp(origin: Origin, *words: str) -> list[str]:
    """yt-dlp's own command line, with nothing of the user's."""
    return [sys.executable, "-m", "yt_dlp", "--ignore-config", "-J", *words, URL, *origin.options]


def listing(*, quick: bool) -> Iterator[Figure]:
    """10, 100 and 1,000 videos, flat: at most 1.3 times yt-dlp, with no more requests."""
    for size in (10, 100) if quick else (10, 100, 1000):
        with serving(slow(World([course(size)]))) as origin, tempfile.TemporaryDirectory() as home:
            env = {"SCAFFOLD_CACHE_DIR": home}
            ours = scaffold("show", "--json", URL, *origin.options)
            theirs = yt_dlp(origin, "--flat-playlist")
            origin.requests()
            expect(run(ours, env=env).code == 0, "the playlist was listed")
            our_requests = sum(origin.requests().values())
            run(theirs)
            their_requests = sum(origin.requests().values())
            times = 3 if quick else 5
            a, b, ratio = paired(partial(run, ours, env=env), partial(run, theirs), times=times)
            yield Figure(
                f"list {size:,} videos",
                ratio,
                "at most 1.3 times `yt-dlp -J --flat-playlist`, no more requests",
                f"{seconds(a)}, {our_requests} requests",
                f"{seconds(b)}, {their_requests} requests",
                ratio <= 1.3 and our_requests <= their_requests,
                {"videos": size, "requests": our_requests, "their requests": their_requests},
            )


def chapters(*, quick: bool) -> Iterator[Figure]:
    """50 videos with chapters: one request each after the listing, 8 times faster than `-J`."""
    size = 50  # with fewer the start, which is the same for both, weighs more
    with serving(slow(World([course(size)]))) as origin:
        origin.requests()
        expect(_read_all(origin).code == 0, "all videos were read")  # the warm-up, too
        counted = origin.requests()
        theirs = run(yt_dlp(origin, "--ignore-no-formats-error"))
        their_requests = sum(origin.requests().values())
        times = [_read_all(origin) for _ in range(1 if quick else 5)]
        best = sorted(times, key=lambda r: r.seconds)[len(times) // 2]
        ratio = theirs.seconds / best.seconds
        yield Figure(
            f"{size} videos with chapters",
            ratio,
            "at least 8 times faster than `yt-dlp -J`, one request a video",
            f"{best.seconds:.2f} s, {sum(counted.values())} requests",
            f"{theirs.seconds:.2f} s, {their_requests} requests",
            ratio >= 8 and counted.get("watch") == size,
            {"videos": size, "requests": sum(counted.values())},
        )


def _read_all(origin: Origin) -> Run:
    with tempfile.TemporaryDirectory() as cache:
        words = scaffold("show", "--json", "--full", URL, *origin.options)
        return run(words, env={"SCAFFOLD_CACHE_DIR": str(Path(cache))})
