"""`new`, `show` and `refresh` with a key: YouTube's pages first, its Data API where they fail."""

import json
from typing import Any

import pytest

from tests.conftest import Runner
from tests.youtube import (
    BROKEN,
    NOT_JSON,
    TOO_MANY,
    Server,
    Video,
    World,
    bot_check,
    course,
    on,
    video_id,
)
from tests.youtube.data_api import KEY, error

URL = "https://www.youtube.com/playlist?list=PLcourse0000000001"
LONE = video_id(1, "z")
API = ("api_playlists", "api_items", "api_videos")
PAGES = ("playlist", "continuation", "browse", "reload")
WALLS = {"429": TOO_MANY, "5xx": BROKEN, "not as known": NOT_JSON}


@pytest.fixture
def keyed(scaffold: Runner, youtube: Server) -> Runner:
    scaffold.env["SCAFFOLD_API_KEY"] = KEY
    return scaffold


def walled(world: World, answer: Any) -> None:
    held = course(60)
    held.videos[2].state = "private"
    world.playlists.append(held)
    world.faults += [on(kind, answer) for kind in PAGES]


@pytest.mark.parametrize(
    "wall", ["5xx", *(pytest.param(w, marks=pytest.mark.slow) for w in WALLS if w != "5xx")]
)
def test_a_list_whose_pages_give_no_answer_is_asked_of_the_api(
    keyed: Runner, youtube: Server, world: World, wall: str
) -> None:
    walled(world, WALLS[wall])
    ran = keyed("show", "--json", URL, youtube=youtube)
    assert ran.code == 0, ran.err
    videos = json.loads(ran.out)["videos"]
    assert [video["state"] for video in videos[:4]] == ["alive", "alive", "private", "alive"]
    assert (videos[0]["title"], videos[0]["duration"]) == ("Lecture 1: Topic 1", 601)
    assert [youtube.count(kind) for kind in API] == [1, 2, 2]
    assert KEY not in ran.out + ran.err


@pytest.mark.slow
def test_new_and_refresh_take_it_as_pages_would_have_given_it(
    keyed: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(4))
    words = ("--date", "2026-11-24", "--preset", "plain")
    assert keyed("new", URL, "-o", "pages.md", *words, youtube=youtube).code == 0
    assert sum(youtube.count(kind) for kind in API) == 0
    world.faults += [on(kind, TOO_MANY) for kind in (*PAGES, "watch")]
    (keyed.folder / "api").mkdir()
    ran = keyed("new", URL, "-o", "api/post.md", *words, youtube=youtube)
    assert ran.code == 0, ran.err
    post = keyed.folder / "api" / "post.md"
    assert post.read_bytes() == (keyed.folder / "pages.md").read_bytes()
    world.playlists[0].videos[1].title = "Lecture 2: Renamed"
    ran = keyed("refresh", "api/post.md", youtube=youtube)
    assert ran.code == 0, ran.err
    assert "2. Renamed" in post.read_text("utf-8")


def test_a_lone_video_is_asked_of_the_api_as_well(
    keyed: Runner, youtube: Server, world: World
) -> None:
    world.videos.append(Video(LONE, "Lone", duration=100))
    world.faults.append(bot_check())
    ran = keyed("show", f"https://youtu.be/{LONE}", youtube=youtube)
    assert (ran.code, "1:40" in ran.out) == (0, True), ran.err
    ran = keyed("show", f"https://youtu.be/{video_id(2, 'z')}", youtube=youtube)
    assert ran.code in {2, 3}


def test_titles_of_pages_that_give_no_answer_come_from_the_api(
    keyed: Runner, youtube: Server, world: World
) -> None:
    held = course(3)
    held.videos[1].translations["en"] = "Lecture 2: Translated"
    world.playlists.append(held)
    world.faults.append(on("watch", TOO_MANY))
    ran = keyed("new", URL, "-o", "post.md", "--preset", "plain", youtube=youtube)
    assert ran.code == 0, ran.err
    assert "warning: without chapters: 1-3. " in ran.err
    assert "## [2. Topic 2](" in (keyed.folder / "post.md").read_text("utf-8")
    assert youtube.count("api_videos") == 1
    world.faults.append(on("api_videos", BROKEN))
    ran = keyed(
        "new", URL, "-o", "other.md", "--preset", "plain", "--max-age", "0", youtube=youtube
    )
    assert (ran.code, "without exact title and chapters: 1-3. " in ran.err) == (0, True)


@pytest.mark.parametrize(
    ("answer", "code"),
    [(error(403, "quotaExceeded"), 3), (BROKEN, 3), (error(400, "API_KEY_INVALID"), 2)],
)
def test_where_the_api_fails_too_the_failure_of_the_pages_is_reported(
    keyed: Runner, youtube: Server, world: World, answer: Any, code: int
) -> None:
    walled(world, TOO_MANY)
    world.faults += [on(kind, answer) for kind in API]
    ran = keyed("show", URL, youtube=youtube)
    assert ran.code == code, ran.err
    assert ("429" in ran.err) == (code == 3)
    assert KEY not in ran.err


def test_what_pages_answer_is_not_asked_of_the_api(
    keyed: Runner, youtube: Server, world: World
) -> None:
    private = course(2, state="private")
    world.playlists.append(private)
    assert keyed("show", URL, youtube=youtube).code in {2, 3}
    assert keyed("show", "https://www.youtube.com/@nobody/videos", youtube=youtube).code in {2, 3}
    assert youtube.count("api_items", "api_videos") == 0
