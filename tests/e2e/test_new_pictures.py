"""`scaffold new --image`: the post's address of the picture holds wherever the post lies."""

import re
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.youtube import Server, World, course
from tests.youtube.pages import JPEG

URL = "https://www.youtube.com/playlist?list=PLcourse0000000001"


@pytest.fixture
def youtube_with_course(youtube: Server, world: World) -> Server:
    world.playlists.append(course(2))
    return youtube


def address_in(post: Path) -> str:
    (address,) = re.findall(r'^(?:image|heroImage): "(.*)"$', post.read_text("utf-8"), re.MULTILINE)
    return str(address)


@pytest.mark.parametrize(
    ("preset", "mark", "post", "picture"),
    [
        ("astro", "astro.config.mjs", "src/content/blog/course.md", "src/assets/course.jpg"),
        ("astro", "astro.config.mjs", "src/content/notes/ml/a.md", "src/assets/course.jpg"),
        ("astro", "", "a.md", "src/assets/course.jpg"),
        ("quarto", "_quarto.yml", "posts/course/index.qmd", "posts/course/cover.jpg"),
        ("quarto", "_quarto.yml", "talks/ml/a.qmd", "talks/ml/a.jpg"),
        ("quarto", "", "a.qmd", "a.jpg"),
    ],
)
def test_a_path_leads_from_the_post_to_its_picture(
    scaffold: Runner, youtube_with_course: Server, preset: str, mark: str, post: str, picture: str
) -> None:
    if mark:
        (scaffold.folder / mark).write_text("", "utf-8")
    words = ("new", URL, "--image", "--flat", "--preset", preset, "-o", post)
    ran = scaffold(*words, youtube=youtube_with_course)
    assert (ran.code, ran.out) == (0, f"{post}\n"), ran.err
    assert (scaffold.folder / picture).read_bytes() == JPEG
    path = scaffold.folder / post
    assert (path.parent / address_in(path)).resolve() == (scaffold.folder / picture).resolve()


@pytest.mark.parametrize("preset", ["astro", "quarto", "hugo"])
def test_a_post_outside_of_all_sites_has_its_picture_below_its_own_folder(
    scaffold: Runner, youtube_with_course: Server, tmp_path: Path, preset: str
) -> None:
    there = tmp_path / "elsewhere"
    there.mkdir()
    words = ("new", URL, "--image", "--flat", "--preset", preset, "-o", there / "a.md")
    ran = scaffold(*words, youtube=youtube_with_course)
    assert ran.code == 0, ran.err
    (picture,) = there.rglob("*.jpg")
    assert picture.read_bytes() == JPEG
    assert list(scaffold.folder.iterdir()) == []


def test_a_picture_that_is_there_is_not_written_over(
    scaffold: Runner, youtube_with_course: Server
) -> None:
    picture = scaffold.folder / "a.jpg"
    picture.write_bytes(b"mine")
    words = ("new", URL, "--image", "--flat", "--preset", "quarto", "-o", "a.qmd")
    ran = scaffold(*words, youtube=youtube_with_course)
    assert ran.code == 2
    assert "a.jpg" in ran.err
    assert picture.read_bytes() == b"mine"
    assert not (scaffold.folder / "a.qmd").exists()


def test_a_post_on_stdout_names_no_picture(scaffold: Runner, youtube_with_course: Server) -> None:
    ran = scaffold("new", URL, "--image", "--flat", "-o", "-", youtube=youtube_with_course)
    assert ran.code == 0
    assert "image" not in ran.out
    assert "note: no picture was stored: the post goes to stdout.\n" in ran.err
    assert list(scaffold.folder.iterdir()) == []
    assert "thumbnail" not in [request.what for request in youtube_with_course.requests]
