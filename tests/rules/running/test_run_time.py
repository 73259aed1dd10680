"""Suppressions, findings and headings are matched in one go, however many there are."""

import time
from collections.abc import Callable

import pytest

from scaffold.model.edit import Edit
from scaffold.notes.editing import edits
from scaffold.notes.editing.net import foreign_change
from scaffold.notes.reading.read import read
from scaffold.rules.running import run as running
from tests.rules.views import heading, note, view

COMMENT = "<!-- scaffold: ignore label-mismatch - so -->\n"
WRONG = note("8:00", 1, "&t=18m00s")
SHAPES: dict[str, Callable[[int], str]] = {
    "comments above one line": lambda n: heading(1) + COMMENT * n + WRONG,
    "a comment above each line": lambda n: heading(1) + (COMMENT + WRONG + "\n") * n,
    "a comment above each heading": lambda n: heading(1) + (COMMENT + "## Next\n\n") * n + WRONG,
    "many lines below one comment": lambda n: COMMENT + heading(1) + WRONG * n,
}


def seconds(text: str) -> float:
    seen = view(text)
    begun = time.process_time()
    running.run(seen, running.chosen((), ()))
    return time.process_time() - begun


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_input_takes_no_more_than_six_times_as_long(shape: str) -> None:
    make = SHAPES[shape]
    small = max(min(seconds(make(500)) for _ in range(2)), 0.01)
    assert seconds(make(2000)) < 6 * small + 0.2


def test_the_net_compares_many_headings_in_one_go() -> None:
    post = read(heading(1) + "## Next\n\n8:00 - a\n\n" * 4000)
    places = [h.content.end for h in post.headings]
    planned = [Edit.insert(place, "x") for place in places]
    after = edits.apply(post.data, planned)
    begun = time.process_time()
    foreign_change(post, after, planned)
    assert time.process_time() - begun < 3
