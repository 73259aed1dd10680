"""Courses that a post lists in a table or a list, and headings with YouTube's whole titles."""

from pathlib import Path

import pytest

from scaffold.model.listing import Video
from tests.app.test_refresh_insertions import refreshed
from tests.app.test_refresh_shapes import OTHER, PL, refresh_files, save, watch
from tests.fuzz.refresh import MODEL, guarantees

LIST = {"a": "Alpha", "b": "Beta", "c": "Gamma"}
LATER = {"a": "Alpha", "n": "New", "b": "Bravo", "c": "Gamma", "z": "Last"}
A, B, C = (watch(letter, n) for n, letter in enumerate("abc", 1))
NEW, B3, C4, LAST = (watch(letter, n) for n, letter in enumerate("nbcz", 2))

SHAPES = {
    "a table with numbers and notes": (
        f"| n | lecture | notes |\n|---|---|---|\n| 1 | [Alpha]({A}) | fine |\n"
        f"| 2 | [Beta]({B}) | dull |\n| 3 | [Gamma]({C}) | |\n\nBye.\n",
        f"| n | lecture | notes |\n|---|---|---|\n| 1 | [Alpha]({A}) | fine |\n"
        f"| 2 | [New]({NEW}) | |\n| 2 | [Bravo]({B3}) | dull |\n| 3 | [Gamma]({C4}) | |\n"
        f"| 4 | [Last]({LAST}) | |\n\nBye.\n",
    ),
    "a narrow table whose first cell is a word": (
        f"|day|lecture|\n|-|-|\n|Day 01|[Alpha]({A})|\n|Day 02|[Beta]({B})|\n|Day 03|[Gamma]({C})|",
        f"|day|lecture|\n|-|-|\n|Day 01|[Alpha]({A})|\n|Day 02|[New]({NEW})|\n"
        f"|Day 02|[Bravo]({B3})|\n|Day 03|[Gamma]({C4})|\n|Day 04|[Last]({LAST})|",
    ),
    "a table with marks around the links": (
        f"| lecture |\n|---|\n| **[Alpha]({A})** |\n| **[Beta]({B})** |\n| **[Gamma]({C})** |\n",
        f"| lecture |\n|---|\n| **[Alpha]({A})** |\n| **[New]({NEW})** |\n| **[Bravo]({B3})** |\n"
        f"| **[Gamma]({C4})** |\n| **[Last]({LAST})** |\n",
    ),
    "a numbered list below a heading": (
        f"# Course\n\n## Videos\n\n1. [Alpha]({A})\n2. [Beta]({B})\n3. [Gamma]({C})\n\n## Links\n",
        f"# Course\n\n## Videos\n\n1. [Alpha]({A})\n2. [New]({NEW})\n2. [Bravo]({B3})\n"
        f"3. [Gamma]({C4})\n4. [Last]({LAST})\n\n## Links\n",
    ),
    "items with words below them": (
        f"# Course\n\n* [Alpha]({A})\n  * dull\n\n  more\n* [Beta]({B})\n* [Gamma]({C})\n\nBye.\n",
        f"# Course\n\n* [Alpha]({A})\n  * dull\n\n  more\n* [New]({NEW})\n* [Bravo]({B3})\n"
        f"* [Gamma]({C4})\n* [Last]({LAST})\n\nBye.\n",
    ),
    "items behind a day, a box, a bold link": (
        f"# C\n\n- [x] Day 1: **[Alpha]({A})**\n- [x] Day 2: **[Beta]({B})**\n"
        f"- [x] Day 3: **[Gamma]({C})**\n",
        f"# C\n\n- [x] Day 1: **[Alpha]({A})**\n- [x] Day 2: **[New]({NEW})**\n"
        f"- [x] Day 2: **[Bravo]({B3})**\n- [x] Day 3: **[Gamma]({C4})**\n"
        f"- [x] Day 4: **[Last]({LAST})**\n",
    ),
    "a list in a list of playlists": (
        f"# C\n\n- [All](https://www.youtube.com/playlist?list={OTHER})\n- Mine\n\t- [Alpha]({A})\n"
        f"\t- [Beta]({B})\n\t- [Gamma]({C})\n- Bye\n",
        f"# C\n\n- [All](https://www.youtube.com/playlist?list={OTHER})\n- Mine\n\t- [Alpha]({A})\n"
        f"\t- [New]({NEW})\n\t- [Bravo]({B3})\n\t- [Gamma]({C4})\n\t- [Last]({LAST})\n- Bye\n",
    ),
    "a playlist that is linked by its first video": (
        f"## My course\n\n[Playlist]({watch('a')})\n\n- [Alpha]({A})\n- [Beta]({B})\n"
        f"- [Gamma]({C})\n",
        f"## My course\n\n[Playlist]({watch('a')})\n\n- [Alpha]({A})\n- [New]({NEW})\n"
        f"- [Bravo]({B3})\n- [Gamma]({C4})\n- [Last]({LAST})\n",
    ),
}


