"""How long work takes, whatever else this machine and this process do meanwhile."""

import gc
import time
from collections.abc import Callable


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of the processor in this thread, the best of some times, without the collector."""
    taken = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(times):
            begun = time.thread_time()
            work()
            taken.append(time.thread_time() - begun)
    finally:
        gc.enable()
    return min(taken)
