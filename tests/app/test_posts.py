"""What is said where there is nothing to work on."""

import pytest

from tests.conftest import Runner


@pytest.mark.parametrize("command", [("link",), ("check", "--offline")], ids=" ".join)
@pytest.mark.parametrize(
    ("named", "said"),
    [((".",), "this folder"), (("a",), "a"), ((".", "a"), "this folder, a")],
    ids=["this folder", "another", "both"],
)
def test_a_folder_without_posts_is_named(
    scaffold: Runner, command: tuple[str, ...], named: tuple[str, ...], said: str
) -> None:
    (scaffold.folder / "a").mkdir()
    ran = scaffold(*command, *named)
    assert (ran.code, ran.err) == (0, f"No posts in {said}.\n")
