"""Where a new lecture goes in a post, and what is said of it."""

from pathlib import Path

import pytest

from scaffold.app.outcome import CommonOptions
from scaffold.app.refresh.command import refresh
from scaffold.app.refresh.options import options_of
from tests.app.test_refresh_shapes import ONE_TWO, PL, THREE, refresh_files, save, watch

A, B, C, D = (watch(letter, n) for n, letter in enumerate("abcd", 1))
FOUR = THREE | {"d": "Four"}
ONE = f"## [1. One]({A})\n\n"
TWO = f"## [2. Two]({B})\n\n"
NEW = f"## [3. Three]({C})\n"


def refreshed(
    folder: Path, post: str, first: dict[str, str], then: dict[str, str], *, renumber: bool = False
) -> tuple[str, list[str]]:
    """The post and the report of a refresh, after it was adopted with another listing."""
    path = folder / "post.md"
    path.write_bytes(post.encode())
    refresh_files(folder, save(folder, first), "post.md")
    adopted = path.read_bytes().decode()
    assert adopted == post
    options = options_of(
        (path,), check=False, diff=False, take=(), add=(), renumber=renumber, reclean=False,
        accept_listing=False,
    )  # fmt: skip
    outcome = refresh(options, CommonOptions(from_info=(save(folder, then),)))
    assert not outcome.errors
    lines = [line.partition("post.md")[2] or line for line in outcome.output.splitlines()]
    return path.read_bytes().decode(), lines


@pytest.mark.parametrize(
    "end",
    [
        "---\n\n*Thanks for reading!*\n",
        "***\n\nThat is all.\nSee you.\n",
        "---\n\nThanks!\n\n{{< comments >}}\n",
        "{{< comments >}}\n",
        "{% include comments.html %}\n",
        "{{< disqus >}}\n",
        '<div id="disqus_thread"></div>\n',
        "[^1]: note\n\n[x]: https://e.org\n",
        "---\n\n[^1]: note\n",
        "# About me\n\ntext\n",
    ],
)
def test_it_stands_before_what_ends_the_post(tmp_path: Path, end: str) -> None:
    post = f"{ONE}text\n\n{TWO}8:00 y\n\nMy notes.\n\n"
    after, _ = refreshed(tmp_path, post + end, ONE_TWO, THREE)
    assert after == f"{post}{NEW}\n{end}"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<details>\n<summary>Lectures</summary>\n\n", "</details>\n"),
        ("::: note\n\n", ":::\n"),
        ("{{< details >}}\n\n", "{{< /details >}}\n"),
        ("{{% tab %}}\n\n", "{{% /tab %}}\n"),
        ("<div>\n<div>\n\n", "</div>\n</div>\n"),
    ],
)
def test_it_stands_inside_what_holds_its_siblings(
    tmp_path: Path, opening: str, closing: str
) -> None:
    post = f"{opening}{ONE}text\n\n{TWO}8:00 y\n\n"
    after, _ = refreshed(tmp_path, post + closing, ONE_TWO, THREE)
    assert after == f"{post}{NEW}\n{closing}"


@pytest.mark.parametrize(
    "own",
    [
        "<details>\nmine\n</details>\n",
        "::: note\nmine\n:::\n",
        "8:00 x\n\n---\n\n9:00 after a rule\n",
        "text\n\n---\n\n### Part\n\nmore\n",
    ],
)
def test_what_is_the_lectures_own_stays_before_it(tmp_path: Path, own: str) -> None:
    post = f"{ONE}text\n\n{TWO}{own}"
    after, _ = refreshed(tmp_path, post, ONE_TWO, THREE)
    assert after == f"{post}\n{NEW}"


def test_rules_between_parts_of_lectures_are_no_sign_off(tmp_path: Path) -> None:
    post = f"{ONE}text\n\n---\n\nmore\n\n{TWO}text\n\n---\n\nmore\n"
    after, _ = refreshed(tmp_path, post, ONE_TWO, THREE)
    assert after == f"{post}\n{NEW}"


def test_it_stands_behind_the_last_part_of_its_neighbour(tmp_path: Path) -> None:
    post = f"{ONE}## [2. Two, part 1]({B})\n\nx\n\n## [2. Two, part 2]({B}&t=1800)\n\ny\n"
    after, lines = refreshed(tmp_path, post, ONE_TWO, THREE)
    assert after == f"{post}\n{NEW}"
    assert lines == [":11: new: 3. Three (ccccccccccc) is in the post now"]


