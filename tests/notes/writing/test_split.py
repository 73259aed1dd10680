"""Names of split notes, and the links between them."""

import posixpath
import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scaffold.model.listing import Listing
from scaffold.model.template import Lecture
from scaffold.notes.text.file_names import note_name
from scaffold.notes.writing import split as splitting
from scaffold.notes.writing.render import NewPost
from scaffold.notes.writing.split import SplitBase
from scaffold.outside import templates

PRESETS = templates.names()
LISTING = Listing(
    id="PLcourse0000000001", title="Course", url="https://www.youtube.com/x", videos=()
)
POST = NewPost("Course", "course", date(2026, 11, 24))
WINDOWS = re.compile(r'[<>:"\\|?*\x00-\x1f]|[ .]$')


def lecture(place: int, title: str, video: str = "", *, gone: bool = False) -> Lecture:
    video = video or f"v{place:010}"
    url = f"https://www.youtube.com/watch?v={video}"
    return Lecture(video, place, str(place), title, f"{place}. {title}", url, gone, 60, ())


def paths_of(titles: list[str], preset: str = "obsidian", index: str = "Course.md") -> list[str]:
    lectures = tuple(lecture(n, title) for n, title in enumerate(titles, 1))
    split = splitting.plan(templates.load(preset), POST, lectures, SplitBase(index, ""))
    return [note.path for note in split.notes]


def test_a_note_is_named_by_its_title() -> None:
    assert paths_of(["Intro", "Deep: nets/CNN"]) == ["Course/Intro.md", "Course/Deep - nets-CNN.md"]
    assert paths_of(["Intro", "Сети"], "plain") == ["course/intro.md", "course/seti.md"]


def test_the_id_tells_equal_names_apart_in_whatever_order() -> None:
    titles = ["Intro", "Questions", "questions", "Que\u0301"]
    assert paths_of(titles) == [
        "Course/Intro.md",
        "Course/Questions (v0000000002).md",
        "Course/questions (v0000000003).md",
        "Course/Qu\u00e9.md",
    ]
    assert paths_of(["Q&A", "Q & A"], "plain") == [
        "course/q-a-v0000000001.md",
        "course/q-a-v0000000002.md",
    ]
    one, two = lecture(1, "Same", "aaaaaaaaaaa"), lecture(2, "Same", "bbbbbbbbbbb")
    preset = templates.load("plain")
    first = splitting.plan(preset, POST, (one, two), SplitBase("c.md")).notes
    moved = splitting.plan(preset, POST, (two, one), SplitBase("c.md")).notes
    assert {n.path for n in first} == {n.path for n in moved}


@pytest.mark.parametrize("preset", PRESETS)
def test_no_note_takes_the_place_of_the_index(preset: str) -> None:
    index = "pages/Course.md" if preset == "logseq" else "Course.md"
    found = paths_of(["Course", "Index", "index", "Course"], preset, index)
    assert len({path.casefold() for path in [*found, index]}) == 5


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("C# in depth", "C♯ in depth"), ("#5 [draft] x^2", "5 (draft) x2"), ("..", "untitled"),
        ("CON", "_CON"), ("a|b", "a-b"), ("x" * 300, "x" * 80), ("\u202eevil", "evil"),
        ("🎉", "🎉"), ("%%a`b", "%a'b"),
    ],
)  # fmt: skip
def test_titles_become_names_that_can_be_linked(title: str, name: str) -> None:
    assert note_name(title, splitting.LONGEST) == name


@pytest.mark.slow
@pytest.mark.parametrize("preset", PRESETS)
@settings(deadline=None)  # the first one loads Jinja
@given(titles=st.lists(st.text(max_size=130), min_size=1, max_size=6), bundle=st.booleans())
def test_any_titles_give_paths_that_differ_on_every_system(
    preset: str, titles: list[str], bundle: bool
) -> None:
    index = "posts/course/index.md" if bundle else "posts/Course.md"
    found = paths_of(titles, preset, index)
    folded = {unicodedata.normalize("NFC", path).casefold() for path in [*found, index]}
    assert len(folded) == len(titles) + 1
    for path in found:
        assert posixpath.normpath(path) == path
        assert path.startswith("posts/")
        for part in path.split("/"):
            assert not WINDOWS.search(part), path
            assert len(part.encode("utf-8", "surrogatepass")) <= 250


@pytest.mark.parametrize("preset", PRESETS)
def test_each_note_leads_to_its_neighbours_and_the_index_to_all(preset: str) -> None:
    loaded = templates.load(preset)
    lectures = (lecture(1, "One"), lecture(2, "Gone", gone=True), lecture(3, "Three"))
    base = SplitBase("content/Course.md", "content")
    split = splitting.plan(loaded, POST, lectures, base)
    written = splitting.texts(loaded, POST, LISTING, split, base)
    assert [note.lecture.id if note.lecture else None for note, _ in written] == [
        "v0000000001", "v0000000003", None,
    ]  # fmt: skip
    first, last, index = (text for _, text in written)
    assert "→" in first
    assert "←" not in first
    assert "←" in last
    assert "→" not in last
    assert index.index("One") < index.index("- 2. Gone") < index.index("Three")
    for text in (first, last):
        assert "](https://www.youtube.com/watch?v=" in text


@pytest.mark.parametrize(
    ("preset", "link"),
    [
        ("plain", "[1. One](course/one.md)"),
        ("mkdocs", "[1. One](course/one.md)"),
        ("hugo", '[1. One]({{< relref "/course/one.md" >}})'),
        ("zola", "[1. One](@/course/one.md)"),
        ("jekyll", "[1. One]({% link content/course/2026-11-24-one.md %})"),
        ("docusaurus", "[1. One](course/2026-11-24-one.md)"),
        ("astro", "[1. One](/course/one/)"),
        ("obsidian", "[[content/Course/One|1. One]]"),
        ("logseq", "[[Course/One]]"),
    ],
)
def test_links_are_those_of_the_generator(preset: str, link: str) -> None:
    loaded = templates.load(preset)
    base = SplitBase("content/Course.md", "content")
    split = splitting.plan(loaded, POST, (lecture(1, "One"), lecture(2, "Two")), base)
    *_, (_, index) = splitting.texts(loaded, POST, LISTING, split, base)
    assert link in index


@pytest.mark.parametrize("preset", ["hugo", "zola", "astro"])
@pytest.mark.parametrize("content", ["", None])
def test_outside_of_the_content_links_are_relative(preset: str, content: str | None) -> None:
    loaded = templates.load(preset)
    base = SplitBase("elsewhere/Course.md", content)
    split = splitting.plan(loaded, POST, (lecture(1, "One"), lecture(2, "Two")), base)
    (_, one), *_, (_, index) = splitting.texts(loaded, POST, LISTING, split, base)
    assert "course/one.md" in index
    assert "/course/one.md" not in index
    assert "../Course.md" in one


@pytest.mark.parametrize("title", ["]](javascript:x)", "a|b]]", "%%hidden%%", "[[x]]", "`a`"])
def test_a_title_cannot_leave_a_wikilink(title: str) -> None:
    loaded = templates.load("obsidian")
    base = SplitBase("Course.md", "")
    split = splitting.plan(loaded, POST, (lecture(1, title), lecture(2, "Two")), base)
    *_, (_, index) = splitting.texts(loaded, POST, LISTING, split, base)
    (line,) = [
        line for line in index.splitlines() if line.startswith("- [[Course/") and "|1. " in line
    ]
    assert re.fullmatch(r"- \[\[[^\[\]|]+\|[^\[\]|]+\]\]", line)
    assert "%%" not in line
