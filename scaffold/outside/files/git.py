"""Run git: its version, which files it lists, and what changed since a revision."""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scaffold.errors import UsageError
from scaffold.outside.own_folders import repo_root

_PROTOCOLS = ("ext", "file", "git", "http", "https", "ssh")
_GIT = (
    # a repo's own configuration may not make git start programs
    *("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    *("-c", "core.quotePath=false"),
    # nor fetch what a partial clone lacks, by whatever program its remote names
    *("-c", "protocol.allow=never", "-c", "core.sshCommand=false", "-c", "credential.helper="),
    *(word for name in _PROTOCOLS for word in ("-c", f"protocol.{name}.allow=never")),
)
_LITERAL = "--literal-pathspecs"  # names are not patterns; check-ignore refuses the option
_LIST = ("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ".")
_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_PLAIN = (
    *("--no-color", "--no-ext-diff", "--no-textconv", "--no-relative"),
    "--ignore-submodules=all",
)
_FILTERS = r"^filter\..*\.(clean|smudge|process|required)$"
_ALONE = ("--inter-hunk-context=0",)


class GitFailed(Exception):
    """git is not there, or did not do what it was asked; `said` is its own last line."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    @property
    def is_ownership(self) -> bool:
        """Whether git refuses a repository that belongs to another user."""
        return "dubious ownership" in self.said


def version() -> str:
    """git's version, "" where it does not run."""
    try:
        return run(None, "--version").decode("utf-8", "replace").split("git version ")[-1].strip()
    except GitFailed:
        return ""


def listed(folder: Path) -> tuple[str, ...] | None:
    """What git tracks or would track below the folder; None where git cannot say."""
    if repo_root(folder) is None:
        return None
    try:
        return tuple(_names(run(folder, *_LIST)))
    except GitFailed:
        return None


def tracks(root: Path, path: str) -> bool:
    """Whether a path belongs to the repository; where git cannot say, it counts as its."""
    try:
        run(root, "ls-files", "--error-unmatch", "--", path)
    except GitFailed as error:
        return bool(error.said)
    return True


def why_ignored(path: Path) -> str | None:
    """Where it is said that git ignores a path, as `.gitignore:3: .*`; None if nowhere.

    The path and its folder may not be there yet.
    """
    folder = next((each for each in path.parents if each.is_dir()), None)
    if folder is None or repo_root(folder) is None:
        return None
    try:
        said = run(folder, "check-ignore", "--verbose", "--", str(path), literal=False)
    except GitFailed:
        return None
    source, _, pattern = said.decode("utf-8", "replace").partition("\t")[0].rpartition(":")
    return f"{source}: {pattern}" if pattern and not pattern.startswith("!") else None


def run(
    folder: Path | None,
    *words: str,
    literal: bool = True,
    settings: Mapping[str, str] | None = None,
) -> bytes:
    """git's answer to these words in the folder, with more settings. Raises GitFailed."""
    # within a hook git's own variables would point at another repo
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment |= {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    if settings:
        environment["GIT_CONFIG_COUNT"] = str(len(settings))
    for number, (key, value) in enumerate((settings or {}).items()):
        environment |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    try:
        return subprocess.run(  # noqa: S603 - fixed words, no shell
            (*_GIT, *((_LITERAL,) if literal else ()), *words),
            cwd=folder,
            env=environment,
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode("utf-8", "replace").splitlines()
        said = next((line for line in lines if line.startswith("fatal:")), "")
        raise GitFailed(said.removeprefix("fatal:").strip()) from error
    except OSError as error:
        raise GitFailed(f"it cannot be started ({error.strerror or error})") from error
    except subprocess.SubprocessError as error:
        raise GitFailed("it took too long") from error


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
    commit = _parting(root, _commit(root, revision))
    unfiltered = _filters_off(root)
    tracked = set(_names(run(root, "ls-files", "-z", "--full-name", "--cached")))
    moved = _moved(run(root, "diff", "--raw", "-z", "-M", *_PLAIN, commit, settings=unfiltered))
    lines: dict[str, tuple[range, ...] | None] = {}
    for path in paths:
        if path not in tracked:
            lines[path] = None
        elif path in moved:
            both = (path,) if moved[path] == path else (moved[path], path)
            diff = run(
                root,
                "diff",
                "-U0",
                "-M",
                *_ALONE,
                *_PLAIN,
                commit,
                "--",
                *both,
                settings=unfiltered,
            )
            lines[path] = tuple(_ranges(diff))
    return Changes(lines)


def _filters_off(root: Path) -> dict[str, str]:
    """Settings by which programs that the repository names for its files do not run."""
    try:
        listed = run(root, "config", "--null", "--show-scope", "--get-regexp", _FILTERS)
    except GitFailed:  # it names none
        return {}
    fields = iter(_names(listed))
    keys = [(scope, value.split("\n")[0]) for scope, value in zip(fields, fields, strict=False)]
    return {
        key: "false" if key.endswith(".required") else ""
        for scope, key in keys
        if scope in {"local", "worktree"}
    }


def _commit(root: Path, revision: str) -> str:
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
    return answer.decode().strip()


def _parting(root: Path, commit: str) -> str:
    """Where the work tree's branch left the revision's; in a shallow clone nobody knows."""
    try:
        bases = run(root, "merge-base", commit, "HEAD").decode().split()
    except GitFailed:
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


def _names(raw: bytes) -> list[str]:
    return [os.fsdecode(name) for name in raw.split(b"\0") if name]


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
