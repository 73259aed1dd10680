"""The result of a command: data, remarks, errors, and an exit code."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from scaffold.errors import ScaffoldError
from scaffold.wording import count_of, visible


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence for stderr; a `detail` is for `-v`."""

    text: str
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """`output` goes to stdout as it is; `errors` stopped parts of the job, not all of it.

    `flagged`: something would change (`--check`), or a finding is at or above `--fail-on`.
    """

    output: str = ""
    remarks: tuple[Remark, ...] = ()
    errors: tuple[ScaffoldError, ...] = ()
    flagged: bool = False

    @property
    def code(self) -> int:
        """If several hold: 70, 2, 1, 3, 0."""
        codes = {error.exit_code for error in self.errors} | ({1} if self.flagged else set())
        return next((code for code in (70, 2, 1, 3) if code in codes), 0)


Progress = Callable[[int, int, str], None]
"""Called at each step: how many are done, of how many, and what they are."""


def no_progress(done: int, total: int, what: str) -> None:
    """Show nothing."""


Waits = Callable[[str, int], AbstractContextManager[None]]
"""Held while an answer is awaited: what is asked for, and which try it is."""


def no_waits(_what: str, _attempt: int) -> AbstractContextManager[None]:
    """Show nothing."""
    return nullcontext()


@dataclass(frozen=True, slots=True)
class CommonOptions:
    """What holds for a whole run: settings from the command line, saved listings, progress."""

    overrides: Mapping[str, object] = field(default_factory=dict)
    from_info: tuple[Path, ...] = ()
    offline: bool = False
    progress: Progress = no_progress
    waits: Waits = no_waits


def traffic_remarks(warnings: Iterable[str], requests: int) -> tuple[Remark, ...]:
    """For `-v`: what yt-dlp warned of, once each, and how many requests were made."""
    from scaffold.notes.text.escape import plain

    said = tuple(Remark(f"yt-dlp: {plain(text)}", detail=True) for text in dict.fromkeys(warnings))
    made = f"{count_of(requests, 'request')} {'was' if requests == 1 else 'were'}"
    return (*said, Remark(f"{made} made", detail=True))


def ignored_remarks(folder: Path | None, name: str) -> tuple[Remark, ...]:
    """A word where git ignores the snapshots of a folder: no clone would know of them."""
    from scaffold.outside.files.git import why_ignored
    from scaffold.outside.own_folders import real

    why = why_ignored(real(folder) / f"{name}.json") if folder else None
    if folder is None or why is None:
        return ()
    said = f"warning: git ignores {spoken(folder)} ({visible(why)}): in another clone, or in CI"
    line = f"!{folder.name}/"
    return (
        Remark(f"{said}, refresh would know nothing of this course. Add {line} to .gitignore."),
    )


def cut_link(name: str, names: int) -> tuple[Remark, ...]:
    """What is said of a file that was written, where it had more names than one (hard links)."""
    if names < 2:
        return ()
    others = count_of(names - 1, "other name")
    verb = "keeps" if names == 2 else "keep"
    return (Remark(f"note: {name} had {others} (hard links), which {verb} the old text"),)


def spoken(path: Path) -> str:
    """The path as a person in the current folder would name it, with `/`."""
    absolute = path.absolute()
    cwd = Path.cwd()
    shown = absolute.relative_to(cwd) if absolute.is_relative_to(cwd) else absolute
    return visible(shown.as_posix())
