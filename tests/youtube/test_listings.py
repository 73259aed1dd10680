"""Listings as the real yt-dlp reads them, in all the forms that YouTube is known to use."""

from math import ceil
from typing import Any, Literal

import pytest
from yt_dlp.utils import DownloadError, ExtractorError

from tests.youtube import Playlist, Server, Video, World, course, video_id
from tests.youtube.conftest import PL, URL, Asker
from tests.youtube.world import VideoState

Shape = Literal["lockup", "old"]
More = Literal["renderer", "view_model"]
shapes = pytest.mark.parametrize("shape", ["lockup", "old"])
RUSSIAN = {"youtube": {"lang": ["ru"]}}


def ids(found: dict[str, Any]) -> list[str]:
    return [entry["id"] for entry in found["entries"]]


@shapes
def test_a_playlist_has_a_head_and_rows(
    ask: Asker, youtube: Server, world: World, shape: Shape
) -> None:
    world.playlists.append(course(3, title="Курс", channel="Кафедра", shape=shape))
    world.playlists[0].videos[0].channel = "Лектор"
    found = ask.listing()
    assert (found["id"], found["title"], found["channel"]) == (PL, "Курс", "Кафедра")
    assert (found["playlist_count"], found["availability"]) == (3, "public")
    first = found["entries"][0]
    assert (first["id"], first["ie_key"]) == (video_id(1), "Youtube")
    assert (first["title"], first["duration"]) == ("Lecture 1: Topic 1", 601)
    assert (first["channel"], first["uploader_id"]) == ("Лектор", "@channel")
    assert (first["live_status"], first["availability"]) == (None, None)
    assert ask.said == []
    assert youtube.counts == {"playlist": 1, "reload": 1}


@pytest.mark.parametrize("size", [1, 100, 101, 250])
def test_a_list_costs_one_request_and_one_more_per_hundred_videos(
    ask: Asker, youtube: Server, world: World, size: int
) -> None:
    world.playlists.append(course(size))
    assert ids(ask.listing()) == [video_id(n) for n in range(1, size + 1)]
    assert youtube.count() == 1 + ceil(size / 100)
    assert youtube.count("playlist") == youtube.count("reload") == 1
    assert [request.method for request in youtube.requests[:2]] == ["GET", "POST"]


@shapes
@pytest.mark.parametrize("more", ["renderer", "view_model"])
def test_continuations_lead_on_in_both_forms(
    ask: Asker, youtube: Server, world: World, shape: Shape, more: More
) -> None:
    world.playlists.append(course(250, shape=shape, more=more))
    assert ids(ask.listing()) == [video_id(n) for n in range(1, 251)]
    assert youtube.counts == {"playlist": 1, "reload": 1, "continuation": 2}


def test_the_reload_asks_for_unavailable_videos_and_sends_the_consent_along(
    ask: Asker, youtube: Server, world: World
) -> None:
    world.playlists.append(course(2))
    ask.listing()
    page, reload = youtube.requests
    assert (page.method, page.host, page.path) == ("GET", "www.youtube.com", "/playlist")
    assert (page.query, page.about, page.lang) == ({"list": PL}, PL, "en")
    assert "SOCS=CAI" in page.cookies
    assert (reload.body["params"], reload.body["browseId"]) == ("wgYCCAA=", f"VL{PL}")


@shapes
def test_without_the_reload_dead_rows_are_hidden(ask: Asker, world: World, shape: Shape) -> None:
    held = course(150, shape=shape)
    held.videos[1].state = held.videos[120].state = "private"
    world.playlists.append(held)
    assert len(ask.listing()["entries"]) == 150
    hidden = ask.listing(compat_opts={"no-youtube-unavailable-videos"})
    assert len(hidden["entries"]) == 148


@shapes
@pytest.mark.parametrize("state", ["private", "deleted"])
def test_a_dead_row_has_neither_duration_nor_channel_nor_live_status(
    ask: Asker, world: World, shape: Shape, state: Literal["private", "deleted"]
) -> None:
    held = course(2, shape=shape)
    held.videos[0].state = state
    world.playlists.append(held)
    dead, alive = ask.listing()["entries"]
    assert (dead["duration"], dead.get("channel"), dead["live_status"]) == (None, None, None)
    assert dead["availability"] is None
    assert dead["title"] == (f"[{state.capitalize()} video]" if shape == "old" else None)
    assert alive["duration"] == 602


def test_what_a_dead_row_is_called_can_be_chosen(ask: Asker, world: World) -> None:
    held = course(2, dead_titles="placeholder")
    held.videos[0].state, held.videos[1].state = "private", "deleted"
    world.playlists.append(held)
    titles = [entry["title"] for entry in ask.listing(args=RUSSIAN)["entries"]]
    assert titles == ["[Видео с ограниченным доступом]", "[Видео удалено]"]
    held.shape, held.dead_titles = "old", "none"
    assert [entry["title"] for entry in ask.listing()["entries"]] == [None, None]


@shapes
def test_other_states_are_alive_and_seen_in_a_list_only_here_and_there(
    ask: Asker, world: World, shape: Shape
) -> None:
    held = course(6, shape=shape)
    states: tuple[VideoState, ...] = ("upcoming", "live", "members", "unlisted", "age", "region")
    for video, state in zip(held.videos, states, strict=True):
        video.state = state
    world.playlists.append(held)
    rows = ask.listing()["entries"]
    assert [row["live_status"] for row in rows] == ["is_upcoming", "is_live", *[None] * 4]
    assert [row["duration"] for row in rows] == [None, None, 603, 604, 605, 606]
    assert [row["availability"] for row in rows] == [None, None, "subscriber_only", *[None] * 3]
    assert {row["channel"] for row in rows} == {"Channel"}


