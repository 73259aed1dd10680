"""Posts of several shapes, refreshed from saved listings: before and after, whole."""

import json
from pathlib import Path

import pytest

from scaffold.app.outcome import CommonOptions
from scaffold.app.refresh.command import refresh
from scaffold.app.refresh.options import options_of

PL, OTHER = "PLcourse0000000001", "PLother00000000001"


def watch(letter: str, number: int | None = None, playlist: str = PL) -> str:
    index = f"&index={number}" if number else ""
    return f"https://www.youtube.com/watch?v={letter * 11}&list={playlist}{index}"


def save(folder: Path, titles: dict[str, str], playlist: str = PL) -> Path:
    entries = [
        {"_type": "url", "ie_key": "Youtube", "id": letter * 11, "title": title, "duration": 60}
        for letter, title in titles.items()
    ]
    raw = {"_type": "playlist", "id": playlist, "title": "Course", "entries": entries}
    path = folder / f"{playlist}.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


def run(
    folder: Path, *listings: Path, add: tuple[str, ...] = (), renumber: bool = False
) -> list[str]:
    """Refresh the post; the lines of the report."""
    options = options_of(
        (folder / "post.md",), check=False, diff=False, take=(), add=add, renumber=renumber,
        reclean=False, accept_listing=False,
    )  # fmt: skip
    outcome = refresh(options, CommonOptions(from_info=listings))
    assert not outcome.errors
    return [line.partition("post.md")[2] for line in outcome.output.splitlines()]


def refreshed(folder: Path, post: str, first: dict[str, str], then: dict[str, str]) -> str:
    """The post after it was adopted with one listing and refreshed with another."""
    path = folder / "post.md"
    path.write_bytes(post.encode())
    run(folder, save(folder, first))
    assert path.read_bytes().decode() == post
    run(folder, save(folder, then))
    return path.read_bytes().decode()


ONE_TWO = {"a": "One", "b": "Two"}
THREE = ONE_TWO | {"c": "Three"}
A, B, C = watch("a", 1), watch("b", 2), watch("c", 3)


@pytest.mark.parametrize(
    ("post", "after"),
    [
        pytest.param(
            f"## [1. One]({A})\n\n### Part\n8:00 x\n\n## [2. Two]({B})\n\n### Part\n\ntext\n",
            f"## [1. One]({A})\n\n### Part\n8:00 x\n\n## [2. Two]({B})\n\n### Part\n\ntext\n\n"
            f"## [3. Three]({C})\n",
            id="deeper headings belong to their lecture",
        ),
        pytest.param(
            f"## [2. Two]({B})\n\n\n## [1. One]({A})\n",
            f"## [3. Three]({C})\n\n\n## [2. Two]({B})\n\n\n## [1. One]({A})\n",
            id="against the list's order if the post runs so",
        ),
        pytest.param(
            f"## [1. One]({A})\n\ntext[^1] [x]\n\n## [2. Two]({B})\n\nend\n\n[x]: https://e.org\n"
            "[^1]: note\n",
            f"## [1. One]({A})\n\ntext[^1] [x]\n\n## [2. Two]({B})\n\nend\n\n## [3. Three]({C})\n"
            "\n[x]: https://e.org\n[^1]: note\n",
            id="before definitions and footnotes at the end",
        ),
        pytest.param(
            f"## [1. One]({A})\n\n## [2. Two]({B})\n\n## Links\n\nx\n",
            f"## [1. One]({A})\n\n## [2. Two]({B})\n\n## [3. Three]({C})\n\n## Links\n\nx\n",
            id="before a closing section",
        ),
        pytest.param(
            f"### [Lecture 1: One]({A})\n### [Lecture 2: Two]({B})",
            f"### [Lecture 1: One]({A})\n### [Lecture 2: Two]({B})\n### [Lecture 3: Three]({C})",
            id="in the post's number form, level, spacing and without a final newline",
        ),
        pytest.param(
            f"## [One]({watch('a')})\n\n## [Two]({watch('b')})\n",
            f"## [One]({watch('a')})\n\n## [Two]({watch('b')})\n\n## [Three]({watch('c')})\n",
            id="without number and index where the post has none",
        ),
        pytest.param(
            f"## [1. One](https://youtu.be/{'a' * 11}?list={PL})\n\n"
            f"## [2. Two](https://youtu.be/{'b' * 11}?list={PL})\n",
            f"## [1. One](https://youtu.be/{'a' * 11}?list={PL})\n\n"
            f"## [2. Two](https://youtu.be/{'b' * 11}?list={PL})\n\n"
            f"## [3. Three](https://youtu.be/{'c' * 11}?list={PL})\n",
            id="with the host and form of the neighbour's link",
        ),
        pytest.param(
            f"## [1. One]({A})\r\n\r\n## [2. Two]({B})\n\n> x\r\n> y\r\n",
            f"## [1. One]({A})\r\n\r\n## [2. Two]({B})\n\n> x\r\n> y\r\n\n## [3. Three]({C})\n",
            id="with its neighbour's newline where newlines are mixed",
        ),
        pytest.param(
            f"## [1. One]({A})\n\n## [2. Two]({B})\n\nend[^1]\n\n---\n\n[^1]: note\n",
            f"## [1. One]({A})\n\n## [2. Two]({B})\n\nend[^1]\n\n## [3. Three]({C})\n\n---\n\n"
            "[^1]: note\n",
            id="before a rule over the footnotes",
        ),
        pytest.param(
            f"## 1. One\n\n{{{{< youtube {'a' * 11} >}}}}\n\n"
            f"https://www.youtube.com/playlist?list={PL}\n\n"
            f"## 2. Two\n\n{{{{< youtube {'b' * 11} >}}}}\n",
            f"## 1. One\n\n{{{{< youtube {'a' * 11} >}}}}\n\n"
            f"https://www.youtube.com/playlist?list={PL}\n\n"
            f"## 2. Two\n\n{{{{< youtube {'b' * 11} >}}}}\n\n## [3. Three]({watch('c')})\n",
            id="with an address of its own beside a player",
        ),
    ],
)
def test_a_new_lecture_takes_the_form_of_the_post(tmp_path: Path, post: str, after: str) -> None:
    assert refreshed(tmp_path, post, ONE_TWO, THREE) == after


