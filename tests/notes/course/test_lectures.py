"""From listings to lectures: the pattern of titles in two languages, lectures without name."""

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
