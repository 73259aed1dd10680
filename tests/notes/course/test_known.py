"""What rules know of a playlist: a listing of now beside what the snapshot remembers."""

import pytest

from scaffold.model.course import Remembered
from scaffold.model.listing import Listing, Video, VideoState
from scaffold.model.snapshot import KnownVideo, Snapshot
from scaffold.notes.course import known, lectures


def listing(*videos: Video, lang: str | None = "ru", **fields: object) -> Listing:
    values = {"id": "PLknown000000000001", "title": "Course", "lang": lang, "count": len(videos)}
    rows = tuple(v.model_copy(update={"position": n}) for n, v in enumerate(videos, 1))
    return Listing.model_validate(values | {"videos": rows, "rows": len(rows)} | fields)


def row(number: int, title: str | None, **fields: object) -> Video:
    return Video(id=f"{number:011d}", listed=title, **fields)


OLD = ["Course 1 - Apples", "Course 2 - Pears", "Course 3 - Plums"]


def snapshot(lang: str | None = "ru", **first: object) -> Snapshot:
    told = listing(*(row(n, title) for n, title in enumerate(OLD, 1)))
    videos = {v.id: KnownVideo(listed={"ru": v.listed or ""}, duration=60) for v in told.videos}
    videos[told.videos[0].id] = videos[told.videos[0].id].model_copy(update=first)
    return Snapshot(
        id=told.id,
        title="Course",
        lang=lang,
        order=tuple(videos),
        pattern=lectures.decide_pattern(told),
        videos=videos,
    )


def test_a_renamed_lecture_knows_its_new_and_its_old_clean_title() -> None:
    now = listing(row(1, "Course 1 - Red apples"), row(2, OLD[1]), row(3, OLD[2]))
    first, second, _ = known.of_listing(now, snapshot()).lectures
    assert (first.number, first.title, first.former_titles) == ("1", "Red apples", ("Apples",))
    assert first.raw == "Course 1 - Red apples"
    assert second.former_titles == ()


def test_the_exact_title_of_before_counts_as_an_old_one_too() -> None:
    now = listing(row(1, "Course 1 - Red apples"), row(2, OLD[1]), row(3, OLD[2]))
    told = known.of_listing(now, snapshot(title="Course 1 - Fruit"))
    assert told.lectures[0].former_titles == ("Apples", "Fruit")


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (listing(row(1, "Course 1 - Red apples"), lang="en"), snapshot()),
        (listing(row(1, "Course 1 - Red apples"), lang=None), snapshot()),
        (listing(row(1, "Course 1 - Red apples"), lang=None), snapshot(lang=None)),
        (listing(row(1, None, state=VideoState.DEAD)), snapshot()),
        (listing(row(1, OLD[0])), snapshot()),
        (listing(row(1, "Course 1 - Red apples")), None),
    ],
    ids=["another language", "not said", "neither says", "dead now", "the same", "no snapshot"],
)
def test_nothing_is_renamed_where_that_is_not_certain(
    now: Listing, before: Snapshot | None
) -> None:
    assert known.of_listing(now, before).lectures[0].former_titles == ()


def test_a_dead_row_keeps_what_is_remembered() -> None:
    now = listing(row(1, None, state=VideoState.DEAD), row(2, OLD[1]), row(3, OLD[2]))
    first = known.of_listing(now, snapshot()).lectures[0]
    assert (first.alive, first.raw, first.duration) == (False, OLD[0], 60)


@pytest.mark.parametrize(
    ("now", "whole"),
    [
        (listing(row(1, "A"), row(2, "B")), True),
        (listing(row(1, "A"), row(2, "B"), count=None), True),
        (listing(row(1, "A"), row(2, "B"), count=3), False),
        (listing(row(1, "A"), unnamed=(2,)), False),
        (listing(row(1, "A"), shortfalls=("a page failed",)), False),
        (listing(), False),
    ],
    ids=["all came", "not counted", "one is hidden", "one has no name", "a page failed", "empty"],
)
def test_only_a_whole_list_proves_that_something_is_not_in_it(now: Listing, whole: bool) -> None:
    told = known.of_listing(now, None)
    assert (told.is_current, told.whole) == (True, whole)


def test_a_remembered_list_says_so_and_has_its_title() -> None:
    told = known.of_snapshot(snapshot())
    assert (told.is_current, told.whole, told.title) == (False, True, "Course")
    assert [lecture.title for lecture in told.lectures] == ["Apples", "Pears", "Plums"]
    short = snapshot().model_copy(update={"accepted_missing": 1})
    assert known.of_snapshot(short).whole is False


@pytest.mark.parametrize(
    ("video", "wanted"),
    [
        (
            KnownVideo(title="T", listed={"en": "E"}, channel="C", duration=5),
            Remembered("T", "C", 5, listed=("E",)),
        ),
        (KnownVideo(listed={"en": "E", "ru": "R"}), Remembered("R", listed=("E", "R"))),
        (
            KnownVideo(title="T", gone_since="2026-01-01", state=VideoState.DELETED),
            Remembered("T"),
        ),
        (
            KnownVideo(gone_since="2026-01-01", state=VideoState.DELETED),
            Remembered(first_seen_unavailable=True),
        ),
        (KnownVideo(), Remembered()),
    ],
    ids=["all of it", "the usual language", "gone since", "never alive", "nothing"],
)
def test_what_a_video_was(video: KnownVideo, wanted: Remembered) -> None:
    held = Snapshot(id="PLx", lang="ru", videos={"a": video})
    assert known.remembered([held]) == {"a": wanted}


LIST = "PLcourse0000000001"


def numbers_of(*titles: str) -> dict[str, str]:
    """The numbers of a course's lectures, by title."""
    videos = tuple(
        Video(id=f"v{place:010}", position=place, title=title)
        for place, title in enumerate(titles, 1)
    )
    course = known.of_listing(Listing(id=LIST, videos=videos))
    return {lecture.titles[-1]: lecture.number for lecture in course.lectures}


def test_a_stray_video_does_not_take_the_number_of_a_numbered_lecture() -> None:
    numbers = numbers_of("Lecture 1: Trees", "Lecture 2: Graphs", "Questions", "Lecture 3: Paths")
    assert numbers == {
        "Lecture 1: Trees": "1",
        "Lecture 2: Graphs": "2",
        "Questions": "",
        "Lecture 3: Paths": "3",
    }


def test_without_numbers_of_their_own_the_place_counts() -> None:
    assert numbers_of("Trees", "Graphs", "Paths") == {"Trees": "1", "Graphs": "2", "Paths": "3"}


def test_a_number_that_stays_in_the_title_is_the_lectures() -> None:
    assert list(numbers_of("1. Trees", "2. Graphs").values()) == ["1", "2"]
