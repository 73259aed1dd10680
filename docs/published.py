"""README's picture of a published post: `python -m docs.published` builds and takes it anew.

Needs Hugo (a development dependency brings it) and a command `chromium`.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
LISTING = ROOT / "fixtures" / "deep-learning-ngu-2019.json"
NOTES = {
    1: ("8:00 - what counts as intelligence, and why that keeps moving",
        "15:52 - pictures and speech: ten years of progress in one chart",
        "32:35 - handwritten digits, the first example that runs",
        "1:01:27 - books and courses to go on with"),
    2: ("4:15 - learning from labelled examples", "10:05 - the nearest neighbour",
        "24:58 - three parts of the data: train, validation, test"),
}  # fmt: skip
LAYOUT = """\
<!doctype html><html lang="ru"><meta charset="utf-8"><title>{{ .Title }}</title><style>
body { font: 17px/1.55 system-ui, sans-serif; color: #222; max-width: 44rem; margin: 2.2rem auto }
h1 { font-size: 1.7rem } h2 { font-size: 1.2rem; margin: 1.7rem 0 .6rem }
a { color: #0b57d0; text-decoration: none } p { margin: .45rem 0 } time { color: #777 }
</style><h1>{{ .Title }}</h1><time>{{ .Date.Format "2 January 2006" }}</time>{{ .Content }}</html>
"""


def main() -> None:
    """Write docs/post.png."""
    with tempfile.TemporaryDirectory() as place:
        site = Path(place)
        (site / "hugo.toml").write_text('title = "Notes"\ndisableKinds = ["RSS"]\n', "utf-8")
        (site / "layouts" / "_default").mkdir(parents=True)
        for kind in ("single", "list"):
            (site / "layouts" / "_default" / f"{kind}.html").write_text(LAYOUT, "utf-8")
        scaffold(site, "new", str(LISTING), "--date", "2026-11-24", "--slug", "course")
        post = site / "content" / "posts" / "course.md"
        text = post.read_text("utf-8")
        for number, notes in NOTES.items():
            heading = f"&index={number})\n"
            text = text.replace(heading, heading + "\n" + "\n\n".join(notes) + "\n", 1)
        post.write_text(text, "utf-8")
        scaffold(site, "link", "--publish", str(post))
        subprocess.run([Path(sys.executable).with_name("hugo"), "--quiet"], cwd=site, check=True)
        page = site / "public" / "posts" / "course" / "index.html"
        words = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        picture = f"--screenshot={ROOT / 'docs' / 'post.png'}"
        size = "--window-size=820,760"
        subprocess.run([*words, size, picture, page.as_uri()], check=True, capture_output=True)


def scaffold(site: Path, *words: str) -> None:
    """Run the command in the site."""
    subprocess.run([sys.executable, "-m", "scaffold", *words, "-q"], cwd=site, check=True)


if __name__ == "__main__":
    main()
