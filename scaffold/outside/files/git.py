"""Run git: its version, which files it lists and ignores."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

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
        return tuple(names_in(run(folder, *_LIST)))
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


def names_in(raw: bytes) -> list[str]:
    """The names in an answer that was asked for with `-z`."""
    return [os.fsdecode(name) for name in raw.split(b"\0") if name]