@pytest.mark.parametrize(
    ("post", "label", "text"),
    [
        (
            f"**[One]({A})**\n\n8:00 x\n\n**[Two]({B})**\n\n9:00 y\n",
            "Three", f"**[Three]({C})**",
        ),
        (f"## [1. One]({A})\n\n### [2. Two]({B})\n", "3. Three", f"### [3. Three]({C})"),
    ],
)  # fmt: skip
def test_where_lectures_are_no_headings_of_one_level_the_text_to_paste_is_told(
    tmp_path: Path, post: str, label: str, text: str
) -> None:
    path = tmp_path / "post.md"
    path.write_text(post, "utf-8")
    run(tmp_path, save(tmp_path, ONE_TWO))
    report = run(tmp_path, save(tmp_path, THREE))
    assert path.read_text("utf-8") == post
    why = "the lectures of the post are not headings of one level or items of a list"
    said = f": new: {label} (ccccccccccc) is not inserted: {why}; to have it, paste:"
    assert report == [said, text.partition("post.md")[2]]
    assert run(tmp_path, save(tmp_path, THREE)) == [": not in the post: 3"]


def test_the_form_of_the_numbers_is_known_though_the_neighbour_is_renamed_at_once(
    tmp_path: Path,
) -> None:
    post = f"## [Урок №1 - One]({A})\n\n## [Урок №2 - Two]({B})\n"
    after = refreshed(tmp_path, post, ONE_TWO, {"a": "One", "b": "Zwei", "c": "Three"})
    assert after == post.replace("Two", "Zwei") + f"\n## [Урок №3 - Three]({C})\n"


@pytest.mark.parametrize("end", ["```\ncode\n", "<!-- x\n"])
def test_nothing_is_inserted_into_code_or_a_comment_that_is_open_at_the_end(
    tmp_path: Path, end: str
) -> None:
    post = f"## [1. One]({A})\n\n## [2. Two]({B})\n\n{end}"
    path = tmp_path / "post.md"
    path.write_text(post, "utf-8")
    run(tmp_path, save(tmp_path, ONE_TWO))
    report = run(tmp_path, save(tmp_path, THREE))
    assert path.read_text("utf-8") == post
    assert "to have it, paste:" in report[0]
    assert len(report) == 2


