"""How long the command takes to say anything: `--version` and `--help` against importing typer."""

import sys
from collections.abc import Iterator
from functools import partial

from benchmarks.measure import Figure, paired, run, scaffold, seconds


def start(*, quick: bool) -> Iterator[Figure]:
    """`--version` at most 1.5 times, `--help` at most 2.5 times `python -c "import typer"`."""
    for option, most in (("--version", 1.5), ("--help", 2.5)):
        ours, theirs, ratio = paired(
            partial(run, scaffold(option)),
            partial(run, [sys.executable, "-c", "import typer"]),
            times=5 if quick else 15,
        )
        target = f'at most {most} times `python -c "import typer"`'
        yield Figure(f"`{option}`", ratio, target, seconds(ours), seconds(theirs), ratio <= most)