@pytest.mark.parametrize(("post", "after"), SHAPES.values(), ids=SHAPES.keys())
def test_a_table_or_list_of_a_course_is_kept_up(tmp_path: Path, post: str, after: str) -> None:
    text, lines = refreshed(tmp_path, post, LIST, LATER)
    assert text == after
    assert sum("is in the post now" in line for line in lines) == 2
    assert refresh_files(tmp_path, save(tmp_path, LATER), "post.md") == ""


TITLED_BESIDE = {
    "as a link to a page": "| {n} | [{t}](notes/{n}.md) | 2{n}:00 | [video]({u}) |\n",
    "as text": "|{n}|{t}|{n}7|[▶]({u})|\n",
}


@pytest.mark.parametrize("row", TITLED_BESIDE.values(), ids=TITLED_BESIDE.keys())
def test_a_title_in_another_cell_is_written_there_and_the_link_keeps_its_name(
    tmp_path: Path, row: str
) -> None:
    head = "| # | Lesson | Length | Source |\n|---|---|---|---|\n"
    rows = [row.format(n=n, t=LIST[x], u=watch(x, n)) for n, x in enumerate("abc", 1)]
    text, lines = refreshed(tmp_path, head + "".join(rows), LIST, LIST | {"b": "Zwei", "z": "Last"})
    wide = row.startswith("| ")
    new = (
        f"| 4 | Last | | [video]({watch('z', 4)}) |\n"
        if wide
        else f"|4|Last| |[▶]({watch('z', 4)})|\n"
    )
    assert text == head + "".join(rows) + new
    said = ":4: kept: Beta (bbbbbbbbbbb) is 'Zwei' on YouTube now; its line stays as it is"
    assert lines == [said, ":6: new: Last (zzzzzzzzzzz) is in the post now"]


def test_an_address_as_label_becomes_the_new_one(tmp_path: Path) -> None:
    post = "| title | url |\n|---|---|\n"
    post += "".join(f"| {LIST[x]} | [{watch(x)}]({watch(x)}) |\n" for x in "abc")
    text, _ = refreshed(tmp_path, post, LIST, LIST | {"z": "Last"})
    assert text == f"{post}| Last | [{watch('z')}]({watch('z')}) |\n"


def test_a_bar_in_a_title_ends_no_cell(tmp_path: Path) -> None:
    post = f"| a |\n|---|\n| [Alpha]({A}) |\n| [Beta]({B}) |\n| [Gamma]({C}) |\n"
    text, _ = refreshed(tmp_path, post, LIST, LIST | {"z": "Last | not least"})
    assert text == f"{post}| [Last \\| not least]({watch('z', 4)}) |\n"


def test_one_number_twice_in_a_table_is_said(tmp_path: Path) -> None:
    post, _ = SHAPES["a table with numbers and notes"]
    _, lines = refreshed(tmp_path, post, LIST, LATER)
    said = "more than one lecture has the number 2 now; numbers in a table stay as they are"
    assert lines[-1] == f": numbers: {said}"


def test_one_number_behind_a_word_twice_is_said(tmp_path: Path) -> None:
    post = f"## [Lecture 1: Alpha]({A})\n\n## [Lecture 2: Beta]({B})\n"
    later = {"a": "Alpha", "n": "New", "b": "Beta"}
    _, lines = refreshed(tmp_path, post, {"a": "Alpha", "b": "Beta"}, later)
    assert lines[-1].startswith(": numbers: more than one lecture has the number 2 now")


MANY = {letter: f"Topic {letter}" for letter in "abcdefgh"}


