"""Reading takes time in proportion to the text: shapes that once took its square."""

import time

import pytest

from scaffold.notes.linking import plan
from scaffold.notes.reading.read import read

URL = "https://youtu.be/_q46x0tq2FQ"
SHAPES = {
    "links each on its line": f"{URL}\n",
    "links on one line": f"{URL} ",
    "blanks behind braces": " ",
    "comments that nothing closes": "{/*",
    "timecodes on one line": "8:00 ",
    "labels that nothing closes": "[",
    "headings": "## x\n",
}


def seconds(text: str) -> float:
    begun = time.process_time()
    plan.plan(read(text))
    return time.process_time() - begun


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_about_four_times_as_long(shape: str) -> None:
    start = "{{" if shape == "blanks behind braces" else ""
    small = max(min(seconds(start + SHAPES[shape] * 4_000) for _ in range(2)), 0.02)
    assert seconds(start + SHAPES[shape] * 16_000) < 8 * small
