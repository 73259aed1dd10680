"""What a listing tells about a course for headings without link."""

from scaffold.model.listing import Listing, Video
from scaffold.notes.course import courses

LIST = "PLcourse0000000001"


def known(*titles: str) -> dict[str, str]:
    """The numbers of a course's lectures, by title."""
    videos = tuple(
        Video(id=f"v{place:010}", position=place, title=title)
        for place, title in enumerate(titles, 1)
    )
    course = courses.of_listing(Listing(id=LIST, videos=videos))
    return {lecture.titles[-1]: lecture.number for lecture in course.lectures}


def test_a_stray_video_does_not_take_the_number_of_a_numbered_lecture() -> None:
    numbers = known("Lecture 1: Trees", "Lecture 2: Graphs", "Questions", "Lecture 3: Paths")
    assert numbers == {
        "Lecture 1: Trees": "1",
        "Lecture 2: Graphs": "2",
        "Questions": "",
        "Lecture 3: Paths": "3",
    }


def test_without_numbers_of_their_own_the_place_counts() -> None:
    assert known("Trees", "Graphs", "Paths") == {"Trees": "1", "Graphs": "2", "Paths": "3"}


def test_a_number_that_stays_in_the_title_is_the_lectures() -> None:
    assert list(known("1. Trees", "2. Graphs").values()) == ["1", "2"]
