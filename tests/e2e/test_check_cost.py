"""What a check costs: requests, waits, memory; and what the cache saves."""

import itertools
import signal
import subprocess
import sys
import threading
import time
from collections import Counter

import pytest

from tests.e2e.checking import PL, Site, certainties, courses, found, lecture, post_of, watch
from tests.youtube import Request, Video, World, course, on, slow, status, video_id
from tests.youtube.exchange import Answer


class Stopwatch:
    """When requests came, and how many were under way at once; it lets all pass."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self._lock = threading.Lock()

    def __call__(self, request: Request, nth: int) -> Answer | None:
        with self._lock:
            self.times.append(time.monotonic())
        return None

    @property
    def gaps(self) -> list[float]:
        return [b - a for a, b in itertools.pairwise(self.times)]


class Crowd:
    """How many requests of a kind were under way at once; each takes a while."""

    def __init__(self) -> None:
        self.most: Counter[str] = Counter()
        self._now: Counter[str] = Counter()
        self._lock = threading.Lock()

    def __call__(self, request: Request, nth: int) -> Answer | None:
        with self._lock:
            self._now[request.what] += 1
            self.most[request.what] = max(self.most[request.what], self._now[request.what])
        time.sleep(0.5)
        with self._lock:
            self._now[request.what] -= 1
        return None


def test_a_site_costs_two_requests_a_playlist_and_two_a_dead_suspect(
    site: Site, world: World
) -> None:
    """Twenty posts over twenty playlists, each linked from two posts, with dead ones among them.

    One request more is for a video that is alive.
    """
    held = courses(world, 20, 10)
    for n, one in enumerate(held):
        one.videos[n % 10].state = "deleted" if n % 2 else "private"
        other = held[(n + 1) % 20]
        text = (
            post_of(one, also=[video_id(77, "z")]) + "\n" + lecture(other.videos[0].id, 1, other.id)
        )
        site.write(f"content/post-{n:02}.md", text)
    world.videos.append(Video(video_id(77, "z"), "Alone", state="deleted"))
    report = site.told("--max-age", "0")
    sums = report["sums"]
    assert (sums["posts"], sums["videos"], sums["playlists"]) == (20, 201, 20)
    assert (sums["ok"], sums["broken"], sums["unknown"]) == (200, 21, 0)
    assert len({video for _, video in found(report)}) == 21
    assert site.youtube.counts == {"playlist": 20, "reload": 20, "oembed": 22, "thumbnail": 1}
    assert sums["requests"] == site.youtube.count() <= 2 * 20 + 2 * 21
    asked = [r.about for r in site.youtube.requests if r.what == "oembed"]
    assert len(asked) == len(set(asked))


def test_the_second_run_asks_nothing_of_what_was_ok(site: Site, world: World) -> None:
    world.playlists.append(course(3))
    world.videos += [
        Video(video_id(8), "Alone"),
        Video(video_id(9), "Closed", state="embed_disabled"),
    ]
    site.write("post.md", post_of(world.playlists[0], also=[video_id(8), video_id(9)]))
    first = site.told()
    assert first["sums"]["requests"] == site.youtube.count() == 5
    second = site.told()
    assert site.youtube.count() == 0
    assert (second["sums"]["requests"], second["sums"]["cached"]) == (0, 3)
    assert certainties(second) == certainties(first)
    assert all(verdict["cached"] for verdict in second["verdicts"])
    assert not any(verdict["cached"] for verdict in first["verdicts"])
    assert site.check().out == (
        "nothing found; 1 post, 8 links, 5 videos, 1 playlist; 6 ok, 0 broken, 0 unknown; "
        "0 requests made, 3 from cache\n"
    )
    third = site.told("--max-age", "0")
    assert (third["sums"]["requests"], third["sums"]["cached"]) == (5, 0)


def test_what_was_found_dead_afresh_is_not_taken_for_alive_from_an_older_answer(
    site: Site, world: World
) -> None:
    world.playlists.append(course(3))
    world.videos.append(Video(video_id(9), "Alone"))
    site.write("post.md", post_of(world.playlists[0], also=[video_id(9)]))
    assert site.told()["findings"] == []
    world.playlists[0].videos[1].state = world.videos[0].state = "deleted"
    afresh = site.told("--max-age", "0")
    assert len(found(afresh)) == 2
    assert found(site.told()) == found(afresh)


def test_what_is_dead_is_asked_again_each_time(site: Site, world: World) -> None:
    world.playlists.append(course(3))
    world.playlists[0].videos[1].state = "deleted"
    world.videos.append(Video(video_id(9), "Alone", state="private"))
    site.write("post.md", post_of(world.playlists[0], also=[video_id(9)]))
    reports = [site.told() for _ in range(2)]
    assert found(reports[0]) == found(reports[1])
    assert reports[1]["sums"]["requests"] == reports[0]["sums"]["requests"] == 6
    world.playlists[0].videos[1].state = world.videos[0].state = "alive"
    assert site.told()["findings"] == []


def test_no_error_is_kept(site: Site, world: World) -> None:
    world.playlists.append(course(3))
    world.videos.append(Video(video_id(9), "Alone"))
    site.write("post.md", post_of(world.playlists[0], also=[video_id(9)]))
    world.faults.append(on("any", status(503)))
    assert site.told()["sums"]["unknown"] == 5
    world.faults.clear()
    assert site.told()["sums"] | {"requests": 0} == {
        "posts": 1, "links": 7, "videos": 4, "playlists": 1, "ok": 5, "broken": 0, "unknown": 0,
        "requests": 0, "cached": 0, "suppressed": 0,
    }  # fmt: skip


def test_a_link_that_the_kept_listing_does_not_bear_out_asks_anew(site: Site, world: World) -> None:
    held = course(3)
    world.playlists.append(held)
    site.write("post.md", post_of(held))
    site.check()
    held.videos.append(Video(video_id(4), "Lecture 4: Topic 4"))
    site.write("post.md", post_of(held))
    report = site.told()
    assert (report["findings"], site.youtube.count("playlist")) == ([], 1)


def test_what_is_kept_grows_old(site: Site, world: World) -> None:
    world.playlists.append(course(2))
    site.write("post.md", post_of(world.playlists[0]))
    site.check()
    time.sleep(1.1)
    site.check("--max-age", "1s")
    assert site.youtube.count() == 2
    site.check("--max-age", "1h")
    assert site.youtube.count() == 0


def test_the_cache_is_apart_for_languages_and_for_cookies(site: Site, world: World) -> None:
    world.playlists.append(course(2))
    site.write("post.md", post_of(world.playlists[0]))
    cookies = site.folder.parent / "cookies.txt"
    cookies.write_text("# Netscape HTTP Cookie File\n.youtube.com\tTRUE\t/\tTRUE\t0\tA\tb\n")
    for words in ((), ("--lang", "ru"), ("--cookies", str(cookies))):
        for requests in (2, 0):
            report = site.told(*words)
            assert report["sums"]["requests"] == requests, words


def test_a_cache_that_cannot_be_written_is_no_cache(site: Site, world: World) -> None:
    world.playlists.append(course(2))
    site.write("post.md", post_of(world.playlists[0]))
    site.run.env["SCAFFOLD_CACHE_DIR"] = str(site.write("file", "x") / "cache")
    for _ in range(2):
        assert site.told()["sums"]["requests"] == 2


def test_the_budget_of_a_run_ends_the_asking(site: Site, world: World) -> None:
    held = courses(world, 6)
    for n, one in enumerate(held):
        site.write(f"{n}.md", post_of(one))
    site.write("scaffold.toml", "[check]\nbudget = 5\n")
    report = site.told()
    assert site.youtube.count() == 5 == report["sums"]["requests"]
    assert (report["code"], report["findings"]) == (0, [])
    (told,) = report["unknown"]
    assert told.endswith(": the budget of requests is spent")
    assert report["sums"]["unknown"] > 0
    assert site.told("--fail-on-unknown")["code"] == 3


def test_refusals_end_the_asking_long_before_the_list_ends(site: Site, world: World) -> None:
    for n, one in enumerate(courses(world, 20)):
        site.write(f"{n}.md", post_of(one))
    world.faults.append(on("any", status(429, retry_after=1)))
    started = time.monotonic()
    report = site.told()
    assert time.monotonic() - started < 15
    assert site.youtube.count() <= 12  # eight at once, and those that find it still refused
    assert report["unknown"] == ["60 videos and 20 playlists: too many requests (429)"]


@pytest.mark.slow
def test_a_dead_network_ends_the_asking_too(site: Site, world: World) -> None:
    for n, one in enumerate(courses(world, 20)):
        site.write(f"{n}.md", post_of(one))
    world.faults.append(on("any", slow(3)))
    started = time.monotonic()
    report = site.told("--socket-timeout", "1")
    assert time.monotonic() - started < 20
    assert site.youtube.count() <= 40
    (told,) = report["unknown"]
    assert told.startswith("60 videos and 20 playlists: YouTube could not be reached")


@pytest.mark.slow
def test_a_refusal_is_waited_out_and_the_rest_goes_slower(site: Site, world: World) -> None:
    for n, one in enumerate(courses(world, 4)):
        site.write(f"{n}.md", post_of(one))
    watch_ = Stopwatch()
    refused: list[float] = []

    def once(request: Request, nth: int) -> Answer | None:
        if request.number != 2:
            return None
        refused.append(time.monotonic())
        return status(429, retry_after=2)

    world.faults += [watch_, once]
    report = site.told()
    assert (report["sums"]["ok"], report["unknown"]) == (16, [])
    assert report["sums"]["requests"] == site.youtube.count() == 9
    after = [t for t in watch_.times if t > refused[0] + 0.5]  # what was under way may still come
    assert min(after) >= refused[0] + 1.9
    assert all(b - a >= 0.4 for a, b in itertools.pairwise(after))


@pytest.mark.slow
def test_the_pause_between_requests_holds_across_threads_and_kinds(
    site: Site, world: World
) -> None:
    for n, one in enumerate(courses(world, 3)):
        one.videos[0].state = "deleted"
        site.write(f"{n}.md", post_of(one, also=[video_id(n, "z")]))
    world.videos += [Video(video_id(n, "z"), "Alone", state="deleted") for n in range(3)]
    watch_ = Stopwatch()
    world.faults.append(watch_)
    site.told("--sleep-requests", "0.3")
    assert len(watch_.times) == 3 * 2 + 3 + 3 * 2 + 1
    # the way here takes some time, too, and not always the same
    assert sorted(watch_.gaps)[3] >= 0.2
    assert watch_.times[-1] - watch_.times[0] >= 0.3 * 14 - 0.5


def test_lists_and_suspects_are_asked_several_at_a_time(site: Site, world: World) -> None:
    for n, one in enumerate(courses(world, 8, 2)):
        site.write(f"{n}.md", post_of(one, also=[video_id(n, "z")]))
    world.videos += [Video(video_id(n, "z"), "Alone") for n in range(8)]
    crowd = Crowd()
    world.faults.append(crowd)
    assert site.told()["sums"]["requests"] == 24
    assert 5 <= crowd.most["playlist"] <= 8
    assert 3 <= crowd.most["oembed"] <= 8


def test_a_full_page_with_related_lists_stays_within_its_rows(site: Site, world: World) -> None:
    held = course(3, related=["PLother00000000001"])
    world.playlists.append(held)
    site.write("post.md", post_of(held))
    report = site.told()
    assert (report["findings"], report["unknown"]) == ([], [])
    assert certainties(report)[PL] == "ok"
    assert site.youtube.counts == {"playlist": 1, "reload": 1}
    held.count = 2  # YouTube's own number may lag behind
    assert site.told("--max-age", "0")["findings"] == []
    assert site.youtube.counts == {"playlist": 1, "reload": 1}


def test_what_is_saved_is_read_to_its_end(site: Site, world: World) -> None:
    held = course(3, count=2, page_size=2)
    world.playlists.append(held)
    site.write("post.md", lecture(video_id(1), 1))
    site.check("--save")
    assert video_id(3) in (site.folder / ".scaffold" / f"{PL}.json").read_text("utf-8")


def test_a_long_list_is_read_page_by_page(site: Site, world: World) -> None:
    held = course(250, related=["PLother00000000001"])
    held.videos[249].state = "private"
    world.playlists.append(held)
    site.write("post.md", lecture(video_id(2), 2) + "\n" + lecture(video_id(250), 250))
    assert found(site.told()) == [("video-private", video_id(250))]
    assert site.youtube.counts == {"playlist": 1, "reload": 1, "continuation": 2, "oembed": 2}


@pytest.mark.skipif(sys.platform == "win32", reason="a process there gets no SIGINT alone")
def test_an_interrupted_check_ends_at_once_and_writes_nothing(site: Site, world: World) -> None:
    world.playlists.append(course(3))
    site.write("post.md", post_of(world.playlists[0]).replace("index=2", "index=1"))
    world.faults.append(on("any", status(429, retry_after=25)))  # it waits
    before = {path: path.read_bytes() for path in site.folder.iterdir()}
    words = [sys.executable, "-m", "scaffold", "check", ".", "--fix", "--save", "--output", "r.txt"]
    process = subprocess.Popen(
        [*words, *site.youtube.options],
        cwd=site.folder,
        env=site.run.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while site.youtube.count() == 0:
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    started = time.monotonic()
    out, err = process.communicate(timeout=20)
    assert time.monotonic() - started < 5
    assert (process.returncode, out, err) == (130, "", "interrupted\n")
    assert {path: path.read_bytes() for path in site.folder.iterdir()} == before


def test_offline_asks_nothing_at_all(site: Site, world: World) -> None:
    world.playlists.append(course(3))
    site.write("post.md", post_of(world.playlists[0]) + f"\n{watch('abcdefghij')}\n")
    ran = site.check("--offline")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "post.md:15:1: error: malformed-link: this link opens no video: abcdefghij has 10 "
        "characters; the id of a video has 11\n"
        "1 error; 1 post, 7 links, 3 videos, 1 playlist; 0 ok, 0 broken, 4 unknown; "
        "0 requests made, 0 from cache\n"
    )
    assert site.youtube.connections == 0
    assert site.check("--offline", "--fail-on-unknown", "--ignore", "malformed-link").code == 0


@pytest.mark.slow
def test_memory_does_not_grow_with_the_posts(site: Site) -> None:
    text = "\n".join(_notes(n) for n in range(1, 12))
    site.write("one/post.md", text)
    for n in range(100):
        site.write(f"many/post-{n}.md", text)
    one, many = (_peak(site, folder) for folder in ("one", "many"))
    assert many <= 1.5 * one


def _notes(number: int) -> str:
    """A lecture with ten notes, as in a post that took weeks."""
    video, listed = video_id(number), f"&list={PL}"
    lines = [
        f"[{m}:00]({watch(video, f'{listed}&t={m}m00s')}) - said at length, and more than once\n"
        for m in range(2, 12)
    ]
    return "\n".join([lecture(video, number), *lines])


def _peak(site: Site, folder: str) -> int:
    """The most bytes that Python held at once in a check of the folder."""
    code = (
        "import atexit, runpy, sys, tracemalloc\n"
        "tracemalloc.start()\n"
        "atexit.register(lambda: print(tracemalloc.get_traced_memory()[1], file=sys.stderr))\n"
        "sys.argv = ['scaffold', 'check', '--offline', sys.argv[1]]\n"
        "runpy.run_module('scaffold', run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, folder],
        cwd=site.folder,
        env=site.run.environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stderr)


def test_where_nothing_is_linked_nothing_is_asked(site: Site) -> None:
    site.write("post.md", "# Nothing\n")
    ran = site.check()
    assert ran.out == (
        "nothing found; 1 post, 0 links, 0 videos, 0 playlists; 0 ok, 0 broken, 0 unknown; "
        "0 requests made, 0 from cache\n"
    )
    assert site.youtube.connections == 0
    assert not (site.run.home / "cache").exists()
