"""One video as the real yt-dlp reads it from its page alone."""

import pytest
from yt_dlp.utils import DownloadError

from tests.youtube import Server, Video, World
from tests.youtube.conftest import PAGE_ARGS, Asker
from tests.youtube.world import VideoState

ID = "abcdefghijk"
CHAPTERS = [(0, "Intro"), (61, "Нейрон"), (3605, "Итоги")]
READ = [
    {"start_time": 0, "title": "Intro"},
    {"start_time": 61, "title": "Нейрон"},
    {"start_time": 3605, "title": "Итоги"},
]


def test_one_request_tells_all_that_is_wanted(ask: Asker, youtube: Server, world: World) -> None:
    world.videos.append(Video(ID, "Лекция </script>", 4000, "Кафедра", "О нейронах."))
    found = ask.video(ID)
    assert (found["id"], found["title"], found["duration"]) == (ID, "Лекция </script>", 4000)
    assert (found["channel"], found["uploader_id"]) == ("Кафедра", "@channel")
    assert (found["description"], found["chapters"]) == ("О нейронах.", None)
    assert (found["availability"], found["live_status"]) == ("public", "not_live")
    assert ask.said == []
    assert youtube.counts == {"watch": 1}


def test_the_authors_chapters_stand_in_the_description_too(ask: Asker, world: World) -> None:
    world.videos.append(Video(ID, "Лекция", 4000, description="О чём.", chapters=CHAPTERS))
    found = ask.video(ID)
    assert found["chapters"] == READ
    assert found["description"] == "О чём.\n0:00 Intro\n1:01 Нейрон\n1:00:05 Итоги"


def test_machine_made_chapters_look_the_same_but_for_the_description(
    ask: Asker, world: World
) -> None:
    world.videos.append(Video(ID, "Лекция", 4000, chapters=CHAPTERS, automatic=True))
    found = ask.video(ID)
    assert (found["chapters"], found["description"]) == (READ, "")


def test_machine_made_chapters_win_over_the_description(ask: Asker, world: World) -> None:
    written = "0:00 начало\n1:00 середина\n2:00 конец"
    world.videos.append(Video(ID, "Лекция", 4000, "C", written, CHAPTERS, automatic=True))
    assert ask.video(ID)["chapters"] == READ


def test_an_exact_title_is_the_videos_own_unless_a_language_is_asked_for(
    ask: Asker, world: World
) -> None:
    world.videos.append(Video(ID, "Введение", translations={"en": "Introduction"}))
    assert ask.video(ID)["title"] == "Введение"
    assert ask.video(ID, args={"lang": ["en"]})["title"] == "Introduction"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("private", "Private video. Sign in if you've been granted access"),
        ("deleted", "Video unavailable. This video has been removed by the uploader"),
        ("members", "members on level"),
        ("upcoming", "Premieres in 3 hours"),
        ("region", "The uploader has not made this video available in your country"),
    ],
)
def test_a_video_that_does_not_play_says_why_in_one_request(
    ask: Asker, youtube: Server, world: World, state: VideoState, words: str
) -> None:
    world.videos.append(Video(ID, "Лекция", state=state))
    with pytest.raises(DownloadError, match=words):
        ask.video(ID)
    assert youtube.counts == {"watch": 1}


def test_an_age_limit_is_asked_about_by_a_second_door(
    ask: Asker, youtube: Server, world: World
) -> None:
    world.videos.append(Video(ID, "Лекция", state="age"))
    with pytest.raises(DownloadError, match="Sign in to confirm your age"):
        ask.video(ID)
    assert youtube.counts == {"watch": 1, "player": 1}


def test_a_video_that_never_was_is_answered_with_a_page_all_the_same(
    ask: Asker, youtube: Server
) -> None:
    assert ask.fetch(f"https://www.youtube.com/watch?v={ID}")[0] == 200
    with pytest.raises(DownloadError, match="Video unavailable"):
        ask.video(ID)


@pytest.mark.parametrize(
    ("state", "availability", "live", "embeds", "duration"),
    [
        ("unlisted", "unlisted", "not_live", True, 4000),
        ("live", "public", "is_live", True, None),
        ("embed_disabled", "public", "not_live", False, 4000),
    ],
)
def test_a_video_that_plays_tells_its_state(
    ask: Asker,
    world: World,
    state: VideoState,
    availability: str,
    live: str,
    embeds: bool,
    duration: int | None,
) -> None:
    world.videos.append(Video(ID, "Лекция", 4000, state=state))
    found = ask.video(ID)
    assert (found["availability"], found["live_status"]) == (availability, live)
    assert (found["playable_in_embed"], found["duration"]) == (embeds, duration)


def test_without_the_page_two_calls_tell_the_same(
    ask: Asker, youtube: Server, world: World
) -> None:
    world.videos.append(Video(ID, "Лекция", 4000, chapters=CHAPTERS))
    found = ask.video(ID, args={"player_skip": ["webpage", "configs", "js"]})
    assert (found["title"], found["chapters"]) == ("Лекция", READ)
    assert youtube.counts == {"next": 1, "player": 1}


def test_other_forms_of_its_address_lead_to_the_same_page(
    ask: Asker, youtube: Server, world: World
) -> None:
    world.videos.append(Video(ID, "Лекция"))
    for url in (f"https://youtu.be/{ID}?t=8m0s", f"https://m.youtube.com/watch?v={ID}"):
        with ask.opened(extractor_args={"youtube": PAGE_ARGS}) as ydl:
            assert ydl.extract_info(url, download=False, process=False)["title"] == "Лекция"
    assert youtube.counts == {"watch": 2}
