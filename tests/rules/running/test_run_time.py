"""Suppressions, findings and headings are matched in one go, however many there are."""

from collections.abc import Callable

import pytest

from scaffold.model.edit import Edit
from scaffold.notes.editing import edits
from scaffold.notes.editing.net import foreign_change
from scaffold.notes.reading.read import read
from scaffold.rules.running import run as running
from tests import effort
from tests.rules.views import heading, note, view

COMMENT = "<!-- scaffold: ignore label-mismatch - so -->\n"
WRONG = note("8:00", 1, "&t=18m00s")
pytestmark = pytest.mark.slow
SHAPES: dict[str, Callable[[int], str]] = {
    "comments above one line": lambda n: heading(1) + COMMENT * n + WRONG,
    "a comment above each line": lambda n: heading(1) + (COMMENT + WRONG + "\n") * n,
    "a comment above each heading": lambda n: heading(1) + (COMMENT + "## Next\n\n") * n + WRONG,
    "many lines below one comment": lambda n: COMMENT + heading(1) + WRONG * n,
}


def seconds(text: str) -> float:
    seen = view(text)
    return effort.seconds(lambda: running.run(seen, running.chosen((), ())))


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_input_takes_no_more_than_six_times_as_long(shape: str) -> None:
    make = SHAPES[shape]
    small = max(seconds(make(500)), 0.01)
    assert seconds(make(2000)) < 6 * small + 0.2


def test_the_net_compares_many_headings_in_one_go() -> None:
    post = read(heading(1) + "## Next\n\n8:00 - a\n\n" * 4000)
    places = [h.content.end for h in post.headings]
    planned = [Edit.insert(place, "x") for place in places]
    after = edits.apply(post.data, planned)
    assert effort.seconds(lambda: foreign_change(post, after, planned), 1) < 3
