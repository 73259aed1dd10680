"""Outlines of blocks, as Logseq keeps them, refreshed from saved listings: before and after."""

from pathlib import Path

import pytest

from scaffold.notes.reading.read import read
from tests.app.test_refresh_shapes import ONE_TWO, THREE, refreshed, watch

A, B, C = watch("a", 1), watch("b", 2), watch("c", 3)
HEAD = "title:: Course\n\n- [Course](https://www.youtube.com/playlist?list=PLcourse0000000001)\n"
NOTE = A.replace("&index=1", "&t=8m00s")


def in_graph(folder: Path) -> Path:
    (folder / "logseq").mkdir()
    (folder / "logseq" / "config.edn").write_text("{}")
    return folder


@pytest.mark.parametrize(
    ("post", "after"),
    [
        pytest.param(
            f"- [1. One]({A})\n- [2. Two]({B})\n",
            f"- [1. One]({A})\n- [2. Two]({B})\n- [3. Three]({C})\n",
            id="without notes",
        ),
        pytest.param(
            f"- [1. One]({A})\n- [2. Two]({B})\n\t- 8:00 - x\n\t\t- more\n\t- y",
            f"- [1. One]({A})\n- [2. Two]({B})\n\t- 8:00 - x\n\t\t- more\n\t- y\n- [3. Three]({C})",
            id="behind what is nested, no newline at the end",
        ),
        pytest.param(
            f"- [1. One]({A})\n- [2. Two]({B})\n\t- 8:00 - x\n- Links\n\t- https://e.org\n",
            f"- [1. One]({A})\n- [2. Two]({B})\n\t- 8:00 - x\n- [3. Three]({C})\n- Links\n"
            "\t- https://e.org\n",
            id="before a block that is no lecture",
        ),
        pytest.param(
            f"- [1. One]({A})\n- [2. Two]({B})\n- 8:00 - x\n\t- more\n- 9:00 - y\n",
            f"- [1. One]({A})\n- [2. Two]({B})\n- 8:00 - x\n\t- more\n- 9:00 - y\n"
            f"- [3. Three]({C})\n",
            id="behind notes that follow beside it",
        ),
        pytest.param(
            f"- [2. Two]({B})\n\t- 8:00 - x\n- [1. One]({A})\n",
            f"- [3. Three]({C})\n- [2. Two]({B})\n\t- 8:00 - x\n- [1. One]({A})\n",
            id="against the list's order if the page runs so",
        ),
        pytest.param(
            f"- [1. One]({A})\r\n\r\n- [2. Two]({B})\r\n\r\n\t- 8:00 - x\r\n",
            f"- [1. One]({A})\r\n\r\n- [2. Two]({B})\r\n\r\n\t- 8:00 - x\r\n\r\n"
            f"- [3. Three]({C})\r\n",
            id="with the page's own newlines and spacing",
        ),
        pytest.param(
            f"- [One, mine]({A})\n- [Two, mine]({B})\n",
            f"- [One, mine]({A})\n- [Two, mine]({B})\n- [Three]({C})\n",
            id="without numbers as its neighbour",
        ),
    ],
)
def test_a_new_lecture_becomes_a_block_in_its_place(tmp_path: Path, post: str, after: str) -> None:
    newline = "\r\n" if "\r\n" in post else "\n"
    head = HEAD.replace("\n", newline)
    assert refreshed(in_graph(tmp_path), head + post, ONE_TWO, THREE) == head + after


def test_a_page_of_headings_gets_no_block_between_them(tmp_path: Path) -> None:
    post = f"{HEAD}\n## [1. One]({A})\n\n## [2. Two]({B})\n"
    assert refreshed(in_graph(tmp_path), post, ONE_TWO, THREE) == post


@pytest.mark.parametrize(
    ("text", "lectures"),
    [
        (f"- [1. One]({A})\n- [2. Two]({B})\n", 2),
        (f"- [1. One]({A})\n\t- [2. Two]({B})\n", 1),
        (f"# Watch\n\n- [1. One]({A})\n- [2. Two]({B})\n", 0),
        (f"- [1. One]({A.removesuffix('&index=1')})\n", 0),
        (f"- see [1. One]({A})\n", 0),
        (f"- [8:00]({NOTE}) - x\n", 0),
        (f"- [a moment]({NOTE}&index=1)\n", 0),
    ],
)
def test_only_blocks_with_a_place_in_a_playlist_are_lectures_without_notes(
    text: str, lectures: int
) -> None:
    assert len([section for section in read(text).sections if section.lecture]) == lectures
