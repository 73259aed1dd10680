"""Work on what a stranger wrote, in a process of its own: time, memory and text have limits."""

import multiprocessing
import signal
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any, TypeVar

from scaffold.errors import TemplateBroken, UsageError
from scaffold.model.preset import Preset

SECONDS = 10.0
"""How long templates of one's own, or patterns, may take."""
LARGEST = 10_000_000
"""How many bytes they may make."""
_MEMORY = 1 << 30  # bytes, where the system can limit them

_HINT = "docs/safety.md says what templates and patterns may cost."

T = TypeVar("T")


def limited(preset: Preset, work: Callable[..., T], *given: Any) -> T:
    """What the work on a preset's templates returns, or raises.

    Raises TemplateBroken if they are a person's own and take or make too much.
    """
    return work(*given) if preset.shipped else _aside("Templates", TemplateBroken, work, given)


def matched(pairs: Sequence[object], work: Callable[..., T], *given: Any) -> T:
    """What work that applies these patterns of the settings returns, or raises.

    Raises UsageError if there are any, and they take or make too much.
    """
    if not pairs:
        return work(*given)
    return _aside("Patterns of `titles.replace`", UsageError, work, given)


def _aside(
    what: str, kind: type[UsageError], work: Callable[..., T], given: tuple[object, ...]
) -> T:
    # a copy of this process starts at once, but not every system makes one that works
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    answer, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, work, given), daemon=True)  # type: ignore[attr-defined]  # each context has it
    process.start()
    sender.close()
    try:
        if not answer.poll(SECONDS):
            raise kind(f"{what} took longer than {SECONDS:g} seconds.", _HINT)
        made = answer.recv_bytes(LARGEST)
    except EOFError:
        raise kind(f"{what} ran out of memory.", _HINT) from None
    except OSError:
        raise kind(f"{what} make more than {LARGEST // 1_000_000} MB of text.", _HINT) from None
    finally:
        process.kill()
        process.join()
        answer.close()
    result = ForkingPickler.loads(made)
    if isinstance(result, Exception):
        raise result
    returned: T = result
    return returned


def _work(sender: Connection, work: Callable[..., object], given: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us ends us, too
    _limit_memory()
    try:
        made = ForkingPickler.dumps(work(*given))
    except MemoryError:
        return
    except Exception as error:  # noqa: BLE001 - raised again where it is waited for
        made = ForkingPickler.dumps(error)
    sender.send_bytes(made)


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        with_limit = _MEMORY if most == resource.RLIM_INFINITY else min(_MEMORY, most)
        resource.setrlimit(resource.RLIMIT_DATA, (with_limit, most))
