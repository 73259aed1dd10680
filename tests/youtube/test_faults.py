"""What goes wrong, and how the real yt-dlp takes it."""

import time
from collections.abc import Callable

import pytest
from yt_dlp.networking.exceptions import HTTPError, IncompleteRead, TransportError
from yt_dlp.utils import DownloadError, ExtractorError

from tests.youtube import (
    BROKEN,
    CONSENT,
    CUT,
    HOLLOW,
    NO_DATA,
    NO_MORE,
    NOT_JSON,
    RESET,
    SORRY,
    TOO_MANY,
    Answer,
    Fault,
    RateLimit,
    Request,
    Server,
    Video,
    World,
    bot_check,
    course,
    on,
    random_resets,
    slow,
    status,
    try_later,
    video_id,
)
from tests.youtube.conftest import Asker

PICTURE = "https://i.ytimg.com/vi/{}/hqdefault.jpg"


@pytest.mark.parametrize(("wall", "detours"), [(TOO_MANY, 0), (SORRY, 1)])
def test_googles_429_stands_before_everything(
    ask: Asker, youtube: Server, world: World, wall: Answer, detours: int
) -> None:
    world.playlists.append(course(3))
    world.faults.append(on("any", wall, where=lambda request: request.what != "sorry"))
    with pytest.raises(DownloadError, match="HTTP Error 429: Too Many Requests"):
        ask.listing()
    youtube.reset()
    code, body = ask.fetch(PICTURE.format(video_id(1)))
    assert (code, b"unusual traffic" in body) == (429, True)
    assert youtube.count("sorry") == detours


def test_before_a_single_video_a_429_shows_in_a_warning_alone(
    ask: Asker, youtube: Server, world: World
) -> None:
    world.faults.append(on("any", TOO_MANY))
    with pytest.raises(DownloadError, match="Failed to extract any player response"):
        ask.video("abcdefghijk")
    assert "HTTP Error 429: Too Many Requests" in ask.said[0]
    assert youtube.counts == {"watch": 1, "next": 1, "player": 1}


def test_a_429_may_say_how_long_to_wait(ask: Asker, world: World) -> None:
    world.faults.append(on("any", status(429, retry_after=7)))
    with ask.opened() as ydl, pytest.raises(HTTPError) as caught:
        ydl.urlopen(PICTURE.format("x"))
    assert caught.value.response.headers["Retry-After"] == "7"


def test_a_listing_whose_page_fails_is_asked_for_by_the_api(
    ask: Asker, youtube: Server, world: World
) -> None:
    world.playlists.append(course(3))
    world.faults.append(on("playlist", TOO_MANY))
    assert len(ask.listing()["entries"]) == 3
    assert youtube.counts == {"playlist": 1, "resolve": 1, "browse": 1, "reload": 1}


def test_a_video_whose_page_fails_is_asked_for_by_the_api(
    ask: Asker, youtube: Server, world: World
) -> None:
    world.videos.append(Video("abcdefghijk", "Лекция"))
    world.faults.append(on("watch", TOO_MANY))
    assert ask.video("abcdefghijk")["title"] == "Лекция"
    assert youtube.counts == {"watch": 1, "next": 1, "player": 1}
    world.faults.append(on("video", TOO_MANY))
    with pytest.raises(DownloadError, match="Failed to extract any player response"):
        ask.video("abcdefghijk")


@pytest.mark.parametrize(
    ("fault", "words"),
    [(bot_check, "Sign in to confirm you’re not a bot"), (try_later, "try again later")],
)
def test_the_player_refuses_while_listings_go_on(
    ask: Asker, world: World, fault: Callable[[], Fault], words: str
) -> None:
    world.playlists.append(course(3))
    world.faults.append(fault())
    with pytest.raises(DownloadError, match=words):
        ask.video(video_id(1))
    with pytest.raises(DownloadError, match=words):
        ask.video(video_id(1), args={"player_skip": ["webpage", "configs", "js"]})
    assert len(ask.listing()["entries"]) == 3


