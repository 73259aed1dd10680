"""Posts of a course whose every title wants to be something else, as each preset writes them."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scaffold.model.listing import Listing
from scaffold.notes import render
from scaffold.notes.escape import plain
from scaffold.notes.render import NewPost, PathWords
from scaffold.outside import templates
from tests.conftest import Runner
from tests.notes.hostile import TITLES

HOSTILE = (
    *TITLES,
    "<Component/>",
    "<Component prop={x}>",
    "{expr}",
    "{`${x}`}",
    "*_",
    "_*x*_",
    "| a |",
    "{{% include x %}} {{% /include %}}",
    "{{include x}} {{ x | y }}",
    "[@cite] and -@cite",
    "H~2~O x^2^ ^[note]",
    "[[x]] #tag %%x%% ==y== @user",
    "$$x$$ \\[y\\] \\(z\\)",
    "/*not*/ a comment //",
    "export default 1",
    ":name[label]{x=y}",
    "a::b [c]{.d}",
    "<%= x %> <? y ?>",
    "~~~a~~~ b``c",
    "Ünïcode — “quotes” … ½ ﬁ",
    "עברית (קורס) 1",
)
PLAYLIST = "PLhostile0000000001"
WHEN = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LIST = f"https://www.youtube.com/playlist?list={PLAYLIST}"


@dataclass(frozen=True, slots=True)
class Line:
    """Visible text that begins with a link: a lecture's heading, or a chapter."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader of the built page must find."""

    title: str
    lectures: tuple[Line, ...]
    chapters: tuple[Line, ...] = ()


def shown(title: str) -> str:
    """A title as a page may show it: one line, visible."""
    return plain(title) or "untitled"


def address(number: int, rest: str) -> str:
    return f"https://www.youtube.com/watch?v={number:011d}&list={PLAYLIST}&{rest}"


def course(title: str) -> dict[str, object]:
    """A saved listing: a lecture for each hostile title, and all as its first's chapters."""
    chapters = [{"start_time": 60 * n, "title": text} for n, text in enumerate(HOSTILE)]
    entries: list[dict[str, object]] = [
        {"_type": "video", "id": f"{n:011d}", "title": text, "duration": 99999}
        for n, text in enumerate(HOSTILE, 1)
    ]
    entries[0]["chapters"] = chapters
    return {"_type": "playlist", "id": PLAYLIST, "title": title, "entries": entries}


def write_course(
    scaffold: Runner, preset: str, site: Path, title: str = "[x](y) {{ z }} *t*"
) -> Path:
    """`scaffold new` as a person runs it, in a site; the post's path."""
    saved = scaffold.folder / "hostile.json"
    saved.write_text(json.dumps(course(title)), encoding="utf-8")
    scaffold.env["SCAFFOLD_TITLES__MODE"] = "exact"
    scaffold.env["SCAFFOLD_ANCHORS"] = "true"
    when = ("--date", WHEN.isoformat(), "--slug", "course", "--chapters", "all")
    ran = scaffold("new", saved, "--preset", preset, "--site", site, "--publish", *when, cwd=site)
    assert ran.code == 0, ran.err
    return site / ran.out.removesuffix("\n")


def wanted_course(title: str = "[x](y) {{ z }} *t*") -> Wanted:
    return Wanted(
        title,
        tuple(
            Line(f"{n}. {shown(text)}", address(n, f"index={n}"))
            for n, text in enumerate(HOSTILE, 1)
        ),
        tuple(
            Line(f"{clock(n)} - {shown(text)}", address(1, f"t={moment(n)}"))
            for n, text in enumerate(HOSTILE)
            if text  # a chapter without a name is none
        ),
    )


def clock(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02}:00" if hours else f"{rest}:00"


def moment(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02}m00s" if hours else f"{rest}m00s"


def write_titles(preset_name: str, site: Path) -> dict[str, str]:
    """A post without lectures for each hostile title; the titles by slug."""
    preset = templates.load(preset_name)
    titles = {f"t{n:03}": shown(title) for n, title in enumerate(HOSTILE)}
    for slug, title in titles.items():
        listing = Listing(id=PLAYLIST, title=title, channel=title, url=LIST, videos=())
        words = PathWords(slug, slug, WHEN)
        path = site / render.render_path(preset, preset.rules.path, words)
        path.parent.mkdir(parents=True, exist_ok=True)
        post = NewPost(title, slug, WHEN, ("one", "two"), draft=False)
        path.write_bytes(render.render_post(preset, post, listing, ()).encode())
    return titles
