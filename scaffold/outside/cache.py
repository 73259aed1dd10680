"""YouTube's answers, kept in the user's cache; whatever is wrong with it, it is just not there."""

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from scaffold.outside import own_folders

Key = tuple[str, str, str, bool]
"""Kind of answer, id, language, and whether cookies were sent."""

KEPT = 30 * 86_400.0  # seconds; older entries are swept away
FOR_GOOD = float("inf")
LENGTHS = "length"
"""The kind of answer that is kept for good."""


class Answers:
    """Small JSON answers on disk by key, each with the time it was got (seconds since 1970)."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or default_folder()
        self._swept = False

    def get(self, key: Key, max_age: float, now: float) -> dict[str, Any] | None:
        """The answer, if it is at most `max_age` seconds old."""
        try:
            stored = json.loads(self._path(key).read_bytes())
            fresh = 0 <= now - stored["at"] <= max_age and stored["key"] == list(key)
            answer = stored["answer"] if fresh else None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return answer if isinstance(answer, dict) else None

    def put(self, key: Key, answer: dict[str, Any], now: float) -> None:
        """Keep an answer; a cache that cannot be written is ignored. The first one also sweeps."""
        if not self._swept:
            self._swept = True
            self.sweep(now)
        path = self._path(key)
        stored = json.dumps({"at": now, "key": list(key), "answer": answer})
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, stored)

    def drop(self, key: Key) -> None:
        """Forget an answer that is known to be wrong now."""
        with contextlib.suppress(OSError):
            self._path(key).unlink(missing_ok=True)

    def sweep(self, now: float) -> None:
        """Throw out what is older than 30 days, and what a killed process left."""
        for ending in ("json", "new"):
            for path in self._folder.glob(f"*/*.{ending}"):
                if ending == "json" and path.parent.name == LENGTHS:
                    continue
                with contextlib.suppress(OSError):
                    if now - path.stat().st_mtime > KEPT:
                        path.unlink()

    def _path(self, key: Key) -> Path:
        # ids differ by case alone, which some systems' file names do not
        kind = "".join(c for c in key[0] if c.isalnum())
        name = hashlib.sha256(json.dumps(key).encode()).hexdigest()[:32]
        return self._folder / kind / f"{name}.json"


def _replace(path: Path, text: str) -> None:
    """In one step, so that no other process finds half an answer; it need not outlive a crash."""
    descriptor, name = tempfile.mkstemp(suffix=".new", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def default_folder() -> Path:
    """The user's cache folder, or the one that SCAFFOLD_CACHE_DIR names."""
    named = os.environ.get("SCAFFOLD_CACHE_DIR")
    if named:
        with contextlib.suppress(RuntimeError):  # nobody's home
            return Path(named).expanduser()
    return own_folders.cache()


def size(folder: Path) -> tuple[int, int]:
    """How many answers a folder holds, and their bytes."""
    sizes: list[int] = []
    for path in folder.glob("*/*.json"):
        with contextlib.suppress(OSError):
            sizes.append(path.stat().st_size)
    return len(sizes), sum(sizes)
