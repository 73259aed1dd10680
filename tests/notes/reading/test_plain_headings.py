"""Plain headings that are lectures of a known course, by number or title."""

import pytest

from scaffold.model.course import Course, Lecture
from scaffold.notes.reading.read import read

A, B, C, D = "aaaaaaaaaaa", "bbbbbbbbbbb", "ccccccccccc", "ddddddddddd"
COURSE = Course(
    "PLcourse0000000001",
    (
        Lecture(A, 1, "1.1", ("Why learn",)),
        Lecture(B, 2, "1.2", ("What is a net",)),
        Lecture(C, 3, "2A", ("Types",)),
        Lecture(D, 4, "3", ("Heaps",)),
    ),
)


@pytest.mark.parametrize(
    ("heading", "video"),
    [
        ("1.1 Why", A),
        ("1.1. Why", A),
        ("Lecture 1.2: my words", B),
        ("2A. my words", C),
        ("Lecture 2A", C),
        ("3. my words", D),
        ("03. my words", D),
        ("3rd lecture", D),
        ("#3", D),
        ("Heaps", D),
        ("2. my words", None),
        ("1. my words", None),
        ("3.1 my words", None),
        ("1.5 million people", None),
        ("3D vision", None),
    ],
)
def test_a_headings_number_is_a_lectures_own_whole(heading: str, video: str | None) -> None:
    lists = "[course](https://www.youtube.com/playlist?list=PLcourse0000000001)"
    post = read(f"{lists}\n\n## {heading}\n\n8:00 - text\n", (COURSE,))
    found = [section.lecture.video.video for section in post.sections if section.lecture]
    assert found == ([video] if video else [])
