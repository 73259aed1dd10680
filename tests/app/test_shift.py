"""`scaffold shift` and `remap` on files: what is written, remembered, refused."""

import json
from pathlib import Path

import pytest

from scaffold.app.outcome import CommonOptions, Outcome
from scaffold.app.refresh.command import refresh
from scaffold.app.refresh.options import options_of
from scaffold.app.shift.remap import RemapOptions, remap
from scaffold.app.shift.shift import ShiftOptions, shift, shift_of
from scaffold.errors import UsageError

PL = "PLcourse0000000001"
A, B, C = "a" * 11, "b" * 11, "c" * 11


def watch(video: str, index: int) -> str:
    return f"https://www.youtube.com/watch?v={video}&list={PL}&index={index}"


POST = (
    f"## [1. One]({watch(A, 1)})\n\n[20:00]({watch(A, 1)}&t=20m00s) - a\n\n30:00 - b\n\n"
    f"## [2. Two]({watch(B, 2)})\n\n8:00 - c\n"
)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    path = tmp_path / "post.md"
    path.write_text(POST, "utf-8")
    refreshed(path, 3600)
    return path


def saved(folder: Path, length: int) -> Path:
    titles = {A: "One", B: "Two", C: "Three"}
    entries = [
        {"_type": "url", "ie_key": "Youtube", "id": video, "title": title, "duration": length}
        for video, title in titles.items()
    ]
    path = folder / f"{length}.json"
    raw = {"_type": "playlist", "id": PL, "title": "Course", "entries": entries}
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


def refreshed(path: Path, length: int, *accept: str) -> list[str]:
    """The lines that a refresh says of lengths."""
    options = options_of(
        (path,), check=False, diff=False, take=(), add=(), renumber=False, reclean=False,
        accept_listing=False, accept_length=accept,
    )  # fmt: skip
    outcome = refresh(options, CommonOptions(from_info=(saved(path.parent, length),)))
    assert not outcome.errors
    lines = outcome.output.splitlines()
    return [line.partition(": length changed: ")[2] for line in lines if "length" in line]


def known(path: Path) -> dict[str, object]:
    raw = (path.parent / ".scaffold" / f"{PL}.json").read_text("utf-8")
    held: dict[str, object] = json.loads(raw)
    return held


def noted(path: Path, video: str) -> object:
    videos = known(path)["videos"]
    assert isinstance(videos, dict)
    return videos[video].get("length_noted", {}).get("seconds")


def shifted(
    path: Path, by: str | None = None, *at: str, lecture: str | None = "1", again: bool = False,
    check: bool = False, start: str | None = None,
) -> Outcome:  # fmt: skip
    options = ShiftOptions(path, lecture, shift_of(by, at, start), check, False, again)
    return shift(options, CommonOptions())


def test_a_cut_lecture_is_said_until_its_times_are_moved(post: Path) -> None:
    said = refreshed(post, 2700)
    assert [line.partition(";")[0] for line in said] == [
        f"1. One ({A}): the lecture is 15:00 shorter than when its 2 notes were written",
        f"2. Two ({B}): the lecture is 15:00 shorter than when its note was written",
    ]
    assert refreshed(post, 2700) == said
    assert (noted(post, A), noted(post, B), noted(post, C)) == (3600, 3600, None)
    assert not shifted(post, "-15:00").errors
    after = POST.replace("20:00", "5:00").replace("20m00s", "5m00s").replace("30:00", "15:00")
    assert post.read_text("utf-8") == after
    assert noted(post, A) is None
    assert [B in line for line in refreshed(post, 2700)] == [True]
    assert refreshed(post, 2700, B) == []
    assert refreshed(post, 2700) == []
    assert post.read_text("utf-8") == after


def test_rounding_is_no_change_and_does_not_add_up(post: Path) -> None:
    assert refreshed(post, 3601) == []
    assert refreshed(post, 3602) == []
    assert len(refreshed(post, 3603)) == 2
    assert refreshed(post, 3600) == []
    assert noted(post, A) is None


