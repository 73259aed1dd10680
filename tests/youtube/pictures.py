"""Pictures: real JPEG files of one shade of grey, written bit by bit."""

import struct
from functools import cache

_FLAT = bytes([8] * 64)  # the quantisation table; only its first step matters for a flat picture


@cache
def grey_jpeg(width: int, height: int, shade: int = 128) -> bytes:
    """A baseline JPEG of one component, all of it `shade` (0 black, 255 white)."""
    frame = struct.pack(">BHHB3B", 8, height, width, 1, 1, 0x11, 0)
    return b"".join(
        [
            b"\xff\xd8",
            _segment(0xE0, b"JFIF\0\1\1\0" + struct.pack(">HHBB", 1, 1, 0, 0)),
            _segment(0xDB, b"\0" + _FLAT),
            _segment(0xC0, frame),
            _segment(0xC4, _codes(0x00, (0, _size(_level(shade))))),
            _segment(0xC4, _codes(0x10, (0, 1))),
            _segment(0xDA, struct.pack(">B2B3B", 1, 1, 0, 0, 63, 0)),
            _scan(-(-width // 8) * -(-height // 8), _level(shade)),
            b"\xff\xd9",
        ]
    )


def _segment(mark: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, mark, len(content) + 2) + content


def _codes(table: int, symbols: tuple[int, int]) -> bytes:
    """A Huffman table of two symbols, with the codes 0 and 10."""
    return bytes([table, 1, 1, *[0] * 14, *symbols])


def _level(shade: int) -> int:
    """The first coefficient of a flat block, in steps: its sum over eight times the step."""
    return shade - 128


def _size(level: int) -> int:
    return max(abs(level).bit_length(), 1)


def _scan(blocks: int, level: int) -> bytes:
    """The first block says the level, all others that nothing changes."""
    size = _size(level)
    number = level if level >= 0 else level + (1 << size) - 1
    first = f"10{number:0{size}b}0" if level else "00"
    bits = first + "00" * (blocks - 1)
    bits += "1" * (-len(bits) % 8)
    coded = int(bits, 2).to_bytes(len(bits) // 8, "big")
    return coded.replace(b"\xff", b"\xff\0")
