"""Chapters of a video, by its page and its description."""

import pytest

from scaffold.outside.youtube.chapters import chapters_of

AUTHORS = "All parts:\n0:00 Intro\n1:30 - Middle\n1:02:03 End"


def seen(shown: list[tuple[int, str]], description: str) -> list[tuple[int, str, bool]]:
    found = chapters_of(shown, description)
    return [(c.start.seconds, c.title, c.automatic) for c in found]


def test_chapters_that_the_description_bears_out_are_the_authors() -> None:
    shown = [(0, "Intro"), (90, "Middle"), (3723, "End")]
    assert seen(shown, AUTHORS) == [(s, t, False) for s, t in shown]


def test_key_moments_that_nobody_wrote_are_machine_made() -> None:
    shown = [(0, "Hello"), (40, "Graph on a board")]
    assert seen(shown, "A talk. 12 parts.") == [(s, t, True) for s, t in shown]


def test_an_authors_list_wins_over_key_moments() -> None:
    assert seen([(0, "Hello"), (40, "Board")], AUTHORS) == [
        (0, "Intro", False),
        (90, "Middle", False),
        (3723, "End", False),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "1) 0:00 Intro\n2) 1:30 Middle\n3) 5:00 End",
        "[00:00] Intro\n[01:30] Middle\n[05:00] End",
        "Intro (0:00)\nMiddle (1:30)\nEnd (5:00)",
        "● 0:00 – Intro\r\n● 1:30 – Middle\r\n● 5:00 – End",
        "00:00:00 | Intro\n00:01:30 | Middle\n00:05:00 | End",
    ],
)
def test_lists_that_yt_dlp_does_not_read_are_read(lines: str) -> None:
    parts = [(0, "Intro", False), (90, "Middle", False), (300, "End", False)]
    assert seen([], lines) == parts


@pytest.mark.parametrize(
    "description",
    [
        "12:30 demo",
        "see 12:30 demo\nand 14:00 more",
        "0:00 only\n1:00 two",
        "5:00 a\n6:00 b\n7:00 c",
    ],
)
def test_a_stray_moment_in_a_description_makes_no_chapters(description: str) -> None:
    assert seen([(750, "demo")] if "12:30" in description else [], description) in (
        [],
        [(750, "demo", True)],
    )
    assert not [c for c in chapters_of([], description) if not c.automatic]


def test_a_chapter_that_yt_dlp_invents_is_none() -> None:
    assert seen([(0, "<Untitled Chapter 1>"), (60, "Real")], "") == [(60, "Real", True)]
