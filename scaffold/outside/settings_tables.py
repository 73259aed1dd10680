"""Where the tables of an array stand in a settings file, as the TOML parser itself sees it.

The parser tells no places. But a text that is cut at the beginning of a statement is TOML again,
and one that is cut within a string or a list is none: so it tells where statements begin, and a
line within a text of many lines is never taken for a table.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scaffold.model.edit import Span
from scaffold.outside.own_folders import PYPROJECT

_BOM = "\ufeff"
_PERHAPS_HEADER = re.compile(r"^[ \t]*(?=\[)", re.MULTILINE)
_CLOSINGS = ("]", "]}", "]}}")  # of a list, and of the inline tables it may stand in


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A table in its file: the bytes of it, and where they begin and end for editors, from 1."""

    span: Span
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


def places(path: Path, key: str, count: int) -> tuple[TablePlace, ...]:
    """The places of the tables in an array of the settings; all of them line 1 if it changed."""
    try:
        text = path.read_bytes().decode("utf-8")
        keys = ("tool", "scaffold", key) if path.name == PYPROJECT else (key,)
        found = tuple(_place(text, *ends) for ends in tables(text, keys))
    except (OSError, ValueError):
        found = ()
    return found if len(found) == count else (TablePlace(Span(0, 0)),) * count


def tables(text: str, keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each table of the array begins and ends, in characters, in the order of the array."""
    for start, end in _pieces(text):
        block = text[start:end]
        if _held(block.partition("\n")[0].rstrip(), keys) == [{}]:
            yield start, start + _length(block)
        elif _held(block, keys):
            yield from ((start + left, start + right) for left, right in _inline(block, keys))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A header with all that is below it, or what stands before the first one."""
    start = 1 if text.startswith(_BOM) else 0
    for end in (*(found.end() for found in _PERHAPS_HEADER.finditer(text)), len(text)):
        if end > start and _parsed(text[start:end]) is not None:
            yield start, end
            start = end


def _length(block: str) -> int:
    """Without the blank lines and comments at the end: they go with what follows."""
    kept = block.rstrip()
    while kept.rpartition("\n")[2].lstrip().startswith("#"):
        shorter = kept.rpartition("\n")[0].rstrip()
        if _parsed(shorter) is None:  # this is no comment but a text's line
            break
        kept = shorter
    return len(kept)


def _inline(block: str, keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The tables of `key = [{...}, {...}]`: what stands before one is a list of those so far."""
    done, start = 0, None
    for mark in re.finditer("[{}]", block):
        if mark[0] == "{":
            between = _items(block[: mark.start()], keys) == done
            start = mark.start() if between else start
        elif start is not None and _items(block[: mark.end()], keys) == done + 1:
            yield start, mark.end()
            done, start = done + 1, None


def _items(begun: str, keys: Sequence[str]) -> int | None:
    """How many items the array has where the text is cut; None if it is not cut between two."""
    closed = (_held(begun + closing, keys) for closing in _CLOSINGS)
    return next((len(held) for held in closed if held is not None), None)


def _held(text: str, keys: Sequence[str]) -> list[object] | None:
    """The array that a text sets, if it is TOML and sets it."""
    value: object = _parsed(text)
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, list) else None


def _parsed(text: str) -> dict[str, object] | None:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _place(text: str, start: int, end: int) -> TablePlace:
    span = Span(len(text[:start].encode()), len(text[:end].encode()))
    return TablePlace(span, *_line_column(text, start), *_line_column(text, end))


def _line_column(text: str, at: int) -> tuple[int, int]:
    line = text.count("\n", 0, at) + 1
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return line, len(before.removeprefix(_BOM)) + 1
