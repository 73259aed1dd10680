"""Progress on a terminal while YouTube is asked; nothing anywhere else."""

import contextlib
from collections.abc import Iterator, Mapping

from scaffold.app.outcome import Terms
from scaffold.cli.options import Asking, Talk


@contextlib.contextmanager
def terms_of(
    asking: Asking, talk: Talk, settings: Mapping[str, object] | None = None
) -> Iterator[Terms]:
    """The terms of a run, with a progress bar on stderr if a person watches."""
    overrides = {**asking.overrides, **(settings or {})}
    plain = Terms(overrides, tuple(asking.from_info or ()), asking.offline)
    if not talk.shows_progress:
        yield plain
        return
    with _Bar(talk) as bar:
        yield Terms(plain.overrides, plain.from_info, plain.offline, bar.step)


class _Bar:
    """rich's progress bar, begun with the first step."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def __enter__(self) -> "_Bar":
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        console = Console(stderr=True, no_color=self._talk.colored is False)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._progress = Progress(*columns, console=console, transient=True)
        self._progress.start()
        self._tasks: dict[str, int] = {}
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def step(self, done: int, total: int, what: str) -> None:
        """Show that so many of so many are done."""
        from rich.progress import TaskID

        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=total)
        self._progress.update(TaskID(self._tasks[what]), completed=done, total=total)
