"""The net before a write catches what an edit would change beside what it names."""

import pytest

from scaffold.model.edit import Edit, Span
from scaffold.notes.editing import edits
from scaffold.notes.editing.net import foreign_change
from scaffold.notes.reading.read import read

TEXT = """---
title: T
---
## [1. T](https://youtu.be/_q46x0tq2FQ)
8:00 - a

## Next
"""


@pytest.mark.parametrize(
    ("at", "text", "told"),
    [
        ("8:00", "```\n", "the heading 'Next'"),
        ("## [1", "<!-- ", "the link at byte"),
        ("---\ntitle", "\n", "the front matter"),
        ("## Next", "- x\n\n  ", "the heading 'Next'"),
    ],
)
def test_a_change_to_something_else_is_told(at: str, text: str, told: str) -> None:
    post = read(TEXT)
    planned = [Edit.insert(post.data.index(at.encode()), text)]
    assert told in foreign_change(post, edits.apply(post.data, planned), planned)


def test_bytes_that_no_edit_names_are_told() -> None:
    post = read(TEXT)
    planned = [Edit.insert(post.data.index(b"8:00"), "x")]
    after = edits.apply(post.data, planned).replace(b"Next", b"Text")
    assert foreign_change(post, after, planned) == "bytes that no edit names differ"


def test_an_edit_of_a_link_itself_is_none_of_the_nets_business() -> None:
    post = read(TEXT)
    link = post.links[0]
    planned = [Edit(link.target, "https://youtu.be/1BUuB28FDOc")]
    assert foreign_change(post, edits.apply(post.data, planned), planned) == ""


def test_an_edit_right_before_or_behind_a_link_leaves_it() -> None:
    post = read("[a](https://youtu.be/_q46x0tq2FQ)[b](https://youtu.be/1BUuB28FDOc)\n")
    planned = [Edit.insert(post.links[0].span.end, " x "), Edit(Span(0, 0), "y ")]
    assert foreign_change(post, edits.apply(post.data, planned), planned) == ""
