"""SOURCE in all forms, and choices among its lectures, as a person gives them."""

import json
from typing import Any

import pytest

from tests.conftest import Runner
from tests.youtube import Server, Video, World, course, video_id

URL = "https://www.youtube.com/playlist?list=PLcourse0000000001"


def headings(post: str) -> list[str]:
    return [line for line in post.splitlines() if line.startswith("## ")]


def full(*entries: dict[str, Any] | None) -> str:
    """A file as `yt-dlp -J` writes it with every page read."""
    raw = {"_type": "playlist", "id": "PLcourse0000000001", "title": "C", "entries": list(entries)}
    return json.dumps(raw)


def page(number: int, **fields: Any) -> dict[str, Any]:
    made = {"extractor_key": "Youtube", "id": video_id(number), "title": f"T{number}"}
    return made | {"duration": 60, "playlist_index": number} | fields


def test_a_video_without_name_in_a_file_is_shown_and_can_be_chosen(scaffold: Runner) -> None:
    (scaffold.folder / "c.json").write_text(full(page(1), None, page(3)), "utf-8")
    shown = scaffold("show", "c.json")
    assert shown.code == 0
    assert "2  ?            -       dead   Private or deleted video\n" in shown.out
    one = scaffold("new", "c.json", "-I", "1", "-o", "-")
    assert len(headings(one.out)) == 1
    two = scaffold("new", "c.json", "-I", "2", "-o", "-")
    assert headings(two.out) == ["## 2\\. Private or deleted video"]


def test_what_yt_dlp_wrote_when_it_failed_is_no_listing(scaffold: Runner) -> None:
    (scaffold.folder / "c.json").write_text("null\n", "utf-8")
    ran = scaffold("new", "c.json")
    assert (ran.code, ran.out) == (2, "")
    assert "yt-dlp failed when it was made" in ran.err


@pytest.mark.parametrize("items", ["0", "7", "3-1", "-9"])
def test_items_that_name_no_lecture_are_refused(scaffold: Runner, items: str) -> None:
    (scaffold.folder / "c.json").write_text(full(page(1), page(2), page(3)), "utf-8")
    ran = scaffold("new", "c.json", "-I", items)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: '{items}' names no lecture: the list has 3 lectures.")


def test_items_that_cannot_be_read_are_refused_before_anything_is_asked(
    scaffold: Runner, youtube: Server
) -> None:
    assert scaffold("new", URL, "-I", "one", youtube=youtube).code == 2
    assert youtube.count() == 0