@pytest.mark.parametrize(
    "post",
    [
        f"# Best of\n\n- [Alpha]({A})\n- [Beta]({B})\n- [Gamma]({C})\n",
        f"# Best of\n\n- [Alpha]({A})\n- [Other](https://youtu.be/{'x' * 11})\n\n"
        f"text\n\n- [B]({B})\n",
        "# Moments\n\n"
        + "".join(f"- [joke]({watch(x, n)}&t=90s)\n" for n, x in enumerate("abcdefgh", 1)),
    ],
    ids=["some lectures of many", "two links", "moments"],
)
def test_a_list_of_favourites_gets_no_new_lecture(tmp_path: Path, post: str) -> None:
    text, _ = refreshed(tmp_path, post, MANY, MANY | {"z": "Last"})
    assert text == post


def test_words_of_an_authors_own_in_a_list_are_no_news(tmp_path: Path) -> None:
    post = f"# C\n\n- [mine]({A})\n- [Beta]({B})\n- [Gamma]({C})\n"
    text, lines = refreshed(tmp_path, post, LIST, LIST)
    assert (text, lines) == (post, [])
    text, lines = refreshed(tmp_path, post, LIST, LIST | {"a": "Eins"})
    assert text == post
    assert lines == [
        ":3: kept: mine (aaaaaaaaaaa) is yours; YouTube says 'Eins' (--take aaaaaaaaaaa takes it)"
    ]


FULL = {letter: f"Great Course #{n} - {LIST[letter]} - By Us" for n, letter in enumerate("abc", 1)}


@pytest.mark.parametrize("number", ["", "{n}. "])
def test_headings_of_whole_titles_stay_whole(tmp_path: Path, number: str) -> None:
    def heading(letter: str, n: int, title: str) -> str:
        return f"## [{number.format(n=n)}{title}]({watch(letter, n)})\n"

    rows = [heading(letter, n, FULL[letter]) for n, letter in enumerate("abc", 1)]
    later = FULL | {"b": "Great Course #2 - Bravo - By Us", "z": "Great Course #4 - Last - By Us"}
    text, lines = refreshed(tmp_path, "\n".join(rows), FULL, later)
    rows[1] = rows[1].replace("Beta", "Bravo")
    assert text == "\n".join([*rows, heading("z", 4, later["z"])])
    assert lines[0].startswith(
        f":3: changed: {number.format(n=2)}{FULL['b']} (bbbbbbbbbbb) is now "
    )


def test_whole_titles_are_known_though_another_post_had_the_news_first(tmp_path: Path) -> None:
    post = "\n".join(f"## [{FULL[x]}]({watch(x, n)})\n" for n, x in enumerate("abc", 1))
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text(post, "utf-8")
    refresh_files(tmp_path, save(tmp_path, FULL), "one.md", "two.md")
    later = save(tmp_path, FULL | {"b": "Great Course #2 - Bravo - By Us"})
    for name in ("one.md", "two.md"):
        refresh_files(tmp_path, later, name)
        assert (tmp_path / name).read_text("utf-8") == post.replace("Beta", "Bravo")


def test_a_heading_about_a_lectures_topic_gets_no_link_where_the_list_has_it(
    tmp_path: Path,
) -> None:
    listing = f"- [Alpha]({A})\n- [Beta]({B})\n- [Gamma]({C})\n"
    post = f"# C\n\n## beta\n\nmy text, [Beta]({B})\n\n## Other\n\ntext\n\n## Videos\n\n{listing}"
    text, _ = refreshed(tmp_path, post, LIST, LIST | {"z": "Last"})
    assert text == f"{post}- [Last]({watch('z', 4)})\n"


def test_a_block_above_a_player_is_offered_in_its_own_form(tmp_path: Path) -> None:
    player = "\t- ### Class {n} - {t}\n\t  id:: {n}\n\t\t- {{{{video {u}}}}}\n\t\t- text\n"
    blocks = [player.format(n=n, t=LIST[x], u=watch(x, n)) for n, x in enumerate("abc", 1)]
    post = "- Courses\n" + "".join(blocks)
    text, lines = refreshed(tmp_path, post, LIST, LIST | {"z": "Last"})
    assert text == post
    assert lines[-2:] == ["\t- ### Class 4 - Last", f"\t\t- {{{{video {watch('z', 4)}}}}}"]


def test_numbers_of_items_are_brought_in_line_too(tmp_path: Path) -> None:
    post = f"- [1. Alpha]({A})\n- [2. Beta]({B})\n- [3. Gamma]({C})\n"
    later = {"a": "Alpha", "n": "New", "b": "Beta", "c": "Gamma"}
    text, _ = refreshed(tmp_path, post, LIST, later, renumber=True)
    assert text == (
        f"- [1. Alpha]({A})\n- [2. New]({NEW})\n- [3. Beta]({B3})\n- [4. Gamma]({C4})\n"
    )


