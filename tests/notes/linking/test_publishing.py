"""Draft marks of all front matters, and which lectures have no notes yet."""

import pytest

from scaffold.notes.editing import edits
from scaffold.notes.linking.publishing import publish, without_notes
from scaffold.notes.reading.read import read

LECTURE = "## [{n}. T](https://www.youtube.com/watch?v=v000000000{n})\n\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("+++\ndraft = true\n+++\nx\n", "+++\ndraft = false\n+++\nx\n"),
        ("+++\r\ntitle = 'draft = true'\r\ndraft=true # yet\r\n+++\r\n", None),
        ("---\ntitle: T\ndraft: true\n---\n", "---\ntitle: T\ndraft: false\n---\n"),
        ("---\ndraft: True # soon\n---\n", "---\ndraft: false # soon\n---\n"),
        ("---\npublished: false\n---\n", "---\npublished: true\n---\n"),
        ('{\n  "draft": true\n}\n', '{\n  "draft": false\n}\n'),
    ],
)
def test_the_mark_becomes_its_opposite(before: str, after: str | None) -> None:
    after = after or before.replace("draft=true", "draft=false")
    post = read(before)
    edit = publish(post)
    assert edit
    assert edits.apply(post.data, (edit,)).decode() == after
    assert publish(read(after)) is None


@pytest.mark.parametrize(
    "text",
    [
        "no front matter\n\ndraft: true\n",
        "---\ndraft: false\n---\n",
        "---\nparams:\n  draft: true\n---\n",
        "+++\n[params]\ndraft = true\n+++\n",
        "---\ntitle: draft: true\n---\n",
        "---\ndraft: truely\n---\n",
        "+++\n# draft = true\n+++\n",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert publish(read(text)) is None


def test_lectures_without_notes_are_found() -> None:
    text = LECTURE.format(n=1) + "8:00 - a\n\n" + LECTURE.format(n=2) + LECTURE.format(n=3)
    labels = [section.heading.number for section in without_notes(read(text)) if section.heading]
    assert labels == ["2", "3"]
