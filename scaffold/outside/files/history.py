"""What git knows of earlier: lines that changed since a revision, and names that files had."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from scaffold.errors import UsageError
from scaffold.outside.files.git import GitFailed, names_in, run

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_PLAIN = (
    *("--no-color", "--no-ext-diff", "--no-textconv", "--no-relative"),
    "--ignore-submodules=all",
)
_FILTERS = r"^filter\..*\.(clean|smudge|process|required)$"


@dataclass(frozen=True, slots=True)
class Changes:
    """Lines that are new, by path from the root; of a file that is all new, None."""

    lines: dict[str, tuple[range, ...] | None] = field(default_factory=dict)

    def touches(self, path: str, first: int, last: int) -> bool:
        """Whether any of the lines is new."""
        ranges = self.lines.get(path, ())
        return ranges is None or any(r.start <= last and first < r.stop for r in ranges)


def changed_since(root: Path, revision: str, paths: Iterable[str]) -> Changes:
    """The changed lines of these paths in the work tree, since it left the revision.

    What the revision's own branch changed meanwhile is nobody's doing here. Raises UsageError.
    """
    try:
        return _changed_since(root, revision, paths)
    except GitFailed as error:
        hint = "Run it inside the repository that holds the posts."
        if error.is_ownership:
            hint = f"Trust the repository: git config --global --add safe.directory {root}"
        raise UsageError(
            "--new-from needs git and a repository, and git did not answer"
            + (f": {error.said}" if error.said else "."),
            hint,
        ) from error


def _changed_since(root: Path, revision: str, paths: Iterable[str]) -> Changes:
    commit = _left_at(root, revision)
    unfiltered = _filters_off(root)
    tracked = set(names_in(run(root, "ls-files", "-z", "--full-name", "--cached")))
    moved = _moved(run(root, "diff", "--raw", "-z", "-M", *_PLAIN, commit, settings=unfiltered))
    lines: dict[str, tuple[range, ...] | None] = {}
    for path in paths:
        if path not in tracked:
            lines[path] = None
        elif path in moved:
            both = (path,) if moved[path] == path else (moved[path], path)
            words = ("-U0", "--inter-hunk-context=0", "-M", *_PLAIN, commit, "--", *both)
            hunks = _HUNK.finditer(run(root, "diff", *words, settings=unfiltered))
            changed = ((int(hunk[1]), int(hunk[2] or 1)) for hunk in hunks)
            lines[path] = tuple(range(at, at + count) for at, count in changed if count)
    return Changes(lines)


def _filters_off(root: Path) -> dict[str, str]:
    """Settings by which programs that the repository names for its files do not run."""
    try:
        listed = run(root, "config", "--null", "--show-scope", "--get-regexp", _FILTERS)
    except GitFailed:  # it names none
        return {}
    fields = iter(names_in(listed))
    keys = [(scope, value.split("\n")[0]) for scope, value in zip(fields, fields, strict=False)]
    return {
        key: "false" if key.endswith(".required") else ""
        for scope, key in keys
        if scope in {"local", "worktree"}
    }


def _left_at(root: Path, revision: str) -> str:
    """The commit where the work tree's branch left the revision's; else the revision itself."""
    try:
        answer = run(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except GitFailed as error:
        if error.said:
            raise
        raise UsageError(
            f"--new-from {revision}: git knows no such revision here.",
            "In CI fetch it first; with GitHub's checkout action set fetch-depth: 0.",
        ) from error
    commit = answer.decode().strip()
    try:
        bases = run(root, "merge-base", commit, "HEAD").decode().split()
    except GitFailed:  # in a shallow clone nobody knows
        return commit
    return bases[0] if bases else commit


_MOVES = 20
"""Names after each other that a file is followed through."""


def moved(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """What files that are gone are called now, as git reports renames; others are left out."""
    try:
        here = _renames(run(root, "diff", "--raw", "-z", "-M", *_PLAIN, "HEAD"))
        followed = {path: _followed(root, path, here) for path in paths}
    except GitFailed:
        return {}
    return {path: now for path, now in followed.items() if now}


def _followed(root: Path, path: str, here: dict[str, str]) -> str | None:
    """The file's name now; `here` are the renames that are not committed yet."""
    for _ in range(_MOVES):
        now = here.get(path)
        if now is None:
            last = run(root, "log", "-1", "--format=%H", "--", path).decode().strip()
            raw = run(root, "show", "--raw", "-z", "-M", "--format=", *_PLAIN, last or "HEAD")
            now = _renames(raw).get(path)
        if now is None or (root / now).is_file():
            return now
        path = now
    return None


def _renames(raw: bytes) -> dict[str, str]:
    return {before: after for after, before in _moved(raw).items() if after != before}


def _moved(raw: bytes) -> dict[str, str]:
    """Changed paths and what they were called in the revision."""
    fields = iter(names_in(raw))
    found: dict[str, str] = {}
    for head in fields:
        status = head.rsplit(" ", 1)[-1]
        before = next(fields)
        after = next(fields) if status[0] in "RC" else before
        found[after] = before
    return found