def test_numbers_and_titles_change_in_one_run_wherever_the_number_stands(tmp_path: Path) -> None:
    post = f"## [7. One]({A})\n\n## Урок 09 - [Two]({B})\n\n## [Three]({C})\n"
    path = tmp_path / "post.md"
    path.write_text(post, "utf-8")
    run(tmp_path, save(tmp_path, THREE))
    news = save(tmp_path, THREE | {"a": "Eins"})
    report = run(tmp_path, news, renumber=True)
    assert report == [
        ":1: changed: 7. One (aaaaaaaaaaa) is now 'Eins'; links to its anchor need the new one",
        ":1: changed: 7. One (aaaaaaaaaaa): number 7 is now 1",
        ":3: changed: Урок 09 - Two (bbbbbbbbbbb): number 09 is now 2",
    ]
    after = f"## [1. Eins]({A})\n\n## Урок 2 - [Two]({B})\n\n## [Three]({C})\n"
    assert path.read_text("utf-8") == after
    assert run(tmp_path, news, renumber=True) == []


def test_a_bare_address_below_a_heading_gets_the_index_that_most_have(tmp_path: Path) -> None:
    post = f"## [1. One]({A})\n\n## [2. Two]({B})\n\n## 3. Three\n\n{watch('c')}\n\n8:00 x\n"
    (tmp_path / "post.md").write_text(post, "utf-8")
    run(tmp_path, save(tmp_path, THREE))
    assert (tmp_path / "post.md").read_text("utf-8") == post.replace(watch("c"), C)


@pytest.mark.parametrize(
    ("before", "after"),
    [("Урок 02: ", "Урок 03: "), ("7. ", "8. "), ("0) ", "1) ")],
)
def test_a_new_lecture_counts_on_as_the_author_counts(
    tmp_path: Path, before: str, after: str
) -> None:
    post = f"## [One]({A})\n\n## [{before}Two]({B})\n"
    whole = refreshed(tmp_path, post, ONE_TWO, THREE)
    assert whole == f"{post}\n## [{after}Three]({C})\n"


def test_a_title_that_would_make_a_note_of_its_heading_is_told_only(tmp_path: Path) -> None:
    post = f"## [One]({A})\n\n## [2. Two]({B})\n"
    after = refreshed(tmp_path, post, ONE_TWO, {"a": "8:00 in the morning", "b": "9:00 at night"})
    assert after == post.replace("Two", "9:00 at night")


def test_a_title_that_youtube_left_empty_never_replaces_one(tmp_path: Path) -> None:
    post = f"## [1. One]({A})\n\n## [2. Two]({B})\n"
    assert refreshed(tmp_path, post, ONE_TWO, {"a": " \u200b", "b": "Two"}) == post
    known = json.loads((tmp_path / ".scaffold" / f"{PL}.json").read_text("utf-8"))
    assert known["videos"]["a" * 11]["listed"] == {"en": "One"}
    assert known["posts"]["post.md"]["offered"]["a" * 11] == "One"


def test_titles_in_list_items_are_refreshed_too(tmp_path: Path) -> None:
    post = f"1. [One]({A})\n   - 8:00 x\n2. [Two]({B})\n   - 9:00 y\n"
    after = refreshed(tmp_path, post, ONE_TWO, {"a": "One", "b": "Zwei"})
    assert after == post.replace("[Two]", "[Zwei]")


def test_several_playlists_in_one_post_are_refreshed_each_by_its_own_list(tmp_path: Path) -> None:
    post = (
        f"# Both\n\n## [1. One]({A})\n\n## [2. Two]({B})\n\n"
        f"## [1. X]({watch('x', 1, OTHER)})\n\n## [2. Y]({watch('y', 2, OTHER)})\n"
    )
    path = tmp_path / "post.md"
    path.write_text(post, "utf-8")
    other = {"x": "X", "y": "Y"}
    run(tmp_path, save(tmp_path, ONE_TWO), save(tmp_path, other, OTHER))
    run(tmp_path, save(tmp_path, THREE), save(tmp_path, other | {"y": "Why", "z": "Z"}, OTHER))
    assert path.read_text("utf-8") == (
        f"# Both\n\n## [1. One]({A})\n\n## [2. Two]({B})\n\n## [3. Three]({C})\n\n"
        f"## [1. X]({watch('x', 1, OTHER)})\n\n## [2. Why]({watch('y', 2, OTHER)})\n\n"
        f"## [3. Z]({watch('z', 3, OTHER)})\n"
    )


