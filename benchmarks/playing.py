"""How long a person waits while watching: for the page, for a line on the disk, for a save to show.

Needs Playwright and a Chromium of the system; both of them run before the clock starts, as a
person's browser does.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Figure, expect, paired, run, scaffold, seconds
from benchmarks.posts import post
from benchmarks.worlds import playlist
from tests.browser.chromium import context_of, missing, started
from tests.conftest import Runner, runner_in
from tests.e2e.playing import Playing, playing
from tests.youtube import World, serve

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

_READY = "[data-ready]"


def watching(*, quick: bool) -> Iterator[Figure]:
    """`play` and `now`, with a post of ten lectures and 80 timecodes."""
    lacks = [f"{need}: {why}" for need in ("playwright", "chromium") if (why := missing(need))]
    if lacks:
        raise SystemExit(f"not here: {'; '.join(lacks)}")
    times = 3 if quick else 11
    with tempfile.TemporaryDirectory() as place:
        runner = runner_in(Path(place))
        course = playlist(1)
        path = runner.folder / "post.md"
        path.write_text(post(course, notes=8), encoding="utf-8", newline="")
        with serve(World(playlists=[course])) as youtube, started() as browser:
            context = context_of(browser, youtube)
            yield from _figures(runner, path, context, times)


def _figures(runner: Runner, path: Path, context: "BrowserContext", times: int) -> Iterator[Figure]:
    name = "`play`: from the command to the page with all lectures, ready for keys"
    yield _figure(name, [_opened(runner, path, context) for _ in range(times)], 1.5)
    with playing(runner, path) as server:
        page = context.new_page()
        page.goto(server.address)
        page.wait_for_selector(_READY)
        stamps = [_stamped(page, path, number) for number in range(times)]
        yield _figure("`play`: from Enter to the line on the disk", stamps, 0.1)
        saves = [_saved(page, path, number) for number in range(times)]
        yield _figure("`play`: from a save in an editor to the page", saves, 0.2)
        yield _now(runner, server, 2 * times + 1)


def _figure(name: str, taken: list[float], most: float) -> Figure:
    median = statistics.median(taken)
    target = f"at most {most:g} s" if most >= 1 else f"at most {most * 1000:.0f} ms"
    ours = f"{median:.2f} s" if most >= 1 else f"{median * 1000:.0f} ms"
    return Figure(name, median / most, target, ours, "", median <= most, {"taken": taken})


def _opened(runner: Runner, path: Path, context: "BrowserContext") -> float:
    before = time.perf_counter()
    with playing(runner, path, waits=False) as server:
        page = context.new_page()
        page.goto(server.address)
        page.wait_for_selector(_READY)
        taken = time.perf_counter() - before
        expect(page.locator(".lecture").count() == 10, "all lectures are shown")
        page.close()
    return taken


def _stamped(page: "Page", path: Path, number: int) -> float:
    page.keyboard.press("n")
    page.keyboard.type(f"stamp {number}.")
    before = time.perf_counter()
    page.keyboard.press("Enter")
    taken = _until(lambda: f"stamp {number}.".encode() in path.read_bytes()) - before
    _until(lambda: page.input_value("#text") == "")
    return taken


def _saved(page: "Page", path: Path, number: int) -> float:
    """By the clock of the page, which every process of the machine shares."""
    new = f"\n\n0:0{number % 9} - save {number}.\n\n## "
    text = path.read_text("utf-8").replace("\n\n## ", new)
    page.evaluate(
        "(words) => { window.shown = new Promise((done) => { new MutationObserver((_, watcher) => "
        "{ if (document.body.textContent.includes(words)) { watcher.disconnect(); "
        "done(Date.now()); } }).observe(document.body, { childList: true, subtree: true }); }); }",
        f"save {number}.",
    )
    before = time.time()
    path.write_text(text, encoding="utf-8", newline="")
    shown_at = float(page.evaluate("window.shown"))
    return shown_at / 1000 - before


def _until(holds: Callable[[], bool]) -> float:
    end = time.perf_counter() + 10
    while not holds():
        expect(time.perf_counter() < end, "it came within ten seconds")
        time.sleep(0.001)
    return time.perf_counter()


def _now(runner: Runner, server: Playing, times: int) -> Figure:
    """`now` against `--version`, which does nothing but start."""
    env = {"XDG_RUNTIME_DIR": str(runner.runtime)}
    command = partial(run, scaffold("now"), env=env)
    _until(lambda: runner("now").code == 0)
    ours, theirs, ratio = paired(command, partial(run, scaffold("--version")), times=times)
    expect(all(each.code == 0 and b":" in each.out for each in ours), "now printed a time")
    expect(server.process.poll() is None, "the server still runs")
    target = "at most 2 times `scaffold --version`"
    return Figure("`now`", ratio, target, seconds(ours), seconds(theirs), ratio <= 2)
