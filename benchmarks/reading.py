"""What needs no network: linking a post, reading many, checking many offline."""

import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.measure import Figure, Run, expect, median, paired, run, scaffold, seconds
from benchmarks.posts import draft, post
from benchmarks.worlds import playlist

MEGA = 1_000_000


def link(*, quick: bool) -> Iterator[Figure]:
    """A draft of the model post's form and size, linked by a whole process."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "post.md")
        whole = post(playlist(1))
        bare = draft(whole)

        def ours() -> Run:
            path.write_text(bare, encoding="utf-8", newline="")
            done = run(scaffold("link", "post.md"), cwd=path.parent)
            expect(path.read_text("utf-8") == whole, "the draft was linked")
            return done

        empty = [sys.executable, "-m", "benchmarks.empty", "link", "post.md"]
        theirs = partial(run, empty, cwd=path.parent)
        a, b, ratio = paired(ours, theirs, times=11 if quick else 41)
        size = len(bare.encode())
    yield Figure(
        f"`link` of a draft of {size / 1000:.0f} kB with {whole.count('&t=')} timecodes",
        ratio,
        "at most 1.6 times an empty typer command that imports pyromark",
        f"{median(a) * 1000:.0f} ms",
        f"{median(b) * 1000:.0f} ms",
        ratio <= 1.6,
        {"bytes": size, "timecodes": whole.count("&t=")},
    )


def reading(*, quick: bool) -> Iterator[Figure]:
    """Reading posts, against walking their events alone; both within one process, in turn."""
    count = 100 if quick else 1000
    with tempfile.TemporaryDirectory() as place:
        size = write_posts(Path(place), count)
        words = [sys.executable, "-m", "benchmarks.walking", place, "7"]
        pairs: list[tuple[float, float]] = json.loads(run(words).out)
    ratio = statistics.median(a / b for a, b in pairs)
    yield Figure(
        f"reading {count:,} posts ({size / MEGA:.1f} MB), in one process",
        ratio,
        "at most 6 times walking pyromark's events alone",
        f"{statistics.median(a for a, _ in pairs):.2f} s",
        f"{statistics.median(b for _, b in pairs):.2f} s",
        ratio <= 6,
        {"posts": count, "bytes": size, "pairs": pairs},
    )


def offline(*, quick: bool) -> Iterator[Figure]:
    """`check --offline` over many posts, against a walk of the same files; whole processes."""
    count = 200 if quick else 1000
    with tempfile.TemporaryDirectory() as place:
        size = write_posts(Path(place), count)
        words = [sys.executable, "-m", "benchmarks.walking", place]
        a, b, ratio = paired(lambda: check_offline(Path(place)), partial(run, words), times=5)
    yield Figure(
        f"`check --offline` over {count:,} posts ({size / MEGA:.1f} MB)",
        ratio,
        "at most 7.5 times a process that walks pyromark's events alone",
        seconds(a),
        seconds(b),
        ratio <= 7.5,
        {"posts": count, "bytes": size},
    )


def memory(*, quick: bool) -> Iterator[Figure]:
    """The peak of `check --offline` over ten times as many posts."""
    few, many = (20, 200) if quick else (100, 1000)
    with tempfile.TemporaryDirectory() as place:
        write_posts(Path(place), few)
        small = check_offline(Path(place)).memory
        write_posts(Path(place), many)
        large = check_offline(Path(place)).memory
    if not small:
        return  # the system does not tell
    yield Figure(
        f"peak memory of `check --offline`, {many:,} posts against {few}",
        large / small,
        "at most 1.5 times",
        f"{large / MEGA:.0f} MB",
        f"{small / MEGA:.0f} MB",
        large / small <= 1.5,
        {"posts": [few, many], "bytes": [small, large]},
    )


def write_posts(folder: Path, count: int) -> int:
    """Write so many posts; how many bytes they are together."""
    size = 0
    for number in range(1, count + 1):
        data = post(playlist(number)).encode()
        size += len(data)
        (folder / f"{number:05}.md").write_bytes(data)
    return size


def check_offline(folder: Path) -> Run:
    """Check all posts of a folder, and see that all were looked at and are clean."""
    done = run(scaffold("check", "--offline", "--format", "text", str(folder)), cwd=folder)
    *findings, sums = done.out.decode().splitlines()
    expect(f"{len(list(folder.glob('*.md')))} posts" in sums.replace(",", ""), "all were checked")
    expect(done.code == 0 and not findings, "nothing was found in sound posts")
    return done
