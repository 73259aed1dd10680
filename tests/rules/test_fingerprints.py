"""A finding keeps its fingerprint while it moves within its file: no line is part of it."""

import pytest

from scaffold.app.check.placing import place
from scaffold.model.course import Remembered
from scaffold.model.finding import Certainty, Placed
from scaffold.rules import ALL
from scaffold.rules.running import run as running
from tests.rules.views import entry, heading, listed, note, url, verdicts, vid, view

NAME = "content/post.md"
ROWS = [entry(1, duration=60), entry(2, position=5), entry(3), entry(4, alive=False)]
WRONG = note("8:00", 1, "&t=18m00s") + note("9:00", 3, "") + "1:75 - text\n\n7:00 - text\n\n"
POST = heading(1) + WRONG + heading(2) + note("1:00", 2) * 2 + heading(3, "") + heading(4)


def placed(text: str, name: str = NAME) -> tuple[Placed, ...]:
    seen = view(
        text,
        listed(ROWS),
        verdicts(Certainty.DELETED, 4),
        remembered={vid(4): Remembered("Topic 4")},
        offered=frozenset(),
    )
    return place(seen.post, name, running.run(seen, ALL).found)


def prints(found: tuple[Placed, ...]) -> dict[str, str]:
    """Fingerprints with what they stand for; each stands for one finding."""
    by_print = {p.fingerprint: f"{p.finding.rule} {p.finding.label}" for p in found}
    assert len(by_print) == len(found)
    return by_print


MOVES = {
    "lines above": "# Title\n\nMore words.\n\n" + POST,
    "a front matter": "---\ntitle: T\n---\n\n" + POST,
    "empty lines between": POST.replace("\n", "\n\n"),
    "CRLF": POST.replace("\n", "\r\n"),
    "a BOM": "\ufeff" + POST,
    "words on the same line": POST.replace(" - said", " - said, at some length"),
    "another section below": POST + "\n## Links\n\nNothing.\n",
    "notes in a list": POST.replace("[8:00]", "- [8:00]"),
}


@pytest.mark.parametrize("move", MOVES)
def test_moving_lines_keeps_them(move: str) -> None:
    before, after = placed(POST), placed(MOVES[move])
    assert len({p.finding.rule for p in before}) >= 8
    assert prints(after) == prints(before)
    if move not in {"CRLF", "a BOM", "words on the same line", "another section below"}:
        assert [(p.line, p.column) for p in after] != [(p.line, p.column) for p in before]


def test_another_order_of_sections_keeps_them() -> None:
    first, rest = heading(1) + WRONG, POST.removeprefix(heading(1) + WRONG)
    assert prints(placed(rest + first)) == prints(placed(POST))


def test_file_rule_video_and_label_are_part_of_it() -> None:
    text = heading(1) + "".join(
        f"[{label}]({url(video, '&t=30m')})\n\n"
        for label, video in (("8:00", 1), ("9:00", 1), ("8:00", 2))
    )
    found = prints(placed(text))
    assert len(found) >= 5
    assert not set(found) & set(prints(placed(text, "content/other.md")))


def test_renaming_a_lecture_keeps_them() -> None:
    dead = heading(4).replace("[4. ", "[4. Another title of ")
    assert dead != heading(4)
    before, after = placed(POST), placed(POST.replace(heading(4), dead))
    assert {p.fingerprint for p in after} == {p.fingerprint for p in before}


def test_equal_ones_are_told_apart_by_their_order() -> None:
    wrong = note("8:00", 3, "&t=18m00s")
    one = {p.fingerprint for p in placed(heading(3) + wrong)}
    three = [p for p in placed(heading(3) + wrong * 3) if p.finding.rule == "label-mismatch"]
    assert len({p.fingerprint for p in three}) == 3
    assert one & {p.fingerprint for p in three} == {three[0].fingerprint}


def test_places_are_as_editors_count_them() -> None:
    text = f"\ufeff## [1. 🔥 T]({url(1)})\r\n\r\nИтак 🔥 [8:00]({url(1, '&t=30')}) text\r\n"
    found = [p for p in placed(text) if p.finding.rule == "label-mismatch"]
    end = 8 + len(f"[8:00]({url(1, '&t=30')})")
    assert [(p.path, p.line, p.column, p.end_line, p.end_column) for p in found] == [
        (NAME, 3, 8, 3, end)
    ]
