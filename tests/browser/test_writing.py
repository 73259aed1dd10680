"""Notes by keys in a real browser: written, moved, taken back, never lost."""

import json
import time
from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.browser.tab import Tab
from tests.conftest import Runner
from tests.e2e.playing import LIST, ONE, POST, TWO, Playing, playing

pytestmark = pytest.mark.browser


def test_a_key_words_and_enter_are_a_line_on_the_disk(tab: Tab, post: Path) -> None:
    assert tab.text("#title") == "1. One"
    assert tab.notes == ["8:00 first", "9:30 second"]
    tab.press("n")
    at = tab.time
    assert at.startswith("8:2")
    tab.type("between, with a comma.")
    tab.press("Enter")
    tab.until(lambda: "Written" in tab.status)
    clock = f"{at.split(':')[0]}m{at.split(':')[1]}s"
    url = f"https://www.youtube.com/watch?v={ONE}&list={LIST}&t={clock}"
    line = f"[{at}]({url}) - between, with a comma.\n\n"
    assert post.read_text() == POST.replace("[9:30]", f"{line}[9:30]")
    assert tab.status == "Written to post.md, line 7."
    assert tab.notes == ["8:00 first", f"{at} between, with a comma.", "9:30 second"]
    assert tab.focused == "BODY"
    assert tab.page.input_value("#text") == ""


def test_the_time_is_pinned_while_the_lecture_goes_on(tab: Tab, post: Path) -> None:
    tab.press("n")
    at = tab.time
    before = tab.seconds
    tab.until(lambda: tab.seconds >= before + 2)
    assert tab.time == at
    tab.press("Escape")
    tab.until(lambda: tab.time != at)


def test_the_pinned_time_stays_while_it_is_moved_or_another_window_is_looked_at(tab: Tab) -> None:
    tab.press("n")
    at = _seconds(tab.time)
    before = tab.seconds
    tab.until(lambda: tab.seconds >= before + 2)
    tab.click("#earlier")
    assert (_seconds(tab.time), tab.focused) == (at - 1, "text")
    tab.ask("document.activeElement.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))")
    assert _seconds(tab.time) == at - 1
    tab.press("Escape")
    tab.until(lambda: _seconds(tab.time) > at)
    tab.click("#later")
    assert tab.focused == "text"
    at = _seconds(tab.time)
    tab.click("#title")
    tab.until(lambda: _seconds(tab.time) > at)


def test_a_second_enter_writes_no_second_line(tab: Tab, post: Path) -> None:
    tab.press("n")
    tab.type("once")
    tab.ask(
        "(() => { const form = document.forms[0]; form.requestSubmit(); form.requestSubmit(); })()"
    )
    tab.until(lambda: "Written" in tab.status)
    tab.stamp("next")
    assert post.read_text().count("once") == 1


def test_keys_of_another_script_are_known_by_their_place(tab: Tab) -> None:
    def press(key: str, code: str, *, ctrl: bool = False, alt: bool = False) -> None:
        held = {"key": key, "code": code, "ctrlKey": ctrl, "altKey": alt, "bubbles": True}
        event = f"new KeyboardEvent('keydown', {json.dumps(held)})"
        tab.ask(f"document.body.dispatchEvent({event})")

    def rate() -> float:
        return float(tab.ask("import('./player.js').then((player) => player.now.rate)"))

    press("с", "KeyC")
    tab.until(lambda: "Copied" in tab.status)
    press("т", "KeyN")
    assert tab.focused == "text"
    tab.press("Escape")
    press("ъ", "BracketRight")
    tab.until(lambda: rate() == 1.25)
    press("]", "Digit9", ctrl=True, alt=True)  # as AltGr is on Windows
    tab.until(lambda: rate() == 1.5)
    press("[", "Digit5", alt=True)  # as Option is on a Mac
    tab.until(lambda: rate() == 1.25)
    press("n", "KeyN", alt=True)
    press("n", "KeyN", ctrl=True)
    assert tab.focused == "BODY"


def test_comma_and_dot_move_the_time_before_words_and_with_alt_after(tab: Tab) -> None:
    tab.press("n")
    at = _seconds(tab.time)
    tab.press(",", ",", ",", ".")
    assert _seconds(tab.time) == at - 2
    tab.type("a, b.")
    assert tab.page.input_value("#text") == "a, b."
    tab.press("Alt+,", "Alt+,", "Alt+.")
    assert _seconds(tab.time) == at - 3
    tab.click("#later")
    assert _seconds(tab.time) == at - 2
    tab.page.fill("#time", "1:02:03")
    tab.press("Enter")
    tab.until(lambda: "Written" in tab.status or "past" in tab.status)


def _seconds(label: str) -> int:
    minutes, seconds = label.split(":")
    return int(minutes) * 60 + int(seconds)


def test_undo_gives_the_same_bytes(tab: Tab, post: Path) -> None:
    tab.stamp("one")
    tab.stamp("two")
    assert len(tab.notes) == 4
    tab.press("u")
    tab.until(lambda: tab.status == "Taken back: two")
    tab.click("#undo")
    tab.until(lambda: tab.status == "Taken back: one")
    assert post.read_text() == POST
    assert tab.notes == ["8:00 first", "9:30 second"]
    tab.press("u")
    tab.until(lambda: "nothing to take back" in tab.status)


def test_what_is_refused_stays_in_the_field(tab: Tab, post: Path) -> None:
    tab.press("n")
    tab.press("Enter")
    tab.until(lambda: "empty" in tab.status)
    tab.type("too late")
    tab.page.fill("#time", "soon")
    tab.press("Enter")
    tab.until(lambda: "not a time" in tab.status)
    assert tab.page.input_value("#text") == "too late"
    assert post.read_text() == POST


