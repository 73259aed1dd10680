"""duplicate-lecture: two headings with one video, mostly a copied heading."""

import pytest

from scaffold.rules.base.view import View
from scaffold.rules.duplicate_lecture import RULE
from tests.rules.views import OTHER, entry, heading, listed, note, told, url, vid, view

STAYS_SILENT = {
    "different lectures": view(heading(1) + heading(2)),
    "chapters of one long video": view(
        f"## [A]({url(1, '&t=60')})\n\n## [B]({url(1, '&t=900')})\n\n## [C]({url(1)})\n"
    ),
    "a heading that is a note": view(heading(1) + f"### [8:00]({url(1, '&t=480')}) Part\n"),
    "notes and references": view(heading(1) + note("8:00", 1) + f"see [it]({url(1)})\n"),
    "below headings, but shown again without notes": view(
        f"## A\n\n{url(1)}\n\n{note('8:00', 1)}## Summary\n\n{url(1)}\n"
    ),
    "below headings of two levels": view(
        f"## A\n\n{url(1)}\n\n{note('8:00', 1)}### Part\n\n{url(1)}\n\n{note('9:00', 1)}"
    ),
    "two parts of one recording": view(
        heading(1)
        + note("1:00", 1)
        + note("20:00", 1)
        + f"## [1. Part 2]({url(1)})\n\n"
        + note("21:00", 1)
        + note("50:00", 1)
    ),
    "parts in the other order, typed": view(
        f"{heading(1)}\n40:00 c\n\n50:00 d\n\n## [1. Part 1]({url(1)})\n\n1:00 a\n\n2:00 b\n"
    ),
    "a translation beside its original": view(
        (heading(1) + note("1:00", 1) + note("20:00", 1)) * 2
    ),
    "a translation with one note": view((heading(1) + note("1:00", 1)) * 2 + heading(2)),
    "a post in two languages, without notes": view(
        f"# A\n\n{heading(1)}\n{heading(2)}\n# Б\n\n{heading(1)}\n{heading(2)}"
    ),
    "each lecture in two languages": view((heading(1) * 2) + (heading(2) * 2)),
    "the first of the chapters below the whole": view(
        f"{heading(2)}\n## [All]({url(1)})\n\n### [Beginning]({url(1)})\n\n"
        f"### [More]({url(1, '&t=127')})\n"
    ),
    "a title over the notes on its video": view(
        f"# [Talk]({url(1)})\n\nBy somebody.\n\n# [Summary]({url(1)})\n\n{note('8:00', 1)}"
    ),
    "the same label with an older place": view(
        f"- [A]({url(1, '&index=1')})\n- see [A]({url(1, '&index=2')})\n"
    ),
    "the same video below two headings with text that are not numbered": view(
        "".join(
            f"## {name}\n\n[{name}]({url(n)})\n\ntext\n\n"
            for name, n in (("Demo", 1), ("Setup", 2), ("Use", 3), ("More", 1))
        )
    ),
    "the same title below two of a series": view(
        "".join(
            f"## Week {week}\n\n[Talk {n}]({url(n)})\n\ntext\n\n"
            for week, n in enumerate((1, 2, 3, 4, 1))
        )
    ),
    "a video for two of few numbered headings": view(
        "".join(
            f"## Step {step}\n\n[Title {step}]({url(n)})\n\ntext\n\n"
            for step, n in enumerate((1, 1, 2))
        )
    ),
    "a place in another playlist": view(
        f"- [A]({url(1, '&index=1')})\n- [B]({url(1, '&index=2', OTHER)})\n"
    ),
    "moments at another place": view(
        heading(1) + note("8:00", 1, "&index=2&t=8m") + f"[x]({url(1, '&index=3&t=9m')})\n"
    ),
    "items of a list": view(f"- [A]({url(1)})\n  - 1:00 said\n" * 2),
}

