"""YouTube's answers, kept in the user's cache; whatever is wrong with it, it is just not there."""

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from scaffold.errors import ScaffoldError
from scaffold.outside import files

Key = tuple[str, str, str, bool]
"""Kind of answer, id, language, and whether cookies were sent."""

KEPT = 30 * 86_400.0  # seconds; older entries are swept away


class Answers:
    """Small JSON answers on disk by key, each with the time it was got (seconds since 1970)."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or default_folder()

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
        """Keep an answer; a cache that cannot be written is no cache."""
        path = self._path(key)
        stored = {"at": now, "key": list(key), "answer": answer}
        with contextlib.suppress(OSError, ScaffoldError):
            path.parent.mkdir(parents=True, exist_ok=True)
            files.replace(path, json.dumps(stored, ensure_ascii=False).encode())

    def sweep(self, now: float) -> None:
        """Throw out what is older than 30 days."""
        for path in self._folder.glob("*/*.json"):
            with contextlib.suppress(OSError):
                if now - path.stat().st_mtime > KEPT:
                    path.unlink()

    def _path(self, key: Key) -> Path:
        # ids differ by case alone, and some systems' file names do not
        kind, name, lang, cookies = key
        safe = "".join(c if c.islower() or c.isdigit() else f"={ord(c):x}" for c in name)
        return self._folder / kind / f"{safe}.{lang or 'any'}.{'own' if cookies else 'open'}.json"


def default_folder() -> Path:
    """The user's cache folder, or the one that SCAFFOLD_CACHE_DIR names."""
    named = os.environ.get("SCAFFOLD_CACHE_DIR")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("scaffold", appauthor=False))