def test_a_post_with_two_playlists_is_found_by_the_one_that_it_lists(tmp_path: Path) -> None:
    other = f"[All](https://www.youtube.com/playlist?list={OTHER})"
    post = f"{other}\n\n## Videos\n\n1. [Alpha]({A})\n2. [Beta]({B})\n3. [Gamma]({C})\n"
    (tmp_path / "post.md").write_text(post, "utf-8")
    assert refresh_files(tmp_path, save(tmp_path, LIST, PL), "post.md") == ""
    assert (tmp_path / ".scaffold" / f"{PL}.json").is_file()
    assert not (tmp_path / ".scaffold" / f"{OTHER}.json").exists()


def test_a_heading_that_is_known_by_its_words_alone_keeps_them(tmp_path: Path) -> None:
    post = f"[C](https://www.youtube.com/playlist?list={PL})\n\n## 1. Alpha\n\n## [2. Beta]({B})\n"
    (tmp_path / "post.md").write_text(post, "utf-8")
    refresh_files(tmp_path, save(tmp_path, LIST), "post.md")
    (tmp_path / "post.md").write_text(post, "utf-8")  # the author takes the link out again
    said = refresh_files(tmp_path, save(tmp_path, LIST | {"a": "Gamma"}), "post.md")
    assert (tmp_path / "post.md").read_text("utf-8") == post
    assert "kept: 1. Alpha (aaaaaaaaaaa) is yours; YouTube says 'Gamma'" in said


def test_items_without_notes_among_items_with_notes_are_lectures(tmp_path: Path) -> None:
    many = {letter: f"Topic {letter}" for letter in "abcdefghij"}
    rows = [f"- [{many[x]}]({watch(x, n)})\n" for n, x in enumerate("abcd", 1)]
    rows[2] += "  - 8:00 x\n"
    post = "# C\n\n" + "".join(rows)
    later = {"a": many["a"], "n": "New", **{x: many[x] for x in "bcdefghij"}}
    text, _ = refreshed(tmp_path, post, many, later)
    rows = [row.replace(f"index={n}", f"index={n + 1}") for n, row in enumerate(rows, 1)]
    first = f"- [{many['a']}]({watch('a', 1)})\n"
    assert text == "# C\n\n" + "".join([first, f"- [New]({watch('n', 2)})\n", *rows[1:]])
    assert refresh_files(tmp_path, save(tmp_path, later), "post.md").count("\n") == 1


@pytest.mark.parametrize("more", [f"&{watch('x', 2)}", f"&list={PL}&index=//{watch('x')[8:]}"])
def test_an_address_that_holds_two_is_not_repeated(tmp_path: Path, more: str) -> None:
    two = f"https://www.youtube.com/watch?v={'b' * 11}{more}"
    post = f"## [Alpha]({A})\n\n## [Beta]({two})\n"
    text, _ = refreshed(tmp_path, post, {"a": "Alpha", "b": "Beta"}, LIST)
    assert text.splitlines()[-1] in {f"## [Gamma]({C})", f"## [Gamma]({watch('c')})"}


def test_an_item_whose_title_is_like_a_timecode_is_offered_and_not_inserted(tmp_path: Path) -> None:
    post = f"1. [Alpha]({A})\n   - 8:00 x\n2. [Beta]({B})\n   - 8:00 x\n"
    later = {"a": "Alpha", "b": "Beta", "c": "8:00 in the morning"}
    text, lines = refreshed(tmp_path, post, {"a": "Alpha", "b": "Beta"}, later)
    assert text == post
    assert "it would not be read as a lecture there" in lines[0]


def test_what_would_take_a_lecture_its_notes_is_offered_and_not_inserted() -> None:
    first, second = MODEL.videos[:2]
    item = f"[Talk]({MODEL.url.replace('playlist?', f'watch?v={second.id}&')})"
    new = Video(id="newnewnew00", listed="New")
    videos = (first, new, *MODEL.videos[1:])
    later = tuple(v.model_copy(update={"position": n}) for n, v in enumerate(videos, 1))
    guarantees(
        (f"8:00\n- {item}\n\n10:00 lunch\n".encode(), MODEL.model_copy(update={"videos": later}))
    )
