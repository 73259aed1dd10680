"""What a snapshot learns: the last good values, and nothing forgotten."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scaffold.model.listing import Listing, Video, VideoState
from scaffold.model.snapshot import Snapshot
from scaffold.notes.completeness import shortfalls
from scaffold.notes.memory import accept, learn, recall

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


def test_a_title_never_becomes_a_placeholder_and_the_day_it_went_is_kept() -> None:
    first = learn(None, listing(video(0, title="Exact"), video(1)), "2026-01-01", PL)
    second = learn(first, listing(dead(0), video(1)), "2026-02-02", PL)
    third = learn(second, listing(dead(0), video(1)), "2026-03-03", PL)
    known = third.videos[IDS[0]]
    assert (known.title, known.listed, known.duration) == ("Exact", {"en": "T0"}, 60)
    assert (known.first_seen, known.gone_since) == ("2026-01-01", "2026-02-02")
    back = learn(third, listing(video(0), video(1)), "2026-04-04", PL)
    assert back.videos[IDS[0]].gone_since is None
    assert recall(listing(dead(0)), third).videos[0].best_title == "Exact"


def test_a_video_that_left_the_list_is_remembered_with_its_day() -> None:
    first = learn(None, listing(video(0), video(1)), "2026-01-01", PL)
    second = learn(first, listing(video(1)), "2026-02-02", PL)
    assert second.order == (IDS[1],)
    assert second.videos[IDS[0]].gone_since == "2026-02-02"
    assert second.videos[IDS[0]].state is VideoState.ALIVE


def test_a_listing_in_another_language_is_learnt_beside() -> None:
    first = learn(None, listing(video(0, listed="Введение"), lang="ru", title="Курс"), "d", PL)
    second = learn(first, listing(video(0, listed="Introduction"), title="Course"), "d", PL)
    assert second.lang == "ru"
    assert second.title == "Курс"
    assert second.videos[IDS[0]].listed == {"ru": "Введение", "en": "Introduction"}


def test_what_was_not_read_now_is_kept() -> None:
    chapters = ({"start": 0, "title": "a"}, {"start": 9, "title": "m", "automatic": True})
    first = learn(None, listing(video(0, title="E", chapters=chapters)), "d", PL)
    second = learn(first, listing(video(0)), "e", PL)
    assert second == first
    known = second.videos[IDS[0]]
    assert [c.title for c in known.chapters or ()] == ["a"]
    assert [c.title for c in known.automatic_chapters or ()] == ["m"]


rows = st.lists(
    st.tuples(st.integers(0, 11), st.booleans(), st.text(max_size=3)), unique_by=lambda row: row[0]
)


def made(drawn: list[tuple[int, bool, str]]) -> Listing:
    return listing(*(video(i, listed=t or None) if alive else dead(i) for i, alive, t in drawn))


@given(st.lists(rows, max_size=5))
def test_learning_twice_is_once_and_no_title_is_ever_lost(history: list[Any]) -> None:
    known: Snapshot | None = None
    for day, drawn in enumerate(history):
        before = known
        known = learn(known, made(drawn), f"2026-01-{day + 1:02}", PL)
        assert learn(known, made(drawn), "2027-01-01", PL) == known
        for video_id, old in (before.videos if before else {}).items():
            new = known.videos[video_id]
            assert new.listed.keys() >= old.listed.keys()
            assert new.first_seen == old.first_seen


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
