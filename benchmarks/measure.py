"""Whole processes, timed in turn: A B A B …; ratios are taken pair by pair."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".bench"
"""What runs leave for the next one: peers' environments, bytecode. Git knows nothing of it."""

# installed programs have their bytecode at hand, so what is measured has it too
_SETTINGS = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(KEPT / "bytecode")}
_UNSET = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "PYTHONDEVMODE", "COLUMNS")


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds of wall time and of the processor, peak memory in bytes.

    `memory` and `processor` are 0 where the system does not say.
    """

    seconds: float
    memory: int
    code: int
    out: bytes
    processor: float = 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was held against what, the ratio, and what it should be."""

    name: str
    ratio: float
    target: str
    ours: str
    theirs: str
    holds: bool
    details: Mapping[str, object] = field(default_factory=dict)


def scaffold(*words: str) -> list[str]:
    """The command line of our command, from this checkout."""
    return [sys.executable, "-m", "scaffold", *words]


def run(
    words: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Run:
    """Run a process to its end; its own accounting where the system has it."""
    kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
    variables = {**kept, **_SETTINGS, **(env or {})}
    started = time.perf_counter()
    with subprocess.Popen(
        list(words), cwd=cwd, env=variables, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        out = process.stdout.read() if process.stdout else b""
        code, memory, processor = _wait(process)
    return Run(time.perf_counter() - started, memory, code, out, processor)


def _wait(process: "subprocess.Popen[bytes]") -> tuple[int, int, float]:
    if sys.platform == "win32":
        return process.wait(), 0, 0.0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    scale = 1 if sys.platform == "darwin" else 1024
    return process.returncode, usage.ru_maxrss * scale, usage.ru_utime + usage.ru_stime


def paired(
    ours: Callable[[], Run], theirs: Callable[[], Run], *, times: int
) -> tuple[list[Run], list[Run], float]:
    """Both in turn, one warm-up each; all runs, and the median of the ratios of their times."""
    ours()
    theirs()
    pairs = [(ours(), theirs()) for _ in range(times)]
    ratios = [a.seconds / b.seconds for a, b in pairs]
    return [a for a, _ in pairs], [b for _, b in pairs], statistics.median(ratios)


def median(runs: Sequence[Run]) -> float:
    """The median of their seconds."""
    return statistics.median(run.seconds for run in runs)


def seconds(runs: Sequence[Run]) -> str:
    """`1.23 s`, the median."""
    return f"{median(runs):.2f} s"


def expect(holds: bool, what: str) -> None:
    """A figure of something that did not do its work is worth nothing."""
    if not holds:
        raise AssertionError(f"not so: {what}")
