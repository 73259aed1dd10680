"""`link --watch`, save by save, with a clock and turns of our own."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from scaffold.app.link.command import LinkOptions
from scaffold.app.link.watch import watch
from scaffold.app.outcome import CommonOptions, Outcome
from scaffold.errors import UsageError

HEADING = "## [1. Intro](https://www.youtube.com/watch?v=_q46x0tq2FQ)\n"
NOTE = "https://www.youtube.com/watch?v=_q46x0tq2FQ&t="

Save = Callable[[], Sequence[Path]]


class Day:
    """Turns of a watch: each step saves files and lets time pass."""

    def __init__(self, *named: Path) -> None:
        self.named = named
        self.now = 100.0
        self.said: list[Outcome] = []

    def run(self, *steps: tuple[float, Save]) -> list[Outcome]:
        """Each step: seconds that pass, then what is saved."""

        def turns(
            named: Sequence[Path], wanted: Callable[[Path], bool]
        ) -> Iterator[frozenset[Path]]:
            for seconds, save in steps:
                self.now += seconds
                yield frozenset(save())

        outcomes = watch(self.named, LinkOptions(), CommonOptions(), turns, lambda: self.now)
        return list(outcomes)[1:]


def nothing() -> Sequence[Path]:
    return ()


def save(path: Path, text: str) -> Save:
    def write() -> Sequence[Path]:
        path.write_bytes(text.encode())
        return (path,)

    return write


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_bytes(HEADING.encode())
    return path


def test_a_line_is_linked_once_it_has_rested(post: Path) -> None:
    day = Day(post)
    day.run((0, save(post, HEADING + "8:00 - a\n")), (4.9, nothing))
    assert post.read_text("utf-8") == HEADING + "8:00 - a\n"
    day = Day(post)
    post.write_bytes(HEADING.encode())
    day.run((0, save(post, HEADING + "8:00 - a\n")), (4.9, nothing), (0.2, nothing))
    assert post.read_text("utf-8") == f"{HEADING}[8:00]({NOTE}8m00s) - a\n"


def test_old_lines_are_linked_at_once_and_a_young_one_later(post: Path) -> None:
    post.write_bytes((HEADING + "8:00 - a\n").encode())
    day = Day(post)
    first = save(post, HEADING + "8:00 - a\n9:00 - b\n")
    day.run((0, first))
    assert post.read_text("utf-8") == f"{HEADING}[8:00]({NOTE}8m00s) - a\n9:00 - b\n"


def test_a_line_without_text_waits_for_it(post: Path) -> None:
    post.write_bytes((HEADING + "8:00\n9:00 -\n10:00 - c\n").encode())
    Day(post).run((0, lambda: (post,)), (10, nothing), (10, nothing))
    assert post.read_text("utf-8") == f"{HEADING}8:00\n9:00 -\n[10:00]({NOTE}10m00s) - c\n"


def test_its_own_write_is_no_news(post: Path) -> None:
    post.write_bytes((HEADING + "8:00 - a\n").encode())
    outcomes = Day(post).run((0, lambda: (post,)), (1, lambda: (post,)), (10, lambda: (post,)))
    assert len(outcomes) == 1


def test_a_file_that_vanishes_and_comes_back_is_taken_up_again(post: Path) -> None:
    def vanish() -> Sequence[Path]:
        post.unlink()
        return (post,)

    outcomes = Day(post).run(
        (0, vanish),
        (1, nothing),
        (1, save(post, HEADING + "8:00 - a\n")),
        (6, nothing),
    )
    assert [outcome.errors for outcome in outcomes] == [()]
    assert post.read_text("utf-8") == f"{HEADING}[8:00]({NOTE}8m00s) - a\n"


def test_an_error_is_told_once_and_does_not_end_the_watch(post: Path) -> None:
    def spoil() -> Sequence[Path]:
        post.write_bytes(b"\xff")
        return (post,)

    outcomes = Day(post).run(
        (0, spoil), (1, lambda: (post,)), (1, save(post, HEADING + "8:00 - a\n")), (6, nothing)
    )
    assert [len(outcome.errors) for outcome in outcomes] == [1, 0]
    assert f"]({NOTE}8m00s)" in post.read_text("utf-8")


def test_what_is_left_alone_is_told_once(post: Path) -> None:
    post.write_bytes((HEADING + "1:75 - a\n").encode())
    outcomes = Day(post).run((0, lambda: (post,)), (1, lambda: (post,)))
    assert len(outcomes) == 1
    assert "1:75 is left alone" in outcomes[0].remarks[0].text


def test_watching_stdin_or_without_writing_makes_no_sense() -> None:
    for named, options in (((Path("-"),), LinkOptions()), ((Path(),), LinkOptions(check=True))):
        with pytest.raises(UsageError):
            list(watch(named, options, CommonOptions()))
