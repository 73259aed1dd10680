"""The table of a listing: aligned by what a terminal shows, and within its width."""

import pytest
from rich.cells import cell_len

from scaffold.model.listing import Listing, Video
from scaffold.model.pattern import TitlePattern
from scaffold.report.listing import rows_of, to_table

TITLES = (
    "Введение", "深度学习入门课程", "ディープラーニング入門", "딥러닝",
    "🎉 A party 👩‍🔬", "e\u0301tude",
    "हिन्दी में परिचय", "עברית", "x" * 300, "深" * 200, "",
)  # fmt: skip
LISTING = Listing(
    id="PLx",
    title="Course",
    videos=tuple(
        Video(id=f"v{n:010}", position=n, title=title, duration=3600 * n)
        for n, title in enumerate(TITLES, 1)
    ),
)
ROWS = rows_of(LISTING, TitlePattern())


def starts(table: str) -> set[int]:
    """In which columns of a terminal the titles begin."""
    _, _, head, *lines = table.splitlines()
    found = {cell_len(head[: head.index("TITLE")])}
    return found | {cell_len(line[: line.index("alive") + 7]) for line in lines}


@pytest.mark.parametrize("width", [None, 200, 80, 40])
def test_columns_are_aligned_whatever_the_script(width: int | None) -> None:
    table = to_table(LISTING, ROWS, width)
    assert len(starts(table)) == 1
    second = {cell_len(line[: line.rindex("  ")]) for line in table.splitlines()[2:5]}
    assert len(second) == 1


@pytest.mark.parametrize("width", [200, 120, 80])
def test_a_line_fits_the_terminal_and_cut_titles_say_so(width: int) -> None:
    lines = to_table(LISTING, ROWS, width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert sum("…" in line for line in lines) == 2
    assert any(line.endswith("x…") for line in lines)
    assert any(line.endswith("深…") for line in lines)


def test_in_a_file_titles_are_whole() -> None:
    table = to_table(LISTING, ROWS)
    assert "x" * 300 in table
    assert "…" not in table


def test_short_titles_leave_their_room_to_the_others() -> None:
    videos = (Video(id="v0000000001", position=1, title="Lecture: " + "word " * 7),)
    listing = Listing(id="PLx", title="Course", videos=videos)
    pattern = TitlePattern()
    assert "…" not in to_table(listing, rows_of(listing, pattern), 130)


def test_a_place_and_a_number_of_its_own_are_two_columns() -> None:
    titles = ("Lecture 0: A", "Lecture 1: B", "Lecture 2: C", "Questions")
    videos = tuple(Video(id=f"v{n:010}", position=n, title=t) for n, t in enumerate(titles, 1))
    listing = Listing(id="PLx", title="Course", videos=videos)
    table = to_table(listing, rows_of(listing, TitlePattern(prefix="Lecture {n}: ", numbered=True)))
    cells = [line.split()[:3] for line in table.splitlines()[2:]]
    assert cells == [
        ["PLACE", "NUMBER", "ID"],
        ["1", "0", "v0000000001"],
        ["2", "1", "v0000000002"],
        ["3", "2", "v0000000003"],
        ["4", "-", "v0000000004"],
    ]
