"""What tells of a video without a player: oEmbed and pictures."""

import json

import pytest

from tests.youtube import Playlist, Server, Video, World, course
from tests.youtube.conftest import PL, Asker
from tests.youtube.pictures import grey_jpeg
from tests.youtube.probes import GREY, JPEG
from tests.youtube.world import ListState, VideoState

ID = "abcdefghijk"


def oembed(url: str) -> str:
    return f"https://www.youtube.com/oembed?url={url}&format=json"


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("alive", 200),
        ("unlisted", 200),
        ("members", 200),
        ("upcoming", 200),
        ("embed_disabled", 401),
        ("private", 403),
        ("deleted", 404),
    ],
)
def test_oembed_answers_by_the_state_of_a_video(
    ask: Asker, youtube: Server, world: World, state: VideoState, status: int
) -> None:
    world.videos.append(Video(ID, "Лекция", channel="Кафедра", state=state))
    got, body = ask.fetch(oembed(f"https://www.youtube.com/watch?v={ID}"))
    assert got == status
    if status == 200:
        told = json.loads(body)
        assert (told["title"], told["author_name"]) == ("Лекция", "Кафедра")
        assert "duration" not in told
    assert [(request.what, request.about) for request in youtube.requests] == [("oembed", ID)]


def test_oembed_knows_no_video_that_never_was_and_no_id_that_is_none(ask: Asker) -> None:
    assert ask.fetch(oembed(f"https://www.youtube.com/watch?v={ID}"))[0] == 404
    assert ask.fetch(oembed("https://www.youtube.com/watch?v=short"))[0] == 400
    assert ask.fetch(oembed(f"https://youtu.be/{ID}"))[0] == 404


@pytest.mark.parametrize(
    ("state", "status"),
    [("alive", 200), ("alert", 404), ("http404", 404), ("unviewable", 404), ("private", 403)],
)
def test_oembed_answers_for_playlists_too(
    ask: Asker, world: World, state: ListState, status: int
) -> None:
    world.playlists.append(course(2, title="Курс", state=state))
    got, body = ask.fetch(oembed(f"https://www.youtube.com/playlist?list={PL}"))
    assert got == status
    assert status != 200 or json.loads(body)["title"] == "Курс"
    assert ask.fetch(oembed("https://www.youtube.com/playlist?list=PLother0000000001"))[0] == 404


@pytest.mark.parametrize("scheme", ["https", "http"])
def test_a_picture_is_grey_and_404_for_what_is_gone(
    ask: Asker, youtube: Server, world: World, scheme: str
) -> None:
    videos = [Video(ID, "Лекция"), Video("bbbbbbbbbbb", "Прошлая", state="deleted")]
    world.playlists.append(Playlist(PL, "Курс", videos))
    picture = f"{scheme}://i.ytimg.com/vi"
    assert ask.fetch(f"{picture}/{ID}/hqdefault.jpg") == (200, JPEG)
    assert ask.fetch(f"{picture}/bbbbbbbbbbb/hqdefault.jpg") == (404, GREY)
    assert ask.fetch(f"{picture}/ccccccccccc/hqdefault.jpg") == (404, GREY)
    assert youtube.counts == {"thumbnail": 3}


def test_a_playlist_has_a_picture_of_its_own(ask: Asker, world: World) -> None:
    world.playlists.append(course(2))
    assert ask.fetch(ask.listing()["thumbnails"][0]["url"]) == (200, JPEG)


@pytest.mark.parametrize("shade", [0, 1, 127, 128, 129, 254, 255])
def test_pictures_are_jpeg_files_down_to_the_last_bit(shade: int) -> None:
    made = grey_jpeg(20, 10, shade)
    assert made.startswith(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
    assert made.endswith(b"\xff\xd9")
    # the frame says 10 lines of 20 points, in one component
    assert b"\xff\xc0\x00\x0b\x08\x00\x0a\x00\x14\x01" in made
    # after the scan's head no marker but the end, and no bare 0xff
    scan = made.partition(b"\xff\xda")[2][8:-2]
    assert scan.replace(b"\xff\x00", b"").count(b"\xff") == 0
