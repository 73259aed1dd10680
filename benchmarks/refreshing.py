"""`refresh` of a long course: many new lectures against none."""

import json
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Figure, expect, run, scaffold

PLAYLIST = "PLrefreshed00000001"


def refreshing(*, quick: bool) -> Iterator[Figure]:
    """New lectures spread over the list cost little more than reading the post."""
    old, new = (200, 40) if quick else (1000, 200)
    nothing, arrivals = (min(_refreshed(old, n) for _ in range(3)) for n in (0, new))
    yield Figure(
        f"`refresh` with {new} new lectures in {old:,} against none",
        arrivals / nothing,
        "at most 3 times",
        f"{arrivals:.2f} s",
        f"{nothing:.2f} s",
        arrivals / nothing <= 3,
    )


def _refreshed(old: int, new: int) -> float:
    """Seconds of a refresh that finds so many new lectures among the old ones."""
    names = [f"Topic {n * 7919 % old} of {n}" for n in range(old)]
    every = max(1, old // new) if new else old + 1
    later: list[str] = []
    for place, name in enumerate(names):
        later += [f"Fresh {place}", name] if place % every == 0 and place // every < new else [name]
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        before, after = _saved(folder / "a.json", names), _saved(folder / "b.json", later)
        words = scaffold("new", before, "-q", "-o", "post.md", "--preset", "plain")
        expect(run(words, cwd=folder).code == 0, "the post was written")
        words = scaffold("refresh", "-q", "post.md", "--from-info", after)
        done = run(words, cwd=folder)
        expect(done.code == 0, "the post was refreshed")
        count = (folder / "post.md").read_text("utf-8").count("\n## ")
        expect(count == len(later), "every lecture is in the post")
        return done.seconds


def _saved(path: Path, titles: list[str]) -> str:
    entries = [
        # an id that goes by the title: who was there before stays who it was
        {"_type": "url", "ie_key": "Youtube", "id": f"{zlib.crc32(title.encode()):011}",
         "title": title, "duration": 600}
        for title in titles
    ]  # fmt: skip
    listing = {"_type": "playlist", "id": PLAYLIST, "title": "Course", "entries": entries}
    path.write_text(json.dumps(listing), encoding="utf-8")
    return path.name
