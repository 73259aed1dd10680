"""Titles of real courses and conferences, and the headings that a person would write of them."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from scaffold.model.listing import Listing, Video
from scaffold.notes.course.lectures import build_lectures, decide_pattern

FILES = Path(__file__).parents[3] / "fixtures" / "series"
SHARE = 38 / 40


def read_series() -> dict[str, list[tuple[str, str]]]:
    """The tables: `playlist @ channel` to titles and headings."""
    series: dict[str, list[tuple[str, str]]] = {}
    for file in sorted(FILES.glob("*.txt")):
        for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
            name, *lines = block.split("\n")
            assert name not in series, f"{name} is there twice"
            pairs = [line.strip().split("  =>  ") for line in lines]
            series[name] = [(title, heading) for title, heading in pairs]
    return series


def headings(name: str, titles: list[str]) -> list[str]:
    """What `new` writes for a playlist of these titles."""
    playlist, _, channel = name.partition(" @ ")
    videos = [Video(id=f"v{n:010d}", position=n, listed=t) for n, t in enumerate(titles, 1)]
    listing = Listing(id="PLseries000000001", title=playlist, channel=channel, videos=tuple(videos))
    built = build_lectures(listing, listing.videos, decide_pattern(listing))
    return [lecture.label for lecture in built]


SERIES = read_series()
BUILT = {name: headings(name, [title for title, _ in series]) for name, series in SERIES.items()}


def differences(name: str) -> list[str]:
    """A line for each heading that a person would write otherwise."""
    return [
        f"  {title}\n    is  {heading}\n    not {wanted}"
        for (title, wanted), heading in zip(SERIES[name], BUILT[name], strict=True)
        if heading != wanted
    ]


def test_there_are_forty_series_at_least() -> None:
    assert len(SERIES) >= 40


def test_nearly_all_series_become_what_a_person_would_write() -> None:
    wrong = {name: lines for name in SERIES if (lines := differences(name))}
    report = "\n".join(line for name, lines in wrong.items() for line in [name, *lines])
    assert len(SERIES) - len(wrong) >= len(SERIES) * SHARE, (
        f"{len(wrong)} of {len(SERIES)}:\n{report}"
    )


@pytest.mark.parametrize("name", SERIES)
def test_no_heading_is_further_from_a_persons_than_the_raw_title(name: str) -> None:
    for place, ((title, wanted), heading) in enumerate(
        zip(SERIES[name], BUILT[name], strict=True), 1
    ):
        raw = f"{place}. {title}"
        assert likeness(heading, wanted) >= likeness(raw, wanted), (heading, wanted)


def likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
