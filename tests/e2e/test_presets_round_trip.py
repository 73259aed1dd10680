"""Every preset's post, by processes from its beginning to a clean check: new, link, refresh, check.

The files are compared whole after each step with what that step may change.
"""

import re
from pathlib import Path

import pytest

from scaffold.notes.text.escape import link
from scaffold.outside import templates
from tests.conftest import Runner
from tests.presets.each import EACH
from tests.youtube import Playlist, Server, Video, World, video_id

PL = "PLcourse0000000001"
URL = f"https://www.youtube.com/playlist?list={PL}"
TITLES = ("Introduction", "Gradient_descent & {{ co }}", "Outlook")
RENAMED = "Stochastic {% raw %} #descent {{< x >}} $y$ {z} [[too]]"
OUTLINES = {"logseq"}

MARKS = {
    "hugo": "hugo.toml",
    "hugo-yaml": "hugo.toml",
    "zola": "config.toml",
    "jekyll": "_config.yml",
    "mkdocs": "mkdocs.yml",
    "quarto": "_quarto.yml",
    "docusaurus": "docusaurus.config.js",
    "astro": "astro.config.mjs",
    "obsidian": ".obsidian/app.json",
    "logseq": "logseq/config.edn",
}
"""A file by which a site of each generator is known."""

PATHS = {
    "plain": "a-course.md",
    "hugo": "content/posts/a-course.md",
    "hugo-yaml": "content/posts/a-course.md",
    "zola": "content/a-course.md",
    "jekyll": "_posts/2026-11-24-a-course.md",
    "mkdocs": "docs/blog/posts/a-course.md",
    "quarto": "posts/a-course/index.qmd",
    "docusaurus": "blog/2026-11-24-a-course.mdx",
    "astro": "src/content/blog/a-course.md",
    "obsidian": "A - course.md",
    "logseq": "pages/A - course.md",
}


def watch(number: int, rest: str) -> str:
    return f"https://www.youtube.com/watch?v={video_id(number)}&list={PL}&{rest}"


def playlist() -> Playlist:
    videos = [Video(video_id(n), title, 3600 + n) for n, title in enumerate(TITLES, 1)]
    videos[0].chapters = [(0, "Start"), (75, "Why [this] course?"), (150, "End")]
    return Playlist(PL, "A | course", videos)


def site(folder: Path, preset: str) -> None:
    """The least by which a site of that generator is recognised."""
    if preset in MARKS:
        mark = folder / MARKS[preset]
        mark.parent.mkdir(exist_ok=True)
        mark.write_text('base_url = "https://example.org"\n' if preset == "zola" else "", "utf-8")


def new(scaffold: Runner, youtube: Server, preset: str) -> Path:
    site(scaffold.folder, preset)
    ran = scaffold(
        *("new", URL, "--preset", preset, "--date", "2026-11-24T22:51:00+06:00"), youtube=youtube
    )
    assert (ran.code, ran.out) == (0, PATHS[preset] + "\n"), ran.err
    return scaffold.folder / PATHS[preset]


def line_of(text: str, number: int) -> str:
    """The line of the post that names the lecture."""
    (line,) = [line for line in text.split("\n") if f"({watch(number, f'index={number}')})" in line]
    return line


def lecture(preset: str, number: int, title: str) -> str:
    """The line by which a lecture begins, its title escaped for the generator."""
    also = templates.load(preset).rules.escapes
    mark = "-" if preset in OUTLINES else "##"
    return f"{mark} {link(f'{number}. {title}', watch(number, f'index={number}'), also)}"


def note(preset: str, time: str, words: str) -> str:
    """A note as a person types it in such a post."""
    return f"\n\t- {time} - {words}" if preset in OUTLINES else f"\n\n{time} - {words}"


def linked(preset: str, number: int, time: str, written: str, words: str) -> str:
    return note(preset, f"[{time}]({watch(number, f't={written}')})", words)


def type_notes(text: str, preset: str) -> str:
    """The post with notes under its second and third lecture, none of them linked."""
    second, third = line_of(text, 2), line_of(text, 3)
    notes = note(preset, "8:00", "what a *step* is") + note(preset, "1:00:01", "too far?")
    text = text.replace(second, second + notes)
    return text.replace(third, third + note(preset, "0:30", "мысли вслух"))


def with_links(text: str, preset: str) -> str:
    """The post with notes as `link` is to leave it."""
    for number, time, written, words in (
        (2, "8:00", "8m00s", "what a *step* is"),
        (2, "1:00:01", "1h00m01s", "too far?"),
        (3, "0:30", "0m30s", "мысли вслух"),
    ):
        text = text.replace(
            note(preset, time, words), linked(preset, number, time, written, words), 1
        )
    return text


@pytest.mark.parametrize("preset", EACH)
def test_new_notes_link_refresh_check(
    scaffold: Runner, youtube: Server, world: World, preset: str
) -> None:
    held = playlist()
    world.playlists.append(held)
    path = new(scaffold, youtube, preset)
    fresh = path.read_bytes().decode()

    typed = type_notes(fresh, preset)
    path.write_bytes(typed.encode())
    ran = scaffold("link", PATHS[preset])
    assert (ran.code, ran.err) == (0, f"{PATHS[preset]}: 3 timecodes linked\n")
    noted = with_links(typed, preset)
    assert noted.count("&t=") == fresh.count("&t=") + 3
    assert path.read_bytes().decode() == noted
    assert scaffold("link", "--check", path).code == 0

    ran = scaffold("refresh", path, youtube=youtube)
    assert ran.code == 0, ran.err
    assert path.read_bytes().decode() == noted

    held.videos[1].title = RENAMED
    held.videos.append(Video(video_id(4), "Epilogue", 60))
    ran = scaffold("refresh", path, youtube=youtube)
    assert ran.code == 0, ran.err
    refreshed = path.read_bytes().decode()
    was = lecture(preset, 2, TITLES[1])
    now, added = lecture(preset, 2, RENAMED), lecture(preset, 4, "Epilogue")
    between = "\n" if preset in OUTLINES else "\n\n\n"
    assert refreshed == noted.replace(was, now).rstrip("\n") + between + added + "\n"

    ran = scaffold("check", path, youtube=youtube)
    assert (ran.code, ran.out.split("; ")[0]) == (0, "nothing found"), ran.out + ran.err


@pytest.mark.parametrize("preset", EACH)
def test_without_notes_a_refresh_finds_each_lecture(
    scaffold: Runner, youtube: Server, world: World, preset: str
) -> None:
    held = playlist()
    world.playlists.append(held)
    path = new(scaffold, youtube, preset)
    fresh = path.read_bytes().decode()
    held.videos[0].title = "Prologue"
    held.videos.insert(1, Video(video_id(4), "Interlude", 60))
    ran = scaffold("refresh", path, youtube=youtube)
    assert (ran.code, ran.err.split("\n")[0]) == (0, "1 of 1 post changed."), ran.err
    text = path.read_bytes().decode()
    order = [int(found[-10:]) for found in text_ids(text)]
    assert order == [1, 4, 2, 3]
    kept = [line for line in fresh.split("\n") if "&t=" in line]
    assert [line for line in text.split("\n") if "&t=" in line] == kept
    assert "1. Prologue" in text
    assert "2. Interlude" in text
    assert text.index(kept[-1]) < text.index("2. Interlude")


def text_ids(text: str) -> list[str]:
    """The videos of the lectures in their order."""
    return re.findall(r"\]\(https://www\.youtube\.com/watch\?v=(\w{11})&list=\w+&index=\d+\)", text)
