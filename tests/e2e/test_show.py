"""`scaffold show` as a person runs it."""

import json

from tests.conftest import Runner
from tests.youtube import TOO_MANY, Server, World, course, on, video_id

URL = "https://www.youtube.com/playlist?list=PLcourse0000000001"


def test_a_listing_is_a_table_whose_columns_stand_under_each_other(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    held = course(4, title="Курс", channel="名人堂")
    held.videos[1].title = "Lecture 2: 神经网络 и графы"
    held.videos[2].state = "private"
    world.playlists.append(held)
    ran = scaffold("show", URL, youtube=youtube)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Курс - 名人堂 (4 videos)\n"
        "\n"
        "   ID           LENGTH  STATE  TITLE                     ON YOUTUBE\n"
        "1  v0000000001  10:01   alive  Topic 1                   Lecture 1: Topic 1\n"
        "2  v0000000002  10:02   alive  神经网络 и графы          Lecture 2: 神经网络 и графы\n"
        "3  v0000000003  -       dead   Private or deleted video\n"
        "4  v0000000004  10:04   alive  Topic 4                   Lecture 4: Topic 4\n"
    )
    assert youtube.count() == 2


def test_json_is_read_back_by_from_info_as_if_youtube_had_answered(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    held = course(3)
    held.videos[0].chapters = [(0, "a"), (9, "b"), (20, "c")]
    held.videos[0].description = "0:00 a\n0:09 b\n0:20 c"
    world.playlists.append(held)
    shown = scaffold("show", URL, "--json", "--full", youtube=youtube)
    assert (shown.code, shown.err) == (0, "")
    raw = json.loads(shown.out)
    assert raw["videos"][0]["chapters"][1] == {"start": 9, "title": "b", "automatic": False}
    assert (raw["videos"][0]["clean"], raw["videos"][0]["number"]) == ("Topic 1", "1")
    date = ("--date", "2026-11-24", "-o", "-")
    live = scaffold("new", URL, *date, youtube=youtube)
    (scaffold.folder / "saved.json").write_text(shown.out, encoding="utf-8")
    youtube.reset()
    saved = scaffold("new", URL, *date, "--from-info", "saved.json", youtube=youtube)
    assert saved.out == live.out
    assert "[0:09](" in saved.out
    assert youtube.count() == 0


def test_a_shown_file_and_a_snapshot_are_sources_too(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(3))
    assert scaffold("new", URL, youtube=youtube).code == 0
    ran = scaffold("show", ".scaffold/PLcourse0000000001.json")
    assert (ran.code, ran.err) == (0, "")
    assert "2  v0000000002  10:02   alive  Topic 2" in ran.out


def test_an_incomplete_listing_is_shown_and_said(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(3, count=5))
    ran = scaffold("show", URL, youtube=youtube)
    assert ran.code == 0
    assert ran.err == "warning: The listing is incomplete: YouTube counts 5 videos, 3 came.\n"


def test_pages_that_cannot_be_read_are_named(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(3))
    world.faults.append(on("video", TOO_MANY, about=video_id(2)))
    ran = scaffold("show", URL, "--full", "--retries", "0", youtube=youtube)
    assert ran.code == 0
    assert ran.err.startswith(
        "warning: 2. Lecture 2: Topic 2 (v0000000002): its page could not be read: "
    )


def test_verbose_tells_the_requests_and_quiet_tells_nothing(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(3, count=5))
    assert "2 requests were made\n" in scaffold("show", URL, "-v", youtube=youtube).err
    assert scaffold("show", URL, "-q", youtube=youtube).err == ""


def test_without_an_answer_nothing_is_shown(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.faults += [on(what, TOO_MANY) for what in ("playlist", "resolve", "reload")]
    ran = scaffold("show", URL, "--retries", "0", youtube=youtube)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("error: YouTube refused the playlist PLcourse0000000001")


def test_half_an_emoji_in_a_title_is_json_that_every_command_reads(scaffold: Runner) -> None:
    row = (
        '{"_type": "url", "ie_key": "Youtube", "id": "v0000000001", "duration": 600, "channel": '
        '"C", "title": "Cut \\ud83d"}'
    )
    listing = '{"_type": "playlist", "id": "PLcourse0000000001", "title": "C", "entries": [%s]}'
    (scaffold.folder / "a.json").write_text(listing % row, "utf-8")
    ran = scaffold("show", "a.json", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["videos"][0]["listed"] == "Cut \ud83d"
    (scaffold.folder / "b.json").write_text(ran.out, "utf-8")
    assert scaffold("show", "b.json", "--json").out == ran.out
    assert scaffold("new", "b.json", "-o", "post.md").code == 0
    for command in ("refresh", "check"):
        ran = scaffold(command, "post.md", "--from-info", "b.json", "--offline")
        assert (ran.code, "error" in ran.err) == (0, False), ran.err
