"""Where to go on: `status` says it, and `play` starts there."""

import pytest

from scaffold.app.play.start import named_lecture, next_lecture
from scaffold.errors import UsageError
from scaffold.model.player import LectureNotes, Note


def lecture(
    video: str, *seconds: int, duration: int | None = None, number: str = ""
) -> LectureNotes:
    notes = tuple(Note(second, "", "", 1) for second in seconds)
    return LectureNotes(video, None, number, video, 1, duration, notes)


@pytest.mark.parametrize(
    ("lectures", "video", "seconds"),
    [
        ([lecture("a"), lecture("b")], "a", 0),
        ([lecture("a", 10), lecture("b")], "b", 0),
        ([lecture("a", 10, duration=3600), lecture("b")], "a", 10),
        ([lecture("a", 3500, duration=3600), lecture("b")], "b", 0),
        ([lecture("a", 10), lecture("b"), lecture("c", 5)], "b", 0),
        ([lecture("a", 10), lecture("b", 30, 20)], "b", 30),
        ([lecture("a"), lecture("b", 0, duration=100)], "b", 0),
    ],
)
def test_it_goes_on_where_notes_end(lectures: list[LectureNotes], video: str, seconds: int) -> None:
    found, at = next_lecture(lectures)
    assert (found.video, at) == (video, seconds)


def test_a_lecture_is_named_by_number_or_id() -> None:
    numbered = [lecture("a", number="0"), lecture("b", number="1")]
    assert named_lecture(numbered, "1").video == "b"
    assert named_lecture(numbered, "a").video == "a"
    assert named_lecture([lecture("a"), lecture("b")], "2").video == "b"
    with pytest.raises(UsageError, match="No lecture 2"):
        named_lecture(numbered, "2")
