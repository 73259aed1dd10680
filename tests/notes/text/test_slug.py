"""A post's name in its address says what the course is called, in characters that are safe."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scaffold.notes.text.slug import slugify
from tests.notes.hostile import ANY

ID = "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"


@pytest.mark.parametrize(
    ("title", "becomes"),
    [
        ("Deep learning на пальцах - 2019", "deep-learning-na-paltsakh-2019"),
        ("Stanford CS229: ML | Autumn 2018", "stanford-cs229-ml-autumn-2018"),
        ("深度学习", "shen-du-xue-xi"),
        ("../../etc/passwd", "etc-passwd"),
        ("AT&amp;T", "at-amp-t"),
        ("🎉🔥", ID),
        ("", ID),
        ("CON", ID),
        ("..", ID),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_a_title_becomes_a_latin_slug(title: str, becomes: str) -> None:
    assert slugify(title, fallback=ID) == becomes


@pytest.mark.parametrize(
    ("title", "becomes"),
    [
        ("Deep learning на пальцах - 2019", "deep-learning-на-пальцах-2019"),
        ("深度学习：导论", "深度学习-导论"),
        ("🎉🔥", ID),
    ],
)
def test_or_keeps_the_letters_of_its_script(title: str, becomes: str) -> None:
    assert slugify(title, unicode=True, fallback=ID) == becomes


@pytest.mark.parametrize(
    ("fallback", "becomes"),
    [("PLx_-", "PLx_-"), ("@me/x", "me-x"), ("-_q46x0tq2F", "_q46x0tq2F"), ("", "post")],
)
def test_what_stands_in_for_a_title_is_safe_too(fallback: str, becomes: str) -> None:
    assert slugify("", fallback=fallback) == becomes


@given(ANY, st.booleans(), st.text(max_size=20))
def test_no_slug_is_empty_long_or_a_path(title: str, unicode: bool, fallback: str) -> None:
    slug = slugify(title, unicode=unicode, fallback=fallback)
    assert re.fullmatch(r"[\w-]{1,80}", slug)
    assert len(slug.encode()) <= 200


@given(ANY, st.booleans())
def test_a_slug_of_a_slug_is_the_slug(title: str, unicode: bool) -> None:
    slug = slugify(title, unicode=unicode, fallback="post")
    assert slugify(slug, unicode=unicode, fallback="post") == slug
