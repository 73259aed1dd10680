"""When a listing is too short to conclude anything from what it lacks."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scaffold.model.listing import Listing, ListingKind, Video, VideoState
from scaffold.model.snapshot import Snapshot
from scaffold.notes.course.completeness import shortfalls
from scaffold.notes.course.learning import accept, learn

PL = "PLcourse0000000001"
IDS = [f"{letter * 11}" for letter in "abcdefghijkl"]


def listing(*videos: Video, **fields: Any) -> Listing:
    head = {"id": PL, "title": "Course", "lang": "en", "rows": len(videos), "count": len(videos)}
    return Listing.model_validate({**head, "videos": videos, **fields})


def video(place: int, **fields: Any) -> Video:
    known = {"id": IDS[place], "position": place + 1, "listed": f"T{place}", "duration": 60}
    return Video.model_validate({**known, **fields})


def dead(place: int) -> Video:
    return Video(id=IDS[place], position=place + 1, state=VideoState.DEAD)


def test_a_whole_listing_has_no_shortfall() -> None:
    assert shortfalls(listing(video(0), dead(1)), None) == ()


def test_fewer_rows_than_youtube_counts_is_a_shortfall_until_it_is_accepted() -> None:
    short = listing(video(0), video(1), count=3)
    assert shortfalls(short, None) == ("YouTube counts 3 videos, 2 came",)
    known = learn(None, listing(video(0), video(1)), "d", PL)
    known = accept(known, known, short)
    assert shortfalls(short, known) == ()
    assert shortfalls(listing(video(0), count=3), known) == ("YouTube counts 3 videos, 1 came",)


def test_an_empty_list_and_a_failed_page_are_shortfalls() -> None:
    assert shortfalls(listing(), None) == ("the list is empty",)
    assert shortfalls(listing(video(0), shortfalls=("a page failed",)), None) == ("a page failed",)


def test_many_lectures_gone_at_once_are_a_shortfall_but_few_are_news() -> None:
    whole = learn(None, listing(*(video(i) for i in range(10))), "d", PL)
    two = listing(*(dead(i) if i < 2 else video(i) for i in range(10)))
    three = listing(*(dead(i) if i < 3 else video(i) for i in range(10)))
    assert shortfalls(two, whole) == ()
    assert shortfalls(three, whole) == ("3 of 10 lectures are gone at once",)
    assert shortfalls(three, accept(whole, whole, three)) == ()


def test_three_of_fifteen_are_a_fifth_and_so_are_news() -> None:
    ids = [f"{n:011d}" for n in range(15)]
    alive = [Video(id=i, position=n, listed="t", duration=9) for n, i in enumerate(ids, 1)]
    whole = learn(None, listing(*alive), "d", PL)
    assert shortfalls(listing(*alive[3:]), whole) == ()
    assert shortfalls(listing(*alive[4:]), whole) == ("4 of 15 lectures are gone at once",)


def taken(before: Snapshot | None, short: Listing) -> Snapshot:
    """As `--accept-listing` takes a listing."""
    return accept(learn(before, short, "2026-02-02", PL), before, short)


def test_fewer_than_three_gone_are_never_too_many() -> None:
    whole = learn(None, listing(video(0), video(1)), "d", PL)
    assert shortfalls(listing(dead(0), dead(1)), whole) == ()


def test_lectures_gone_before_are_no_news() -> None:
    whole = learn(None, listing(*(video(i) for i in range(10))), "d", PL)
    for last in (9, 8, 7):
        fewer = listing(*(video(i) for i in range(last)))
        assert shortfalls(fewer, whole) == ()
        whole = learn(whole, fewer, "d", PL)


def test_an_accepted_gap_is_no_news_until_youtube_fills_it_and_it_opens_again() -> None:
    whole, short = listing(*map(video, range(3))), listing(video(0), video(1), count=3)
    known = taken(learn(None, whole, "d", PL), short)
    assert shortfalls(short, known) == ()
    assert learn(known, short, "e", PL) == known
    filled = learn(known, whole, "e", PL)
    assert filled.accepted_missing == 0
    assert shortfalls(short, filled) == ("YouTube counts 3 videos, 2 came",)


def test_lectures_accepted_as_gone_are_news_again_once_they_were_back() -> None:
    whole, few = listing(*map(video, range(10))), listing(*map(video, range(6)))
    known = taken(learn(None, whole, "d", PL), few)
    assert shortfalls(few, known) == ()
    assert set(known.accepted_gone) == set(IDS[6:10])
    back = learn(known, whole, "e", PL)
    assert back.accepted_gone == ()
    assert shortfalls(few, back) == ("4 of 10 lectures are gone at once",)


def test_an_empty_list_that_was_accepted_is_no_news_but_a_count_beside_it_is() -> None:
    known = taken(learn(None, listing(video(0)), "d", PL), listing())
    assert shortfalls(listing(), known) == ()
    assert known.videos[IDS[0]].gone_since == "2026-02-02"
    assert shortfalls(listing(count=4), known) == ("YouTube counts 4 videos, 0 came",)


def test_lone_videos_are_not_gone_for_being_asked_one_by_one() -> None:
    known: Snapshot | None = None
    for place in range(5):
        alone = listing(video(place), id=IDS[place], kind=ListingKind.VIDEO)
        assert shortfalls(alone, known) == ()
        known = learn(known, alone, "d", "videos")


def test_a_count_that_is_not_known_proves_nothing() -> None:
    assert shortfalls(listing(video(0), count=None), None) == ()


@given(st.sets(st.integers(0, 11)), st.sets(st.integers(0, 11)), st.integers(0, 15))
def test_what_was_accepted_is_whole_from_then_on(
    first: set[int], then: set[int], count: int
) -> None:
    before = learn(None, listing(*map(video, sorted(first))), "d", PL) if first else None
    short = listing(*map(video, sorted(then)), count=count)
    known = taken(before, short)
    assert shortfalls(short, known) == ()
    assert learn(known, short, "e", PL) == known
