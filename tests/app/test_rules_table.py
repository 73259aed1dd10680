"""`scaffold rules` on terminals of several widths."""

import pytest

from scaffold.app.rules import table


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_fits_the_terminal_and_says_the_same(width: int) -> None:
    lines = table(width).splitlines()
    assert max(map(len, lines)) <= width
    assert table(width).split() == table().split()


def test_a_file_has_a_line_a_rule() -> None:
    first = table().splitlines()[0]
    assert first == "error    video-deleted          A link leads to a video that was deleted."


def test_a_narrow_terminal_wraps_no_word() -> None:
    assert table(10).split() == table().split()
