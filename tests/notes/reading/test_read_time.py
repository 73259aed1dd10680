"""Reading takes time in proportion to the text: shapes that once took its square."""

import pytest

from scaffold.notes.linking import plan
from scaffold.notes.reading.read import read
from tests import effort

URL = "https://youtu.be/_q46x0tq2FQ"
pytestmark = pytest.mark.slow
SHAPES = {
    "links each on its line": f"{URL}\n",
    "links on one line": f"{URL} ",
    "blanks behind braces": " ",
    "comments that nothing closes": "{/*",
    "timecodes on one line": "8:00 ",
    "labels that nothing closes": "[",
    "headings": "## x\n",
    "lectures": f"## [x]({URL})\n\n8:00 x\n",
    "linked timecodes on one line": f"[8:00]({URL}?t=8m) ",
    "lines of code": "```\n8:00 x\n",
    "lines of a paragraph": "8:00 x\n",
}


def seconds(text: str) -> float:
    return effort.seconds(lambda: plan.plan(read(text)))


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_about_four_times_as_long(shape: str) -> None:
    start = "{{" if shape == "blanks behind braces" else ""
    small = max(seconds(start + SHAPES[shape] * 2_000), 0.02)
    assert seconds(start + SHAPES[shape] * 8_000) < 8 * small


def test_addresses_in_front_matter_are_read_in_the_time_of_their_number() -> None:
    few, many = (seconds("---\na:\n" + f"  - {URL}\n" * n + "---\n") for n in (8_000, 32_000))
    assert many < 8 * max(few, 0.02)
