"""Posts of a course whose every title wants to be something else, as each preset writes them."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scaffold.model.listing import Listing
from scaffold.notes.text.escape import plain
from scaffold.notes.writing import render
from scaffold.notes.writing.render import NewPost, PathContext
from scaffold.outside import templates
from tests.conftest import Runner
from tests.notes.hostile import TITLES
from tests.youtube import Playlist, Video, World, serve

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
NOTES = "PLhostile0000000002"
"""The same course once more: a site holds a playlist but once."""
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


def address(number: int, rest: str, playlist: str = PLAYLIST) -> str:
    return f"https://www.youtube.com/watch?v={number:011d}&list={playlist}&{rest}"


def course(title: str, playlist: str = PLAYLIST) -> dict[str, object]:
    """A saved listing: a lecture for each hostile title, and all as its first's chapters."""
    chapters = [{"start_time": 60 * n, "title": text} for n, text in enumerate(HOSTILE)]
    entries: list[dict[str, object]] = [
        {"_type": "video", "id": f"{n:011d}", "title": text, "duration": 99999}
        for n, text in enumerate(HOSTILE, 1)
    ]
    entries[0]["chapters"] = chapters
    return {"_type": "playlist", "id": playlist, "title": title, "entries": entries}


def runner_in(folder: Path) -> Runner:
    """The command as the fixture `scaffold` gives it, for a site that several tests share."""
    here, home = folder / "here", folder / "home"
    here.mkdir()
    (home / "tmp").mkdir(parents=True)
    return Runner(here, home)


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
        words = PathContext(slug, slug, WHEN)
        path = site / render.render_path(preset, preset.rules.path, words)
        path.parent.mkdir(parents=True, exist_ok=True)
        post = NewPost(title, slug, WHEN, ("one", "two"), draft=False)
        path.write_bytes(render.render_post(preset, post, listing, ()).encode())
    return titles


def write_notes(scaffold: Runner, preset: str, site: Path, *, is_site: bool = True) -> list[Path]:
    """The course as `--split` writes it: the index, then a note per lecture."""
    saved = scaffold.folder / "notes.json"
    saved.write_text(json.dumps(course("The course", NOTES)), encoding="utf-8")
    scaffold.env["SCAFFOLD_TITLES__MODE"] = "exact"
    words = ("--split", "--publish", "--slug", "notes", "--date", WHEN.isoformat())
    where = ("--site", str(site)) if is_site else ("-o", f"{site}/")
    ran = scaffold("new", saved, "--preset", preset, *where, *words)
    assert ran.code == 0, ran.err
    paths = [scaffold.folder / line for line in ran.out.splitlines()]
    assert len(paths) == len(HOSTILE) + 1
    return paths


def write_draft(scaffold: Runner, preset: str, site: Path, *words: str) -> Path:
    """A post that is not to be published, unless the words say so."""
    (scaffold.folder / "draft.json").write_text(
        '{"_type": "playlist", "id": "PLdraft00000000001", "title": "Draft", "entries":'
        ' [{"_type": "url", "ie_key": "Youtube", "id": "00000000001", "title": "A"}]}'
    )
    ran = scaffold("new", "draft.json", "--preset", preset, "--site", site, *words)
    assert ran.code == 0, ran.err
    return scaffold.folder / ran.out.removesuffix("\n")


def write_pictured(
    scaffold: Runner, preset: str, site: Path, *words: str, slug: str = "pictured"
) -> Path:
    """A post with the picture that a loopback YouTube has for its playlist."""
    videos = [Video(f"{slug:0<9.9}{n:02}", f"Lecture {n}") for n in (1, 2)]
    playlist = Playlist(f"PL{slug:0<16.16}", "Pictured", videos)
    with serve(World(playlists=[playlist])) as youtube:
        url = f"https://www.youtube.com/playlist?list={playlist.id}"
        given = ("--image", "--flat", "--publish", "--slug", slug, *words)
        ran = scaffold("new", url, "--preset", preset, "--site", site, *given, youtube=youtube)
    assert ran.code == 0, ran.err
    assert "warning" not in ran.err
    return scaffold.folder / ran.out.removesuffix("\n")