SHAPES = {
    "items with nested notes": (
        f"- [1. One]({A})\n  - 8:00 x\n- [2. Two]({B})\n  - 9:00 y\n",
        f"- [3. Three]({C})\n",
    ),
    "bold items": (
        f"- **[1. One]({A})**\n  - 8:00 x\n- **[2. Two]({B})**\n  - 9:00 y\n",
        f"- **[3. Three]({C})**\n",
    ),
    "a numbered list": (
        f"1. [One]({A})\n   - 8:00 x\n2. [Two]({B})\n   - 9:00 y\n",
        f"3. [Three]({C})\n",
    ),
    "a numbered list without notes": (
        f"1. [One]({A})\n2. [Two]({B})\n",
        f"3. [Three]({C})\n",
    ),
    "items under a heading": (
        f"# Course\n\n## Lectures\n\n- [1. One]({A})\n  - 8:00 x\n- [2. Two]({B})\n  - 9:00 y\n",
        f"- [3. Three]({C})\n",
    ),
    "items of a nested list": (
        f"- Course\n  - [1. One]({A})\n    - 8:00 x\n  - [2. Two]({B})\n    - 9:00 y\n",
        f"  - [3. Three]({C})\n",
    ),
}


@pytest.mark.parametrize(("post", "new"), SHAPES.values(), ids=SHAPES.keys())
def test_a_list_gets_a_new_item_in_its_own_form(tmp_path: Path, post: str, new: str) -> None:
    after, lines = refreshed(tmp_path, post, ONE_TWO, THREE)
    assert after == post + new
    assert lines[0].endswith("is in the post now")


def test_it_stands_before_what_follows_a_list(tmp_path: Path) -> None:
    post = f"- [1. One]({A})\n  - 8:00 x\n- [2. Two]({B})\n  - 9:00 y\n"
    after, _ = refreshed(tmp_path, f"{post}\nBye.\n", ONE_TWO, THREE)
    assert after == f"{post}- [3. Three]({C})\n\nBye.\n"


def test_in_the_middle_of_a_list_it_follows_its_neighbours_notes(tmp_path: Path) -> None:
    one, two = f"- [1. One]({A})\n  - 8:00 x\n", f"- [2. Two]({B})\n  - 9:00 y\n"
    later = {"a": "One", "c": "Between", "b": "Two"}
    after, lines = refreshed(tmp_path, one + two, ONE_TWO, later)
    new = f"- [2. Between]({watch('c', 2)})\n"
    assert after == one + new + two.replace("index=2", "index=3")
    assert (
        ": numbers: more than one lecture has the number 2 now; --renumber brings all in line"
        in (lines)
    )


def test_a_table_gets_a_row_to_paste(tmp_path: Path) -> None:
    post = (
        "| n | lecture | notes |\n|---|---|---|\n"
        f"| 1 | [One]({A}) | 8:00 x |\n| 2 | [Two]({B}) | y |\n"
    )
    after, lines = refreshed(tmp_path, post, ONE_TWO, THREE)
    assert after == post
    assert lines[1:] == [f"| 3 | [Three]({C}) | |"]


def test_two_lectures_of_one_number_are_said(tmp_path: Path) -> None:
    later = {"a": "One", "c": "Between", "b": "Two"}
    after, lines = refreshed(tmp_path, ONE + TWO, ONE_TWO, later)
    assert "## [2. Between]" in after
    assert "## [2. Two]" in after
    assert lines[-1].startswith(": numbers: more than one lecture has the number 2 now")
    (tmp_path / ".scaffold" / f"{PL}.json").unlink()
    after, lines = refreshed(tmp_path, ONE + TWO, ONE_TWO, later, renumber=True)
    assert "## [3. Two]" in after
    assert not [line for line in lines if "numbers" in line]


def test_a_lecture_before_the_first_takes_its_place_as_number(tmp_path: Path) -> None:
    later = {"c": "Newest", "a": "One", "b": "Two"}
    after, lines = refreshed(tmp_path, ONE + TWO, ONE_TWO, later)
    assert after.startswith(f"## [1. Newest]({watch('c', 1)})\n\n## [1. One]")
    assert lines[-1].startswith(": numbers: more than one lecture has the number 1 now")


def test_headings_that_cite_one_video_again_and_again_are_no_lectures(tmp_path: Path) -> None:
    post = "".join(f"## [Endpoint {n}]({A}&t={n}00)\n\ntext\n\n" for n in range(1, 6))
    after, lines = refreshed(tmp_path, post, {"a": "Review"}, {"a": "Review", "b": "Next"})
    assert after == post
    assert "is not inserted: the headings of the post are not titles of lectures" in lines[0]


