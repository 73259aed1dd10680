"""`python -m benchmarks.walking FOLDER [ROUNDS]`: pyromark's events of all posts, and nothing else.

With ROUNDS it reads them with scaffold, too, in turn, and prints the seconds of both as JSON.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pyromark import Options, events_with_range

OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
)
"""Those that scaffold reads posts with."""


def walk(posts: Sequence[bytes]) -> None:
    """Go over all events with their ranges."""
    for data in posts:
        for _event, _place in events_with_range(data.decode("utf-8"), options=OPTIONS):
            pass


def timed(work: Callable[[Sequence[bytes]], None], posts: Sequence[bytes]) -> float:
    """How many seconds it takes."""
    started = time.perf_counter()
    work(posts)
    return time.perf_counter() - started


def main() -> None:
    """Walk once for a process that is timed from outside, or both in turn."""
    files = sorted(Path(sys.argv[1]).glob("*.md"))
    if len(sys.argv) < 3:
        for file in files:
            walk([file.read_bytes()])
        return
    from scaffold.notes.reading.read import read

    def read_all(posts: Sequence[bytes]) -> None:
        for data in posts:
            read(data)

    posts = [file.read_bytes() for file in files]
    timed(read_all, posts[:10])
    pairs = [(timed(read_all, posts), timed(walk, posts)) for _ in range(int(sys.argv[2]))]
    print(json.dumps(pairs))


if __name__ == "__main__":
    main()
