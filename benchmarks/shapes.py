"""Shapes of input that once took the square of their size: four times as much, at most five times.

They are counted in seconds of the processor, less what the command takes on next to nothing.
"""

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Figure, expect, run, scaffold

MOST = 5
TIMES = 4
_PLAYLIST = "PLgrown00000000001"
_WATCH = "https://www.youtube.com/watch?v="
_HEAD = f"## [1. A]({_WATCH}00000000000&list={_PLAYLIST}&index=1)\n\n"
_CHECK = ("check", "--offline", "p.md")
_LINK = ("link", "--check", "p.md")


@dataclass(frozen=True, slots=True)
class Shape:
    """So many (`{n}`) of a thing, the command that meets them, and what writes them."""

    name: str
    words: tuple[str, ...]
    count: int
    write: Callable[[Path, int], None]
    codes: tuple[int, ...] = (0,)


def _post(text: Callable[[int], str]) -> Callable[[Path, int], None]:
    return lambda folder, n: _put(folder / "p.md", text(n))


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


def _headings(n: int) -> str:
    return "".join(f"## [{i}. A]({_WATCH}{i:011})\n\n8:00 - x\n\n" for i in range(n))


def _listing(folder: Path, n: int) -> None:
    entries = [
        {"_type": "url", "ie_key": "Youtube", "id": f"{i:011}", "title": _topic(i), "duration": 600}
        for i in range(n)
    ]
    listing = {"_type": "playlist", "id": _PLAYLIST, "title": "Course", "entries": entries}
    _put(folder / "a.json", json.dumps(listing))


def _topic(i: int) -> str:
    return f"Topic {i * 7919 % 100_003} of it"


def _posts_of_a_course(folder: Path, n: int) -> None:
    lectures = 5
    _listing(folder, lectures)
    _put(folder / "scaffold.toml", "")
    (folder / "posts").mkdir()
    text = "".join(
        f"## [{i + 1}. {_topic(i)}]({_WATCH}{i:011}&list={_PLAYLIST}&index={i + 1})\n\n8:00 - x\n\n"
        for i in range(lectures)
    )
    for number in range(n):
        _put(folder / "posts" / f"{number}.md", text)


def _long_pattern(folder: Path, n: int) -> None:
    """A pattern of the snapshot, which a repository may hold; those of the settings are short."""
    _listing(folder, 20)
    known = {"schema": 1, "id": _PLAYLIST, "pattern": {"prefix": "Topic {n} " * (n // 10)}}
    (folder / ".scaffold").mkdir()
    _put(folder / ".scaffold" / f"{_PLAYLIST}.json", json.dumps(known))
    text = f"## [1. {_topic(0)}]({_WATCH}00000000000&list={_PLAYLIST}&index=1)\n\n8:00 - x\n"
    _put(folder / "p.md", text)


SHAPES = (
    Shape("`{{` with {n} blanks behind", _LINK, 400_000, _post(lambda n: "{{" + " " * n), (0, 1)),
    Shape("{n} suppression comments", _CHECK, 8_000,
          _post(lambda n: _HEAD + "<!-- scaffold: ignore past-end -->\n8:00 - x\n\n" * n)),
    Shape("{n} links, each on its line", _CHECK, 16_000,
          _post(lambda n: _HEAD + f"{_WATCH}00000000000&t=5s\n" * n)),
    Shape("a line of {n} links", _CHECK, 16_000,
          _post(lambda n: _HEAD + f"[8:00]({_WATCH}00000000000&t=8m0s) - x " * n)),
    Shape("{n} lines of code with a timecode", _LINK, 16_000,
          _post(lambda n: _HEAD + "```\n" + "8:00 x\n" * n + "```\n")),
    Shape("{n} addresses in front matter", _CHECK, 16_000,
          _post(lambda n: "---\na:\n" + f"  - {_WATCH}00000000000\n" * n + "---\n" + _HEAD)),
    Shape("{n} lectures, each with a new link", _LINK, 4_000, _post(_headings), (1,)),
    Shape("{n} lectures", _CHECK, 4_000, _post(_headings)),
    Shape("{n} rows", ("show", "a.json"), 5_000, _listing),
    Shape("a pattern of {n} bytes in a snapshot", ("refresh", "p.md", "--from-info", "a.json"),
          50_000, _long_pattern),
    Shape("{n} posts of one course", ("refresh", "-q", "posts", "--from-info", "a.json"), 500,
          _posts_of_a_course),
)  # fmt: skip


def shapes(*, quick: bool) -> Iterator[Figure]:
    """A figure for each shape."""
    for shape in SHAPES:
        few = shape.count // (4 if quick else 1)
        nothing = min(took(shape, 1) for _ in range(2))
        short, long = (
            max(min(took(shape, n) for _ in range(2)) - nothing, 0.01) for n in (few, TIMES * few)
        )
        named = shape.name.replace("{n}", f"{TIMES * few:,}")
        yield Figure(
            f"`{shape.words[0]}`: {named} against {few:,}",
            long / short,
            f"at most {MOST} times for {TIMES} times as many",
            f"{long:.2f} s of the processor",
            f"{short:.2f} s",
            long / short <= MOST,
        )


def took(shape: Shape, count: int) -> float:
    """Seconds of the processor that the command takes on so many."""
    with tempfile.TemporaryDirectory() as place:
        shape.write(Path(place), count)
        done = run(scaffold(*shape.words), cwd=Path(place))
    expect(done.code in shape.codes, f"{shape.name}: the command did its work, not {done.code}")
    return done.processor or done.seconds