def test_fifty_saves_of_an_editor_disturb_nobody(tab: Tab, post: Path) -> None:
    tab.press("n")
    tab.type("half a tho")
    for number in range(50):
        new = post.with_suffix(".swp")
        new.write_text(post.read_text() + f"\n{number // 60}:{number % 60:02} typed {number}\n")
        new.replace(post)
        time.sleep(0.02)
    tab.click("text=2. Two")
    tab.until(lambda: len(tab.notes) == 50)
    assert tab.notes[-1] == "0:49 typed 49"
    assert tab.page.input_value("#text") == "half a tho"
    assert tab.status == "The note in the field is for 1. One."
    tab.page.focus("#text")
    tab.press("End")
    tab.type("ught")
    tab.press("Enter")
    tab.until(lambda: "Written" in tab.status)
    text = post.read_text()
    assert text.index("half a thought") < text.index("## [2. Two]")
    assert all(f"typed {number}\n" in text for number in range(50))


def test_typing_goes_on_while_the_file_changes(tab: Tab, post: Path) -> None:
    tab.press("n")
    tab.type("a")
    post.write_text(POST + "\n0:10 from elsewhere\n")
    tab.until(lambda: "0:10" in tab.text("#lectures"))
    assert tab.focused == "text"
    tab.type("b")
    assert tab.page.input_value("#text") == "ab"


def test_a_reload_loses_neither_words_nor_place(tab: Tab, post: Path) -> None:
    tab.click("text=2. Two")
    tab.until(lambda: tab.text("#title") == "2. Two")
    tab.press("n")
    tab.page.fill("#time", "3:00")
    tab.page.fill("#text", "not yet written")
    tab.until(lambda: tab.ask("Object.keys(sessionStorage).length") == 2)
    tab.page.reload()
    tab.page.wait_for_selector("[data-ready]")
    assert tab.text("#title") == "2. Two"
    assert (tab.time, tab.page.input_value("#text")) == ("3:00", "not yet written")
    tab.page.focus("#text")
    tab.press("Enter")
    tab.until(lambda: "Written" in tab.status)
    assert f"{TWO}&list={LIST}&t=3m00s) - not yet written" in post.read_text()


def test_two_posts_are_shown_and_only_the_one_that_is_meant_is_written(
    scaffold: Runner, post: Path, open_tab: Open
) -> None:
    other = scaffold.folder / "other.md"
    other.write_text(f"# Other\n\n## [Two again](https://youtu.be/{TWO})\n\n- 1:00: a start\n")
    with playing(scaffold, post, other) as play:
        tab = open_tab(play)
        names = tab.page.locator("#lectures h2").all_inner_texts()
        assert names == ["post.md", "other.md"]
        tab.click("text=Two again")
        tab.until(lambda: tab.notes == ["1:00 a start"])
        tab.until(lambda: tab.time != "0:00")
        tab.stamp("into the other")
        assert post.read_text() == POST
        assert "): into the other\n" in other.read_text()


def test_a_post_that_cannot_be_read_is_said_and_comes_back(tab: Tab, post: Path) -> None:
    post.write_bytes(b"\xff\xfe")
    tab.until(lambda: "not UTF-8" in tab.text("#lectures"))
    assert tab.notes == ["8:00 first", "9:30 second"]
    tab.press("n")
    tab.type("x")
    tab.press("Enter")
    tab.until(lambda: "not UTF-8" in tab.status)
    assert post.read_bytes() == b"\xff\xfe"
    post.write_text(POST)
    tab.until(lambda: "not UTF-8" not in tab.text("#lectures"))
    tab.page.focus("#text")
    tab.press("Enter")
    tab.until(lambda: "Written" in tab.status)


def test_when_the_command_ends_the_words_stay(tab: Tab, play: Playing) -> None:
    tab.press("n")
    tab.type("what now")
    assert play.interrupt()[0] == 130
    tab.until(lambda: "has ended" in tab.status or "does not answer" in tab.status)
    tab.press("Enter")
    tab.until(lambda: "does not answer" in tab.status)
    assert tab.page.input_value("#text") == "what now"


def test_back_pins_the_time_before_the_key(scaffold: Runner, post: Path, open_tab: Open) -> None:
    words = ("--lecture", "1", "--at", "8:20", "--back", "10", "--pause")
    with playing(scaffold, post, *words) as play:
        tab = open_tab(play)
        tab.press("n")
        assert tab.time == "8:10"


def test_a_hostile_post_runs_nothing(scaffold: Runner, open_tab: Open) -> None:
    bad = r"\<img src=x onerror=alert(1)>\<script>alert(2)\</script>"
    post = scaffold.folder / "post.md"
    post.write_text(f"## [1. {bad}](https://youtu.be/{ONE})\n\n8:00 - {bad} javascript:alert(3)\n")
    with playing(scaffold, post) as play:
        tab = open_tab(play)
        shown = "<img src=x onerror=alert(1)><script>alert(2)</script>"
        assert tab.text("#title") == f"1. {shown}"
        assert tab.notes == [f"8:00 {shown} javascript:alert(3)"]
        assert tab.ask("document.querySelectorAll('img, script:not([src])').length") == 0
        tab.stamp("<b onmouseover=alert(4)>me</b>")
        assert any("me" in note for note in tab.notes)
        assert tab.ask("document.querySelectorAll('b').length") == 0