def test_the_player_can_refuse_a_single_video(ask: Asker, world: World) -> None:
    world.playlists.append(course(3))
    world.faults.append(bot_check(video_id(2)))
    assert ask.video(video_id(1))["title"] == "Lecture 1: Topic 1"
    with pytest.raises(DownloadError, match="not a bot"):
        ask.video(video_id(2))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (BROKEN, "HTTP Error 503"),
        (RESET, "[Cc]onnection|EOF"),
        (CUT, "[Ii]ncomplete|bytes read"),
        (NO_DATA, "yt initial data|Failed to parse JSON"),
        (CONSENT, "yt initial data|Failed to parse JSON"),
        (NOT_JSON, "Failed to parse JSON|yt initial data"),
    ],
)
def test_a_listing_that_cannot_be_read_is_an_error(
    ask: Asker, world: World, answer: Answer, words: str
) -> None:
    world.playlists.append(course(3))
    world.faults.append(on("listing", answer))
    with pytest.raises(DownloadError, match=words):
        ask.listing(extractor_retries=0)


def test_a_server_that_keeps_silent_is_given_up_on(ask: Asker, world: World) -> None:
    world.faults.append(on("thumbnail", slow(20.0)))
    started = time.monotonic()
    with ask.opened(socket_timeout=0.1) as ydl, pytest.raises(TransportError):
        ydl.urlopen(PICTURE.format("x"))
    assert time.monotonic() - started < 10


def test_an_answer_can_break_off(ask: Asker, world: World) -> None:
    world.faults.append(on("watch", CUT))
    with pytest.raises((IncompleteRead, TransportError)):
        ask.fetch("https://www.youtube.com/watch?v=abcdefghijk")


def test_a_failing_page_of_a_list_ends_it_with_an_error(
    ask: Asker, youtube: Server, world: World
) -> None:
    world.playlists.append(course(350))
    world.faults.append(on("continuation", TOO_MANY, times=range(1, 2)))
    with pytest.raises((DownloadError, ExtractorError), match="HTTP Error 429"):
        ask.listing()
    assert youtube.count("continuation") == 2


@pytest.mark.parametrize(("answer", "asked"), [(NO_MORE, 1), (HOLLOW, 2)])
def test_an_empty_page_of_a_list_ends_it_without_a_word_of_error(
    ask: Asker, youtube: Server, world: World, answer: Answer, asked: int
) -> None:
    world.playlists.append(course(250))
    world.faults.append(on("continuation", answer))
    found = ask.listing(extractor_retries=1)
    assert (len(found["entries"]), found["playlist_count"]) == (100, 250)
    assert youtube.count("continuation") == asked


def test_a_fault_can_be_that_of_the_nth_time(ask: Asker, youtube: Server, world: World) -> None:
    world.videos += [Video("a" * 11, "A"), Video("b" * 11, "B")]
    world.faults.append(on("thumbnail", BROKEN, about="b" * 11, times=range(1, 3)))
    world.faults.append(on("thumbnail", status(500), times=range(5, 6)))
    names = [PICTURE.format(letter * 11) for letter in "abbbba"]
    assert [ask.fetch(name)[0] for name in names] == [200, 200, 503, 503, 200, 500]
    youtube.reset()
    assert [ask.fetch(name)[0] for name in names[1:3]] == [200, 503]


def test_a_fault_can_be_that_of_any_condition(ask: Asker, world: World) -> None:
    world.videos.append(Video("a" * 11, "A"))
    world.faults.append(on("any", BROKEN, where=lambda r: r.path.endswith("/mqdefault.jpg")))
    assert ask.fetch(PICTURE.format("a" * 11))[0] == 200
    assert ask.fetch(f"https://i.ytimg.com/vi/{'a' * 11}/mqdefault.jpg")[0] == 503


def test_too_many_requests_a_second_are_refused(ask: Asker, world: World) -> None:
    times = iter([0.0, 0.1, 0.2, 0.3, 0.9, 1.15, 2.5])
    limit = RateLimit(3, clock=lambda: next(times))
    world.videos.append(Video("a" * 11, "A"))
    world.faults.append(limit)
    codes = [ask.fetch(PICTURE.format("a" * 11))[0] for _ in range(7)]
    assert codes == [200, 200, 200, 429, 429, 429, 200]
    assert limit.refusals == 3


def test_random_resets_hit_the_same_requests_every_time() -> None:
    fault = random_resets(0.3, seed=1)
    requests = [
        Request("GET", "www.youtube.com", "/watch", {}, {}, "", "watch", video_id(n), again=again)
        for n in range(50)
        for again in range(2)
    ]
    hit = [request for request in requests if fault(request, 0)]
    assert hit == [request for request in requests if fault(request, 7)]
    assert 15 < len(hit) < 45
    assert hit != [request for request in requests if random_resets(0.3, seed=2)(request, 0)]
