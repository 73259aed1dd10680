"""How cost grows: seconds, requests and memory against posts, links and videos."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.checking import check
from benchmarks.listing import URL
from benchmarks.measure import Figure, expect, run, scaffold
from benchmarks.origin import serving
from benchmarks.reading import check_offline, write_posts
from benchmarks.shapes import shapes
from benchmarks.worlds import course, playlists, slow
from tests.youtube import World

MEGA = 1_000_000
Point = tuple[int, float]
ONLINE, OFFLINE, SHOW = "check", "check --offline", "show"


def growth(*, quick: bool) -> Iterator[Figure]:
    """Ten times the work must not take more than some ten times the time."""
    posts = (2, 20) if quick else (1, 10, 100)
    many = (20, 200) if quick else (10, 100, 1000)
    seconds: dict[str, list[Point]] = {ONLINE: [], OFFLINE: [], SHOW: []}
    requests: dict[str, list[Point]] = {ONLINE: [], SHOW: []}
    memory: dict[str, list[Point]] = {ONLINE: [], OFFLINE: []}
    for count in posts:
        took, asked, peak = _online(count)
        seconds[ONLINE].append((count, took))
        requests[ONLINE].append((count, asked))
        memory[ONLINE].append((count, peak))
    for count in many:
        took, peak = _offline(count)
        seconds[OFFLINE].append((count, took))
        memory[OFFLINE].append((count, peak))
    for count in many:
        took, asked = _show(count)
        seconds[SHOW].append((count, took))
        requests[SHOW].append((count, asked))
    points = {"seconds": seconds, "requests": requests, "memory": memory}
    for name, line in seconds.items():
        yield _figure(name, line, points)
    yield from shapes(quick=quick)


def _figure(name: str, line: list[Point], points: dict[str, dict[str, list[Point]]]) -> Figure:
    (few, short), (many, long) = line[-2:]
    of = "videos" if name == SHOW else "posts"
    return Figure(
        f"`{name}` of {many:,} {of} against {few:,}",
        long / short,
        f"at most 12 times for {many // few} times as many",
        f"{long:.2f} s",
        f"{short:.2f} s",
        long / short <= 12,
        {"points": points},
    )


def _online(count: int) -> tuple[float, int, float]:
    """Seconds, requests and peak memory (MB) of a check of so many sound posts."""
    with tempfile.TemporaryDirectory() as place, serving(slow(World(playlists(count)))) as origin:
        write_posts(Path(place), count)
        checked = check(Path(place), origin)
    return checked.run.seconds, checked.requests, checked.run.memory / MEGA


def _offline(count: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as place:
        write_posts(Path(place), count)
        done = min((check_offline(Path(place)) for _ in range(3)), key=lambda done: done.seconds)
    return done.seconds, done.memory / MEGA


def _show(count: int) -> tuple[float, int]:
    with serving(slow(World([course(count)]))) as origin, tempfile.TemporaryDirectory() as cache:
        words = scaffold("show", "--json", URL, *origin.options)
        done = run(words, env={"SCAFFOLD_CACHE_DIR": cache})
        expect(done.code == 0, "the playlist was listed")
        return done.seconds, sum(origin.requests().values())
