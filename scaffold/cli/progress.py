"""Progress on a terminal while YouTube is asked; nothing anywhere else."""

import contextlib
import dataclasses
import threading
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from scaffold.app.outcome import CommonOptions
from scaffold.cli.options import NetworkOptions, Verbosity
from scaffold.wording import visible

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.progress import TaskID


@contextlib.contextmanager
def common_options(
    network: NetworkOptions, verbosity: Verbosity, settings: Mapping[str, object] | None = None
) -> Iterator[CommonOptions]:
    """The common options of a run, with a progress bar on stderr if that is a terminal."""
    overrides = {**network.overrides, **(settings or {})}
    plain = CommonOptions(overrides, tuple(network.from_info or ()), network.offline)
    if not verbosity.shows_progress:
        yield plain
        return
    with _Bar(verbosity) as bar:
        yield dataclasses.replace(plain, progress=bar.step, waits=bar.wait)


class _Bar:
    """rich's progress bars, and a line that says which answer is awaited."""

    def __init__(self, verbosity: Verbosity) -> None:
        from rich.console import Console
        from rich.live import Live
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        console = Console(stderr=True, no_color=verbosity.colored is False)
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
        )
        self._progress = Progress(*columns, console=console)
        self._tasks: dict[str, TaskID] = {}
        self._awaited: dict[int, tuple[str, int, float]] = {}
        self._live = Live(console=console, get_renderable=self._drawn, transient=True)

    def __enter__(self) -> "_Bar":
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def step(self, done: int, total: int, what: str) -> None:
        """Show that so many of so many are done."""
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(visible(what), total=total)
        self._progress.update(self._tasks[what], completed=done, total=total)

    @contextlib.contextmanager
    def wait(self, what: str, attempt: int) -> Iterator[None]:
        """Show that an answer is awaited, for how long, and at which try."""
        thread = threading.get_ident()
        self._awaited[thread] = (what, attempt, time.monotonic())
        try:
            yield
        finally:
            del self._awaited[thread]

    def _drawn(self) -> "RenderableType":
        from rich.console import Group
        from rich.text import Text

        awaited = sorted(self._awaited.copy().values(), key=lambda each: each[2])
        if not awaited:
            return self._progress.get_renderable()
        what, attempt, since = awaited[0]
        more = f" and {len(awaited) - 1} more" if len(awaited) > 1 else ""
        line = f"try {attempt}, {time.monotonic() - since:.0f} s: {visible(what)}{more}"
        text = Text(line, no_wrap=True, overflow="ellipsis")
        return Group(self._progress.get_renderable(), text)
