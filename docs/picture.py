"""The picture of docs/play.md: `python -m docs.picture` takes it anew from the real page."""

import json
import tempfile
from pathlib import Path

from tests.browser.chromium import context_of, started
from tests.conftest import runner_in
from tests.e2e.playing import playing
from tests.youtube import World, serve
from tests.youtube.world import Playlist, Video

ROOT = Path(__file__).parent.parent
TITLES = ("Introduction", "A single neuron", "Learning from mistakes", "Layers", "Images", "Text")
LIST = "PLneurons000000001"
NOTES = """\
## [{number}. {title}](https://www.youtube.com/watch?v={video}&list={list}&index={number})

"""
SECOND = """\
{0}1:40{1}1m40s) - a neuron sums its inputs, each with a weight of its own

{0}4:12{1}4m12s) - the bias moves the threshold

{0}7:55{1}7m55s) - a picture of all inputs for which it fires: a half plane

{0}11:30{1}11m30s) - why one neuron cannot learn XOR

{0}15:48{1}15m48s) - the slope of an activation decides how fast it learns; sigmoid against ReLU

{0}21:05{1}21m05s) - what we need next: many of them

"""


def main() -> None:
    """Write docs/play.png."""
    with tempfile.TemporaryDirectory() as place:
        runner = runner_in(Path(place))
        videos = [Video(f"neuron{n:05d}", t, 1800 + 97 * n) for n, t in enumerate(TITLES, 1)]
        rows = [{"id": v.id, "title": v.title, "duration": v.duration} for v in videos]
        listing = {"_type": "playlist", "id": LIST, "title": "Neurons", "entries": rows}
        (runner.folder / "course.json").write_text(json.dumps(listing))
        (runner.folder / "neurons.md").write_text(_post(videos))
        words = ("neurons.md", "--lecture", "2", "--at", "15:54", "--from-info", "course.json")
        world = World(playlists=[Playlist(LIST, "Neurons", videos)])
        with serve(world) as youtube, playing(runner, *words) as play, started() as browser:
            page = context_of(browser, youtube, size=(1360, 850)).new_page()
            page.goto(play.address)
            page.wait_for_selector("[data-ready]")
            while not page.input_value("#time").startswith("15:5"):
                page.wait_for_timeout(50)
            page.click(".fold >> nth=0")
            page.keyboard.press("n")
            page.keyboard.type("dying ReLU: a neuron that never")
            page.wait_for_timeout(500)
            page.screenshot(path=ROOT / "docs" / "play.png")


def _post(videos: list[Video]) -> str:
    parts = ["# Neurons\n\n"]
    for number, video in enumerate(videos, 1):
        named = {"number": number, "title": video.title, "video": video.id, "list": LIST}
        parts.append(NOTES.format(**named))
        if number == 1:
            link = f"https://www.youtube.com/watch?v={video.id}&list={LIST}&t=29m40s"
            parts.append(f"[29:40]({link}) - the plan of the course\n\n")
        if number == 2:
            url = f"](https://www.youtube.com/watch?v={video.id}&list={LIST}&t="
            parts.append(SECOND.format("[", url))
    return "".join(parts)


if __name__ == "__main__":
    main()
