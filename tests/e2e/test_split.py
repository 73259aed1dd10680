"""`scaffold new --split`: a note per lecture and an index, from new to check."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.presets.each import EACH
from tests.youtube import Server, Video, World, course, video_id

FIXTURES = Path(__file__).parents[2] / "fixtures"
MODEL = FIXTURES / "deep-learning-ngu-2019.json"
PL = "PLcourse0000000001"
URL = f"https://www.youtube.com/playlist?list={PL}"
DAY = ("--date", "2026-11-24")
MARKS = {
    "astro": "astro.config.mjs", "docusaurus": "docusaurus.config.js", "hugo": "hugo.toml",
    "jekyll": "_config.yml", "logseq": "logseq/config.edn", "mkdocs": "mkdocs.yml",
    "obsidian": ".obsidian/app.json", "quarto": "_quarto.yml", "zola": "zola.toml",
}  # fmt: skip


def site(folder: Path, preset: str) -> None:
    mark = MARKS.get(preset.removesuffix("-yaml"))
    if mark:
        (folder / mark).parent.mkdir(exist_ok=True)
        (folder / mark).write_text("", "utf-8")


def files_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("preset", EACH)
def test_from_new_to_notes_to_link_to_refresh_to_check(
    scaffold: Runner, youtube: Server, world: World, preset: str
) -> None:
    held = course(4)
    held.videos[1].state = "deleted"
    world.playlists.append(held)
    site(scaffold.folder, preset)
    ran = scaffold("new", URL, "--split", "--preset", preset, *DAY, youtube=youtube)
    assert ran.code == 0, ran.err
    index, *notes = [scaffold.folder / line for line in ran.out.splitlines()]
    assert len(notes) == 3
    for note, number in zip(notes, (1, 3, 4), strict=True):
        assert f"watch?v={video_id(number)}&list={PL}&index={number})" in note.read_text("utf-8")
        mark = "\t- " if preset == "logseq" else "\n"
        with note.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{mark}8:00 - what is said\n")
    before = files_in(scaffold.folder)
    named = [str(note.relative_to(scaffold.folder)) for note in notes]
    linked = scaffold("link", *named)
    assert (linked.code, linked.err.count(": 1 timecode linked")) == (0, 3), linked.err
    for note, number in zip(notes, (1, 3, 4), strict=True):
        moment = f"[8:00](https://www.youtube.com/watch?v={video_id(number)}&list={PL}&t=8m00s)"
        assert note.read_bytes() == before[note].replace(b"8:00 -", f"{moment} -".encode())

    quiet = scaffold("refresh", index, *notes, youtube=youtube)
    assert (quiet.code, quiet.out) == (0, "")
    checked = scaffold("check", index, *notes, "--fail-on", "warning", youtube=youtube)
    assert checked.code == 0, checked.out
    assert "missing-lecture" not in checked.out

    held.videos[2].title = "Lecture 3: Renamed"
    held.videos.append(Video(video_id(5), "Lecture 5: Topic 5"))
    told = scaffold("refresh", index, *notes, youtube=youtube)
    assert told.code == 0, told.err
    assert told.out.count("new: ") == 1, told.out
    assert f"new: 5. Topic 5 ({video_id(5)}) has no note yet; to make one: scaffold new" in told.out
    assert f"3. Topic 3 ({video_id(3)}) is now 'Renamed'" in told.out
    assert "[3. Renamed](" in notes[1].read_text("utf-8")
    assert index.read_bytes() == before[index]
    assert "not in the post" not in told.out
    again = scaffold("refresh", index, *notes, youtube=youtube)
    assert (again.code, again.out) == (0, "")


def test_the_snapshot_knows_every_note(scaffold: Runner) -> None:
    ran = scaffold("new", MODEL, "--split", "--preset", "plain", "-I", "1-2", *DAY)
    assert (ran.code, ran.out.splitlines()) == (0, [
        "deep-learning-na-paltsakh-2019.md",
        "deep-learning-na-paltsakh-2019/vvedenie.md",
        "deep-learning-na-paltsakh-2019/elementy-mashinnogo-obucheniia.md",
    ])  # fmt: skip
    assert ran.err.endswith(
        '--watch "deep-learning-na-paltsakh-2019" links them whenever you save\n'
    )
    (snapshot,) = (scaffold.folder / ".scaffold").glob("*.json")
    posts = json.loads(snapshot.read_text("utf-8"))["posts"]
    assert {key: post["part"] for key, post in posts.items()} == {
        "deep-learning-na-paltsakh-2019.md": "index",
        "deep-learning-na-paltsakh-2019/vvedenie.md": "lecture",
        "deep-learning-na-paltsakh-2019/elementy-mashinnogo-obucheniia.md": "lecture",
    }
    one = posts["deep-learning-na-paltsakh-2019/vvedenie.md"]
    assert one["offered"] == {"_q46x0tq2FQ": "Введение"}
    assert len(posts["deep-learning-na-paltsakh-2019.md"]["offered"]) == 10


def test_the_index_is_named_where_the_course_is_there_already(scaffold: Runner) -> None:
    site(scaffold.folder, "hugo")
    assert scaffold("new", MODEL, "--split", *DAY).code == 0
    ran = scaffold("new", MODEL, "--split", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "error: content/posts/deep-learning-na-paltsakh-2019.md is this course;"
    )
    assert (
        'scaffold refresh "content/posts/deep-learning-na-paltsakh-2019.md" '
        '"content/posts/deep-learning-na-paltsakh-2019" to bring it and its notes up to date'
    ) in ran.err


def test_the_folder_of_index_and_notes_is_named_where_they_lie_together(scaffold: Runner) -> None:
    site(scaffold.folder, "quarto")
    assert scaffold("new", MODEL, "--split", *DAY).code == 0
    ran = scaffold("new", MODEL, "--split", *DAY)
    assert ran.code == 2
    assert 'Run scaffold refresh "posts" to bring it and its notes up to date' in ran.err


def test_one_note_that_exists_stops_all(scaffold: Runner) -> None:
    there = scaffold.folder / "deep-learning-na-paltsakh-2019" / "neironnye-seti.md"
    there.parent.mkdir()
    there.write_text("mine", "utf-8")
    ran = scaffold("new", MODEL, "--split", "--preset", "plain")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "error: deep-learning-na-paltsakh-2019/neironnye-seti.md exists already; nothing was"
    )
    assert files_in(scaffold.folder) == {there: b"mine"}


def test_if_one_cannot_be_written_those_before_it_are_taken_back(scaffold: Runner) -> None:
    # a file stands where the folder of the notes would be
    (scaffold.folder / "notes").mkdir()
    (scaffold.folder / "own").mkdir()
    rule = "[split]\npath = \"{{ 'blocked/x' if slug == 'neironnye-seti' else slug }}.md\"\n"
    (scaffold.folder / "own" / "preset.toml").write_text(rule, "utf-8")
    (scaffold.folder / "notes" / "blocked").write_text("a file", "utf-8")
    words = ("--preset", "plain", "--template", "own", "-o", "notes/course.md")
    ran = scaffold("new", MODEL, "--split", *words)
    assert (ran.code, ran.out) == (2, "")
    assert "error: " in ran.err
    assert sorted(p.name for p in (scaffold.folder / "notes").iterdir()) == ["blocked"]
    assert not (scaffold.folder / ".scaffold").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("-o", "-"), "error: --split writes several files; - is stdout."),
        (("-o", "NAME"), "error: --split: NAME has no ending, which all notes would lack."),
        (("-o", "there.md"), "error: there.md exists already; nothing was written."),
    ],
)
def test_what_cannot_be_split_is_refused(
    scaffold: Runner, words: tuple[str, ...], sentence: str
) -> None:
    (scaffold.folder / "there.md").write_text("mine", "utf-8")
    ran = scaffold("new", MODEL, "--split", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)


def test_a_lone_video_is_not_split(scaffold: Runner) -> None:
    ran = scaffold("new", "_q46x0tq2FQ", "--from-info", MODEL, "--split")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: A single video is one note already.")


def test_hostile_titles_are_names_on_every_system(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    held = course(9)
    titles = ["../../etc/passwd", "CON", "a/b\\c:d*e?f", "]](javascript:alert(1))", "same", "Same",
              "{{< include >}}", "\u202egnp.exe", "x" * 4_000]  # fmt: skip
    for video, title in zip(held.videos, titles, strict=True):
        video.title = title
    world.playlists.append(held)
    (scaffold.folder / "vault" / ".obsidian").mkdir(parents=True)
    ran = scaffold("new", URL, "--split", "--site", "vault", youtube=youtube)
    assert ran.code == 0, ran.err
    written = [Path(line) for line in ran.out.splitlines()]
    assert len({str(path).casefold() for path in written}) == 10
    for path in written:
        assert path.parts[0] == "vault"
        assert not re.search(r'[<>:"\\|?*\x00-\x1f\u202e]', path.as_posix())
        assert len(path.name.encode()) < 255
    assert all((scaffold.folder / path).is_file() for path in written)
    assert [path.name for path in scaffold.folder.iterdir()] == ["vault"]


@pytest.mark.parametrize("preset", ["hugo", "plain", "obsidian", "zola"])
def test_the_next_steps_publish_the_index_and_all_notes(scaffold: Runner, preset: str) -> None:
    """What `next:` names is run as it is: no file is a draft after it."""
    ran = scaffold("new", MODEL, "--split", "--preset", preset, "--slug", "dl", *DAY)
    lines = [line for line in ran.err.splitlines() if "link --publish" in line]
    written = [scaffold.folder / name for name in ran.out.splitlines()]
    drafts = [path for path in written if "draft = true" in path.read_text("utf-8")]
    assert len(lines) == bool(drafts)
    for line in lines:
        assert line.endswith(" takes the draft marks off, of the index and all notes together")
        words = shlex.split(line.removeprefix("next: scaffold ").partition(" takes ")[0])
        assert scaffold(*words).code == 0
    assert not [path for path in written if "draft = true" in path.read_text("utf-8")]
