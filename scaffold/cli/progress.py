"""Progress on a terminal while YouTube is asked; nothing anywhere else."""

import contextlib
from collections.abc import Iterator, Mapping

from scaffold.app.outcome import CommonOptions
from scaffold.cli.options import NetworkOptions, Verbosity
from scaffold.wording import visible


@contextlib.contextmanager
def common_options(
    network: NetworkOptions, verbosity: Verbosity, settings: Mapping[str, object] | None = None
) -> Iterator[CommonOptions]:
    """The common of a run, with a progress bar on stderr if a person watches."""
    overrides = {**network.overrides, **(settings or {})}
    plain = CommonOptions(overrides, tuple(network.from_info or ()), network.offline)
    if not verbosity.shows_progress:
        yield plain
        return
    with _Bar(verbosity) as bar:
        yield CommonOptions(plain.overrides, plain.from_info, plain.offline, bar.step)


class _Bar:
    """rich's progress bar, begun with the first step."""

    def __init__(self, verbosity: Verbosity) -> None:
        self._verbosity = verbosity

    def __enter__(self) -> "_Bar":
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        console = Console(stderr=True, no_color=self._verbosity.colored is False)
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
        )
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
            self._tasks[what] = self._progress.add_task(visible(what), total=total)
        self._progress.update(TaskID(self._tasks[what]), completed=done, total=total)