def test_lines_are_those_of_the_new_file(tmp_path: Path) -> None:
    later = {"a": "One", "c": "Between", "b": "Zwei"}
    after, lines = refreshed(tmp_path, f"{ONE}{TWO}", ONE_TWO, later)
    rows = after.splitlines()
    for line in lines:
        number = line.removeprefix(":").partition(":")[0]
        if number.isdecimal():
            assert rows[int(number) - 1].startswith("## [")
    assert [line.split(":")[1] for line in lines[:2]] == ["3", "5"]


def notes(folder: Path, *letters: str) -> list[str]:
    names = []
    for n, letter in enumerate(letters, 1):
        names.append(f"l{n}.md")
        text = f"# [Lecture {n}: {FOUR[letter]}]({watch(letter, n)})\n\nnotes\n\n## Links\n\n- a\n"
        (folder / names[-1]).write_text(text, "utf-8")
    return names


def test_a_course_in_notes_gets_no_second_heading_and_one_word(tmp_path: Path) -> None:
    names = notes(tmp_path, *"abc")
    before = [(tmp_path / name).read_text("utf-8") for name in names]
    assert refresh_files(tmp_path, save(tmp_path, THREE), *names) == ""
    said = refresh_files(tmp_path, save(tmp_path, FOUR), *names)
    assert said.count("\n") == 1
    assert "l3.md: new: 4. Four (ddddddddddd) has no note yet; to make one: scaffold new " in said
    assert refresh_files(tmp_path, save(tmp_path, FOUR), *names) == ""
    assert [(tmp_path / name).read_text("utf-8") for name in names] == before


def test_a_heading_link_that_the_author_took_out_stays_out(tmp_path: Path) -> None:
    post = f"[Course](https://www.youtube.com/playlist?list={PL})\n\n{ONE}{TWO}"
    refreshed(tmp_path, post, ONE_TWO, ONE_TWO)
    plain = post.replace(f"[1. One]({A})", "1. One")
    (tmp_path / "post.md").write_text(plain, "utf-8")
    said = refresh_files(tmp_path, save(tmp_path, ONE_TWO), "post.md")
    assert said.endswith(
        ":3: kept: 1. One (aaaaaaaaaaa): its heading has no link any more; it stays so\n"
    )
    assert refresh_files(tmp_path, save(tmp_path, ONE_TWO), "post.md") == ""
    assert (tmp_path / "post.md").read_text("utf-8") == plain


def test_a_lecture_that_moved_is_one_line(tmp_path: Path) -> None:
    titles = {letter: letter.upper() for letter in "abcdefg"}
    post = "".join(f"## [{t}]({watch(x)})\n\n" for x, t in titles.items())
    later = {"f": "F"} | titles
    _, lines = refreshed(tmp_path, post, titles, later)
    assert lines == [":11: moved: F (fffffffffff) is number 1 of the list now"]


@pytest.mark.parametrize("post", [ONE + TWO, f"- [1. One]({A})\n- [2. Two]({B})\n"])
def test_before_the_first_lecture_it_stands_behind_a_bom(tmp_path: Path, post: str) -> None:
    later = {"c": "Newest", "a": "One", "b": "Two"}
    after, _ = refreshed(tmp_path, "\ufeff" + post, ONE_TWO, later)
    assert after.startswith(f"\ufeff{post[: post.index('[')]}[1. Newest]")


def test_rules_between_lectures_are_kept_up(tmp_path: Path) -> None:
    post = f"{ONE}8:00 x\n\n---\n\n{TWO}8:00 y\n"
    after, _ = refreshed(tmp_path, post, ONE_TWO, THREE)
    assert after == f"{post}\n---\n\n{NEW}"
    later = {"a": "One", "c": "Between", "b": "Two"}
    (tmp_path / ".scaffold" / f"{PL}.json").unlink()
    after, _ = refreshed(tmp_path, post, ONE_TWO, later)
    new = f"## [2. Between]({watch('c', 2)})\n\n---\n\n"
    assert after == f"{ONE}8:00 x\n\n---\n\n{new}{TWO}8:00 y\n".replace(f"{B}", watch("b", 3))


def test_lectures_in_containers_of_their_own_get_a_text_to_paste(tmp_path: Path) -> None:
    post = "".join(f"<details>\n\n{each}8:00 x\n\n</details>\n\n" for each in (ONE, TWO))
    after, lines = refreshed(tmp_path, post, ONE_TWO, THREE)
    assert after == post
    assert "each lecture of the post is in a container of its own" in lines[0]
