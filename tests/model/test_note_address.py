"""The address that a note gets from its lecture's."""

import pytest

from scaffold.model.note_address import at, note_address
from scaffold.model.timecode import Timecode, TimeStyle

ID = "_q46x0tq2FQ"
LIST = "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            f"https://www.youtube.com/watch?v={ID}&list={LIST}&index=1",
            f"https://www.youtube.com/watch?v={ID}&list={LIST}",
        ),
        (
            f"https://m.youtube.com/watch?list={LIST}&v={ID}&t=5&foo=bar",
            f"https://m.youtube.com/watch?list={LIST}&v={ID}&foo=bar",
        ),
        (
            f"https://youtu.be/{ID}?si=a&feature=b&pp=c&ab_channel=d&app=e",
            f"https://youtu.be/{ID}",
        ),
        (f"https://youtu.be/{ID}&t=113", f"https://youtu.be/{ID}"),
        (f"https://youtu.be/{ID}%3Ft%3D5m36s", f"https://youtu.be/{ID}"),
        (f"http://www.youtube.com/live/{ID}?t=5", f"http://www.youtube.com/live/{ID}"),
        (f"youtube.com/watch?v={ID}", f"https://youtube.com/watch?v={ID}"),
        (f"http://https://youtu.be/{ID}?t=5", f"https://youtu.be/{ID}"),
        (f"//www.youtube.com/embed/{ID}?start=5", f"https://www.youtube.com/watch?v={ID}"),
        (f"https://www.youtube.com/v/{ID}", f"https://www.youtube.com/watch?v={ID}"),
        (
            f"https://www.youtube.com/watch?v={ID}&x=(1)",
            f"https://www.youtube.com/watch?v={ID}&x=%281%29",
        ),
    ],
)
def test_notes_keep_host_and_form_of_the_lecture_link(url: str, expected: str) -> None:
    assert note_address(url) == expected


def test_a_note_address_wants_a_video() -> None:
    with pytest.raises(TypeError):
        note_address(f"https://www.youtube.com/playlist?list={LIST}")


def test_a_moment_is_added_in_every_style() -> None:
    time = Timecode.parse("08:05")
    assert time
    assert at("https://youtu.be/x", time, TimeStyle.HMS) == "https://youtu.be/x?t=08m05s"
    assert at("https://youtu.be/x?a=1", time, TimeStyle.SECONDS) == "https://youtu.be/x?a=1&t=485s"
    assert at("https://youtu.be/x", time, TimeStyle.NUMBER) == "https://youtu.be/x?t=485"
