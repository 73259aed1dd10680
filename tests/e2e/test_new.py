"""`scaffold new` as a person runs it: exit code, stdout, stderr and files, whole."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.youtube import (
    BROKEN,
    RESET,
    TOO_MANY,
    Answer,
    Playlist,
    Server,
    Video,
    World,
    course,
    on,
    pages,
    video_id,
)

FIXTURES = Path(__file__).parents[2] / "fixtures"
MODEL = FIXTURES / "deep-learning-ngu-2019.json"
PL = "PLcourse0000000001"
URL = f"https://www.youtube.com/playlist?list={PL}"
DATE = ("--date", "2026-11-24T22:51:00+06:00")


NO_SITE = "note: no site here; written for hugo (--preset plain for plain Markdown)\n"


def next_step(path: str) -> str:
    return (
        NO_SITE + 'next: write notes under the headings, as "8:00 - what is said there", '
        "a blank line between two\n"
        f'next: scaffold link --watch "{path}" links them whenever you save\n'
        f'next: scaffold link --publish "{path}" takes the draft mark off\n'
    )


def headings(text: str) -> list[str]:
    return re.findall(r"^## \[(.*)\]\(", text, re.MULTILINE)


def lecture(number: int, title: str, place: int | None = None) -> str:
    address = (
        f"https://www.youtube.com/watch?v={video_id(number)}&list={PL}&index={place or number}"
    )
    return f"## [{title}]({address})"


def test_the_model_course_comes_out_as_its_author_wrote_it(scaffold: Runner) -> None:
    ran = scaffold("new", MODEL, *DATE)
    path = "deep-learning-na-paltsakh-2019.md"
    assert (ran.code, ran.out, ran.err) == (0, f"{path}\n", next_step(path))
    golden = FIXTURES / "posts" / "new-model" / "out.md"
    assert (scaffold.folder / path).read_bytes() == golden.read_bytes()
    kept = json.loads(
        (scaffold.folder / ".scaffold/PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb.json").read_text("utf-8")
    )
    assert kept["posts"][path]["offered"]["1BUuB28FDOc"] == "Элементы машинного обучения"
    assert sorted(str(p.relative_to(scaffold.folder)) for p in scaffold.folder.rglob("*")) == [
        ".scaffold",
        str(Path(".scaffold/PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb.json")),
        path,
    ]


def test_a_live_playlist_becomes_a_post_with_its_authors_chapters(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    held = course(3)
    first, second, _ = held.videos
    first.chapters = [(0, "Intro"), (61, "More"), (3700, "Late")]
    first.description = "0:00 Intro\n1:01 More\n1:01:40 Late"
    second.chapters, second.automatic = [(0, "guess"), (50, "guess again")], True
    world.playlists.append(held)
    ran = scaffold("new", URL, *DATE, youtube=youtube)
    left = "note: automatic chapters were left out: 2. --chapters all writes them.\n"
    assert (ran.code, ran.out, ran.err) == (0, "course.md\n", left + next_step("course.md"))
    watch = f"https://www.youtube.com/watch?v={first.id}&list={PL}"
    assert (scaffold.folder / "course.md").read_text("utf-8") == (
        '+++\ntitle = "Course"\ndate = 2026-11-24T22:51:00+06:00\nslug = "course"\ntags = []\n'
        f"draft = true\n+++\n\n[Course]({URL}), Channel\n\n<!--more-->\n\n"
        f"{lecture(1, '1. Topic 1')}\n"
        f"[0:00]({watch}&t=0m00s) - Intro\n\n[1:01]({watch}&t=1m01s) - More\n\n"
        f"[1:01:40]({watch}&t=1h01m40s) - Late\n\n\n"
        f"{lecture(2, '2. Topic 2')}\n\n\n{lecture(3, '3. Topic 3')}\n"
    )
    assert youtube.count("watch") == 3


@pytest.mark.parametrize(("size", "listing"), [(1, 2), (100, 2), (101, 3), (250, 4)])
def test_listing_costs_one_request_and_one_more_per_hundred_videos(
    scaffold: Runner, youtube: Server, world: World, size: int, listing: int
) -> None:
    world.playlists.append(course(size))
    ran = scaffold("new", URL, "--flat", youtube=youtube)
    assert ran.code == 0
    assert youtube.count() == listing


def test_reading_each_video_costs_one_request_more_per_video(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(7))
    assert scaffold("new", URL, youtube=youtube).code == 0
    assert youtube.count() == 2 + 7


def test_above_a_hundred_videos_the_listing_alone_is_taken_and_said(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(101))
    ran = scaffold("new", URL, youtube=youtube)
    assert ran.code == 0
    assert ran.err.startswith("note: 101 videos: titles are the listing's, chapters were not read.")
    assert youtube.count("watch") == 0
    ran = scaffold("new", URL, "--full", "-o", "full.md", youtube=youtube)
    assert ran.code == 0
    assert youtube.count("watch") == 101


def test_the_exact_title_is_the_videos_own_not_the_translated_one(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    titles = ["Введение", "Сети", "Графы"]
    videos = [
        Video(video_id(n), f"Курс {n} - {t}", translations={"en": f"Course {n} - English"})
        for n, t in enumerate(titles, 1)
    ]
    world.playlists.append(Playlist(PL, "Курс", videos))
    assert scaffold("new", URL, youtube=youtube).code == 0
    assert headings((scaffold.folder / "kurs.md").read_text("utf-8")) == [
        "1. Введение", "2. Сети", "3. Графы",
    ]  # fmt: skip
    ran = scaffold("new", URL, "--flat", "--lang", "ru", "-o", "flat.md", youtube=youtube)
    assert ran.code == 0
    assert headings((scaffold.folder / "flat.md").read_text("utf-8"))[1] == "2. Сети"


@pytest.mark.parametrize("shape", ["lockup", "old"])
def test_dead_videos_keep_their_place_and_say_so(
    scaffold: Runner, youtube: Server, world: World, shape: str
) -> None:
    held = course(5)
    held.shape = shape  # type: ignore[assignment]
    held.videos[1].state, held.videos[3].state = "private", "deleted"
    world.playlists.append(held)
    ran = scaffold("new", URL, youtube=youtube)
    assert (ran.code, ran.out) == (0, "course.md\n")
    assert ran.err == (
        "note: private or deleted: 2, 4. Their headings keep the place.\n" + next_step("course.md")
    )
    assert headings((scaffold.folder / "course.md").read_text("utf-8")) == [
        "1. Topic 1",
        "2. Private or deleted video",
        "3. Topic 3",
        "4. Private or deleted video",
        "5. Topic 5",
    ]


def test_an_incomplete_listing_still_makes_a_post_but_no_snapshot(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(250, cut_after=100))
    ran = scaffold("new", URL, youtube=youtube)
    assert ran.code == 0
    assert ran.err.startswith(
        "warning: The listing is incomplete: YouTube counts 250 videos, 100 came. "
        "The post has what came.\n"
    )
    assert len(headings((scaffold.folder / "course.md").read_text("utf-8"))) == 100
    assert not (scaffold.folder / ".scaffold").exists()


def test_a_page_of_the_listing_that_fails_leaves_what_came_before(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(150))
    world.faults.append(on("continuation", TOO_MANY))
    ran = scaffold("new", URL, "--flat", youtube=youtube)
    assert ran.code == 0
    assert "a page failed after 100 rows" in ran.err
    assert len(headings((scaffold.folder / "course.md").read_text("utf-8"))) == 100


def test_related_lists_pushed_at_the_end_are_left_out(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(3, related=["PLrelated00000001"]))
    ran = scaffold("new", URL, youtube=youtube)
    assert (ran.code, ran.err) == (0, next_step("course.md"))
    assert len(headings((scaffold.folder / "course.md").read_text("utf-8"))) == 3


GONE = "error: the playlist PLcourse0000000001 does not exist: YouTube says "


@pytest.mark.parametrize(
    ("state", "code", "sentence"),
    [
        ("alert", 2, GONE + "'The playlist does not exist'.\n"),
        ("http404", 2, GONE + "'HTTP 404'.\n"),
        ("unviewable", 2, GONE + "'This playlist type is unviewable'.\n"),
        ("private", 3, "error: the playlist PLcourse0000000001 is private.\n"),
    ],
)
def test_a_playlist_that_cannot_be_had_is_said_in_a_sentence(
    scaffold: Runner, youtube: Server, world: World, state: str, code: int, sentence: str
) -> None:
    world.playlists.append(course(3, state=state))
    ran = scaffold("new", URL, youtube=youtube)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(sentence)
    assert "\nhint: " in ran.err
    assert list(scaffold.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("answer", "sentence", "hint"),
    [
        (TOO_MANY, "error: YouTube refused the playlist", "--sleep-requests"),
        (BROKEN, "error: No answer for the playlist", "--from-info"),
        (RESET, "error: No answer for the playlist", "--from-info"),
        (
            Answer(body=b"<html>nothing</html>"),
            "error: YouTube's answer for the playlist",
            "yt-dlp",
        ),
        (
            Answer(body=b"\x00\xff not html"),
            "error: YouTube's answer for the playlist",
            "pip install",
        ),
    ],
)
def test_no_answer_ends_with_three_and_says_what_to_do(
    scaffold: Runner, youtube: Server, world: World, answer: Answer, sentence: str, hint: str
) -> None:
    world.playlists.append(course(3))
    world.faults += [on(what, answer) for what in ("playlist", "resolve", "reload")]
    ran = scaffold("new", URL, "--retries", "0", youtube=youtube)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(sentence)
    assert hint in ran.err
    assert list(scaffold.folder.iterdir()) == []


def test_a_page_that_fails_is_asked_for_by_another_door(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(3))
    world.faults.append(on("playlist", TOO_MANY))
    ran = scaffold("new", URL, "--flat", youtube=youtube)
    assert (ran.code, ran.out) == (0, "course.md\n")


def test_a_server_that_does_not_answer_is_given_up_on(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(3))
    slow = Answer(wait=1.0, reset=True)
    world.faults += [on(what, slow) for what in ("playlist", "resolve", "reload")]
    ran = scaffold("new", URL, "--retries", "0", "--socket-timeout", "0.5", youtube=youtube)
    assert ran.code == 3
    assert ran.err.startswith("error: No answer for the playlist")


def test_a_bot_wall_before_the_videos_still_makes_the_post_and_stops_asking(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(40))
    world.faults.append(on("watch", pages.refusing_player()))
    ran = scaffold("new", URL, youtube=youtube)
    assert (ran.code, ran.out) == (0, "course.md\n")
    assert ran.err.startswith("warning: without exact title and chapters: 1-40. ")
    assert "sign-in (bot check)" in ran.err
    assert headings((scaffold.folder / "course.md").read_text("utf-8"))[39] == "40. Topic 40"
    assert youtube.count("watch") < 40


def test_an_interrupted_run_goes_on_where_it_was(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(6))
    world.faults.append(on("video", TOO_MANY, about=video_id(5)))
    ran = scaffold("new", URL, "--retries", "0", youtube=youtube)
    assert ran.code == 0
    assert "without exact title and chapters: 5." in ran.err
    world.faults.clear()
    youtube.reset()
    assert scaffold("new", URL, "-o", "again.md", youtube=youtube).code == 0
    assert [r.about for r in youtube.requests if r.what == "watch"] == [video_id(5)]


def test_an_existing_file_is_refused_before_anything_is_asked(
    scaffold: Runner, youtube: Server
) -> None:
    post = scaffold.folder / "notes.md"
    post.write_text("mine", encoding="utf-8")
    ran = scaffold("new", URL, "-o", "notes.md", youtube=youtube)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: notes.md exists already; nothing was written.\nhint: ")
    assert post.read_text("utf-8") == "mine"
    assert youtube.count() == 0
    scaffold.folder.joinpath("deep-learning-na-paltsakh-2019.md").write_text("mine", "utf-8")
    assert scaffold("new", MODEL).code == 2


def test_to_stdout_goes_the_post_alone_and_nothing_is_stored(scaffold: Runner) -> None:
    ran = scaffold("new", MODEL, "-o", "-", *DATE)
    golden = FIXTURES / "posts" / "new-model" / "out.md"
    assert (ran.code, ran.out, ran.err) == (0, golden.read_text("utf-8"), NO_SITE)
    assert list(scaffold.folder.iterdir()) == []


def test_a_lone_video_is_a_post_of_one_lecture_and_a_cut_address_gets_a_word(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    talk = Video("abcdefghijk", "A talk", chapters=[(0, "a"), (9, "b"), (20, "c")])
    talk.description = "0:00 a\n0:09 b\n0:20 c"
    world.videos.append(talk)
    address = "https://www.youtube.com/watch?v=abcdefghijk"
    ran = scaffold("new", address, "--preset", "plain", youtube=youtube)
    assert (ran.code, ran.out) == (0, "a-talk.md\n")
    assert ran.err.startswith("note: This address names a single video.")
    assert (scaffold.folder / "a-talk.md").read_text("utf-8") == (
        f"# A talk\n\n[A talk]({address}), Channel\n\n## [A talk]({address})\n"
        f"[0:00]({address}&t=0m00s) - a\n\n[0:09]({address}&t=0m09s) - b\n\n"
        f"[0:20]({address}&t=0m20s) - c\n"
    )
    assert (scaffold.folder / ".scaffold" / "videos.json").is_file()


def test_a_channels_tab_is_a_course_whose_links_carry_no_list(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.channels["@channel"] = course(3, title="Channel - Videos")
    ran = scaffold("new", "@channel", "--flat", "-o", "-", youtube=youtube)
    assert ran.code == 0
    assert "## [1. Topic 1](https://www.youtube.com/watch?v=v0000000001)" in ran.out


def test_saved_listings_are_never_asked_for(scaffold: Runner, youtube: Server) -> None:
    source = "https://www.youtube.com/playlist?list=PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
    ran = scaffold("new", source, "--from-info", MODEL, "-o", "-", youtube=youtube)
    assert ran.code == 0
    assert len(headings(ran.out)) == 10
    one = scaffold("new", "kWTC1NvL894", "--load-info-json", MODEL, "-o", "-", youtube=youtube)
    assert one.code == 0
    assert len(headings(one.out)) == 1
    assert youtube.count() == 0


def test_offline_asks_nothing_and_says_what_it_lacks(scaffold: Runner, youtube: Server) -> None:
    ran = scaffold("new", URL, "--offline", youtube=youtube)
    assert ran.code == 3
    assert "--offline forbids" in ran.err
    assert youtube.count() == 0


def test_options_decide_title_slug_tags_lectures_and_draft(scaffold: Runner) -> None:
    ran = scaffold(
        "new", MODEL, "--title", "Notes: \"deep\"", "--slug", "my notes", "--tag", "ML", "--tag",
        "c++", "-I", "2-3,10", "--publish", "--date", "2026-11-24",
    )  # fmt: skip
    assert (ran.code, ran.out) == (0, "my-notes.md\n")
    text = (scaffold.folder / "my-notes.md").read_text("utf-8")
    assert text.startswith(
        '+++\ntitle = "Notes: \\"deep\\""\ndate = 2026-11-24\nslug = "my-notes"\n'
        'tags = ["ML", "c++"]\n+++\n'
    )
    assert [h.partition(".")[0] for h in headings(text)] == ["2", "3", "10"]


def test_the_picture_is_stored_where_the_preset_says(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(2))
    (scaffold.folder / "hugo.toml").write_text('baseURL = "https://example.org/"\n', "utf-8")
    ran = scaffold("new", URL, "--image", "--flat", youtube=youtube)
    assert (ran.code, ran.out) == (0, "content/posts/course.md\n")
    assert (scaffold.folder / "static/images/course.jpg").read_bytes() == pages.JPEG
    post = (scaffold.folder / "content/posts/course.md").read_text("utf-8")
    assert 'image = "/images/course.jpg"' in post


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(body=b"<svg/>", kind="image/jpeg"), "it is not a JPEG, PNG or WebP"),
        (Answer(body=pages.JPEG + bytes(5_000_001), kind="image/jpeg"), "larger than 5 MB"),
        (Answer(404, pages.JPEG, "image/jpeg"), "HTTP 404"),
    ],
)
def test_a_picture_that_is_none_is_not_stored_and_the_post_is_written(
    scaffold: Runner, youtube: Server, world: World, answer: Answer, why: str
) -> None:
    world.playlists.append(course(2))
    world.faults.append(on("thumbnail", answer))
    ran = scaffold("new", URL, "--image", "--flat", youtube=youtube)
    assert (ran.code, ran.out) == (0, "course.md\n")
    assert ran.err.startswith("warning: no picture was stored.")
    assert why in ran.err
    assert not (scaffold.folder / "static").exists()


def test_plugins_in_the_current_folder_are_never_run(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(2))
    plugins = scaffold.folder / "yt_dlp_plugins" / "extractor"
    plugins.mkdir(parents=True)
    trap = "from pathlib import Path\nPath('ran').write_text('yes')\n"
    plugins.joinpath("trap.py").write_text(trap, "utf-8")
    ran = scaffold("new", URL, youtube=youtube)
    assert ran.code == 0
    assert not (scaffold.folder / "ran").exists()
    # the trap is a real one: yt-dlp by itself walks into it
    load = "import yt_dlp; yt_dlp.YoutubeDL({'quiet': True})"
    words = [sys.executable, "-c", load]
    subprocess.run(words, cwd=scaffold.folder, check=True, env=scaffold.environment)
    assert (scaffold.folder / "ran").exists()


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("no course", "error: 'no course' is not a playlist, channel or video"),
        (
            "missing.json",
            "error: 'missing.json' is not a playlist, channel or video: there is no such file.",
        ),
        (
            "https://example.org/x",
            "error: 'https://example.org/x' is not a playlist, channel or video",
        ),
    ],
)
def test_a_source_that_is_none_is_refused(scaffold: Runner, source: str, sentence: str) -> None:
    ran = scaffold("new", source)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(sentence)


def test_a_wrong_date_or_items_or_preset_is_refused_with_the_way_out(scaffold: Runner) -> None:
    for words, sentence in [
        (("--date", "yesterday"), "error: 'yesterday' is not a date."),
        (("-I", "first"), "error: 'first' names no lectures."),
        (("--preset", "hogu"), "error: Unknown preset 'hogu'."),
        (("--template", "mine"), "error: The template folder mine is not there."),
        (("--site", "blog"), "error: The site's folder blog is not there."),
    ]:
        ran = scaffold("new", MODEL, *words)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(sentence), ran.err
        assert "hint: " in ran.err
    assert list(scaffold.folder.iterdir()) == []


def test_a_second_post_of_the_course_keeps_the_pattern_and_recalls_dead_titles(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    held = course(6)
    world.playlists.append(held)
    assert scaffold("new", URL, youtube=youtube).code == 0
    held.videos[1].state = "deleted"
    held.videos.append(Video(video_id(7), "Questions and answers"))
    ran = scaffold("new", URL, "-o", "second.md", youtube=youtube)
    assert ran.code == 0
    assert headings((scaffold.folder / "second.md").read_text("utf-8"))[1:] == [
        "2. Topic 2 (private or deleted)",
        "3. Topic 3",
        "4. Topic 4",
        "5. Topic 5",
        "6. Topic 6",
        "7. Questions and answers",
    ]


def test_a_repos_file_may_not_lead_requests_elsewhere(scaffold: Runner) -> None:
    (scaffold.folder / "scaffold.toml").write_text(
        'proxy = "http://127.0.0.1:1"\ncookies = "x"\npresett = "hugo"\nchapters = "some"\n',
        "utf-8",
    )
    ran = scaffold("new", MODEL)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: 4 mistakes in the settings:\n")
    assert "scaffold.toml:1: proxy is not allowed in a repository's file" in ran.err
    assert "scaffold.toml:2: cookies is not allowed in a repository's file" in ran.err
    assert "scaffold.toml:3: presett: no such key; did you mean preset?" in ran.err
    assert "scaffold.toml:4: chapters: expected one of 'author', 'all' or 'none'" in ran.err
