"""What holds for every refresh: random posts, random histories of a playlist."""

import json
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from scaffold.app.outcome import CommonOptions
from scaffold.app.refresh.command import refresh
from scaffold.app.refresh.options import options_of
from scaffold.notes.reading.read import read

PL = "PLcourse0000000001"
IDS = [letter * 11 for letter in "abcdefgh"]
TITLES = [
    "RNN",
    "RNN и LSTM",
    "C++ & C#",
    "a_b *c*",
    "[x](y)",
    "Графы",
    "中文 标题",
    "Q&A",
    "`code`",
    "100 %",
]
RENAMED = [f"Neu {title}" for title in TITLES]
"""Titles of which no author thinks by himself."""

LINES = [
    "8:00 - заметка",
    "текст про RNN",
    "- пункт",
    "",
    "> цитата 1:02",
    "`RNN`",
    "[a]: /b",
    "  отступ",
    "| a |",
]


@dataclass(frozen=True)
class Row:
    place: int
    title: str
    alive: bool = True


@st.composite
def lists(draw: st.DrawFn) -> list[Row]:
    """The playlist at one moment: some of eight videos in some order, distinct titles."""
    places = draw(st.lists(st.sampled_from(range(8)), min_size=1, max_size=8, unique=True))
    if draw(st.booleans()):
        places.sort()
    titles = draw(st.permutations(TITLES))
    dead = draw(st.sets(st.sampled_from(places), max_size=1))
    return [Row(place, titles[n], place not in dead) for n, place in enumerate(places)]


@st.composite
def posts(draw: st.DrawFn) -> str:
    """A post about some of the lectures, in our form or the author's own words."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    level = draw(st.sampled_from(["##", "###"]))
    chosen = draw(st.lists(st.sampled_from(range(8)), min_size=1, max_size=6, unique=True))
    parts = [f"intro https://www.youtube.com/playlist?list={PL}"]
    for number, place in enumerate(chosen, 1):
        words = draw(st.sampled_from([*TITLES[:3], "Мои слова", "Графы (мои)", "**жирно**"]))
        label = draw(st.sampled_from([f"{number}. {words}", words, f"{words}: конспект"]))
        address = f"https://www.youtube.com/watch?v={IDS[place]}&list={PL}"
        address += draw(st.sampled_from(["", f"&index={number}", "&index=7"]))
        notes = draw(st.lists(st.sampled_from(LINES), max_size=4))
        label = label.replace("[", "\\[").replace("]", "\\]").replace("_", "\\_")
        after = draw(st.sampled_from(["", " {#own}", " 🔥", " (*гость*)"]))
        shapes = (
            [f"{level} [{label}]({address}){after}"],
            [f"{level} {label}{after}", "", address],
            [f"{level} {label} ([видео]({address}))"],
        )
        parts += ["", "", *draw(st.sampled_from(shapes)), "", *notes]
    parts += draw(st.sampled_from([[], [""], ["", f"{level} Ссылки", "конец", ""]]))
    return newline.join(parts)


def save(folder: Path, rows: list[Row]) -> Path:
    entries = [
        {"_type": "url", "ie_key": "Youtube", "id": IDS[row.place]}
        | ({"title": row.title, "duration": 600 + row.place} if row.alive else {})
        for row in rows
    ]
    raw = {"_type": "playlist", "id": PL, "title": "Course", "entries": entries}
    path = folder / "listing.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


def run(folder: Path, rows: list[Row]) -> str:
    """Refresh the post in the folder from a listing; the report."""
    common = CommonOptions(from_info=(save(folder, rows),))
    options = options_of(
        (folder / "post.md",), check=False, diff=False, take=(), add=(), renumber=False,
        reclean=False, accept_listing=False,
    )  # fmt: skip
    outcome = refresh(options, common)
    assert [error for error in outcome.errors if error.exit_code != 3] == []
    return outcome.output


def titles_written(folder: Path) -> dict[str, str | None]:
    """What the snapshot says was last written into the post, by video."""
    path = folder / ".scaffold" / f"{PL}.json"
    if not path.exists():
        return {}
    known = json.loads(path.read_text("utf-8")).get("posts", {})
    written: dict[str, str | None] = known.get("post.md", {}).get("offered", {})
    return written


def lectures(text: bytes) -> dict[str, tuple[str, bytes]]:
    """Each lecture's plain label, and its heading and link without title and index."""
    post = read(text)
    found = {}
    for section in post.sections:
        heading, lecture = section.heading, section.lecture
        if heading is None or lecture is None or lecture.link is None:
            continue
        # the last line of a post may have no newline until another one follows it
        line = post.data[heading.span.start : heading.span.end].rstrip(b"\r\n")
        written = line + b"\n" + lecture.link.url.encode()
        for piece in heading.pieces:
            written = written.replace(post.data[piece.span.start : piece.span.end], b"", 1)
        rest = re.sub(rb"[&?]index=\d+|\\(?=\W)", b"", written)
        found[lecture.video.video] = ("".join(piece.text for piece in heading.pieces), rest)
    return found


