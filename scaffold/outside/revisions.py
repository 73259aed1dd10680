"""What git says changed since a revision: whole files, or lines of them."""

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from scaffold.errors import UsageError

# a repo's own configuration may not make git start programs
_GIT = (
    *("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    *("-c", "core.quotePath=false", "--literal-pathspecs"),
)
_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_PLAIN = ("--no-color", "--no-ext-diff", "--no-textconv", "--no-relative")
_ALONE = ("--inter-hunk-context=0",)


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

    What the revision's own branch changed meanwhile is nobody's doing here.
    """
    commit = _parting(root, _commit(root, revision))
    tracked = set(_names(_git(root, "ls-files", "-z", "--full-name", "--cached")))
    moved = _moved(_git(root, "diff", "--raw", "-z", "-M", *_PLAIN, commit))
    lines: dict[str, tuple[range, ...] | None] = {}
    for path in paths:
        if path not in tracked:
            lines[path] = None
        elif path in moved:
            both = (path,) if moved[path] == path else (moved[path], path)
            told = _git(root, "diff", "-U0", "-M", *_ALONE, *_PLAIN, commit, "--", *both)
            lines[path] = tuple(_ranges(told))
    return Changes(lines)


def _commit(root: Path, revision: str) -> str:
    try:
        told = _git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except _GitFailed as error:
        if error.said:
            raise
        raise UsageError(
            f"--new-from {revision}: git knows no such revision here.",
            "In CI fetch it first; with GitHub's checkout action set fetch-depth: 0.",
        ) from error
    return told.decode().strip()


def _parting(root: Path, commit: str) -> str:
    """Where the work tree's branch left the revision's; in a shallow clone nobody knows."""
    try:
        bases = _git(root, "merge-base", commit, "HEAD").decode().split()
    except _GitFailed:
        return commit
    return bases[0] if bases else commit


class _GitFailed(UsageError):
    """Git is not there, or did not do it; `said` is its own last line."""

    def __init__(self, said: str = "") -> None:
        self.said = said
        super().__init__(
            "--new-from needs git and a repository, and git did not answer"
            + (f": {said}" if said else "."),
            "Run it inside the repository that holds the posts.",
        )


def _git(root: Path, *words: str) -> bytes:
    # within a hook git's own variables would point at another repo
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        return subprocess.run(  # noqa: S603 - fixed words, no shell
            (*_GIT, *words), cwd=root, env=environment, capture_output=True, check=True, timeout=60
        ).stdout
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode("utf-8", "replace").splitlines()
        said = next((line for line in lines if line.startswith("fatal:")), "")
        raise _GitFailed(said.removeprefix("fatal:").strip()) from error
    except OSError as error:
        raise _GitFailed(f"it cannot be started ({error.strerror or error})") from error
    except subprocess.SubprocessError as error:
        raise _GitFailed("it took too long") from error


def _names(told: bytes) -> list[str]:
    return [os.fsdecode(name) for name in told.split(b"\0") if name]


def _moved(raw: bytes) -> dict[str, str]:
    """Changed paths and what they were called in the revision."""
    fields = iter(_names(raw))
    found: dict[str, str] = {}
    for head in fields:
        status = head.rsplit(" ", 1)[-1]
        before = next(fields)
        after = next(fields) if status[0] in "RC" else before
        found[after] = before
    return found


def _ranges(diff: bytes) -> Iterable[range]:
    for hunk in _HUNK.finditer(diff):
        start, count = int(hunk[1]), int(hunk[2] or 1)
        if count:
            yield range(start, start + count)