IS_FOUND: dict[str, tuple[View, list[str]]] = {
    "two headings without notes, at two places of the list": (
        view(heading(1) + f"\ntext\n\n## [2. Topic 2]({url(1, '&index=2')})\n\ntext\n"),
        [
            '5:4 warning: 1. Topic 1 (v0000000001) is the lecture of the heading in line 1, '
            'too',
        ],
    ),
    "items at other places of the list": (
        view(f"- [A]({url(1, '&index=1')})\n- [B]({url(1, '&index=2')})\n"),
        ["2:3 warning: A (v0000000001) has index=2 here and index=1 in line 1"],
    ),
    "items about other things with one label": (
        view(f"- [1](a.py) - [Video]({url(1, '&index=1')})\n"
             f"- [2](b.py) - [Video]({url(1, '&index=2')})\n"),
        ["2:15 warning: Video (v0000000001) has index=2 here and index=1 in line 1"],
    ),
    "rows about other things with one label": (
        view("| A | B |\n|---|---|\n"
             f"| one | [Video]({url(1, '&index=1')}) |\n| two | [Video]({url(1, '&index=2')}) |\n"),
        ["4:9 warning: Video (v0000000001) has index=2 here and index=1 in line 3"],
    ),
    "a third place under one label": (
        view("".join(f"- see [A]({url(1, f'&index={n}')})\n" for n in (1, 2, 3))),
        ["2:7 warning: v0000000001 has index=2 here and index=1 in line 1",
         "3:7 warning: v0000000001 has index=3 here and index=1 in line 1"],
    ),
    "links below numbered headings, with text": (
        view("".join(f"## Video {place}\n\n[Title {place}]({url(n)})\n\ntext\n\n"
                     for place, n in enumerate((1, 2, 3, 3, 4)))),
        ["21:1 warning: Title 2 (v0000000003) is the lecture of the heading in line 13, too"],
    ),
    "a copied heading over the notes of another lecture": (
        view(
            heading(1) + note("5:00", 1) + note("50:00", 1)
            + f"## [2. Topic]({url(1)})\n\n" + note("2:00", 1) + note("55:00", 1)
        ),
        [
            '6:4 warning: 1. Topic 1 (v0000000001) is the lecture of the heading in line 1, '
            'too',
        ],
    ),
    "a copied heading": (
        view(heading(1) + note("8:00", 1) + f"## [2. Topic 2]({url(1, '&index=2')})\n"),
        [
            '4:4 warning: 1. Topic 1 (v0000000001) is the lecture of the heading in line 1, '
            'too',
        ],
    ),
    "in another form": (
        view(f"# T\n\n{heading(1)}\n### 5. [Part](https://youtu.be/{vid(1)})\n"),
        [
            '5:8 warning: 1. Topic 1 (v0000000001) is the lecture of the heading in line 3, '
            'too',
        ],
    ),
    "chapters at the same time": (
        view(f"## [A]({url(1, '&t=60')})\n\n## [B]({url(1, '&t=1m')})\n"),
        [
            '3:4 warning: A (v0000000001) is the lecture of the heading in line 1, too',
        ],
    ),
    "on lines below headings": (
        view(f"## A\n\n{url(1)}\n\n{note('8:00', 1)}## B\n\n{url(1)}\n\n1:00 typed\n"),
        [
            '9:1 warning: A (v0000000001) is the lecture of the heading in line 1, too',
        ],
    ),
    "one in a heading, one below": (
        view(f"{heading(1)}{note('8:00', 1)}## B\n\n<{url(1)}>\n\n{note('9:00', 1)}"),
        [
            '6:1 warning: 1. Topic 1 (v0000000001) is the lecture of the heading in line 1, '
            'too',
        ],
    ),
    "each copy": (
        view(heading(1) * 3),
        [
            '2:4 warning: 1. Topic 1 (v0000000001) is the lecture of the heading in line 1, '
            'too',
            '3:4 warning: 1. Topic 1 (v0000000001) is the lecture of the heading in line 1, '
            'too',
        ],
    ),
}  # fmt: skip

# two headings of one video, a note each: what they say makes parts of them, or copies
PARTS = [
    ("Lecture 3, part 1", "Lecture 3, part 2"),
    ("Lecture 3: Trees", "Lecture 3: Trees, Part II"),
    ("Lecture 3, pt. 1: Trees", "Lecture 3, pt. 2: Graphs"),
    ("3a", "3b"),
    ("3a. Trees", "3b. Graphs"),
    ("Lecture 3-A", "Lecture 3-B"),
    ("3. Trees", "3b. Graphs"),
    ("Trees (1/2)", "Trees (2/2)"),
    ("Trees 1 of 2", "Trees 2 of 2"),
    ("Trees (I)", "Trees (II)"),
    ("Trees [a]", "Trees [b]"),
    ("3. Trees", "3. Trees (cont.)"),
    ("3. Trees", "Trees, continued"),
    ("3. Trees", "Lecture 3 (cont'd)"),
    ("3. Trees", "Continued"),
    ("Part 1: Trees", "Part 2: Graphs"),
    ("Trees, first half", "Trees, second half"),
    ("Лекция 3, часть 1", "Лекция 3, часть 2"),
    ("Лекция 3. Деревья", "Лекция 3 (продолжение)"),
    ("3. Bäume, Teil 1", "3. Bäume, Teil 2"),
    ("3. Bäume", "3. Bäume (Fortsetzung)"),
    ("Les arbres, première partie", "Les arbres, deuxième partie"),
    ("第三讲（上）", "第三讲（下）"),
    ("第３讲 第１部分", "第３讲 第２部分"),
]
COPIES = [
    ("Lecture 3, part 1", "Lecture 3, part 1"),
    ("Lecture 3, part 1", "Lecture 4, part 2"),
    ("Matching (part 1)", "Strings (part 2)"),
    ("3. Trees", "4. Trees (cont.)"),
    ("3a. Trees", "4b. Graphs"),
    ("3a. Trees", "3a. Graphs"),
    ("Lecture 3", "Lecture 4"),
    ("Graphs 1", "Graphs 2"),
    ("3. 3D vision", "4. 2D vision"),
    ("3. Partial orders", "4. Parties"),
]