def test_a_file_of_lone_videos_asks_which_one(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    for n in (1, 2):
        world.videos.append(Video(video_id(n), f"Talk {n}"))
        assert scaffold("new", video_id(n), youtube=youtube).code == 0
    ran = scaffold("show", ".scaffold/videos.json")
    assert ran.code == 2
    assert "it holds 2 videos that are not a playlist" in ran.err
    assert f'hint: Name one of them: {video_id(1)} --from-info ".scaffold/videos.json"' in ran.err
    one = scaffold("show", video_id(1), "--from-info", ".scaffold/videos.json")
    assert (one.code, "Talk 1" in one.out) == (0, True)


def test_a_mix_beside_a_video_is_left_out_and_that_is_said(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.videos.append(Video(video_id(1), "Talk"))
    address = f"https://www.youtube.com/watch?v={video_id(1)}&list=RD{video_id(1)}"
    ran = scaffold("show", address, youtube=youtube)
    assert ran.code == 0
    assert ran.err.startswith("note: The list in this address is a mix")


def test_a_channels_tab_is_called_as_the_channel(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.channels["@channel"] = course(3, title="Кафедра", channel="Кафедра")
    ran = scaffold("new", "@channel", youtube=youtube)
    assert (ran.code, ran.out) == (0, "kafedra.md\n")
    assert 'title = "Кафедра"\n' in (scaffold.folder / "kafedra.md").read_text("utf-8")


def test_show_cleans_as_a_post_made_here_would(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(3))
    assert scaffold("new", URL, youtube=youtube).code == 0
    kept = scaffold.folder / ".scaffold" / "PLcourse0000000001.json"
    kept.write_text(kept.read_text("utf-8").replace("Lecture {n}: ", "Lecture {n}: Top"), "utf-8")
    assert "alive  ic 2   Lecture 2: Topic 2\n" in scaffold("show", URL, youtube=youtube).out
    (scaffold.folder / "scaffold.toml").write_text('titles = "exact"\n', "utf-8")
    exact = scaffold("show", URL, youtube=youtube).out
    assert "alive  Lecture 2: Topic 2  Lecture 2: Topic 2\n" in exact


@pytest.mark.parametrize(
    ("code", "hint"), [("pt-BR", "pt or pt-PT."), ("rus", "ru."), ("xx", "one of af, ")]
)
def test_a_language_that_youtube_does_not_know_is_answered_with_the_nearest(
    scaffold: Runner, youtube: Server, world: World, code: str, hint: str
) -> None:
    world.playlists.append(course(3))
    ran = scaffold("show", URL, "--lang", code, youtube=youtube)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        f"error: YouTube knows no language {code!r}.\nhint: Give --lang {hint}"
    )


@pytest.mark.parametrize(
    ("state", "hint"),
    [
        ("members", "Its members can see it"),
        ("age", "cookies of a grown-up's account"),
        ("region", "Where it can be seen"),
        ("upcoming", "Try again when it has begun."),
    ],
)
def test_a_video_that_is_held_back_says_why_and_what_helps(
    scaffold: Runner, youtube: Server, world: World, state: Any, hint: str
) -> None:
    world.videos.append(Video(video_id(1), "Talk", state=state))
    ran = scaffold("show", video_id(1), youtube=youtube)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"error: the video {video_id(1)} cannot be read: YouTube says ")
    assert hint in ran.err


def test_a_post_is_named_though_its_snapshot_cannot_be_written(scaffold: Runner) -> None:
    (scaffold.folder / "c.json").write_text(full(page(1), page(2)), "utf-8")
    (scaffold.folder / "scaffold.toml").write_text('snapshots = "kept"\n', "utf-8")
    (scaffold.folder / "kept").write_text("a file where a folder should be", "utf-8")
    ran = scaffold("new", "c.json")
    assert (ran.code, ran.out) == (2, "c.md\n")
    assert len(headings((scaffold.folder / "c.md").read_text("utf-8"))) == 2
    assert "error: The folder " in ran.err
    assert "kept cannot be made: " in ran.err


def test_a_certificate_that_is_not_youtubes_says_so(scaffold: Runner, youtube: Server) -> None:
    ran = scaffold("show", URL, "--proxy", youtube.proxy, "--retries", "0")
    assert ran.code == 3
    assert "CERTIFICATE_VERIFY_FAILED" in ran.err
    assert "hint: Something between YouTube and you" in ran.err


@pytest.mark.parametrize("command", ["new", "show"])
def test_an_id_that_begins_with_a_dash_wants_two_dashes_or_an_address(
    scaffold: Runner, command: str
) -> None:
    ran = scaffold(command, "-q46x0tq2FQ", "--offline")
    assert ran.code == 2
    assert "'-q46x0tq2FQ' is not a playlist, channel or video: it begins with a dash" in ran.err
    assert "-- -q46x0tq2FQ. Or give its address: https://www.youtube.com/watch?v=-q46" in ran.err
    understood = scaffold(command, "--offline", "--", "-q46x0tq2FQ")
    assert "The video -q46x0tq2FQ is in no saved listing" in understood.err


def test_an_unknown_option_is_still_called_one(scaffold: Runner) -> None:
    ran = scaffold("new", "--playlists", "PLcourse0000000001")
    assert ran.code == 2
    assert "--playlists is not an option of this command" in ran.err
    assert "begins with a dash" not in ran.err
