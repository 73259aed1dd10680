"""The player in a real browser: steered by keys, clicks and commands; and when it cannot play."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.browser.tab import Tab
from tests.conftest import Runner
from tests.e2e.playing import ONE, TWO, Playing, playing
from tests.youtube import Server, World, embedding
from tests.youtube.exchange import Answer, Request

pytestmark = pytest.mark.browser


def test_it_starts_where_it_was_told_and_runs(tab: Tab) -> None:
    assert tab.playing
    assert 500 <= tab.seconds <= 506


def test_pause_loads_and_waits(scaffold: Runner, post: Path, open_tab: Open) -> None:
    with playing(scaffold, post, "--lecture", "2", "--at", "5:00", "--pause") as play:
        tab = open_tab(play)
        assert not tab.playing
        assert tab.seconds == 300
        tab.press(" ")
        tab.until(lambda: tab.playing)


def test_keys_steer_the_player(tab: Tab) -> None:
    tab.press(" ")
    tab.until(lambda: not tab.playing)
    at = tab.seconds
    for key, by in (("j", -10), ("l", 10), ("ArrowLeft", -5), ("ArrowRight", 5), ("J", -10)):
        tab.press(key)
        at += by
        tab.until(lambda wanted=at: tab.seconds == wanted)
    tab.press("k")
    tab.until(lambda: tab.playing)
    tab.press("]", "]")
    tab.until(lambda: _rate(tab) == 1.5)
    tab.press("[")
    tab.until(lambda: _rate(tab) == 1.25)


def _rate(tab: Tab) -> float:
    return float(tab.ask("import('./player.js').then((player) => player.now.rate)"))


def test_a_click_on_a_time_goes_there(tab: Tab) -> None:
    tab.click("#notes >> text=9:30")
    tab.until(lambda: 570 <= tab.seconds <= 573)
    tab.until(lambda: tab.text("#notes > [aria-current]").endswith("second"))
    tab.click(".fold")
    tab.click(".lecture .note >> text=8:00")
    tab.until(lambda: 480 <= tab.seconds <= 483)


def test_another_lecture_is_loaded_and_said_to_the_server(tab: Tab, play: Playing) -> None:
    tab.click("text=2. Two")
    tab.until(lambda: TWO in play.get("now?format=link").json["text"])
    assert tab.text("#title") == "2. Two"
    assert tab.page.locator(".open[aria-current]").all_inner_texts()[0].startswith("2. Two")


def test_now_and_seek_speak_with_the_page(tab: Tab, scaffold: Runner) -> None:
    assert scaffold("seek", "pause").code == 0
    tab.until(lambda: not tab.playing)
    assert scaffold("seek", "15:56").code == 0
    tab.until(lambda: scaffold("now").out == "15:56\n")
    assert scaffold("seek", "-16").code == 0
    tab.until(lambda: scaffold("now").out == "15:40\n")
    assert scaffold("seek", "play").code == 0
    tab.until(lambda: tab.playing)


def test_a_closed_tab_is_no_player(tab: Tab, play: Playing) -> None:
    tab.page.close()
    end = time.monotonic() + 5
    while play.get("now").status == 200:
        assert time.monotonic() < end, "the player is still there"
        time.sleep(0.05)


def test_after_a_click_into_the_video_keys_still_work(tab: Tab) -> None:
    tab.page.mouse.click(500, 120)
    tab.until(lambda: tab.focused == "BODY")
    before = tab.seconds
    tab.press("l")
    tab.until(lambda: tab.seconds >= before + 9)


def test_who_goes_into_the_video_by_tab_stays_there(tab: Tab) -> None:
    tab.page.focus("#earlier")
    tab.press("Shift+Tab")
    tab.until(lambda: tab.focused == "player")
    tab.page.wait_for_timeout(600)
    assert tab.focused == "player"


def test_c_copies_the_time(tab: Tab) -> None:
    tab.press(" ")
    tab.until(lambda: not tab.playing)
    at = tab.time
    tab.press("c")
    tab.until(lambda: "Copied" in tab.status)
    assert tab.ask("navigator.clipboard.readText()") == f"{at} - "


def test_letter_keys_can_be_switched_off_for_good(tab: Tab, play: Playing) -> None:
    tab.press("?")
    assert tab.page.is_visible("#keys")
    tab.press("Space")
    tab.press("Escape")
    tab.until(lambda: not tab.page.is_visible("#keys"))
    tab.press("n", "u", " ", "?")
    assert tab.focused == "BODY"
    assert tab.playing
    assert not tab.page.is_visible("#keys")
    # a browser under load takes its time to keep what a page asks it to keep
    tab.until(lambda: tab.page.context.cookies() != [])
    tab.page.reload()
    tab.page.wait_for_selector("[data-ready]")
    tab.press("n")
    assert tab.focused == "BODY"
    tab.click("#help")
    tab.click("#letters")
    tab.click("#close")
    tab.press("n")
    assert tab.focused == "text"


TROUBLES = [
    (100, "gone from YouTube, or private"),
    (101, "owner does not allow"),
    (150, "owner does not allow"),
    (152, "hides where the page is"),
    (5, "cannot play"),
    (999, "error 999"),
]


@pytest.mark.parametrize(("code", "sentence"), TROUBLES)
def test_a_video_that_cannot_play_says_why_and_offers_ways_out(
    world: World, play: Playing, open_tab: Open, post: Path, code: int, sentence: str
) -> None:
    world.playlists[0].videos[0].embed_error = code
    tab = open_tab(play, waits=False)
    tab.until(lambda: sentence in tab.text("#trouble"))
    link = tab.page.get_attribute("#outside", "href")
    assert link == f"https://www.youtube.com/watch?v={ONE}&t=500s"
    tab.click("#typed")
    assert tab.focused == "time"
    tab.page.fill("#time", "9:00")
    tab.page.fill("#text", "by hand")
    tab.press("Enter")
    tab.until(lambda: "Written" in tab.status)
    assert "t=9m00s) - by hand" in post.read_text()
    tab.click("#next")
    tab.until(lambda: play.get("now").status == 200)
    assert not tab.page.is_visible("#trouble")
    assert tab.text("#title") == "2. Two"
    assert not tab.page.is_visible("#next")


def test_now_has_no_time_of_a_video_that_cannot_play(
    world: World, play: Playing, open_tab: Open, scaffold: Runner
) -> None:
    world.playlists[0].videos[1].embed_error = 150
    tab = open_tab(play)
    tab.click("text=2. Two")
    tab.until(lambda: tab.page.is_visible("#trouble"))
    tab.until(lambda: scaffold("now").code == 3)
    tab.click("text=1. One")
    tab.until(lambda: ONE in scaffold("now", "--format", "link").out)


def test_without_a_referrer_youtube_says_153_and_the_page_what_to_do(
    world: World, play: Playing, open_tab: Open
) -> None:
    def stripped(request: Request, _: int) -> Answer | None:
        """What YouTube says if something in the browser takes the referrer away."""
        lost = replace(request, referer="")
        return embedding.embed(world, lost) if request.what == "embed" else None

    world.faults.append(stripped)
    tab = open_tab(play, waits=False)
    tab.until(lambda: "no referrer" in tab.text("#trouble"))
    assert "allow it for localhost" in tab.text("#trouble")


def test_without_network_the_page_says_so_and_notes_can_be_written(
    play: Playing, open_tab: Open, post: Path
) -> None:
    tab = open_tab(play, online=False, waits=False)
    tab.until(lambda: "scaffold doctor" in tab.text("#trouble"))
    assert tab.notes == ["8:00 first", "9:30 second"]
    tab.page.fill("#time", "7:00")
    tab.page.fill("#text", "offline")
    tab.press("Enter")
    tab.until(lambda: "Written" in tab.status)
    assert "t=7m00s) - offline" in post.read_text()


def test_youtube_learns_where_the_page_is_and_never_the_key(
    tab: Tab, play: Playing, youtube: Server
) -> None:
    tab.stamp("private words")
    tab.click("text=2. Two")
    tab.until(lambda: TWO in play.get("now?format=link").json["text"])
    asked = [
        request
        for request in youtube.requests
        if request.what in {"iframe_api", "widget_api", "embed"}
    ]
    assert {request.what for request in asked} == {"iframe_api", "widget_api", "embed"}
    for request in youtube.requests:
        everything = f"{request.path} {request.query} {request.referer} {request.body}"
        assert play.token not in everything
        assert "private" not in everything
    assert {request.referer for request in asked} <= {
        f"http://localhost:{play.port}/",
        "https://www.youtube.com/",
    }
