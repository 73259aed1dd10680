"""A large site is checked slice by slice, and the outputs are put together (docs/speed.md)."""

import json
from collections import Counter
from typing import Any

from tests.e2e.checking import Site, courses, post_of
from tests.youtube import World

ADDED = ("posts", "links", "videos", "playlists", "ok", "broken", "unknown", "requests")


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def sums(told: list[dict[str, Any]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for line in told:
        if line["type"] == "sums":
            total.update({name: line[name] for name in ADDED})
    return total


def test_two_slices_together_tell_what_the_whole_tells(site: Site, world: World) -> None:
    held = courses(world, 4)
    held[0].videos[1].state = "deleted"
    held[3].videos[2].state = "private"
    names = [f"{number}.md" for number, _ in enumerate(held)]
    for name, playlist in zip(names, held, strict=True):
        site.write(name, post_of(playlist))
    codes = []
    merged = ""
    for slice_ in (names[0::2], names[1::2]):
        ran = site.check(*slice_, "--format", "jsonl", "--output", "slice.jsonl", "--max-age", "0")
        codes.append(ran.code)
        merged += (site.folder / "slice.jsonl").read_text("utf-8")
    whole = site.check("--format", "jsonl", "--max-age", "0")
    assert (codes, whole.code) == ([1, 1], 1)

    def findings(text: str) -> list[dict[str, Any]]:
        told = [line for line in lines(text) if line["type"] == "finding"]
        return sorted(told, key=lambda line: str(line["path"]))

    assert [f["rule"] for f in findings(whole.out)] == ["video-deleted", "video-private"]
    assert findings(merged) == findings(whole.out)
    together, at_once = sums(lines(merged)), sums(lines(whole.out))
    # each run asks about one video that is known to be alive
    assert together.pop("requests") == at_once.pop("requests") + 1
    assert together == at_once
