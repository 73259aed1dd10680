"""A baseline: findings that are known and shall not fail, in a file that people commit."""

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from scaffold.errors import UsageError
from scaffold.model.finding import Placed
from scaffold.outside.files import files

KEY = "scaffold_baseline"
"""The key that marks such a file; its value is the version of its form."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding in a baseline: where it was, what it was, and what it is known by."""

    path: str
    rule: str
    video: str
    label: str
    fingerprint: str


def entry_of(placed: Placed) -> Entry:
    """The entry for a finding."""
    f = placed.finding
    return Entry(placed.path, f.rule, f.video or "", f.label, placed.fingerprint)


_KEYS = ("path", "rule", "video", "label")


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of the file. Raises UsageError if it is not a baseline."""
    try:
        raw = json.loads(files.read_bytes(path))
        if raw[KEY] != 1:
            raise UsageError(f"The baseline {path} was written by a newer scaffold.", _AGAIN)
        return tuple(
            Entry(
                **{key: str(item.get(key) or "") for key in _KEYS},
                fingerprint=str(item["fingerprint"]),
            )
            for item in raw["findings"]
        )
    except OSError as error:
        raise UsageError(
            f"The baseline {path} cannot be read: {error.strerror or error}.", _AGAIN
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(f"{path} is not a baseline of scaffold.", _AGAIN) from error


_AGAIN = "Write one with: scaffold check --write-baseline FILE"


def write(path: Path, entries: Iterable[Entry]) -> None:
    """Write the entries to a file. Raises PostUnreadable."""
    files.write(path, to_text(entries).encode("utf-8", "surrogatepass"))


def to_text(entries: Iterable[Entry]) -> str:
    """The entries, one a line, sorted, so that diffs show what came and went."""
    keys = (*_KEYS, "fingerprint")
    lines = [
        json.dumps(dict(zip(keys, astuple(entry), strict=True)), ensure_ascii=False)
        for entry in sorted(entries)
    ]
    body = ",\n".join(f"    {line}" for line in lines)
    return f'{{\n  "{KEY}": 1,\n  "findings": [\n{body}\n  ]\n}}\n'
