"""A lecture's times are moved: every form of them, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scaffold.model.timecode import Timecode
from scaffold.notes.editing.edits import apply
from scaffold.notes.editing.net import foreign_change
from scaffold.notes.reading.read import read
from scaffold.notes.shifting import plan as shifting
from scaffold.notes.shifting.plan import ShiftPlan
from scaffold.notes.shifting.shift import Shift, by

A, B = "_q46x0tq2FQ", "1BUuB28FDOc"
URL = f"https://www.youtube.com/watch?v={A}"
OTHER = f"https://www.youtube.com/watch?v={B}"
H = f"## [1. One]({URL})\n\n"


def planned(text: str, shift: Shift, end: int | None = None) -> ShiftPlan:
    return shifting.plan(read(text), A, shift, end)


def moved(text: str, shift: Shift) -> str:
    """The text after the shift, behind the net."""
    post = read(text)
    plan = shifting.plan(post, A, shift)
    assert plan.refused == ()
    data = apply(post.data, plan.edits)
    assert foreign_change(post, data, plan.edits) == ""
    assert shifting.wrong(post, read(data), A, shift) == ""
    return data.decode()


LATER = by(15 * 60)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"[8:00]({URL}&t=8m00s) - x\n", f"[23:00]({URL}&t=23m00s) - x\n"),
        (f"[8:00]({URL}&t=480s) - x\n", f"[23:00]({URL}&t=1380s) - x\n"),
        (f"[8:00]({URL}&t=480) - x\n", f"[23:00]({URL}&t=1380) - x\n"),
        (f"[8:00]({URL}&amp;t=8m0s)\n", f"[23:00]({URL}&amp;t=23m0s)\n"),
        (f"[50:05]({URL}&t=50m5s)\n", f"[1:05:05]({URL}&t=1h5m5s)\n"),
        (f"[50:05]({URL}&t=50m05s)\n", f"[1:05:05]({URL}&t=1h05m05s)\n"),
        (f"[x](https://youtu.be/{A}?t=0h8m12s)\n", f"[x](https://youtu.be/{A}?t=0h23m12s)\n"),
        (f"[x](https://youtu.be/{A}?t=8m)\n", f"[x](https://youtu.be/{A}?t=23m)\n"),
        (f"[8m05s x]({URL}&t=485)\n", f"[23m05s x]({URL}&t=1385)\n"),
        (f"[1h2m]({URL}#t=1h2m)\n", f"[1h17m]({URL}#t=1h17m)\n"),
        (f"[8:00]({URL}&t=97s#t=480.5)\n", f"[23:00]({URL}&t=97s#t=1380.5)\n"),
        ("8:00 - x\n", "23:00 - x\n"),
        ("- 8:00-9:30 x\n", "- 23:00-24:30 x\n"),
        ("8:00 – 9:30 x\n", "23:00 – 24:30 x\n"),
        ("[8:00-9:30] x\n", "[23:00-24:30] x\n"),
        (f"[8:00]({URL}&t=480)-9:30 x\n", f"[23:00]({URL}&t=1380)-24:30 x\n"),
        (f"[8:00-9:30]({URL}&t=480) x\n", f"[23:00-24:30]({URL}&t=1380) x\n"),
        (f"**[8:00]({URL}&t=480)** x\n", f"**[23:00]({URL}&t=1380)** x\n"),
        ("08:00 - x\n\n05:00 - y\n", "23:00 - x\n\n20:00 - y\n"),
        ("75:30 - x\n", "90:30 - x\n"),
        ("50:00 - x\n\n75:30 - y\n", "65:00 - x\n\n90:30 - y\n"),
        ("0:46:27 - x\n", "1:01:27 - x\n"),
        ("01:01:27 - x\n", "01:16:27 - x\n"),
        ("| 8:00 | x |\n|---|---|\n| 9:00 | y |\n", "| 23:00 | x |\n|---|---|\n| 24:00 | y |\n"),
        ("### 8:00 part\n\nx\n", "### 23:00 part\n\nx\n"),
    ],
)
def test_every_form_of_a_time_is_moved_and_keeps_its_form(before: str, after: str) -> None:
    assert moved(H + before, LATER) == H + after


@pytest.mark.parametrize(
    "text",
    [
        f"[8:00]({OTHER}&t=480) another video\n",
        "text at 8:00, which is said in passing\n",
        "`code 8:00`\n",
        "```\n8:00 x\n```\n",
        "John 3:16\n",
        f"\n## [2. Two]({OTHER})\n\n8:00 of another lecture\n",
    ],
)
def test_nothing_else_is_moved(text: str) -> None:
    own = "1:00 - x\n\n"
    assert moved(H + own + text, LATER) == H + own.replace("1:00", "16:00") + text


def test_padded_minutes_stay_padded() -> None:
    assert moved(H + "18:00 - x\n\n08:00 - y\n", by(-600 + 120)) == H + "10:00 - x\n\n00:00 - y\n"
    assert moved(H + "12:00 - x\n\n09:00 - y\n", by(-240)) == H + "08:00 - x\n\n05:00 - y\n"


def test_links_to_the_video_are_moved_wherever_they_are() -> None:
    text = f"see [8:00]({URL}&t=480)\n\n## [2. Two]({OTHER})\n\n[9:00]({URL}&t=540) again\n"
    after = moved(text, LATER)
    assert after == text.replace("8:00", "23:00").replace("480", "1380").replace(
        "9:00", "24:00"
    ).replace("540", "1440")


def test_a_heading_that_starts_within_the_video_is_moved() -> None:
    text = f"## [Part two]({URL}&t=217s)\n\n8:00 x\n"
    assert moved(text, by(60)) == text.replace("217s", "277s").replace("8:00", "9:00")


@pytest.mark.parametrize(
    ("shift", "end", "sentences"),
    [
        (by(-600), None, ["8:00 would be 2:00 before the beginning"]),
        (by(600), 900, ["8:00 would be 18:00, past the end at 15:00",
                        "12:00 would be 22:00, past the end at 15:00"]),
        (by(-300, 600), None, ["8:00 is in a part that is cut out by this"]),
        (Shift.at([(0, 0), (600, 400)]), None, ["8:00 is in a part that is cut out by this"]),
    ],
)  # fmt: skip
def test_what_cannot_be_moved_is_listed_and_nothing_changes(
    shift: Shift, end: int | None, sentences: list[str]
) -> None:
    plan = planned(H + "8:00 - x\n\n12:00 - y\n", shift, end)
    assert plan.edits == ()
    assert [refused.sentence for refused in plan.refused] == sentences


def test_several_cuts_move_each_part_by_its_own_time() -> None:
    text = "10:00 - a\n\n25:00 - b\n\n50:00 - c\n"
    cuts = Shift.at([(600, 300), (1500, 900), (3000, 1800)])
    assert moved(H + text, cuts) == H + "5:00 - a\n\n15:00 - b\n\n30:00 - c\n"
    assert cuts.words == "--at 10:00=5:00 --at 25:00=15:00 --at 50:00=30:00"
    assert cuts.inverse.words == "--at 5:00=10:00 --at 15:00=25:00 --at 30:00=50:00"


def test_what_is_before_from_stays() -> None:
    text = "5:00 - a\n\n25:00 - b\n"
    assert moved(H + text, by(60, 600)) == H + "5:00 - a\n\n26:00 - b\n"


LABELS = st.builds(
    lambda seconds, form: {
        0: Timecode.of(seconds).label,
        1: f"{seconds // 60:02}:{seconds % 60:02}",
        2: f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}",
        3: f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}",
    }[form],
    st.integers(0, 3 * 3600),
    st.integers(0, 3),
)
LINES = st.one_of(
    LABELS.map(lambda label: f"{label} - x\n"),
    st.tuples(LABELS, st.sampled_from(["{}", "{}s", "hms", "h0ms"])).map(
        lambda pair: f"[{pair[0]}]({URL}&t={_time(*pair)}) - x\n"
    ),
    LABELS.map(lambda label: f"[{label}]({OTHER}&t=3s) - another\n"),
    st.just("text\n"),
)


def _time(label: str, form: str) -> str:
    time = Timecode.parse(label)
    assert time is not None
    hours, rest = divmod(time.seconds, 3600)
    if form == "hms":
        return f"{hours}h{rest // 60:02}m{rest % 60:02}s" if hours else f"{rest // 60}m{rest % 60}s"
    if form == "h0ms":
        return f"{hours}h{rest // 60}m{rest % 60}s"
    return form.format(time.seconds)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(LINES, max_size=8).map("\n".join),
    st.integers(-7200, 7200),
    st.one_of(st.just(0), st.integers(0, 7200)),
)
def test_there_and_back_is_the_same_bytes(text: str, seconds: int, start: int) -> None:
    shift = by(seconds, start)
    post = read(H + text)
    there = shifting.plan(post, A, shift)
    if there.refused:
        assert there.edits == ()
        return
    data = apply(post.data, there.edits)
    assert foreign_change(post, data, there.edits) == ""
    assert shifting.wrong(post, read(data), A, shift) == ""
    back = shifting.plan(read(data), A, shift.inverse, written=there.written)
    assert back.refused == ()
    assert apply(data, back.edits) == post.data
