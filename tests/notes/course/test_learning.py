"""What a snapshot learns: the last good values, and nothing forgotten."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scaffold.model.listing import Listing, ListingKind, Video, VideoState
from scaffold.model.snapshot import Snapshot
from scaffold.notes.course.learning import learn, recall

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


def test_chapters_that_an_author_took_back_are_forgotten_once_the_page_was_read() -> None:
    first = learn(None, listing(video(0, chapters=({"start": 0, "title": "a"},))), "d", PL)
    second = learn(first, listing(video(0, chapters=())), "e", PL)
    assert second.videos[IDS[0]].chapters is None


def test_a_row_does_not_blur_what_was_known_of_a_dead_video() -> None:
    private = dead(0).model_copy(update={"state": VideoState.PRIVATE})
    first = learn(None, listing(private), "2026-01-01", PL)
    second = learn(first, listing(dead(0)), "2026-02-02", PL)
    assert second == first
    deleted = dead(0).model_copy(update={"state": VideoState.DELETED})
    assert learn(second, listing(deleted), "d", PL).videos[IDS[0]].state is VideoState.DELETED


def test_a_listed_title_that_was_the_exact_one_is_it_again_when_it_changes() -> None:
    first = learn(None, listing(video(0, title="A", listed="A")), "d", PL)
    second = learn(first, listing(video(0, listed="B")), "e", PL)
    known = second.videos[IDS[0]]
    assert (known.title, known.listed) == ("B", {"en": "B"})


def test_a_translation_that_changed_stays_news_until_the_page_was_read() -> None:
    first = learn(None, listing(video(0, title="Введение", listed="Introduction")), "d", PL)
    second = learn(first, listing(video(0, listed="Opening")), "e", PL)
    assert second == first
    third = learn(second, listing(video(0, title="Начало", listed="Opening")), "f", PL)
    known = third.videos[IDS[0]]
    assert (known.title, known.listed) == ("Начало", {"en": "Opening"})


def test_a_title_in_another_language_says_nothing_of_the_exact_one() -> None:
    first = learn(None, listing(video(0, title="A", listed="A")), "d", PL)
    for listed in ("А", "Б"):
        first = learn(first, listing(video(0, listed=listed), lang="ru"), "e", PL)
    assert first.videos[IDS[0]].title == "A"
    assert first.videos[IDS[0]].listed == {"en": "A", "ru": "Б"}


def test_titles_known_from_listings_alone_follow_them() -> None:
    first = learn(None, listing(video(0)), "d", PL)
    second = learn(first, listing(video(0, listed="B")), "e", PL)
    assert (second.videos[IDS[0]].title, second.videos[IDS[0]].listed) == (None, {"en": "B"})


def lone(place: int, **fields: Any) -> Listing:
    head = {"id": IDS[place], "kind": ListingKind.VIDEO, "title": f"T{place}", "channel": "C"}
    return listing(video(place, **fields), **head)


def test_lone_videos_gather_in_one_snapshot_and_none_is_gone_for_the_others() -> None:
    known = learn(None, lone(1), "2026-01-01", "videos")
    for place in (3, 0, 1):
        known = learn(known, lone(place), "2026-02-02", "videos")
    assert (known.id, known.title, known.channel) == ("videos", "", "")
    assert known.order == (IDS[1], IDS[3], IDS[0])
    assert not any(v.gone_since for v in known.videos.values())


def test_a_dead_row_recalls_the_title_in_the_usual_language() -> None:
    first = learn(None, listing(video(0, listed="Начало"), lang="ru"), "d", PL)
    second = learn(first, listing(video(0, listed="Beginning"), lang="en"), "d", PL)
    assert recall(listing(dead(0)), second).videos[0].listed == "Начало"
    assert recall(listing(dead(1)), second).videos[0].best_title is None
    assert recall(listing(dead(0)), None) == listing(dead(0))


titles = st.none() | st.text("ab", min_size=1, max_size=2)
rows = st.lists(
    st.tuples(st.integers(0, 11), st.booleans(), titles, titles), unique_by=lambda row: row[0]
)
histories = st.lists(st.tuples(rows, st.sampled_from(["en", "ru"])), max_size=6)


def made(drawn: Any) -> Listing:
    found, lang = drawn
    videos = (video(i, listed=t, title=e) if alive else dead(i) for i, alive, t, e in found)
    return listing(*videos, lang=lang)


@given(histories)
def test_learning_twice_is_once_and_no_title_is_ever_lost(history: list[Any]) -> None:
    known: Snapshot | None = None
    for day, drawn in enumerate(history):
        before = known
        known = learn(known, made(drawn), f"2026-01-{day + 1:02}", PL)
        assert learn(known, made(drawn), "2027-01-01", PL) == known
        for video_id, old in (before.videos if before else {}).items():
            new = known.videos[video_id]
            assert new.listed.keys() >= old.listed.keys()
            assert new.title or not old.title
            assert new.duration or not old.duration
            assert new.first_seen == old.first_seen


@given(histories)
def test_a_day_of_going_is_there_exactly_while_a_video_is_gone(history: list[Any]) -> None:
    known: Snapshot | None = None
    for drawn in history:
        known = learn(known, made(drawn), "2026-01-01", PL)
        alive = {row.id for row in made(drawn).videos if not row.state.gone}
        gone = {video_id for video_id, v in known.videos.items() if v.gone_since}
        assert gone == known.videos.keys() - alive
