"""Titles as file names that every system takes."""

import re
import unicodedata

from scaffold.notes.text.plain_text import plain

LONGEST = 100
MOST_BYTES = 200
UNTITLED = "untitled"

_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\..*)?",
    re.IGNORECASE,
)
# Apps that link notes by name read these as marks in a link.
_LINK_MARKS = (
    (r"(?<=\w)#", "♯"),
    (r"[#^]", ""),
    (r"\[", "("),
    (r"\]", ")"),
    (r"%{2,}", "%"),
    ("`", "'"),
)
_JOINER = "\u200d"
_SKINS = "".join(map(chr, range(0x1F3FB, 0x1F400)))
_HALF_FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))


def file_name(text: str, longest: int = LONGEST) -> str:
    """A title as a file name without ending; `untitled` if nothing remains.

    `Lecture 5: CNN/RNN` is `Lecture 5 - CNN-RNN`. At most `longest` characters and 200 bytes.
    """
    name = plain(text)
    for pattern, by in (
        (r"\s*[:|]\s+", " - "),
        (r"[/\\:|]", "-"),
        (r"[\"*?<>\u061c\u200e\u200f]", ""),
        (r"\.{2,}", "…"),
        (r"\s+", " "),
    ):
        name = re.sub(pattern, by, name)
    name = _cut(name.lstrip(" .…-~"), longest).rstrip(" .")
    if _RESERVED.fullmatch(name):
        name = _cut("_" + name, longest)
    return name if any(unicodedata.category(char)[0] in "LNS" for char in name) else UNTITLED


def note_name(text: str, longest: int = LONGEST) -> str:
    """A title as a file name that also works in a link between double brackets."""
    for pattern, by in _LINK_MARKS:
        text = re.sub(pattern, by, text)
    return file_name(text, longest)


def _cut(name: str, longest: int) -> str:
    """The beginning of the name that is short enough, ending between two visible characters."""
    end = min(len(name), longest)
    while len(name[:end].encode("utf-8", "ignore")) > MOST_BYTES:
        end -= 1
    while 0 < end < len(name) and _holds_together(name, end):
        end -= 1
    return name[:end]


def _holds_together(name: str, end: int) -> bool:
    """A mark, a joiner, a colour of skin or half a flag is after the cut."""
    before, after = name[end - 1], name[end]
    if unicodedata.category(after)[0] == "M" or _JOINER in (before, after):
        return True
    if after in _SKINS:
        return True
    if after not in _HALF_FLAGS:
        return False
    halves = len(name[:end]) - len(name[:end].rstrip(_HALF_FLAGS))
    return halves % 2 == 1
