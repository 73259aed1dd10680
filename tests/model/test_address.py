"""Addresses of YouTube in every form people write."""

import pytest

from scaffold.model.address import (
    MalformedLink,
    PlaylistLink,
    VideoLink,
    parse,
    written_time,
)
from scaffold.model.parameters import with_parameter, without_parameter
from scaffold.model.timecode import Timecode

ID = "_q46x0tq2FQ"
LIST = "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"


def seconds(count: int) -> Timecode:
    return Timecode.of(count)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (f"https://www.youtube.com/watch?v={ID}", VideoLink(ID)),
        (f"http://youtube.com/watch?v={ID}", VideoLink(ID)),
        (f"youtube.com/watch?v={ID}", VideoLink(ID)),
        (f"//www.youtube.com/embed/{ID}", VideoLink(ID)),
        (f"https://m.youtube.com/watch?v={ID}", VideoLink(ID)),
        (f"https://music.youtube.com/watch?v={ID}", VideoLink(ID)),
        (f"https://www.youtube-nocookie.com/embed/{ID}?start=30", VideoLink(ID, time=seconds(30))),
        (f"HTTPS://YouTu.be/{ID}", VideoLink(ID)),
        (f"https://www.youtube.com/watch?v={ID}?t=113", VideoLink(ID)),
        (f"https://www.youtube.com/embed/{ID}/?rel=0", VideoLink(ID)),
        (f"https://youtu.be/{ID}?t=113", VideoLink(ID, time=seconds(113))),
        (f"https://youtu.be/{ID}&t=113", VideoLink(ID, time=seconds(113))),
        (f"https://youtu.be/{ID}%3Ft%3D5m36s", VideoLink(ID, time=seconds(336))),
        (f"https://youtu.be/watch?v={ID}", VideoLink(ID)),
        (f"https://www.youtube.com/live/{ID}?si=x&t=3", VideoLink(ID, time=seconds(3))),
        (f"https://www.youtube.com/shorts/{ID}", VideoLink(ID)),
        (f"https://www.youtube.com/v/{ID}", VideoLink(ID)),
        (f"https://www.youtube.com/watch?feature=player_embedded&v={ID}", VideoLink(ID)),
        (f"https://www.youtube.com/watch?v=%5F{ID[1:]}", VideoLink(ID)),
        (f"https://www.youtube.com/watch?v={ID}& t=4575s", VideoLink(ID, time=seconds(4575))),
        (
            f"https://www.youtube.com/watch?index=3&t=1h01m27s&list={LIST}&v={ID}",
            VideoLink(ID, LIST, 3, seconds(3687)),
        ),
        (
            f"https://www.youtube.com/watch?v={ID}&amp;list={LIST}&amp;index=2",
            VideoLink(ID, LIST, 2),
        ),
        (f"https://www.youtube.com/watch?v={ID}#t=8m0s", VideoLink(ID, time=seconds(480))),
        (f"https://www.youtube.com/watch?v={ID}&t=9s#t=480.7", VideoLink(ID, time=seconds(480))),
        (f"https://youtu.be/{ID}?time_continue=5", VideoLink(ID, time=seconds(5))),
        (f"https://youtu.be/{ID}?t=1h5m", VideoLink(ID, time=seconds(3900))),
        (f"https://youtu.be/{ID}?t=s5722", VideoLink(ID)),
        (f"https://youtu.be/{ID}?t=", VideoLink(ID)),
        (f"https://youtu.be/{ID}?t=28min40s", VideoLink(ID)),
        (f"https://www.youtube.com/watch?v={ID}&region=5", VideoLink(ID)),
        (f"https://www.youtube.com/playlist?list={LIST}", PlaylistLink(LIST)),
        (f"https://www.youtube.com/embed/videoseries?list={LIST}", PlaylistLink(LIST)),
        (f"https://www.youtube.com/embed/playlist?list={LIST}", PlaylistLink(LIST)),
    ],
)
def test_an_address_is_read(url: str, expected: object) -> None:
    assert parse(url) == expected


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://www.youtube.com/watch?v=abcdefghij", "10 characters"),
        (f"https://www.youtube.com/watch?v={ID}{ID}", "22 characters"),
        (f"https://www.youtube.com/watch?feature=x&{ID}", "no v="),
        ("https://www.youtube.com/watch?v=", "missing"),
        (f"https://www.youtube.com/watch?v={ID}）", "not the id"),
        (f"https://youtu.be/{ID}https://youtu.be/{ID}", f"after the id {ID} another address"),
        (f"https://youtu.be/{ID}youtu.be/{ID}?t=5", f"after the id {ID} another address"),
        (f"https://www.youtube.com/embed/{ID}https://youtu.be/{ID}", "another address"),
        (
            f"https://www.youtube.com/watch?v={ID}https://www.youtube.com/watch?v={ID}&t=5",
            "another",
        ),
        ("https://youtu.be/abc", "3 characters"),
        ("https://www.youtube.com/playlist", "no list="),
    ],
)
def test_a_malformed_address_says_why(url: str, why: str) -> None:
    address = parse(url)
    assert isinstance(address, MalformedLink)
    assert why in address.why


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/",
        "https://www.youtube.com/@somebody/live",
        "https://www.youtube.com/channel/UCabc",
        f"https://notyoutube.com/watch?v={ID}",
        f"https://youtube.com.example.org/watch?v={ID}",
        f"https://youtube.com@example.org/watch?v={ID}",
        f"https://example.com/?u=https://youtu.be/{ID}",
        "text",
        "",
    ],
)
def test_what_means_no_video_or_playlist_is_none(url: str) -> None:
    assert parse(url) is None


def test_a_mix_or_uploads_are_no_course() -> None:
    assert VideoLink(ID, "RDabc").course is None
    assert VideoLink(ID, LIST).course == LIST
    assert PlaylistLink("UU" + "a" * 22).course is None


@pytest.mark.parametrize(
    ("url", "name", "value", "expected"),
    [
        ("u?v=1&index=3&si=2#f", "index", "5", "u?v=1&index=5&si=2#f"),
        ("u?index=3&amp;v=1", "index", "5", "u?index=5&amp;v=1"),
        ("u?v=1&amp;list=2", "index", "5", "u?v=1&amp;list=2&amp;index=5"),
        ("u?v=1#f", "index", "5", "u?v=1&index=5#f"),
        ("u", "t", "5", "u?t=5"),
        ("u?reindex=1", "index", "5", "u?reindex=1&index=5"),
    ],
)
def test_one_parameter_changes_and_the_rest_stays(
    url: str, name: str, value: str, expected: str
) -> None:
    assert with_parameter(url, name, value) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("u?si=1&v=2", "u?v=2"),
        ("u?si=1&amp;v=2", "u?v=2"),
        ("u?v=2&si=1&t=3", "u?v=2&t=3"),
        ("u?v=2&amp;si=1#f", "u?v=2#f"),
        ("u?si=1", "u"),
        ("u?v=2", "u?v=2"),
    ],
)
def test_one_parameter_goes_and_the_rest_stays(url: str, expected: str) -> None:
    assert without_parameter(url, "si") == expected


def test_a_time_is_told_as_it_is_written() -> None:
    assert written_time(f"https://youtu.be/{ID}?t=s5722") == "s5722"
    assert written_time(f"https://youtu.be/{ID}") is None
    assert written_time("text") is None
