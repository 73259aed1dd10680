"""`python -m benchmarks [--quick] [--json FILE] [NAME …]`: a Markdown table, and JSON."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from benchmarks import listing, start
from benchmarks.measure import Figure

ALL: dict[str, Callable[..., Iterator[Figure]]] = {
    "start": start.start,
    "listing": listing.listing,
    "chapters": listing.chapters,
}


def main() -> int:
    """Run what was named (all by default); 1 if a target was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a minute's run with fewer rounds")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures there")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(ALL)}")
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in ALL]
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(ALL)}")
    figures: list[Figure] = []
    print(f"Taken on {machine()}.\n")
    print("| what | ratio | target | ours | theirs | holds |")
    print("|---|---|---|---|---|---|")
    for name in given.names or ALL:
        for figure in ALL[name](quick=given.quick):
            figures.append(figure)
            print(row(figure), flush=True)
    if given.json:
        raw = {"machine": machine(), "figures": [asdict(figure) for figure in figures]}
        given.json.write_text(json.dumps(raw, indent=2) + "\n", encoding="utf-8")
    return 0 if all(figure.holds for figure in figures) else 1


def row(figure: Figure) -> str:
    """A line of the table."""
    holds = "yes" if figure.holds else "**no**"
    cells = (figure.name, f"{figure.ratio:.2f}", figure.target, figure.ours, figure.theirs, holds)
    return f"| {' | '.join(cells)} |"


def machine() -> str:
    """What the figures were taken on."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {platform.system()}, {python}, yt-dlp {version('yt-dlp')}"


if __name__ == "__main__":
    sys.exit(main())
