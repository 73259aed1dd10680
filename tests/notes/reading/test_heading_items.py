"""Blocks of an outline that are headings with a video are lectures, with notes or without."""

import pytest

from scaffold.notes.reading.read import read
from scaffold.notes.stamping.plan import plan

TWO, THREE = "https://youtu.be/v0000000002", "https://youtu.be/v0000000003"
NOTED = f"[8:00]({TWO}?t=8m00s) - said"

ARE_LECTURES = {
    "blocks of a page": f"- ## [2. Two]({TWO})\n- ## [3. Three]({THREE})\n",
    "one with notes, one without": f"- ## [Two]({TWO})\n\t- 8:00 a\n- ## [Three]({THREE})\n",
    "below a heading": f"# Page\n\n- ## [Two]({TWO})\n- ## [Three]({THREE})\n",
    "in a block": f"- Course\n\t- ## [Two]({TWO})\n\t- ## [Three]({THREE})\n",
    "in a block, by spaces": f"- Course\n  - ## [Two]({TWO})\n  - ## [Three]({THREE})\n",
    "behind a state": f"- ## TODO [Two]({TWO})\n- # DONE [Three]({THREE})\n",
    "behind a number": f"- ## 2. [Two]({TWO})\n- ## Lecture 3: [Three]({THREE})\n",
    "after the title": f"- ## Two ([video]({TWO}))\n- ## Three, [watch]({THREE}) it\n",
    "with properties": f"- ## [Two]({TWO})\n  id:: 12\n- ## [Three]({THREE})\n  collapsed:: true\n",
    "bold": f"- ## **[Two]({TWO})**\n- ## **[Three]({THREE})**\n",
    "other marks": f"* ### [Two]({TWO})\n* ### [Three]({THREE})\n",
    "numbered": f"1. ## [Two]({TWO})\n2. ## [Three]({THREE})\n",
    "check boxes": f"- [ ] ## [Two]({TWO})\n- [x] ## [Three]({THREE})\n",
    "that start later": f"- ## [Two]({TWO}?t=60)\n- ## [Three]({THREE}?t=90)\n",
    "notes that are headings": f"- ## [Two]({TWO})\n\t- ### 8:00 a\n- ## [Three]({THREE})\n",
}
ARE_NONE = {
    "items that are no headings": f"- [Two]({TWO})\n- [Three]({THREE})\n",
    "two videos in a heading": f"- ## [Two]({TWO}), [Three]({THREE})\n",
    "a tag": f"- ##[Two]({TWO})\n- #[Three]({THREE})\n",
    "links below headings, in sentences": f"- ## Two\n  see [it]({TWO}) there\n- ## Three\n",
    "notes": f"- ## [2:00]({TWO}?t=120) a\n- ## [3:00]({THREE}?t=180) b\n",
    "in code": f"```\n- ## [Two]({TWO})\n```\n",
}


def lectures(text: str) -> list[str]:
    return [s.lecture.video.video[-1] for s in read(text).sections if s.lecture]


@pytest.mark.parametrize("case", ARE_LECTURES)
def test_headings_of_an_outline_are_lectures(case: str) -> None:
    assert lectures(ARE_LECTURES[case]) == ["2", "3"]


@pytest.mark.parametrize("case", ARE_NONE)
def test_other_items_without_notes_are_none(case: str) -> None:
    assert lectures(ARE_NONE[case]) == []


@pytest.mark.parametrize("nested", ["", "-", "- a", "- more", "- longer", "* [ ] a", "1. a"])
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_an_item_by_tabs_does_not_take_the_place_of_the_next_one(nested: str, depth: int) -> None:
    course = "list=PLcourse0000000001"
    one, two = (f"https://www.youtube.com/watch?v=v000000000{n}&{course}&index={n}" for n in (2, 3))
    tabs = "\t" * depth
    outline = f"- a\n\t- b\n\t\t- c\n{tabs}{nested}\n"
    text = f"p:: q\n\n- [Two]({one})\n\t- 8:00 a\n{outline}- [Three]({two})\n- Links\n"
    assert lectures(text) == ["2", "3"]


def test_a_heading_without_video_ends_the_lecture_before() -> None:
    text = f"- ## [Two]({TWO})\n- 8:00 a\n- ## Links\n- 9:00 b\n"
    (lecture,) = [section for section in read(text).sections if section.lecture]
    assert [bare.text for bare in lecture.bare] == ["8:00"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"- ## [Two]({TWO})\n- ## [Three]({THREE})\n", f"- ## [Two]({TWO})\n  - {NOTED}\n"),
        (f"p:: q\n\n- ## [Two]({TWO})\n", f"p:: q\n\n- ## [Two]({TWO})\n\t- {NOTED}\n"),
        (
            f"- C\n\t- ## [Two]({TWO})\n\t- ## [Three]({THREE})\n",
            f"- C\n\t- ## [Two]({TWO})\n\t\t- {NOTED}\n\t- ## [Three]({THREE})\n",
        ),
        (
            f"- [ ] [Two]({TWO})\n  - 9:00 a\n",
            f"- [ ] [Two]({TWO})\n  - [8:00]({TWO}?t=8m00s) said\n",
        ),
    ],
)
def test_a_note_is_nested_below_the_block(before: str, after: str) -> None:
    stamped = plan(read(before), "v0000000002", 480, "said").after.decode()
    assert stamped.startswith(after)
