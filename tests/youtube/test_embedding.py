"""The loopback YouTube's player for other sites: who gets which error."""

import pytest

from tests.youtube import World, embedding
from tests.youtube.exchange import Request
from tests.youtube.world import Video, course, video_id

PAGE = "http://localhost:8000/"


def asked(referer: str, origin: str = "http://localhost:8000") -> Request:
    query = {"origin": origin, "enablejsapi": "1"}
    about = video_id(1)
    return Request(
        "GET", "www.youtube.com", f"/embed/{about}", query, {}, "", "embed", about, referer=referer
    )


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        (asked(PAGE), 0),
        (asked(f"{PAGE}a/path"), 0),
        (asked(""), 153),
        (asked("http://elsewhere.example/"), 152),
        (asked(PAGE, "null"), 152),
    ],
)
def test_a_page_is_refused_by_what_it_says_of_itself(request_: Request, error: int) -> None:
    page = embedding.embed(World(playlists=[course(1)]), request_).body.decode()
    assert f"const ERROR = {error};" in page


@pytest.mark.parametrize(
    ("video", "error"),
    [
        (Video(video_id(1), "T"), 0),
        (Video(video_id(1), "T", state="embed_disabled"), 150),
        (Video(video_id(1), "T", state="age"), 150),
        (Video(video_id(1), "T", state="deleted"), 100),
        (Video(video_id(1), "T", embed_error=101), 101),
    ],
)
def test_a_video_has_the_error_of_its_state(video: Video, error: int) -> None:
    page = embedding.embed(World(videos=[video]), asked(PAGE)).body.decode()
    assert f'"error": {error}' in page
