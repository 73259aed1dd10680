"""Every shell block of README and docs that can run offline runs, and prints what it shows."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.docs.blocks import PAGES, ROOT, Shell, as_pattern, blocks_of, steps_of


@pytest.fixture
def shell(scaffold: Runner) -> Shell:
    """A folder with the course that the repository ships."""
    shutil.copy(ROOT / "fixtures/deep-learning-ngu-2019.json", scaffold.folder / "course.json")
    return Shell(scaffold.folder, scaffold.environment)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_blocks_of_a_page_print_what_they_show(page: Path, shell: Shell) -> None:
    for block in blocks_of(page):
        if block.why:
            continue
        for step in steps_of(block):
            code, printed = shell.run(step.command)
            place = f"{block.page}:{block.line}: {step.command}\n{printed}"
            assert re.fullmatch(as_pattern(step.expected), printed), place
            assert block.kind == "console" or code == 0, place


def test_a_block_is_left_out_for_a_reason_only() -> None:
    blocks = [block for page in PAGES for block in blocks_of(page)]
    assert any(not block.why for block in blocks)
    for block in blocks:
        assert block.why is None or len(block.why.split()) > 1, block


@pytest.mark.parametrize(
    ("expected", "printed", "fits"),
    [
        ("a\n", "a\n", True),
        ("a\n", "b\n", False),
        ("a\n", "a\nb\n", False),
        ("a\n…\n", "a\nb\nc\n", True),
        ("a…z\n", "a - z\n", True),
        ("a.z\n", "abz\n", False),
        ("", "", True),
        ("", "x\n", False),
    ],
)
def test_dots_stand_for_anything_and_nothing_else_does(
    expected: str, printed: str, fits: bool
) -> None:
    assert bool(re.fullmatch(as_pattern(expected), printed)) is fits
