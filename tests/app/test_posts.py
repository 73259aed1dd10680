"""What is said where there is nothing to work on."""

import pytest

from tests.conftest import Runner


@pytest.mark.parametrize("command", [("link",), ("check", "--offline")], ids=" ".join)
@pytest.mark.parametrize(
    ("named", "said"),
    [((".",), "this folder"), (("a",), "a"), ((".", "a"), "this folder, a")],
    ids=["this folder", "another", "both"],
)
def test_a_named_folder_without_posts_is_an_error(
    scaffold: Runner, command: tuple[str, ...], named: tuple[str, ...], said: str
) -> None:
    (scaffold.folder / "a").mkdir()
    ran = scaffold(*command, *named)
    assert ran.code == 2
    assert ran.err == (
        f"error: No posts in {said}.\n"
        "hint: Files that git ignores do not count, unless they are named themselves.\n"
    )


@pytest.mark.parametrize("command", [("link",), ("check", "--offline")], ids=" ".join)
def test_a_site_without_posts_is_said(scaffold: Runner, command: tuple[str, ...]) -> None:
    (scaffold.folder / "content").mkdir()
    (scaffold.folder / "hugo.toml").write_text("baseURL = 'x'\n", "utf-8")
    ran = scaffold(*command)
    assert (ran.code, ran.err) == (0, "No posts in content.\n")


@pytest.mark.parametrize("command", [("link", "--check"), ("check", "--offline"), ("refresh",)])
def test_a_named_folder_of_which_git_ignores_all_is_an_error(
    scaffold: Runner, command: tuple[str, ...]
) -> None:
    (scaffold.folder / "a").mkdir()
    (scaffold.folder / "a" / "post.md").write_text("8:00 - b\n", "utf-8")
    (scaffold.folder / "a" / ".gitignore").write_text("post.md\n", "utf-8")
    ran = scaffold(*command, "a")
    assert ran.code == 2
    assert "error: No posts in a.\n" in ran.err