def test_a_post_of_half_the_course_says_what_is_not_in_it(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(f"## [1. One]({A})\n", "utf-8")
    many = {letter: f"T {letter}" for letter in "abcdefg"} | {"a": "One"}
    assert run(tmp_path, save(tmp_path, many)) == [": not in the post: 2-7"]
    assert run(tmp_path, save(tmp_path, many), add=("2",))[:1] == [
        ":4: new: 2. T b (bbbbbbbbbbb) is in the post now"
    ]


def test_a_post_that_moved_is_adopted_anew_and_the_old_name_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text(f"## [1. Mine]({A})\n", "utf-8")
    snapshot = tmp_path / ".scaffold" / f"{PL}.json"
    run(tmp_path, save(tmp_path, ONE_TWO))
    old = json.loads(snapshot.read_text("utf-8"))
    old["posts"]["gone.md"] = {"offered": {"a" * 11: "One"}}
    snapshot.write_text(json.dumps(old), "utf-8")
    run(tmp_path, save(tmp_path, ONE_TWO))
    assert list(json.loads(snapshot.read_text("utf-8"))["posts"]) == ["post.md"]


SEED = Path(__file__).parents[3] / "shared" / "seed" / "deep-learning-ngu-2019.md"
OWN = Path(__file__).parents[2] / "fixtures" / "posts" / "adopted" / "in.md"


@pytest.mark.parametrize("post", [OWN, *([SEED] if SEED.is_file() else [])], ids=lambda p: p.stem)
def test_adoption_mends_the_second_headings_link_and_nothing_else(
    tmp_path: Path, post: Path
) -> None:
    listing = Path(__file__).parents[2] / "fixtures" / "deep-learning-ngu-2019.json"
    path = tmp_path / "post.md"
    path.write_bytes(post.read_bytes())
    run(tmp_path, listing)
    link = "1BUuB28FDOc&list=PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb)"
    mended = post.read_bytes().replace(link.encode(), link[:-1].encode() + b"&index=2)", 1)
    assert path.read_bytes() == mended


def test_refresh_adds_the_index_that_check_would_add(tmp_path: Path) -> None:
    without = watch("c")
    post = (
        f"## [1. One]({A})\n\n## [2. Two]({B})\n\n## [3. Three]({without})\n\n"
        f"## [4. Four](https://youtu.be/{'d' * 11})\n"
    )
    after = refreshed_at_once(tmp_path, post, THREE | {"d": "Four"})
    assert after == post.replace(without, C)


def refreshed_at_once(folder: Path, post: str, titles: dict[str, str]) -> str:
    """The post after one refresh, which adopts it."""
    (folder / "post.md").write_text(post, "utf-8")
    run(folder, save(folder, titles))
    return (folder / "post.md").read_text("utf-8")


def test_many_new_lectures_are_inserted_in_the_order_of_the_list(tmp_path: Path) -> None:
    titles = {letter: f"Topic {letter}" for letter in "abcdefgh"}
    some = {letter: titles[letter] for letter in "adh"}
    post = "".join(f"## [{title}]({watch(letter)})\n\n" for letter, title in some.items())
    after = refreshed(tmp_path, post, some, titles)
    assert [line[4:11] for line in after.splitlines() if line] == list(titles.values())


def offered(folder: Path) -> dict[str, dict[str, str | None]]:
    """What the snapshot says that posts were offered, by first letters."""
    posts = json.loads((folder / ".scaffold" / f"{PL}.json").read_text("utf-8"))["posts"]
    return {
        name: {video[0]: title for video, title in post["offered"].items()}
        for name, post in posts.items()
    }


def refresh_files(folder: Path, listing: Path, *names: str) -> str:
    """The report of a refresh of several posts."""
    options = options_of(
        tuple(folder / name for name in names), check=False, diff=False, take=(), add=(),
        renumber=False, reclean=False, accept_listing=False,
    )  # fmt: skip
    outcome = refresh(options, CommonOptions(from_info=(listing,)))
    assert not outcome.errors
    return outcome.output


@pytest.mark.parametrize("new", ["algo.md", "sub/post.md", "post/index.md", "_posts/2026-post.md"])
def test_what_is_known_of_a_post_goes_along_when_it_moves(tmp_path: Path, new: str) -> None:
    post = f"## [1. One]({A})\n\n## [2. Two]({B})\n"
    (tmp_path / "post.md").write_text(post, "utf-8")
    run(tmp_path, save(tmp_path, ONE_TWO))
    (tmp_path / new).parent.mkdir(exist_ok=True)
    (tmp_path / "post.md").rename(tmp_path / new)
    refresh_files(tmp_path, save(tmp_path, THREE | {"b": "Zwei"}), new)
    after = post.replace("Two", "Zwei") + f"\n## [3. Three]({C})\n"
    assert (tmp_path / new).read_text("utf-8") == after
    assert offered(tmp_path) == {new: {"a": "One", "b": "Zwei", "c": "Three"}}


def test_both_parts_of_a_post_that_was_split_know_their_lectures(tmp_path: Path) -> None:
    D = watch("d", 4)
    four = THREE | {"d": "Four"}
    first = f"## [1. One]({A})\n\n## [2. Two]({B})\n"
    second = f"## [3. Three]({C})\n\n## [4. Four]({D})\n"
    (tmp_path / "post.md").write_text(f"{first}\n{second}", "utf-8")
    run(tmp_path, save(tmp_path, four))
    (tmp_path / "post.md").unlink()
    (tmp_path / "one.md").write_text(first, "utf-8")
    (tmp_path / "two.md").write_text(second, "utf-8")
    later = save(tmp_path, four | {"b": "Zwei", "d": "Vier", "e": "Five"})
    refresh_files(tmp_path, later, "one.md", "two.md")
    assert (tmp_path / "one.md").read_text("utf-8") == first.replace("Two", "Zwei")
    after = second.replace("Four", "Vier") + f"\n## [5. Five]({watch('e', 5)})\n"
    assert (tmp_path / "two.md").read_text("utf-8") == after


def test_a_part_that_is_refreshed_later_still_finds_what_is_known_of_it(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(f"## [1. One]({A})\n\n## [2. Two]({B})\n", "utf-8")
    run(tmp_path, save(tmp_path, ONE_TWO))
    (tmp_path / "post.md").unlink()
    for name, heading in (("one.md", f"## [1. One]({A})\n"), ("two.md", f"## [2. Two]({B})\n")):
        (tmp_path / name).write_text(heading, "utf-8")
        refresh_files(tmp_path, save(tmp_path, {"a": "Eins", "b": "Zwei"}), name)
    assert (tmp_path / "one.md").read_text("utf-8") == f"## [1. Eins]({A})\n"
    assert (tmp_path / "two.md").read_text("utf-8") == f"## [2. Zwei]({B})\n"


def test_a_new_post_does_not_take_what_is_known_of_one_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(f"## [1. One]({A})\n", "utf-8")
    run(tmp_path, save(tmp_path, ONE_TWO))
    (tmp_path / "other.md").write_text(f"## [1. One]({A})\n", "utf-8")
    refresh_files(tmp_path, save(tmp_path, {"a": "Eins", "b": "Two"}), "other.md")
    assert (tmp_path / "other.md").read_text("utf-8") == f"## [1. One]({A})\n"


def test_add_names_a_place_not_a_number_that_titles_carry(tmp_path: Path) -> None:
    titles = {letter: f"Lecture {n}: T{letter}" for n, letter in enumerate("abcdef")}
    url = watch("a", 1)
    (tmp_path / "post.md").write_text(f"## [0. Ta]({url})\n", "utf-8")
    report = run(tmp_path, save(tmp_path, titles), add=("3",))
    assert (tmp_path / "post.md").read_text("utf-8") == (
        f"## [0. Ta]({url})\n\n\n## [2. Tc]({watch('c', 3)})\n"
    )
    assert report[-1] == ": not in the post: 2, 4-6"


def test_a_post_that_moved_is_read_in_the_dialect_of_its_site(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").touch()
    post = f'<div markdown="1">\n## [1. One]({A})\n## [2. Two]({B})\n</div>\n'
    (tmp_path / "post.md").write_text(post, "utf-8")
    run(tmp_path, save(tmp_path, ONE_TWO))
    (tmp_path / "post.md").rename(tmp_path / "algo.md")
    refresh_files(tmp_path, save(tmp_path, {"a": "Eins", "b": "Two"}), "algo.md")
    assert (tmp_path / "algo.md").read_text("utf-8") == post.replace("One", "Eins")
    assert offered(tmp_path) == {"algo.md": {"a": "Eins", "b": "Two"}}
