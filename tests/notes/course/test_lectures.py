"""From listings to lectures: the pattern of titles in two languages, lectures without name."""

import pytest

from scaffold.model.listing import Listing, Video, VideoState
from scaffold.model.pattern import TitlePattern
from scaffold.notes.course.lectures import build_lectures, decide_pattern


def listing(*videos: Video, **fields: object) -> Listing:
    placed = [v.model_copy(update={"position": n}) for n, v in enumerate(videos, 1)]
    made = Listing(id="PLcourse0000000001", title="Курс", videos=tuple(placed))
    return made.model_copy(update=fields)


def video(number: int, exact: str | None, listed: str | None = None, **fields: object) -> Video:
    made = Video(id=f"v{number:010d}", title=exact, listed=listed)
    return made.model_copy(update=fields)


def test_one_lecture_whose_page_is_closed_does_not_decide_the_language_of_all() -> None:
    read = [video(n, f"Лекция {n}. {t}", f"Lecture {n}. {t}") for n, t in enumerate("абвг", 1)]
    members = video(5, None, "Lecture 5. д", state=VideoState.MEMBERS)
    assert decide_pattern(listing(*read, members)) == TitlePattern(
        prefix="Лекция {n}. ", numbered=True
    )


def test_listed_titles_decide_where_exact_ones_are_too_few() -> None:
    first = video(1, "Лекция 1. а", "Lecture 1. a")
    rest = [video(n, None, f"Lecture {n}. {t}") for n, t in enumerate("bcd", 2)]
    assert decide_pattern(listing(first, *rest)).prefix == "Lecture {n}. "


def test_titles_of_the_dead_decide_nothing() -> None:
    alive = [video(n, f"CS: {t}") for n, t in enumerate("abc", 1)]
    dead = [video(n, "gone", state=VideoState.DEAD) for n in range(4, 9)]
    assert decide_pattern(listing(*alive, *dead)).prefix == "CS: "


def test_numbers_of_their_own_may_have_dots_and_letters() -> None:
    videos = [video(1, "Lec 1A: a"), video(2, "Lec 1B: b"), video(3, "Lec 2A: c")]
    course = listing(*videos)
    built = build_lectures(course, course.videos, decide_pattern(course))
    assert [lecture.label for lecture in built] == ["1A. a", "1B. b", "2A. c"]


def test_a_place_without_name_is_a_lecture_at_its_place() -> None:
    course = listing(video(1, "a"), unnamed=(2,))
    built = build_lectures(course, course.videos, TitlePattern())
    assert [(lec.position, lec.label, lec.url == "") for lec in built] == [
        (1, "1. a", False),
        (2, "2. Private or deleted video", True),
    ]


def labels(*titles: str | None) -> list[str]:
    """Headings of a course; None is a dead row."""
    videos = [
        video(n, None, title, state=VideoState.ALIVE if title else VideoState.DEAD)
        for n, title in enumerate(titles, 1)
    ]
    course = listing(*videos)
    return [lec.label for lec in build_lectures(course, course.videos, decide_pattern(course))]


DEAD = "Private or deleted video"


@pytest.mark.parametrize(
    ("titles", "becomes"),
    [
        (["L 1: a", None, "L 3: c", "L 4: d"], ["1. a", f"2. {DEAD}", "3. c", "4. d"]),
        ([None, "L 2: b", "L 3: c", "L 4: d"], [f"1. {DEAD}", "2. b", "3. c", "4. d"]),
        ([None, None, "Hi", "L 1: a", "L 2: b", "L 3: c"],
         [DEAD, DEAD, "Hi", "1. a", "2. b", "3. c"]),
        ([None, "L 0: a", "L 1: b", "L 2: c"], [DEAD, "0. a", "1. b", "2. c"]),
        (["L 1: a", None, "L 2: b", "L 3: c"], ["1. a", DEAD, "2. b", "3. c"]),
        (["L 7: a", None, "L 9: b", "L 10: c"], ["7. a", f"8. {DEAD}", "9. b", "10. c"]),
    ],
)  # fmt: skip
def test_a_dead_row_takes_the_number_that_its_neighbours_leave_it_but_none_below_the_first(
    titles: list[str | None], becomes: list[str]
) -> None:
    assert labels(*titles) == becomes


@pytest.mark.parametrize(
    ("titles", "becomes"),
    [
        (["L 1: a", "Lecture2 b", "L 3: c", "L 4: d"], ["1. a", "2. Lecture2 b", "3. c", "4. d"]),
        (["L 1: a", "L 2: b", "L 3: c", "Guest"], ["1. a", "2. b", "3. c", "4. Guest"]),
        (["L 1: a", "L 2: b", "Guest", "L 3: c"], ["1. a", "2. b", "Guest", "3. c"]),
        (["L 0: a", "Guest", "L 2: b", "L 3: c"], ["0. a", "Guest", "2. b", "3. c"]),
        (["L 1: a", "2. b", "L 3: c", "L 4: d"], ["1. a", "2. b", "3. c", "4. d"]),
    ],
)
def test_a_title_off_the_pattern_takes_its_position_where_numbers_and_positions_are_the_same(
    titles: list[str], becomes: list[str]
) -> None:
    assert labels(*titles) == becomes


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("2.5D graphics", "2. 2.5D graphics"),
        ("2-manifolds", "2. 2-manifolds"),
        ("2.Introduction", "2. 2.Introduction"),
        ("2. Introduction", "2. Introduction"),
        ("2) Introduction", "2) Introduction"),
        ("3. Introduction", "2. 3. Introduction"),
    ],
)
def test_a_title_has_its_number_already_if_a_mark_and_a_space_follow_it(
    title: str, label: str
) -> None:
    assert labels("Shading", title, "Colours")[1] == label
