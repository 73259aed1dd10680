"""A page kept from earlier today is not truer than the listing of now."""

import pytest

from tests.conftest import Runner
from tests.youtube import Server, World, course

URL = "https://www.youtube.com/playlist?list=PLcourse0000000001"


@pytest.fixture
def renamed(scaffold: Runner, youtube: Server, world: World) -> World:
    """A course of which a post was made before its second lecture was renamed."""
    world.playlists.append(course(4))
    assert scaffold("new", URL, "-o", "post.md", youtube=youtube).code == 0
    world.playlists[0].videos[1].title = "Lecture 2: Graphs"
    youtube.reset()
    return world


def read(youtube: Server) -> list[str]:
    """The videos whose pages were read since the last look."""
    about = [request.about for request in youtube.requests if request.what == "watch"]
    youtube.reset()
    return sorted(about)


def test_a_lecture_that_was_renamed_since_is_read_again_and_no_other(
    scaffold: Runner, youtube: Server, renamed: World
) -> None:
    assert scaffold("new", URL, "-o", "again.md", youtube=youtube).code == 0
    assert "## [2. Graphs](" in (scaffold.folder / "again.md").read_text("utf-8")
    assert read(youtube) == ["v0000000002"]


def test_a_file_saved_after_a_rename_brings_the_new_title_into_the_post(
    scaffold: Runner, youtube: Server, renamed: World
) -> None:
    saved = scaffold("show", URL, "--full", "--json", youtube=youtube)
    assert saved.code == 0
    (scaffold.folder / "course.json").write_text(saved.out, "utf-8")
    ran = scaffold("refresh", "post.md", "--from-info", "course.json", "--offline")
    assert ran.code == 0, ran.err
    post = (scaffold.folder / "post.md").read_text("utf-8")
    assert "## [2. Graphs](" in post
    assert scaffold("refresh", "post.md", youtube=youtube).code == 0
    assert (scaffold.folder / "post.md").read_text("utf-8") == post


@pytest.mark.parametrize("command", [("new", "-o", "again.md"), ("show", "--full")])
def test_an_age_of_nothing_reads_every_page_again(
    scaffold: Runner, youtube: Server, renamed: World, command: tuple[str, ...]
) -> None:
    name, *more = command
    for _ in range(2):
        ran = scaffold(name, URL, *more, "--max-age", "0", youtube=youtube)
        assert ran.code == 0
        assert len(read(youtube)) == 4
        (scaffold.folder / "again.md").unlink(missing_ok=True)


def test_refresh_takes_an_age_too(scaffold: Runner, youtube: Server, renamed: World) -> None:
    assert scaffold("refresh", "post.md", "--max-age", "0", youtube=youtube).code == 0
    assert "## [2. Graphs](" in (scaffold.folder / "post.md").read_text("utf-8")
