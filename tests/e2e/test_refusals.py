"""What a run costs, and what it says, when YouTube refuses it."""

import os
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Runner
from tests.youtube import (
    CONSENT,
    HOLLOW,
    SORRY,
    TOO_MANY,
    Answer,
    Fault,
    Request,
    Server,
    World,
    age_of_apps,
    banned,
    blocked_address,
    bot_check,
    course,
    listings,
    on,
    pages,
    reload_needed,
    try_later,
)

URL = "https://www.youtube.com/playlist?list=PLcourse0000000001"


REFUSED: dict[str, tuple[Callable[[], Fault], str]] = {
    "429": (banned, "too many requests (429)"),
    "429 with an hour to wait": (lambda: on("video", TOO_MANY), "too many requests (429)"),
    "sorry": (lambda: on("video", SORRY), "too many requests (429)"),
    "try later": (try_later, '"This content isn\'t available, try again later"'),
    "blocked": (blocked_address, "Your IP is likely being blocked by Youtube"),
    "reload": (reload_needed, "The page needs to be reloaded"),
    "bot check": (bot_check, "sign-in (bot check)"),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("command", [("new",), ("show", "--full")], ids=["new", "show"])
def test_a_ban_of_pages_costs_no_more_than_what_was_under_way(
    scaffold: Runner, youtube: Server, world: World, command: tuple[str, ...], name: str
) -> None:
    fault, said = REFUSED[name]
    world.playlists.append(course(49))
    world.faults.append(fault())
    ran = scaffold(*command, URL, youtube=youtube)
    assert ran.code == 0
    assert said in ran.err
    assert "pip install -U" not in ran.err
    assert youtube.count() <= 20


def test_a_ban_that_begins_with_the_20th_page_keeps_what_came_before(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(49))
    world.faults.append(banned(19))
    ran = scaffold("new", URL, youtube=youtube)
    assert ran.code == 0
    unread = ran.err.partition("chapters: ")[2].partition(".")[0]
    assert "too many requests (429)" in ran.err
    assert youtube.count() <= 2 + 19 + 16
    assert unread


def test_refresh_stops_asking_for_pages_at_the_first_refusal(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(49))
    assert scaffold("new", URL, "-o", "post.md", "--flat", youtube=youtube).code == 0
    for number, video in enumerate(world.playlists[0].videos):
        video.title = f"Lecture {number}: Renamed"
    world.faults.append(banned())
    youtube.reset()
    scaffold("refresh", "post.md", youtube=youtube)
    assert youtube.count() <= 20


@pytest.mark.parametrize("answer", [CONSENT, pages.CONSENT], ids=["redirect", "inline"])
def test_the_page_about_cookies_is_said_with_the_way_out(
    scaffold: Runner, youtube: Server, world: World, answer: Answer
) -> None:
    world.playlists.append(course(49))
    world.faults.append(on("listing", answer))
    ran = scaffold("show", URL, youtube=youtube)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("error: YouTube asked for consent to cookies")
    assert "--cookies-from-browser" in ran.err
    world.faults[-1] = on("video", answer)
    youtube.reset()
    ran = scaffold("new", URL, youtube=youtube)
    assert ran.code == 0
    assert "asked for consent to cookies" in ran.err
    assert youtube.count() <= 20


def test_an_age_limit_in_the_words_of_apps_is_no_refusal(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(5))
    world.faults.append(age_of_apps("v0000000002"))
    ran = scaffold("show", URL, "--full", youtube=youtube)
    assert ran.code == 0
    (told,) = [line for line in ran.err.splitlines() if line.startswith("warning: ")]
    assert told.startswith("warning: 2. Lecture 2: Topic 2 (v0000000002): its page could not be ")
    assert "inappropriate" in told or "confirm your age" in told


TAMPERED = {
    "not importable": "raise ImportError('No module named yt_dlp._something')",
    "no plugin_dirs": "import yt_dlp.globals; del yt_dlp.globals.plugin_dirs",
    "no RequestError": "import yt_dlp, yt_dlp.networking.exceptions as e; del e.RequestError",
    "no _request_director": "import yt_dlp; del yt_dlp.YoutubeDL._request_director",
    "PlaylistEntries": "import yt_dlp, yt_dlp.utils as u; del u.PlaylistEntries",
    "pages are lists": "import yt_dlp; yt_dlp.YoutubeDL.extract_info = lambda *a, **k: [1]",
    "leaves at once": "raise SystemExit(9)",
    "no networking": "import sys; sys.modules['yt_dlp.networking'] = None",
    "other words": "import yt_dlp; yt_dlp.YoutubeDL.extract_info = lambda self, url: {}",
    "rows are texts": (
        "import yt_dlp; yt_dlp.YoutubeDL.extract_info = lambda *a, **k: "
        "{'_type': 'playlist', 'id': 'x', 'title': 'x', 'entries': ['a', 'b']}"
    ),
    "titles are numbers": (
        "import yt_dlp; yt_dlp.YoutubeDL.extract_info = lambda *a, **k: "
        "{'_type': 'playlist', 'id': 'x', 'title': 7, 'entries': [{'id': 'v0000000001'}]}"
    ),
}
POST = (
    "# Course\n\n## [1. A](https://www.youtube.com/watch?v=v0000000001&list=PLcourse0000000001)\n"
)
COMMANDS = {
    "new": ("new", URL),
    "show": ("show", URL),
    "refresh": ("refresh", "post.md"),
    "check": ("check", "post.md"),
    "doctor": ("doctor",),
    "online": ("doctor", "--online"),
}


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("how", TAMPERED)
def test_a_yt_dlp_that_does_not_fit_ends_every_command_with_a_sentence(
    scaffold: Runner, youtube: Server, world: World, how: str, command: str
) -> None:
    world.playlists.append(course(3))
    (scaffold.folder / "post.md").write_text(POST, "utf-8")
    tampered(scaffold, TAMPERED[how])
    ran = scaffold(*COMMANDS[command], youtube=youtube)
    if how == "PlaylistEntries":  # which is not used any more
        assert ran.code == 0
        return
    assert ran.code == 3, ran.err
    assert "Traceback" not in ran.err
    assert " does not fit playlist-scaffold " in ran.err
    assert 'pip install "yt-dlp==' in ran.err
    assert youtube.count() <= (command == "online")


def tampered(scaffold: Runner, code: str) -> None:
    """Let this code change the yt-dlp of the commands that follow."""
    folder = scaffold.home / "tampered"
    (folder / "yt_dlp").mkdir(parents=True)
    if code.startswith("raise"):
        (folder / "yt_dlp" / "__init__.py").write_text(code, "utf-8")
    else:
        (folder / "yt_dlp").rmdir()
        (folder / "sitecustomize.py").write_text(code, "utf-8")
    scaffold.env["PYTHONPATH"] = os.pathsep.join([str(folder), scaffold.environment["PYTHONPATH"]])


def test_an_empty_listing_writes_nothing(scaffold: Runner, youtube: Server, world: World) -> None:
    world.playlists.append(course(0))
    ran = scaffold("new", URL, youtube=youtube)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("error: The playlist PLcourse0000000001 has no videos; nothing was ")
    assert list(scaffold.folder.iterdir()) == []


def test_a_list_whose_pages_repeat_ends_as_incomplete(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    held = course(30, page_size=10, count=None)
    world.playlists.append(held)
    again = listings.next_page(world, held, 10, leads_to=10)
    world.faults.append(on("continuation", again))
    ran = scaffold("show", URL, youtube=youtube)
    assert ran.code == 0
    assert ran.err == "warning: The listing is incomplete: its pages repeat after 20 rows.\n"
    assert youtube.count() < 10


def test_a_list_whose_pages_hold_nothing_but_the_way_on_ends_too(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    held = course(30, page_size=10)
    world.playlists.append(held)

    def on_and_on(request: Request, nth: int) -> Answer | None:
        if request.what != "continuation":
            return None
        return listings.next_page(world, held, 30, leads_to=100 + nth)

    world.faults.append(on_and_on)
    ran = scaffold("show", URL, youtube=youtube)
    assert ran.code == 0
    assert "its pages repeat" in ran.err
    assert youtube.count() < 40


@pytest.mark.parametrize("count", ["right", None])
def test_a_list_that_yt_dlp_calls_incomplete_is_incomplete(
    scaffold: Runner, youtube: Server, world: World, count: Any
) -> None:
    world.playlists.append(course(30, page_size=10, count=count))
    world.faults.append(on("continuation", HOLLOW))
    ran = scaffold("show", URL, youtube=youtube)
    assert (
        "warning: The listing is incomplete: YouTube's answer was incomplete after 10 " in ran.err
    )


def test_an_upcoming_lecture_in_another_language_is_alive(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    held = course(4)
    held.videos[3].state = "upcoming"
    world.playlists.append(held)
    world.speaks = "ru"
    ran = scaffold("show", URL, "--lang", "ru", youtube=youtube)
    assert "4  v0000000004  -       alive" in ran.out or "upcoming" in ran.out
    assert "Topic 4" in ran.out
