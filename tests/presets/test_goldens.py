"""The model course as each preset writes it, compared as bytes with its golden post."""

import pytest

from tests.conftest import Runner
from tests.presets.goldens import FIXTURES, NAMES, golden, written


@pytest.mark.parametrize("preset", NAMES)
def test_the_model_course_is_written_as_its_golden_post(scaffold: Runner, preset: str) -> None:
    assert written(scaffold, preset) == golden(preset).read_bytes()


def test_every_golden_post_is_some_presets() -> None:
    folders = {folder.name for folder in (FIXTURES / "posts").glob("new-*")}
    assert folders == {f"new-{preset}" for preset in NAMES} | {"new-model"}
