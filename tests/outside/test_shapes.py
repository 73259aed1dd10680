"""yt-dlp's raw answers in our words."""

from typing import Any

import pytest

from scaffold.errors import SourceChanged
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
    video = shapes.read_row(row(**fields), 4)
    assert video is not None
    assert video.state is state
    assert (video.listed is None) == state.gone
    assert video.position == 4


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


AUTHORS = "All parts:\n0:00 Intro\n1:30 - Middle\n1:02:03 End"


def page(chapters: list[tuple[int, str]], description: str) -> shapes.RawVideo:
    return shapes.RawVideo(
        id=ID,
        chapters=[shapes.RawChapter(start_time=start, title=title) for start, title in chapters],
        description=description,
    )


def seen(raw: shapes.RawVideo) -> list[tuple[int, str, bool]]:
    return [(c.start.seconds, c.title, c.automatic) for c in shapes.chapters_of(raw)]


def test_chapters_that_the_description_bears_out_are_the_authors() -> None:
    shown = [(0, "Intro"), (90, "Middle"), (3723, "End")]
    assert seen(page(shown, AUTHORS)) == [(s, t, False) for s, t in shown]


def test_key_moments_that_nobody_wrote_are_machine_made() -> None:
    shown = [(0, "Hello"), (40, "Graph on a board")]
    assert seen(page(shown, "A talk. 12 parts.")) == [(s, t, True) for s, t in shown]


def test_an_authors_list_wins_over_key_moments() -> None:
    assert seen(page([(0, "Hello"), (40, "Board")], AUTHORS)) == [
        (0, "Intro", False),
        (90, "Middle", False),
        (3723, "End", False),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "1) 0:00 Intro\n2) 1:30 Middle\n3) 5:00 End",
        "[00:00] Intro\n[01:30] Middle\n[05:00] End",
        "Intro (0:00)\nMiddle (1:30)\nEnd (5:00)",
        "● 0:00 – Intro\r\n● 1:30 – Middle\r\n● 5:00 – End",
        "00:00:00 | Intro\n00:01:30 | Middle\n00:05:00 | End",
    ],
)
def test_lists_that_yt_dlp_does_not_read_are_read(lines: str) -> None:
    parts = [(0, "Intro", False), (90, "Middle", False), (300, "End", False)]
    assert seen(page([], lines)) == parts


@pytest.mark.parametrize(
    "description",
    [
        "12:30 demo",
        "see 12:30 demo\nand 14:00 more",
        "0:00 only\n1:00 two",
        "5:00 a\n6:00 b\n7:00 c",
    ],
)
def test_a_stray_moment_in_a_description_makes_no_chapters(description: str) -> None:
    assert seen(page([(750, "demo")] if "12:30" in description else [], description)) in (
        [],
        [(750, "demo", True)],
    )
    assert not [c for c in shapes.chapters_of(page([], description)) if not c.automatic]


def test_titles_that_yt_dlp_invents_are_no_titles() -> None:
    video = shapes.read_page({"id": ID, "title": f"youtube video #{ID}", "duration": 9})
    assert video.title is None
    shown = page([(0, "<Untitled Chapter 1>"), (60, "Real")], "")
    assert seen(shown) == [(60, "Real", True)]
