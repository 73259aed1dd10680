"""A baseline: findings that are known and shall not fail, in a file that people commit."""

import json
from collections.abc import Iterable
from pathlib import Path

from scaffold.errors import UsageError
from scaffold.model.finding import Placed
from scaffold.outside.files import files

KEY = "scaffold_baseline"
"""The key that marks such a file; its value is the version of its form."""


def read(path: Path) -> frozenset[str]:
    """The fingerprints of the file. Raises UsageError if it is no baseline."""
    try:
        raw = json.loads(files.read_bytes(path))
        if raw[KEY] != 1:
            raise UsageError(f"The baseline {path} was written by a newer scaffold.", _AGAIN)
        return frozenset(str(item["fingerprint"]) for item in raw["findings"])
    except OSError as error:
        raise UsageError(
            f"The baseline {path} cannot be read: {error.strerror or error}.", _AGAIN
        ) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(f"{path} is not a baseline of scaffold.", _AGAIN) from error


_AGAIN = "Write one with: scaffold check --write-baseline FILE"


def write(path: Path, found: Iterable[Placed]) -> None:
    """Write the findings, one a line, sorted, so that diffs show what came and went."""
    told = sorted(
        (p.path, p.finding.rule, p.finding.video or "", p.finding.label, p.fingerprint)
        for p in found
    )
    lines = [
        json.dumps(
            {"path": name, "rule": rule, "video": video, "label": label, "fingerprint": mark},
            ensure_ascii=False,
        )
        for name, rule, video, label, mark in told
    ]
    body = ",\n".join(f"    {line}" for line in lines)
    text = f'{{\n  "{KEY}": 1,\n  "findings": [\n{body}\n  ]\n}}\n'
    files.write(path, text.encode("utf-8", "surrogatepass"))