def test_there_and_back_is_the_same_bytes_and_no_memory(post: Path) -> None:
    before = known(post)
    padded = POST.replace("30:00", "08:00")
    post.write_text(padded, "utf-8")
    outcome = shifted(post, "+4:00")
    assert outcome.output.endswith(f"post.md --lecture={A} --by=-4:00\n")
    assert "12:00 - b" in post.read_text("utf-8")
    assert not shifted(post, "-4:00").errors
    assert post.read_text("utf-8") == padded
    assert known(post) == before


def test_the_same_shift_twice_is_refused_but_with_again(post: Path) -> None:
    assert not shifted(post, "-1:00").errors
    once = post.read_text("utf-8")
    with pytest.raises(UsageError, match="were moved by --by -1:00 already"):
        shifted(post, "-1:00")
    assert post.read_text("utf-8") == once
    assert not shifted(post, "-2:00").errors
    assert not shifted(post, "-1:00", again=True).errors
    assert "[16:00]" in post.read_text("utf-8")


def test_what_is_past_an_end_writes_nothing_and_is_listed(post: Path) -> None:
    outcome = shifted(post, "35:00")
    assert [str(error).partition("post.md:")[2] for error in outcome.errors[:-1]] == [
        "5:1: 30:00 would be 1:05:00, past the end at 1:00:00"
    ]
    assert post.read_text("utf-8") == POST
    assert outcome.code == 2


def test_check_writes_nothing_and_ends_with_one(post: Path) -> None:
    outcome = shifted(post, "-15:00", check=True)
    assert outcome.code == 1
    assert post.read_text("utf-8") == POST


@pytest.mark.parametrize(
    ("lecture", "message"),
    [("9", "has no lecture 9"), (None, "has 2 lectures"), ("z" * 11, "has no lecture zzz")],
)
def test_a_lecture_that_is_not_there_is_a_mistake(
    post: Path, lecture: str | None, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        shifted(post, "1:00", lecture=lecture)


@pytest.mark.parametrize(
    ("by", "at"), [(None, ()), ("1:00", ("1:00=2:00",)), ("x", ()), (None, ("1:00",))]
)
def test_a_shift_that_says_nothing_is_a_mistake(by: str | None, at: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        shift_of(by, at, None)


def test_remap_moves_all_links_of_a_lecture_and_its_place(post: Path) -> None:
    text = POST.replace(watch(A, 1) + "&t", f"https://youtu.be/{A}?t") + f"\n{{% youtube {A} %}}\n"
    post.write_text(text, "utf-8")
    outcome = remap(RemapOptions(post, A, C, shift_of("30", (), None)), CommonOptions())
    assert not outcome.errors
    after = text.replace(A, C).replace("&index=1", "&index=3").replace("30:00", "30:30")
    after = after.replace("[20:00]", "[20:30]").replace("20m00s", "20m30s")
    assert post.read_text("utf-8") == after


def test_remap_of_a_video_that_is_not_linked_is_a_mistake(post: Path) -> None:
    with pytest.raises(UsageError, match="has no link to"):
        remap(RemapOptions(post, "z" * 11, C), CommonOptions())


@pytest.mark.parametrize(
    ("lecture", "sentence", "hint"),
    [
        (None, "post.md has 2 lectures.", f"1. One ({A}); 2. Two ({B})"),
        ("9", "post.md has no lecture 9.", f"Its lectures: 1. One ({A}); 2. Two ({B})"),
    ],
)
def test_lectures_are_named_as_people_know_them(
    post: Path, lecture: str | None, sentence: str, hint: str
) -> None:
    with pytest.raises(UsageError) as raised:
        shifted(post, "-1:00", lecture=lecture)
    assert str(raised.value).endswith(sentence)
    assert hint in str(raised.value.hint)