@shapes
def test_titles_come_in_the_language_asked_for(
    ask: Asker, youtube: Server, world: World, shape: Shape
) -> None:
    videos = [Video(video_id(1), "Введение", translations={"en": "Introduction"})]
    world.playlists.append(Playlist(PL, "Курс", videos, shape=shape))
    english = ask.listing()
    assert (english["title"], english["entries"][0]["title"]) == ("Курс", "Introduction")
    assert ask.listing(args=RUSSIAN)["entries"][0]["title"] == "Введение"
    assert [request.lang for request in youtube.requests] == ["en", "en", "ru", "ru"]
    world.speaks = "en"
    assert ask.listing(args=RUSSIAN)["entries"][0]["title"] == "Introduction"


@pytest.mark.parametrize("size", [3, 100])
def test_related_lists_come_by_a_trailing_continuation(
    ask: Asker, youtube: Server, world: World, size: int
) -> None:
    world.playlists.append(course(size, related=["PLrelated00000001"]))
    last = ask.listing()["entries"][-1]
    assert (last["ie_key"], last["id"]) == ("YoutubeTab", "PLrelated00000001")
    assert youtube.counts == {"playlist": 1, "reload": 1, "continuation": 1}


def test_a_list_that_is_cut_short_says_so_by_its_count_alone(ask: Asker, world: World) -> None:
    world.playlists.append(course(250, cut_after=100))
    found = ask.listing()
    assert (len(found["entries"]), found["playlist_count"]) == (100, 250)
    assert ask.said == []
    world.playlists[0].cut_after = 0
    assert ask.listing()["entries"] == []


def test_without_youtubes_own_count_the_number_of_rows_is_taken_for_it(
    ask: Asker, world: World
) -> None:
    world.playlists.append(course(250, cut_after=100, count=None))
    assert ask.listing()["playlist_count"] == 100
    world.playlists[0].count = 7
    assert ask.listing()["playlist_count"] == 7


def test_a_list_can_look_dead_as_a_whole(ask: Asker, world: World) -> None:
    world.playlists.append(course(3, placeholders=True))
    assert {entry["duration"] for entry in ask.listing()["entries"]} == {None}


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("alert", "YouTube said: The playlist does not exist."),
        ("unviewable", "YouTube said: This playlist type is unviewable."),
        ("private", "YouTube said: This playlist is private."),
        ("http404", "HTTP Error 404: Not Found"),
    ],
)
def test_a_list_that_is_gone_says_so(
    ask: Asker, world: World, state: Literal["alert", "http404"], words: str
) -> None:
    world.playlists.append(course(3, state=state))
    with pytest.raises(DownloadError, match=words):
        ask.listing(extractor_retries=0)


def test_a_list_that_never_was_is_gone_too(ask: Asker, youtube: Server) -> None:
    with pytest.raises(DownloadError, match="does not exist"):
        ask.listing()
    assert youtube.counts == {"playlist": 1}


def test_the_page_can_be_skipped_for_two_calls(ask: Asker, youtube: Server, world: World) -> None:
    held = course(150)
    held.videos[3].state = "private"
    world.playlists.append(held)
    found = ask.listing(args={"youtubetab": {"skip": ["webpage"]}})
    assert len(found["entries"]) == 150
    assert youtube.counts == {"resolve": 1, "browse": 1, "reload": 1, "continuation": 1}


def test_rows_read_before_a_page_failed_are_kept_by_a_generator(ask: Asker, world: World) -> None:
    world.playlists.append(course(150))
    with ask.opened(extractor_retries=0) as ydl:
        entries = ydl.extract_info(URL, download=False, process=False)["entries"]
        rows = [next(entries) for _ in range(100)]
        world.playlists.clear()
        # not a DownloadError: yt-dlp wraps what happens inside extract_info alone
        with pytest.raises(ExtractorError, match="HTTP Error 404"):
            next(entries)
    assert len(rows) == 100


@pytest.mark.parametrize(
    ("url", "shape"),
    [("@channel", "lockup"), ("@channel/videos", "old"), ("channel/UC" + "a" * 22, "lockup")],
)
def test_a_channels_tab_is_listed_like_a_playlist_without_its_dead(
    ask: Asker, youtube: Server, world: World, url: str, shape: Shape
) -> None:
    held = course(65, title="Кафедра", page_size=30, shape=shape, channel_id="UC" + "a" * 22)
    held.videos[40].state = "private"
    world.channels["@channel"] = held
    found = ask.listing(f"https://www.youtube.com/{url}")
    assert (found["id"], found["title"]) == ("UC" + "a" * 22, "Кафедра - Videos")
    assert (len(found["entries"]), found["uploader_id"]) == (64, "@channel")
    assert found["entries"][0]["duration"] == 601
    assert youtube.counts == {"channel": 1, "continuation": 2}


def test_a_channel_has_no_other_tab(ask: Asker, world: World) -> None:
    world.channels["@channel"] = course(3)
    with pytest.raises(DownloadError, match="does not have a streams tab"):
        ask.listing("https://www.youtube.com/@channel/streams")
    with pytest.raises(DownloadError, match="HTTP Error 404"):
        ask.listing("https://www.youtube.com/@nobody", extractor_retries=0)
