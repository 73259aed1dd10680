"""Tests that need a browser run where there is one; where there is none, that is said."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import context_of, missing, started
from tests.browser.tab import Tab
from tests.conftest import Runner
from tests.e2e.playing import LIST, ONE, POST, TWO, Playing, playing
from tests.youtube import Server, World, serve
from tests.youtube.world import Playlist, Video

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NOT_HERE = pytest.StashKey[dict[str, str]]()
_ALWAYS = ("chromium", "playwright")
# Chromium asks for this by itself where a field is open for long, whatever the page does
_OF_CHROMIUM = {"content-autofill.googleapis.com"}


def _wanted(config: pytest.Config) -> bool:
    asked = config.option.markexpr
    return "browser" in asked and "not browser" not in asked


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot run; `pytest_terminal_summary` says so."""
    if not _wanted(config):
        return
    absent: dict[str, str] = {}
    left: list[pytest.Item] = []
    for item in items:
        marks = list(item.iter_markers("browser"))
        needs = (*_ALWAYS, *(need for mark in marks for need in mark.args)) if marks else ()
        reasons = {need: reason for need in needs if (reason := missing(str(need)))}
        absent |= reasons
        if reasons:
            left.append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]
    config.stash[_NOT_HERE] = absent


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each need that is not here, if its tests were asked for."""
    config = terminalreporter.config
    if _wanted(config):
        for need, reason in sorted(config.stash.get(_NOT_HERE, {}).items()):
            terminalreporter.write_line(f"not here: {need}: {reason}; its tests were not run")


@pytest.fixture
def youtube(world: World) -> Iterator[Server]:
    """A loopback YouTube; at the end the page may have asked no other host."""
    with serve(world) as server:
        yield server
    assert set(server.refused) <= _OF_CHROMIUM


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One browser for all tests; each has a profile of its own."""
    with started() as running:
        yield running


@pytest.fixture
def world() -> World:
    """The two lectures of the post, and one whose owner keeps it on YouTube."""
    videos = [Video(ONE, "One", 3600), Video(TWO, "Two", 1800)]
    return World(playlists=[Playlist(LIST, "Course", videos)])


@pytest.fixture
def post(scaffold: Runner) -> Path:
    path = scaffold.folder / "post.md"
    path.write_bytes(POST.encode())
    return path


@pytest.fixture
def play(scaffold: Runner, post: Path) -> Iterator[Playing]:
    """A server for the post, at 8:20 of its first lecture."""
    with playing(scaffold, post, "--lecture", "1", "--at", "8:20") as server:
        yield server


Open = Callable[..., Tab]


@pytest.fixture
def open_tab(browser: "Browser", youtube: Server) -> Iterator[Open]:
    """Opens the page of a server; at the end no page may have broken, or asked a stranger."""
    tabs: list[Tab] = []

    def opened(
        play: Playing,
        *,
        size: tuple[int, int] = (1280, 800),
        dark: bool = False,
        online: bool = True,
        waits: bool = True,
    ) -> Tab:
        context = context_of(browser, youtube if online else None, size=size, dark=dark)
        tab = Tab(context, play)
        tabs.append(tab)
        tab.open(waits=waits)
        return tab

    yield opened
    for tab in tabs:
        tab.context.close()
    for tab in tabs:
        assert tab.broken == []
        assert tab.hosts <= {f"localhost:{tab.play.port}", "www.youtube.com"}
    # what Chromium itself asks of its maker's hosts is refused, too, and nobody's concern here
    youtube.refused.clear()


@pytest.fixture
def tab(open_tab: Open, play: Playing) -> Tab:
    """The page, with its lecture running."""
    return open_tab(play)
