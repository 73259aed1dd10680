"""`scaffold` in a process forked from one that has it loaded: loading is most of a short run.

It is a process of its own all the same, with its own environment, folder, streams and exit code.
Where there is no fork (Windows), and where Python itself is started otherwise, a new Python runs.
"""

import contextlib
import multiprocessing
import os
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

POSSIBLE = "forkserver" in multiprocessing.get_all_start_methods()
_TIMEOUT = 120
_STREAMS = (("r", 0), ("w", 1), ("w", 2))


def run(
    words: Sequence[str], environment: Mapping[str, str], folder: Path, stdin: bytes
) -> tuple[int, bytes, bytes]:
    """`scaffold WORDS`: the exit code (minus the signal's number), stdout and stderr."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.loaded"])
    (stdin_read, stdin_write), *outputs = [context.Pipe(duplex=False) for _ in _STREAMS]
    theirs = [stdin_read, *(write for _, write in outputs)]
    process = context.Process(
        target=_run, args=(list(words), dict(environment), str(folder), theirs)
    )
    process.start()
    for end in theirs:
        end.close()
    said: list[bytes] = [b"", b""]

    def feed() -> None:
        with (
            contextlib.suppress(BrokenPipeError),
            open(stdin_write.fileno(), "wb", closefd=False) as pipe,
        ):
            pipe.write(stdin)
        stdin_write.close()

    def listen(number: int) -> None:
        with open(outputs[number][0].fileno(), "rb", closefd=False) as pipe:
            said[number] = pipe.read()

    threads = [
        threading.Thread(target=feed),
        *(threading.Thread(target=listen, args=(n,)) for n in (0, 1)),
    ]
    for thread in threads:
        thread.start()
    process.join(_TIMEOUT)
    if process.exitcode is None:
        process.kill()
        raise TimeoutError(f"scaffold {' '.join(words)} took more than {_TIMEOUT} s")
    for thread in threads:
        thread.join(_TIMEOUT)
    for read, _ in outputs:
        read.close()
    return process.exitcode, said[0], said[1]


def _run(
    words: list[str], environment: dict[str, str], folder: str, ends: Sequence[Connection]
) -> None:
    """In the new process: become what a shell would have started."""
    from scaffold import __main__

    for end, (_, descriptor) in zip(ends, _STREAMS, strict=True):
        os.dup2(end.fileno(), descriptor)
        end.close()
    sys.stdin, sys.stdout, sys.stderr = (
        open(descriptor, mode, encoding="utf-8", errors=errors, closefd=False)  # noqa: SIM115
        for (mode, descriptor), errors in zip(
            _STREAMS, ("surrogateescape", "surrogateescape", "backslashreplace"), strict=True
        )
    )
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    tempfile.tempdir = None
    os.chdir(folder)
    sys.argv = [__main__.__file__, *words]
    output = sys.stdout
    try:
        __main__.main()
    finally:
        # a forked process ends without this, whoever else has taken the stream
        with contextlib.suppress(BrokenPipeError, ValueError):
            output.flush()
