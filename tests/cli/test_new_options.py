"""Options of `scaffold new` that are more than one word handed on."""

import pytest

from tests.conftest import Runner
from tests.docs.test_docs import ROOT

LISTING = ROOT / "fixtures" / "deep-learning-ngu-2019.json"


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        (["--tag", "ml"], ["ml"]),
        (["--tag", "ml,ai"], ["ml", "ai"]),
        (["--tag", "ml, ai,", "--tag", "course"], ["ml", "ai", "course"]),
    ],
)
def test_tags_are_separated_by_commas(scaffold: Runner, words: list[str], tags: list[str]) -> None:
    ran = scaffold("new", LISTING, "-o", "-", *words)
    quoted = ", ".join(f'"{tag}"' for tag in tags)
    assert f"tags = [{quoted}]\n" in ran.out
