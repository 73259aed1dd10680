"""What the titles of a course share goes; a distinct rest stays of each."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scaffold.model.pattern import TitlePattern
from scaffold.notes.course.titles import apply, decide, replace
from tests.notes.hostile import ANY

WHOLE = TitlePattern()


def cleaned(titles: Sequence[str], own_names: Sequence[str] = ()) -> list[str]:
    """Number and rest of each title, as a heading has them."""
    pattern = decide(titles, own_names)
    return [
        f"{clean.number}. {clean.text}" if clean.number else clean.text
        for clean in (apply(pattern, title) for title in titles)
    ]


@pytest.mark.parametrize(
    "titles",
    [
        pytest.param(["What is a Tree?", "What is a Graph?", "What is a Heap?"], id="a sentence"),
        pytest.param(["How to sort", "How to search", "How to hash"], id="words"),
        pytest.param(["Trees - MIT"], id="one video"),
        pytest.param(["Lecture 1: Trees", "Lecture 2: Graphs"], id="two videos"),
        pytest.param(["Lecture 1", "Lecture 2", "Lecture 3"], id="nothing would remain"),
        pytest.param(["Live: A"] * 5, id="all identical"),
        pytest.param(["CS: A", "CS: A", "CS: A", "CS: B"], id="two titles, one of them often"),
        pytest.param(["CS: A", "CS: a", "CS: A "], id="rests that differ in case alone"),
        pytest.param(["word2vec", "word2seq", "word3d"], id="numbers inside words"),
        pytest.param(["Self-attention", "Self-driving", "Self-play"], id="a hyphen inside words"),
        pytest.param(["std::map", "std::set", "std::list"], id="colons inside words"),
        pytest.param(["I/O models", "I/O ports", "I/O waits"], id="a slash inside words"),
        pytest.param(["f(x) rises", "f(x) falls", "f(x) bends"], id="brackets inside words"),
        pytest.param(["Dr. Adams", "Dr. Brown", "Dr. Clark"], id="an abbreviation's dot"),
        pytest.param(["Why trees?", "Why graphs?", "Why heaps?"], id="a question mark"),
        pytest.param(["5 tips on A", "7 tips on B", "10 tips on C"], id="numbers that count"),
        pytest.param(["Windows 7 news", "Windows 8 news", "Windows 10 news"], id="versions"),
        pytest.param(["1914: Start", "1915: Middle", "1916: End"], id="years"),
        pytest.param(["2:1 odds", "3:1 odds", "4:1 odds"], id="ratios"),
        pytest.param(["A: x", "A: y", "B: x", "B: y"], id="only half share it"),
        pytest.param(
            ["Лекция 1: A", "Семинар 1: A", "Лекция 2: B", "Семинар 2: B"], id="half each"
        ),
        pytest.param(["Trees (old", "Graphs (old", "Heaps (old"], id="a bracket that never closes"),
        pytest.param(["", "", " ", "\t"], id="emptiness"),
    ],
)
def test_stays_as_it_is(titles: list[str]) -> None:
    assert cleaned(titles) == titles


@pytest.mark.parametrize(
    ("titles", "own_names", "becomes"),
    [
        (["Python lists", "Python sets", "Python loops"], ["Python"], ["lists", "sets", "loops"]),
        (["Trees MIT", "Graphs MIT", "Heaps MIT"], ["CS", "MIT"], ["Trees", "Graphs", "Heaps"]),
        (["Trees mit", "Graphs MIT", "Heaps Mit"], ["MIT"], ["Trees", "Graphs", "Heaps"]),
        (["Pythonic lists", "Pythonic sets", "Pythonic x"], ["Python"], None),
        (["Python lists", "Python sets", "Python loops"], ["", " ", "Other"], None),
        (["Python", "Python sets", "Python loops", "Python x"], ["Python"],
         ["Python", "sets", "loops", "x"]),
    ],
)  # fmt: skip
def test_the_own_name_of_playlist_or_channel_goes_without_punctuation(
    titles: list[str], own_names: list[str], becomes: list[str] | None
) -> None:
    assert cleaned(titles, own_names) == (becomes or titles)


def series(count: int, strays: int) -> list[str]:
    return [f"CS: topic {chr(97 + i)}" for i in range(count - strays)] + [
        f"stray {i}" for i in range(strays)
    ]


@pytest.mark.parametrize(
    ("count", "strays", "goes"), [(4, 1, True), (4, 2, False), (8, 2, True), (8, 3, False)]
)
def test_a_quarter_of_the_titles_may_lack_what_the_others_share(
    count: int, strays: int, goes: bool
) -> None:
    assert decide(series(count, strays)).prefix == ("CS: " if goes else "")


@pytest.mark.parametrize(("strays", "goes"), [(0, True), (4, True), (5, False)])
def test_just_under_half_may_if_the_others_are_numbered(strays: int, goes: bool) -> None:
    titles = [f"Лекция {i}. {chr(97 + i)}" for i in range(1, 6)]
    titles += [f"stray {i}" for i in range(strays)]
    assert decide(titles).prefix == ("Лекция {n}. " if goes else "")


def test_the_pattern_is_text_that_people_can_read_and_change() -> None:
    titles = [f"CS50 — Lecture {i} : topic {chr(97 + i)} | Harvard (2019)" for i in range(4)]
    assert decide(titles) == TitlePattern(
        prefix="CS50 — Lecture {n} : ", suffix=" | Harvard (2019)", numbered=True
    )


@pytest.mark.parametrize(
    ("pattern", "title", "text", "number"),
    [
        (TitlePattern(prefix="Lecture {n}: "), "Lecture 5: X", "X", None),
        (TitlePattern(prefix="Lecture {n}: ", numbered=True), "Lecture 5: X", "X", "5"),
        (TitlePattern(prefix="Lecture {n}: ", numbered=True), "LECTURE 05 - X", "X", "5"),
        (TitlePattern(prefix="Lecture {n}: ", numbered=True), "Lecture IV. X", "X", "4"),
        (TitlePattern(prefix="Lecture {n}:", numbered=True), "Lecture 5:X", "X", "5"),
        (TitlePattern(prefix="Lecture {n}: ", numbered=True), "Lecture 5-6: X", None, None),
        (TitlePattern(prefix="Lecture {n}: ", numbered=True), "Lecture 5:", None, None),
        (TitlePattern(prefix="Lecture {n}: ", numbered=True), "Lecture 5: ?!", None, None),
        (TitlePattern(prefix="Lecture {n}: ", numbered=True), "Lecture: X", None, None),
        (TitlePattern(prefix="Lecture {n}: ", numbered=True), "A Lecture 5: X", None, None),
        (TitlePattern(suffix=" ({n}/8)", numbered=True), "X (3/8)", "X", "3"),
        (TitlePattern(suffix=" ({n}/8)", numbered=True), "X (3/9)", None, None),
        (TitlePattern(suffix=" (2019)"), "X (2019)", "X", None),
        (TitlePattern(suffix=" (2019)"), "X (2019) again", None, None),
        (TitlePattern(suffix=" (2019)"), " (2019)", None, None),
        (TitlePattern(prefix="A.*: "), "A.*: X", "X", None),
        (TitlePattern(prefix="A.*: "), "Abc: X", None, None),
        (TitlePattern(prefix="W{n} L{n}: ", numbered=True), "W2 L3: X", "X", "2.3"),
        (TitlePattern(prefix="Lecture {n}: ", whole=("Review",)), "Lecture 9:  review", None, None),
        (TitlePattern(prefix=" ", suffix="\n"), " X\n", None, None),
        (TitlePattern(numbered=True), "5. X", None, None),
    ],
)
def test_one_title_is_cleaned_by_itself(
    pattern: TitlePattern, title: str, text: str | None, number: str | None
) -> None:
    clean = apply(pattern, title)
    assert (clean.text, clean.number) == (text or title, number)


def test_five_thousand_titles_take_no_time_to_speak_of() -> None:
    titles = [f"Course, Lecture {i}: topic {i * 7} - many | things ({i % 9})" for i in range(5000)]
    assert decide(titles).prefix == "Course, Lecture {n}: "


@pytest.mark.parametrize(
    ("text", "pairs", "becomes"),
    [
        ("Trees (HD)", [(r"\s*\(HD\)", "")], "Trees"),
        ("a b", [("a", "b"), ("b", "c")], "c c"),
        ("Part one", [(r"(\w+) (\w+)", r"\2 \1")], "one Part"),
        ("HD", [("HD", "")], "HD"),
        ("HD x", [("HD x", "?!"), ("x", "y")], "HD y"),
        ("x", [("x", r"\9")], "x"),
        ("x", [], "x"),
    ],
)
def test_replacements_come_in_order_and_leave_something(
    text: str, pairs: list[tuple[str, str]], becomes: str
) -> None:
    assert replace(text, pairs) == becomes


_TOPIC = st.text(st.sampled_from("abжя讲 🎉-:|()?1"), min_size=1, max_size=6)
_FRAME = st.sampled_from(
    [
        "Lecture {i}: {t}", "{t} | MIT", "CS: {t} (2019)", "第{i}讲 {t}", "{i}. {t}", "{t} #{i}",
        "{t} ({i}/9)", "{t}", "My {i} - {t} - x", "[{i}] {t}", "🎓 {t}", "{i} {t}", "Own {t}",
    ]
)  # fmt: skip


@st.composite
def courses(draw: st.DrawFn) -> list[str]:
    """Titles of one or two frames with topics of all kinds, in order or not, with strays."""
    frames = draw(st.lists(_FRAME, min_size=1, max_size=2))
    topics = draw(st.lists(_TOPIC, min_size=1, max_size=12))
    titles = [
        frames[0 if place % 4 else -1].format(i=place, t=topic)
        for place, topic in enumerate(topics, start=draw(st.integers(0, 2)))
    ]
    titles += draw(st.lists(ANY, max_size=2))
    return titles[:: draw(st.sampled_from([1, 1, -1]))]


COURSES = st.one_of(courses(), st.lists(ANY, max_size=8), st.lists(st.text(), max_size=6))


def same(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()


@given(COURSES, st.lists(st.sampled_from(["Own", "MIT", "", "CS"]), max_size=2))
def test_nothing_becomes_empty_and_none_become_equal(titles: list[str], names: list[str]) -> None:
    pattern = decide(titles, names)
    cleaned = [apply(pattern, title) for title in titles]
    assert all(c.text.strip() for c, title in zip(cleaned, titles, strict=True) if title.strip())
    assert len({(c.number, same(c.text)) for c in cleaned}) == len(set(map(same, titles)))


@given(COURSES)
def test_what_remains_is_a_part_of_the_title(titles: list[str]) -> None:
    pattern = decide(titles)
    assert all(apply(pattern, title).text in title for title in titles)


@given(COURSES)
def test_no_pattern_for_fewer_than_three(titles: list[str]) -> None:
    assert decide(titles[:2]) == WHOLE


@given(COURSES)
def test_deciding_twice_is_deciding_once(titles: list[str]) -> None:
    assert decide(titles) == decide(tuple(titles))


@given(COURSES)
def test_a_pattern_survives_the_snapshot(titles: list[str]) -> None:
    pattern = decide([title.encode("utf-8", "ignore").decode() for title in titles])
    assert TitlePattern.model_validate_json(pattern.model_dump_json()) == pattern


@given(st.text(), st.text(), st.lists(st.text()), ANY)
def test_any_pattern_and_any_title_do_no_harm(
    prefix: str, suffix: str, whole: list[str], title: str
) -> None:
    pattern = TitlePattern(prefix=prefix, suffix=suffix, numbered=True, whole=tuple(whole))
    assert apply(pattern, title).text in title


@given(COURSES)
def test_an_ordinary_rest_is_clean_already(titles: list[str]) -> None:
    pattern = decide(titles)
    for title in titles:
        text = apply(pattern, title).text
        if re.fullmatch(r"[A-Za-z]+", text) and same(text) not in map(same, pattern.whole):
            assert apply(pattern, text).text == text


def test_a_pattern_of_an_older_snapshot_is_read() -> None:
    old = '{"prefix": "Lecture {n}: ", "suffix": "", "numbered": true, "whole": ["Review"]}'
    pattern = TitlePattern.model_validate_json(old)
    assert apply(pattern, "Lecture 3: Trees").text == "Trees"
    assert '"prefix":"Lecture {n}: "' in pattern.model_dump_json()


def test_several_spellings_are_a_list_in_the_snapshot() -> None:
    titles = ["A | ML - CS1", "B | ML - CS1", "C | ML, CS1", "D | ML, CS1"]
    pattern = decide(titles)
    assert pattern.suffix == (" | ML - CS1", " | ML, CS1")
    assert '"suffix":[" | ML - CS1"," | ML, CS1"]' in pattern.model_dump_json()


@pytest.mark.parametrize(
    ("title", "text"),
    [("Trees by MIT", "Trees"), ("Trees MIT", "Trees"), ("Trees - by MIT", "Trees")],
)
def test_by_goes_with_the_channels_name(title: str, text: str) -> None:
    titles = [title, *(title.replace("Trees", other) for other in ("Graphs", "Heaps"))]
    assert cleaned(titles, ["Algorithms", "MIT"])[0] == text


def test_by_goes_where_the_channel_is_the_lecturers() -> None:
    titles = [f"{topic} by Ada Adams" for topic in ("Trees", "Graphs", "Heaps")]
    assert cleaned(titles, ["Algorithms by Ada Adams"]) == ["Trees", "Graphs", "Heaps"]
    assert cleaned(titles, ["Algorithms"]) == titles


def test_a_year_that_all_titles_of_a_spelling_share_is_no_lectures_number() -> None:
    shared = [f"CS 1 Fall 2019 - Lecture {n}: {t} ({v})" for n, t in ((1, "Streams"), (2, "Types"))
              for v in ("Screen", "Video")]  # fmt: skip
    raw = ["Lecture 0: Intro (Screen)", "Lecture 0: Intro (Video)", *shared]
    pattern = decide(raw, ["CS 1"])
    assert "2019" not in [apply(pattern, title).number for title in raw]