def noted(*titles: str) -> str:
    """Headings of one video, each with one note, among those of other videos."""
    heads = (
        f"## [{title}]({url(3)})\n\n{note(f'{minute}:00', 3)}"
        for minute, title in enumerate(titles, 8)
    )
    return heading(1) + heading(2) + "".join(heads) + heading(9)


@pytest.mark.parametrize("titles", PARTS)
def test_headings_that_say_to_be_parts_of_one_lecture_stay(titles: tuple[str, str]) -> None:
    assert told(RULE, view(noted(*titles))) == []


@pytest.mark.parametrize("titles", COPIES)
def test_headings_of_other_lectures_and_of_the_same_part_are_found(titles: tuple[str, str]) -> None:
    (found,) = told(RULE, view(noted(*titles)))
    assert "is the lecture of the heading in line 3, too" in found


def test_a_part_is_compared_with_the_same_part() -> None:
    titles = "Trees (1/3)", "Trees (2/3)", "Trees (3/3)", "Trees (2/3)"
    (found,) = told(RULE, view(noted(*titles)))
    assert found.startswith("15:4")
    assert found.endswith("in line 7, too")


def test_parts_of_the_plain_heading_above_have_links_below() -> None:
    parts = (f"## Trees, part {n}\n\n{url(3)}\n\n{note(f'{n}:00', 3)}" for n in (1, 2))
    assert told(RULE, view(heading(1) + "".join(parts))) == []


def test_where_parts_number_the_videos_a_repeated_video_is_a_copy() -> None:
    text = noted("Trees (part 1)", "Trees (part 2)") + f"## [Trees (part 3)]({url(4)})\n"
    assert len(told(RULE, view(text))) == 1


def test_parts_that_begin_anew_in_each_lecture_number_no_videos() -> None:
    text = noted("Part 1", "Part 2") + "".join(f"## [Part {n}]({url(4)})\n" for n in (1, 2, 3))
    assert told(RULE, view(text)) == []


def test_a_part_of_a_numbered_part_is_a_part() -> None:
    text = noted("Part 3. Trees", "Part 3. Trees (2/2)", "Part 3 (cont.)")
    text += f"## [Part 4. Graphs]({url(4)})\n\n## [Part 5]({url(5)})\n"
    assert told(RULE, view(text)) == []


def test_a_part_that_is_another_video_of_the_list_has_a_copied_link() -> None:
    titles = "Trees (part 1)", "Trees (part 2)"
    whole = listed([entry(n + 3, titles=(title,)) for n, title in enumerate(titles)])
    assert len(told(RULE, view(noted(*titles), whole))) == 1
    one = listed([entry(3, titles=("Trees",)), entry(4, titles=("Graphs",))])
    assert told(RULE, view(noted(*titles), one)) == []


def test_a_time_of_zero_is_no_other_time() -> None:
    assert len(told(RULE, view(f"## [A]({url(1)})\n\n## [B]({url(1, '&t=0s')})\n"))) == 1


def test_one_note_behind_all_others_goes_on_with_them() -> None:
    first = heading(1) + note("5:00", 1) + note("50:00", 1) + f"## [Questions]({url(1)})\n\n"
    assert told(RULE, view(first + note("55:00", 1))) == []
    assert len(told(RULE, view(first + note("20:00", 1)))) == 1


@pytest.mark.parametrize("case", STAYS_SILENT)
def test_stays_silent(case: str) -> None:
    assert told(RULE, STAYS_SILENT[case]) == []


@pytest.mark.parametrize("case", IS_FOUND)
def test_is_found(case: str) -> None:
    seen, findings = IS_FOUND[case]
    assert told(RULE, seen) == findings
