"""A settings file: its table, the lines of its keys, and why it cannot be read."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scaffold.outside import own_folders
from scaffold.outside.files import files
from scaffold.outside.own_folders import PYPROJECT

_OUR_TABLE = re.compile(rb"^[ \t]*\[+[ \t]*tool[ \t]*\.[ \t]*scaffold\b", re.MULTILINE)
_HEADER = re.compile(r"\s*(\[\[?)([\w\s.\"'-]+)\]\]?\s*(?:#.*)?$", re.ASCII)
_KEY = re.compile(r"([^=#\[{]+)=")


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What a file sets, with `_` in its keys, and the line of each key; or why it cannot be read.

    `lines` are keyed by the path of a key: `("check", "fail_on")`, `("ignore", "0", "rule")`.
    """

    path: Path
    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    problem: str = ""

    def place(self, keys: Sequence[str]) -> str:
        """`file:line` of a key, or of the nearest table around it."""
        for length in range(len(keys), 0, -1):
            line = self.lines.get(tuple(keys[:length]))
            if line is not None:
                return f"{self.path}:{line}"
        return str(self.path)


def read(path: Path) -> SettingsFile:
    """Read a file; what is wrong with it as TOML is in `problem`."""
    try:
        data = files.read_bytes(path, own_folders.LARGEST)
        text = data.decode("utf-8-sig")
        values = tomllib.loads(text)
    except OSError as error:
        return _unread(path, 0, f"it cannot be read: {error.strerror or error}")
    except UnicodeDecodeError as error:
        return _unread(path, data.count(b"\n", 0, error.start) + 1, "this is not UTF-8")
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        return _unread(path, int(at[1]) if at else text.count("\n") + 1, f"not TOML: {error}")
    except RecursionError:
        return _unread(path, 0, "it is nested too deep")
    above = ("tool", "scaffold") if path.name == PYPROJECT else ()
    for key in above:
        values = values.get(key, {})
        if not isinstance(values, dict):
            return _unread(path, 0, f"{key} is not a table")
    lines = {keys[len(above) :]: n for keys, n in key_lines(text) if keys[: len(above)] == above}
    return SettingsFile(path, _spelt(values), lines)


def _unread(path: Path, line: int, why: str) -> SettingsFile:
    return SettingsFile(path, problem=f"{path}:{line}: {why}" if line else f"{path}: {why}")


def has_our_table(data: bytes) -> bool:
    """Whether a `pyproject.toml` holds `[tool.scaffold]`, however written; broken ones may."""
    try:
        tool = tomllib.loads(data.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError):
        return bool(_OUR_TABLE.search(data))
    return isinstance(tool, dict) and "scaffold" in tool


def _spelt(value: Any) -> Any:
    """Keys with `_`, whichever way they were written."""
    if isinstance(value, dict):
        return {key.replace("-", "_"): _spelt(inner) for key, inner in value.items()}
    return [_spelt(item) for item in value] if isinstance(value, list) else value


def key_lines(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """The path of each key and table with its line, the last of each first.

    Good enough to point at: a line inside a text of many lines may be taken for a key.
    """
    found: dict[tuple[str, ...], int] = {}
    counts: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if header := _HEADER.match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                found.setdefault(table, number)
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, *_parts(key[1])), number)
    yield from found.items()


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'").replace("-", "_") for part in dotted.split("."))
