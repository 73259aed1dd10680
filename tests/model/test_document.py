"""Open documents: positions in each encoding, changes one after the other, lines."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scaffold.model.document import Change, Document, Position, PositionEncoding
from scaffold.model.edit import Span
from tests.notes import nasty

every_encoding = pytest.mark.parametrize("encoding", PositionEncoding)
encodings = st.sampled_from(PositionEncoding)
letters = nasty.texts.map(lambda text: text.encode("utf-8", "replace").decode())


def opened(text: str, encoding: PositionEncoding = PositionEncoding.UTF16) -> Document:
    return Document.opened("file:///post.md", 1, text, encoding)


def units(text: str, encoding: PositionEncoding) -> int:
    """How long a text is for an editor, counted letter by letter."""
    match encoding:
        case PositionEncoding.UTF8:
            return sum(len(letter.encode()) for letter in text)
        case PositionEncoding.UTF16:
            return sum(2 if ord(letter) > 0xFFFF else 1 for letter in text)
        case PositionEncoding.UTF32:
            return len(text)


@pytest.mark.parametrize(
    ("encoding", "character"),
    [
        (PositionEncoding.UTF8, 2 * 4 + 1 + 4 + 1),
        (PositionEncoding.UTF16, 4 + 1 + 2 + 1),
        (PositionEncoding.UTF32, 4 + 1 + 1 + 1),
    ],
)
def test_cyrillic_and_emoji_are_counted_in_the_editors_units(
    encoding: PositionEncoding, character: int
) -> None:
    document = opened("первая\r\nКурс 🔥 8:00", encoding)
    offset = "первая\r\nКурс 🔥 ".encode()
    assert document.position(len(offset)) == Position(1, character)
    assert document.offset(Position(1, character)) == len(offset)


@given(text=letters, encoding=encodings)
def test_every_place_has_a_position_and_every_position_its_place(
    text: str, encoding: PositionEncoding
) -> None:
    document = opened(text, encoding)
    lines = re.split(r"(\r\n|\r|\n)", text)
    offset = 0
    for number, line in enumerate(lines[::2]):
        for at in range(len(line) + 1):
            place = Position(number, units(line[:at], encoding))
            byte = offset + len(line[:at].encode())
            assert document.position(byte) == place
            assert document.offset(place) == byte
        newline = lines[2 * number + 1] if 2 * number + 1 < len(lines) else ""
        offset += len((line + newline).encode())


@every_encoding
def test_a_position_beyond_an_end_is_at_that_end(encoding: PositionEncoding) -> None:
    document = opened("ab\r\ncd", encoding)
    assert document.offset(Position(0, 99)) == 2
    assert document.offset(Position(1, 99)) == 6
    assert document.offset(Position(9, 0)) == 6


def test_half_of_an_emoji_is_not_cut_off() -> None:
    document = opened("🔥")
    assert document.offset(Position(0, 1)) == 0
    assert document.changed(2, (Change("x", Position(0, 1), Position(0, 2)),)).data == b"x"
    assert opened("\ud83d").data == b"?"


@pytest.mark.parametrize("other", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1c"])
def test_other_breaks_end_no_line(other: str) -> None:
    document = opened(f"a{other}b\nc")
    assert document.position(len(f"a{other}b\n".encode())) == Position(1, 0)


@pytest.mark.parametrize(
    ("text", "span", "line"),
    [
        ("ab\ncd\nef", Span(4, 4), "cd"),
        ("ab\r\ncd\r\nef", Span(1, 5), "ab\r\ncd"),
        ("ab\rcd", Span(3, 5), "cd"),
        ("ab\n", Span(3, 3), ""),
    ],
)
def test_the_lines_of_a_span_are_whole(text: str, span: Span, line: str) -> None:
    document = opened(text)
    lines = document.lines(span)
    assert document.data[lines.start : lines.end].decode() == line


def test_a_change_without_a_range_is_the_whole_text() -> None:
    document = opened("a").changed(2, (Change("b"), Change("c", Position(0, 1), Position(0, 1))))
    assert (document.version, document.data) == (2, b"bc")


@given(
    text=letters,
    encoding=encodings,
    cuts=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 30), letters), max_size=6),
)
def test_changes_in_positions_are_the_same_as_changes_of_the_text(
    text: str, encoding: PositionEncoding, cuts: list[tuple[int, int, str]]
) -> None:
    document, now = opened(text, encoding), text
    changes = []
    for at, size, new in cuts:
        start, end = min(at, len(now)), min(at + size, len(now))
        places = [opened(now, encoding).position(len(now[:i].encode())) for i in (start, end)]
        # a position between \r and \n is none: an editor has no cursor there
        if any(now[i - 1 : i + 1] == "\r\n" for i in (start, end)):
            continue
        changes.append(Change(new, *places))
        now = now[:start] + new + now[end:]
    assert document.changed(2, tuple(changes)).data.decode() == now
