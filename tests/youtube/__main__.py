"""`python -m tests.youtube WORLD.json` or `--demo`: serve until killed, for trying by hand."""

import argparse
import signal
import sys
import threading
from pathlib import Path

from tests.youtube.server import serve
from tests.youtube.stored import DEMO, read_world


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.youtube", description=__doc__)
    parser.add_argument("world", nargs="?", type=Path, help="a world, or a listing of yt-dlp -J")
    parser.add_argument("--demo", action="store_true", help="the model course of ten lectures")
    parser.add_argument("--port", type=int, default=0, help="any free one if not given")
    given = parser.parse_args()
    if bool(given.world) == given.demo:
        parser.error("name a world, or say --demo")
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    with serve(read_world(DEMO if given.demo else given.world), port=given.port) as server:
        print(server.proxy, flush=True)
        print(f"ask with: {' '.join(server.options)}", file=sys.stderr)
        print(f"count with: GET {server.proxy}/counts", file=sys.stderr)
        try:
            # waiting for ever cannot be interrupted on Windows
            while not ended.wait(0.5):
                pass
        except KeyboardInterrupt:
            print(server.counts, file=sys.stderr)


if __name__ == "__main__":
    main()
