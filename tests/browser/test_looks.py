"""The page for everybody: axe, keyboard alone, narrow and wide, light and dark, quiet."""

import json
from pathlib import Path

import pytest

from tests.browser.chromium import axe
from tests.browser.conftest import Open
from tests.browser.tab import Tab
from tests.conftest import Runner
from tests.e2e.playing import LIST, ONE, Playing, playing
from tests.youtube import World

pytestmark = pytest.mark.browser
SIZES = [(320, 640), (390, 844), (800, 600), (1280, 800), (1280, 480), (2200, 1200)]


def findings(tab: Tab) -> list[str]:
    """What axe finds in the page and its own frame, YouTube's left out."""
    tab.page.evaluate(axe().read_text("utf-8"))
    options = "{ iframes: false, resultTypes: ['violations'] }"
    found = tab.ask(f"axe.run(document, {options}).then((result) => result.violations)")
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


@pytest.mark.browser("axe-core")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(390, 844), (1280, 800)], ids=["narrow", "wide"])
def test_axe_finds_nothing(
    play: Playing, open_tab: Open, size: tuple[int, int], *, dark: bool
) -> None:
    tab = open_tab(play, size=size, dark=dark)
    assert findings(tab) == []
    tab.click(".fold")
    tab.stamp("a note")
    tab.press("n")
    assert findings(tab) == []
    tab.press("Escape", "?")
    assert tab.page.is_visible("#keys")
    assert findings(tab) == []


@pytest.mark.browser("axe-core")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_where_a_video_cannot_play(
    world: World, play: Playing, open_tab: Open, *, dark: bool
) -> None:
    world.playlists[0].videos[0].embed_error = 150
    tab = open_tab(play, dark=dark, waits=False)
    tab.until(lambda: tab.page.is_visible("#trouble"))
    assert findings(tab) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_off_at_any_size(
    play: Playing, open_tab: Open, post: Path, size: tuple[int, int]
) -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 3
    text = post.read_text().replace("[2. Two]", f"[2. Two {word * 9}]")
    post.write_text(text + f"\n8:00 - {word}\n")
    tab = open_tab(play, size=size)
    assert tab.ask("document.documentElement.scrollWidth <= innerWidth")
    tab.click("text=2. Two")
    tab.until(lambda: len(tab.notes) == 1)
    assert tab.ask("document.documentElement.scrollWidth <= innerWidth")
    for name in ("#player", "#text", "#write", "#time"):
        box = tab.page.locator(name).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size[0]


def test_what_the_course_has_and_the_post_has_not_is_counted(
    scaffold: Runner, post: Path, open_tab: Open
) -> None:
    rows = [{"id": f"{name:a>11}", "title": str(name)} for name in ("1", "2")]
    rows.append({"id": ONE, "title": "One"})
    listing = {"_type": "playlist", "id": LIST, "title": "Course", "entries": rows}
    (scaffold.folder / "list.json").write_text(json.dumps(listing))
    with playing(scaffold, post, "--from-info", "list.json") as play:
        tab = open_tab(play)
        assert "2 lectures of the course are not in the post." in tab.text("#lectures")


def test_dark_is_dark_and_light_is_light(play: Playing, open_tab: Open) -> None:
    for dark in (False, True):
        tab = open_tab(play, dark=dark)
        color = tab.ask("getComputedStyle(document.body).backgroundColor")
        red = int(color.removeprefix("rgb(").split(",")[0])
        assert (red < 60) is dark


def test_everything_is_reached_by_tab_and_left_again(tab: Tab) -> None:
    seen: list[str] = []
    for _ in range(40):
        tab.press("Tab")
        seen.append(str(tab.ask("document.activeElement.id || document.activeElement.className")))
    for name in ("player", "time", "earlier", "later", "text", "write", "undo", "help", "open"):
        assert name in seen
    assert seen.count("help") >= 2, "after the last one it begins again"


def test_a_dialog_gives_the_focus_back(tab: Tab) -> None:
    tab.page.focus("#help")
    tab.press("Enter")
    assert tab.page.is_visible("#keys")
    tab.press("Escape")
    tab.until(lambda: tab.focused == "help")


def test_the_page_does_not_jump(play: Playing, open_tab: Open) -> None:
    tab = open_tab(play)
    shifts = (
        "new Promise((done) => { let sum = 0; const seen = new PerformanceObserver((list) => "
        "list.getEntries().forEach((e) => { if (!e.hadRecentInput) sum += e.value; })); "
        "seen.observe({ type: 'layout-shift', buffered: true }); "
        "setTimeout(() => done(sum), 500); })"
    )
    assert tab.ask(shifts) < 0.01
    before = tab.page.locator("#text").bounding_box()
    tab.stamp("no jump")
    assert tab.page.locator("#text").bounding_box() == before


def test_what_is_done_is_said_to_a_screen_reader(tab: Tab) -> None:
    role = tab.page.locator("#status")
    assert role.get_attribute("role") == "status"
    assert tab.page.get_by_role("main").count() == 1
    assert tab.page.get_by_role("navigation", name="Lectures").count() == 1
    assert tab.page.get_by_role("form", name="New note").count() == 1
    assert tab.page.get_by_label("Note", exact=True).count() == 1
    assert tab.page.get_by_role("heading", level=1).count() == 1