def is_ours(before: str, after: str, was: str | None, now: str | None) -> bool:
    """Whether the one label comes of the other by our title put in place of our title."""
    if before == after:
        return True
    if not was or not now or before.count(was) != 1:
        return False
    return before.replace(was, now) == after


def sections(text: bytes) -> list[str]:
    return [s.lecture.video.video for s in read(text).sections if s.lecture and not s.continued]


def is_part(few: list[str], many: list[str]) -> bool:
    """Whether the few stand among the many in the same order."""
    rest = iter(many)
    return all(item in rest for item in few)


def authors_lines(text: bytes) -> list[str]:
    """All lines but headings, with their ends (a last one is given its); no index in addresses."""
    whole = text.decode()
    newline = "\r\n" if "\r\n" in whole else "\n"
    lines = re.findall(r"[^\r\n]*(?:\r\n|\n)", whole if whole.endswith("\n") else whole + newline)
    return [re.sub(r"&index=\d+", "", line) for line in lines if line[0] != "#"]


LABEL_OF_ESCAPES = (
    "intro https://www.youtube.com/playlist?list=PLcourse0000000001\n\n"
    "## 2. Графы (мои)\n\n"
    f"https://www.youtube.com/watch?v={'e' * 11}&list=PLcourse0000000001\n"
)


@settings(max_examples=60, deadline=None)
@given(posts(), st.lists(lists(), min_size=1, max_size=4))
@example(LABEL_OF_ESCAPES, [[Row(4, "Графы", True)], [Row(4, "[x](y)", True)]])
def test_no_line_of_the_author_and_no_section_is_ever_lost(
    post: str, history: list[list[Row]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "post.md"
        path.write_bytes(post.encode())
        for rows in history:
            before, old = path.read_bytes(), titles_written(folder)
            run(folder, rows)
            after, new = path.read_bytes(), titles_written(folder)
            assert is_part(authors_lines(before), authors_lines(after))
            was_there, is_there = lectures(before), lectures(after)
            for video, (label, rest) in was_there.items():
                assert is_ours(label, is_there[video][0], old.get(video), new.get(video))
                assert is_there[video][1] == rest
            assert is_part(sections(before), sections(after))
            news = {k.name: k.read_bytes() for k in (folder / ".scaffold").glob("*")}
            run(folder, rows)
            assert path.read_bytes() == after
            assert {k.name: k.read_bytes() for k in (folder / ".scaffold").glob("*")} == news


@settings(max_examples=60, deadline=None)
@given(lists(), st.permutations(TITLES))
def test_was_now_was_gives_the_first_bytes_back(rows: list[Row], titles: list[str]) -> None:
    alive = [Row(row.place, row.title) for row in rows]
    renamed = [Row(row.place, title) for row, title in zip(alive, titles, strict=False)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "post.md"
        from scaffold.app.new.command import NewOptions, new

        new(
            str(save(folder, alive)),
            NewOptions(output=str(path), date="2026-11-24"),
            CommonOptions(),
        )
        first = path.read_bytes()
        run(folder, renamed)
        run(folder, alive)
        assert path.read_bytes() == first


@settings(max_examples=60, deadline=None)
@given(posts(), lists(), st.permutations(RENAMED))
def test_was_now_was_gives_an_adopted_posts_bytes_back_but_for_marks_of_escape(
    post: str, rows: list[Row], titles: list[str]
) -> None:
    alive = [Row(row.place, row.title) for row in rows]
    renamed = [Row(row.place, title) for row, title in zip(alive, titles, strict=False)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "post.md"
        path.write_bytes(post.encode())
        run(folder, alive)
        first = path.read_bytes()
        run(folder, renamed)
        run(folder, alive)
        assert path.read_bytes().replace(b"\\", b"") == first.replace(b"\\", b"")


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 7), st.integers(1, 7), st.permutations(TITLES))
def test_what_is_inserted_stands_in_the_lists_order(
    size: int, more: int, titles: list[str]
) -> None:
    whole = [Row(place, titles[place]) for place in range(8)]
    fewer = [row for row in whole if row.place % (more + 1) or row.place < size]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "post.md"
        from scaffold.app.new.command import NewOptions, new

        new(
            str(save(folder, fewer)),
            NewOptions(output=str(path), date="2026-11-24"),
            CommonOptions(),
        )
        run(folder, whole)
        assert sections(path.read_bytes()) == [IDS[row.place] for row in whole]
