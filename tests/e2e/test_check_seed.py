"""The model post: one heading lacks its `index=`, and nothing else is wrong, offline and online."""

from pathlib import Path

import pytest

from tests.e2e.checking import Site, found, post_of, watch
from tests.youtube import World
from tests.youtube.stored import DEMO, read_world

SEED = Path(__file__).parents[3] / "shared" / "seed" / "deep-learning-ngu-2019.md"


def model() -> str:
    """A post of the same form about the same course, with notes in every form it uses."""
    (held,) = read_world(DEMO).playlists
    text = post_of(held).replace("&index=2)", ")")
    url = watch(held.videos[9].id, f"&list={held.id}")
    return f"{text}\n[2:00]({url}&t=2m0s) - one\n\n[1:01:27]({url}&t=1h01m27s) - two\n"


@pytest.fixture
def demo(site: Site, world: World) -> Site:
    world.playlists += read_world(DEMO).playlists
    return site


@pytest.mark.parametrize(
    "text", [model, *([SEED.read_text] if SEED.is_file() else [])], ids=lambda make: make.__name__
)
def test_only_the_missing_index_is_found(demo: Site, text: object) -> None:
    assert callable(text)
    made = text() if text is model else text("utf-8")
    path = demo.write("post.md", made)
    line = next(
        n for n, heading in enumerate(made.split("\n"), 1)
        if heading.startswith("## [2.") or (heading.startswith("## [") and "index=" not in heading)
    )  # fmt: skip
    for words in (("--offline",), ()):
        report = demo.told(*words)
        assert [rule for rule, _ in found(report)] == ["missing-index"]
        assert [item["line"] for item in report["findings"]] == [line]
        assert (report["code"], report["unknown"]) == (0, [])
    assert demo.youtube.counts == {"playlist": 1, "reload": 1}
    assert demo.told("--fail-on", "warning")["code"] == 1
    assert demo.check("--fix", "--fail-on", "warning").code == 0
    assert path.read_bytes().decode().count("&index=") == made.count("&index=") + 1
