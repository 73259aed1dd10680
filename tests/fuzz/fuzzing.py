"""Examples by the thousand until the time is over; what breaks is shrunk and shown."""

import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

AT_ONCE = 1000
"""Examples in a row; then the clock is asked."""


def main(targets: Mapping[str, SearchStrategy[Any]], holds: Callable[[Any], None]) -> None:
    """Fuzz for `SECONDS [SEED]` of the command line, the targets in turn."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    number = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns()
    end = time.monotonic() + seconds
    rounds = 0
    while time.monotonic() < end:
        for name, examples in targets.items():
            print(f"{name}: seed {number + rounds}", flush=True)
            _run(examples, holds, number + rounds)
            rounds += 1
    print(f"{rounds * AT_ONCE} examples, nothing broke")


def _run(examples: SearchStrategy[Any], holds: Callable[[Any], None], number: int) -> None:
    """So many examples; raises with the smallest that breaks."""

    @seed(number)
    @settings(
        max_examples=AT_ONCE,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(examples)
    def target(example: Any) -> None:
        holds(example)

    wrapped: Callable[[], None] = target
    wrapped()
