"""The terminal in README is what a real run looks like."""

from docs.record import RECORDING, drawn, record, words_of


def test_the_recording_is_what_the_program_prints_now() -> None:
    kept = list(words_of(RECORDING.read_text("utf-8")))
    assert any("8m00s" in words for words in kept)
    assert list(words_of(drawn(record()))) == kept


def test_the_recording_asks_no_host_for_anything() -> None:
    picture = RECORDING.read_text("utf-8")
    assert "url(" not in picture.replace("url(#", "")
    assert "@font-face" not in picture
