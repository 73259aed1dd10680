"""Timecodes as labels and as values of `t=`."""

import pytest

from scaffold.model.timecode import Timecode, TimeStyle, clock_at_start, timecode_at_start


@pytest.mark.parametrize(
    ("label", "seconds"),
    [
        ("8:00", 480),
        ("08:00", 480),
        ("75:30", 4530),
        ("1:01:27", 3687),
        ("0:00", 0),
        ("100:00", 6000),
    ],
)
def test_a_label_is_read_and_kept_as_typed(label: str, seconds: int) -> None:
    timecode = Timecode.parse(label)
    assert timecode is not None
    assert (timecode.seconds, timecode.label) == (seconds, label)


@pytest.mark.parametrize(
    "label", ["1:75", "1:75:00", "8:00:00:00", "8", "8:0", "", "１:00", "8:00 "]
)
def test_what_is_no_timecode_is_none(label: str) -> None:
    assert Timecode.parse(label) is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("480", 480), ("480s", 480), ("8m0s", 480), ("8m", 480), ("1h01m27s", 3687), ("1h5m", 3900),
        ("0h8m12s", 492), ("8:00", 480), ("01:30.55", 90), ("1:01:30.5", 3690),
    ],
)  # fmt: skip
def test_the_value_of_a_link_is_read(value: str, seconds: int) -> None:
    timecode = Timecode.parse_query(value)
    assert timecode is not None
    assert timecode.seconds == seconds


@pytest.mark.parametrize(
    "value", ["", "s", "s5722", "55t", "-12h-4m-25s", "1sn", "28min40s", "x", "1:75.5"]
)
def test_values_that_cannot_be_read_are_none(value: str) -> None:
    assert Timecode.parse_query(value) is None


def test_the_digits_as_typed_make_the_time_of_a_link() -> None:
    typed = Timecode.parse("01:05:09")
    assert typed is not None
    assert [typed.query(style) for style in TimeStyle] == ["01h05m09s", "3909s", "3909"]


@pytest.mark.parametrize(
    ("text", "clock", "seconds"),
    [
        ("8:00", "8:00", 480),
        ("[8:00]", "8:00", 480),
        ("(0:24:26) | Part", "0:24:26", 1466),
        ("@2:06", "2:06", 126),
        ("~12:00", "12:00", 720),
        ("`7:25`", "7:25", 445),
        ("8:00 - 9:00", "8:00", 480),
        ("1:75 wrong", "1:75", None),
        ("8:00pm", "8:00", None),
        ("10:30.5", "10:30", None),
        ("Part 8:00", None, None),
        ("16:9", None, None),
        ("", None, None),
    ],
)
def test_a_label_begins_with_a_timecode_or_not(
    text: str, clock: str | None, seconds: int | None
) -> None:
    timecode = timecode_at_start(text)
    assert clock_at_start(text) == clock
    assert (timecode.seconds if timecode else None) == seconds
