"""`python -m benchmarks [--quick] [--json FILE] [--write-docs] [NAME …]`: Markdown, and JSON."""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

from benchmarks import (
    checking,
    documents,
    editor,
    growth,
    listing,
    playing,
    reading,
    refreshing,
    start,
)
from benchmarks.measure import KEPT, Figure

ALL: dict[str, Callable[..., Iterator[Figure]]] = {
    "start": start.start,
    "listing": listing.listing,
    "chapters": listing.chapters,
    "link": reading.link,
    "reading": reading.reading,
    "offline": reading.offline,
    "memory": reading.memory,
    "checking": checking.checking,
    "api": checking.by_api,
    "editor": editor.editor,
    "watching": playing.watching,
    "refreshing": refreshing.refreshing,
    "growth": growth.growth,
}


def main() -> int:
    """Run what was named (all by default); 1 if a target was missed."""
    given = _given()
    path = given.json or KEPT / ("quick.json" if given.quick else "figures.json")
    print(f"Taken on {machine()}.\n\n{documents.HEAD}")
    holds = True
    for name in given.names or ALL:
        figures = []
        for figure in ALL[name](quick=given.quick):
            figures.append(figure)
            print(documents.row(figure), flush=True)
        documents.keep(path, machine(), name, figures)
        holds = holds and all(figure.holds for figure in figures)
    if given.write_docs:
        documents.write_pages(documents.read(path), tuple(ALL))
    return 0 if holds else 1


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a minute's run on less work")
    parser.add_argument(
        "--json", metavar="FILE", type=Path, help="keep the figures there, beside earlier ones"
    )
    parser.add_argument(
        "--write-docs", action="store_true", help="paste the kept figures into docs"
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(ALL)}")
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in ALL]
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(ALL)}")
    if given.quick and given.write_docs:
        parser.error("figures of a quick run are not for the docs")
    return given


def machine() -> str:
    """What the figures were taken on; no name of a host."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {platform.system()}, {python}, yt-dlp {version('yt-dlp')}"


if __name__ == "__main__":
    sys.exit(main())
