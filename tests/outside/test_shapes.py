"""yt-dlp's raw answers in our words."""

from typing import Any

import pytest

from scaffold.errors.no_answer import SourceChanged
from scaffold.model.listing import VideoState
from scaffold.outside.youtube import shapes

ID = "_q46x0tq2FQ"


def row(**fields: Any) -> dict[str, Any]:
    return {"_type": "url", "ie_key": "Youtube", "id": ID, "title": "T", "duration": 60} | fields


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, VideoState.ALIVE),
        ({"duration": None}, VideoState.DEAD),
        ({"duration": None, "title": "[Видео удалено]"}, VideoState.DEAD),
        ({"duration": None, "title": "A title that looks alive"}, VideoState.DEAD),
        ({"duration": None, "view_count": 36000}, VideoState.ALIVE),
        ({"duration": None, "view_count": 0}, VideoState.ALIVE),
        (
            {"duration": None, "thumbnails": [{"url": f"https://i.ytimg.com/vi/{ID}/hq.jpg"}]},
            VideoState.ALIVE,
        ),
        (
            {
                "duration": None,
                "view_count": None,
                "thumbnails": [{"url": "https://i.ytimg.com/img/no_thumbnail.jpg"}],
            },
            VideoState.DEAD,
        ),
        ({"duration": None, "thumbnails": []}, VideoState.DEAD),
        ({"duration": None, "thumbnails": [{}, {"url": None}]}, VideoState.DEAD),
        ({"duration": None, "channel": "c"}, VideoState.ALIVE),
        ({"duration": None, "live_status": "is_upcoming"}, VideoState.UPCOMING),
        ({"duration": None, "live_status": "is_live"}, VideoState.LIVE),
        ({"duration": 5, "title": "[Private video]"}, VideoState.ALIVE),
        ({"duration": None, "availability": "subscriber_only"}, VideoState.MEMBERS),
    ],
)
def test_a_row_is_dead_by_its_shape_whatever_its_title_says(
    fields: dict[str, Any], state: VideoState
) -> None:
    found = shapes.read_row(row(**fields), 4)
    assert found is not None
    (video,), _ = shapes.settled([found])
    assert video.state is state
    assert (video.listed is None) == state.gone
    assert video.position == 4


def settled(*rows: dict[str, Any]) -> tuple[list[tuple[str, str | None]], tuple[str, ...]]:
    """The states and titles of a list's rows, and what is doubted."""
    found = [shapes.read_row(raw, n) for n, raw in enumerate(rows, 1)]
    videos, doubts = shapes.settled([row for row in found if row])
    return [(video.state.value, video.listed) for video in videos], doubts


def bare(number: int, title: str | None, **fields: Any) -> dict[str, Any]:
    return row(id=f"v{number:010}", title=title, duration=None, channel=None) | fields


GREY = {"view_count": None, "thumbnails": [{"url": "https://i.ytimg.com/img/no_thumbnail.jpg"}]}


def test_a_row_of_id_and_title_alone_is_of_unknown_state_and_keeps_its_title() -> None:
    raw = {"_type": "url", "ie_key": "Youtube", "id": ID, "title": "Intro"}
    assert settled(raw) == ([("unknown", "Intro")], ())
    assert settled(raw | {"title": None}) == ([("dead", None)], ())


def test_where_most_rows_lose_a_field_their_titles_stay_and_nothing_is_concluded() -> None:
    rows = [bare(n, f"Lecture {n}") for n in range(1, 4)]
    told, doubts = settled(*rows, bare(4, "[Deleted video]"), bare(5, "Gone", **GREY))
    assert told == [
        *(("unknown", f"Lecture {n}") for n in range(1, 4)),
        ("dead", None),
        ("dead", None),
    ]
    assert doubts == ("3 of 5 rows have a title and nothing else",)


@pytest.mark.parametrize("title", ["[Private video]", "[Видео удалено]", None, "Gelöschtes Video"])
def test_three_rows_or_more_that_all_look_dead_are_doubted(title: str | None) -> None:
    told, doubts = settled(*(bare(n, title) for n in range(1, 4)))
    assert told == [("dead", None)] * 3
    assert doubts == ("all 3 rows look private or deleted",)
    assert settled(*(bare(n, title) for n in range(1, 3))) == ([("dead", None)] * 2, ())


def test_one_dead_row_among_living_ones_is_dead_whatever_its_title() -> None:
    told, doubts = settled(row(), row(id="v0000000002"), bare(3, "A title of its own"))
    assert (told[2], doubts) == (("dead", None), ())


@pytest.mark.parametrize(
    "fields",
    [
        {"ie_key": "YoutubeTab"},
        {"id": "short"},
        {"id": None},
        {"id": "_q46x0tq2FQ1"},
        {"ie_key": "Vimeo"},
    ],
)
def test_what_is_no_video_of_youtube_is_left_out(fields: dict[str, Any]) -> None:
    assert shapes.read_row(row(**fields), 1) is None


def test_a_shape_that_nobody_knows_is_said_to_be_one() -> None:
    with pytest.raises(SourceChanged, match="duration"):
        shapes.read_row(row(duration={"seconds": 60}), 1)


def test_titles_that_yt_dlp_invents_are_no_titles() -> None:
    video = shapes.read_page({"id": ID, "title": f"youtube video #{ID}", "duration": 9})
    assert video.title is None
