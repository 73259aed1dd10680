"""`scaffold play`, `now` and `seek` as commands: what is served, written, printed and left."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.e2e.playing import LIST, ONE, POST, TWO, playing


@pytest.fixture
def post(scaffold: Runner) -> Path:
    path = scaffold.folder / "post.md"
    path.write_bytes(POST.encode())
    return path


def test_the_course_is_served_and_starts_where_the_notes_end(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play:
        course = play.get("course").json
        (shown,) = course["posts"]
        assert [lecture["title"] for lecture in shown["lectures"]] == ["1. One", "2. Two"]
        notes = shown["lectures"][0]["notes"]
        assert [(n["label"], n["text"]) for n in notes] == [("8:00", "first"), ("9:30", "second")]
        assert course["start"]["video"] == TWO


def test_a_lecture_of_which_much_is_left_goes_on_at_its_last_note(
    scaffold: Runner, post: Path
) -> None:
    listing = scaffold.folder / "list.json"
    rows = [{"id": ONE, "title": "One", "duration": 3600}, {"id": TWO, "title": "Two"}]
    listing.write_text(json.dumps({"_type": "playlist", "id": LIST, "title": "C", "entries": rows}))
    with playing(scaffold, post, "--from-info", listing) as play:
        start = play.get("course").json["start"]
        assert (start["video"], start["seconds"]) == (ONE, 570)


def test_lecture_time_and_pause_can_be_named(scaffold: Runner, post: Path) -> None:
    words = ("--lecture", "1", "--at", "1:05", "--back", "3", "--pause")
    with playing(scaffold, post, *words) as play:
        start = play.get("course").json["start"]
        assert start == {"post": 0, "video": ONE, "seconds": 65, "back": 3, "paused": True}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--lecture", "7"), "No lecture 7"),
        (("--at", "soon"), "is not a time"),
        (("--at", "+5"), "is not a time"),
    ],
)
def test_what_cannot_be_found_is_refused(
    scaffold: Runner, post: Path, words: tuple[str, ...], said: str
) -> None:
    ran = scaffold("play", "--no-open", post, *words)
    assert ran.code == 2
    assert said in ran.err


def test_a_post_without_lectures_is_refused(scaffold: Runner) -> None:
    (scaffold.folder / "empty.md").write_text("# Nothing\n")
    ran = scaffold("play", "--no-open", "empty.md")
    assert ran.code == 2
    assert "No post has a lecture" in ran.err


def test_a_post_that_is_not_there_is_said_and_the_others_play(scaffold: Runner, post: Path) -> None:
    ran = scaffold("play", "--no-open", "gone.md")
    assert ran.code == 2
    assert "gone.md" in ran.err
    (scaffold.folder / "bad.md").write_bytes(b"\xff")
    with playing(scaffold, "gone.md", "bad.md", post) as play:
        assert [shown["name"] for shown in play.get("course").json["posts"]] == ["post.md"]
        said = play.interrupt()[1]
    assert "gone.md" in said
    assert "bad.md" in said


def test_a_port_that_is_taken_is_refused(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play:
        ran = scaffold("play", "--no-open", post, "--port", str(play.port))
        assert ran.code == 2
        assert f"Port {play.port} is taken" in ran.err


def test_a_stamp_is_on_the_disk_and_undo_gives_the_same_bytes(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play:
        answer = play.stamp("between", 510)
        assert answer.status == 200
        line = f"[8:30](https://www.youtube.com/watch?v={ONE}&list={LIST}&t=8m30s) - between\n\n"
        assert post.read_text() == POST.replace("[9:30]", f"{line}[9:30]")
        assert answer.json["line"] == 7
        assert play.post("undo", {}).status == 200
        assert post.read_text() == POST
        last = play.post("undo", {})
        assert (last.status, last.json["error"]) == (409, "There is nothing to take back.")


def test_stamps_are_taken_back_one_by_one(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play:
        for seconds in (30, 20, 10, 600, 20):
            assert play.stamp("a note", seconds).status == 200
        for _ in range(5):
            assert play.post("undo", {}).status == 200
        assert post.read_text() == POST


def test_mode_and_symlink_of_the_post_stay(scaffold: Runner, post: Path) -> None:
    post.chmod(0o640)
    link = scaffold.folder / "link.md"
    link.symlink_to(post)
    with playing(scaffold, link) as play:
        assert play.stamp("x", 10).status == 200
    assert link.is_symlink()
    assert post.stat().st_mode & 0o777 == 0o640
    assert "- x" in post.read_text()


REFUSED = [
    ({"text": "  "}, "empty"),
    ({"text": "x" * 10_001}, "10,001 characters"),
    ({"video": "aaaaaaaaaaa"}, "not in the post"),
    ({"post": 5}, "not one of those"),
]


@pytest.mark.parametrize(("changed", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_a_refused_stamp_says_why_and_writes_nothing(
    scaffold: Runner, post: Path, changed: dict[str, object], said: str
) -> None:
    with playing(scaffold, post) as play:
        note = {"post": 0, "video": ONE, "seconds": 10, "text": "x", **changed}
        answer = play.post("stamp", note)
        assert answer.status == 409
        assert said in answer.json["error"]
        assert post.read_text() == POST


def test_a_line_that_was_changed_is_not_taken_back(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play:
        play.stamp("between", 510)
        mine = post.read_text().replace("between", "between, in my words")
        post.write_text(mine)
        answer = play.post("undo", {})
        assert answer.status == 409
        assert "changed" in answer.json["error"]
        assert post.read_text() == mine


def test_what_is_saved_in_an_editor_is_told_to_the_page(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play, play.page() as news:
        play.get("course")
        new = post.with_suffix(".new")
        new.write_text(POST + "\n8:15 typed by hand\n")
        new.replace(post)
        notes = news.next("post")["post"]["lectures"][1]["notes"]
        assert [note["text"] for note in notes] == ["typed by hand"]
        post.write_bytes(b"\xff\xfe no text")
        broken = news.next("post")["post"]
        assert "not UTF-8" in broken["error"]
        assert len(broken["lectures"]) == 2


def test_an_editor_that_saves_all_the_time_loses_nothing(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play:
        written = []
        for number in range(50):
            post.write_text(post.read_text() + f"\nMine {number}\n")
            if number % 5 == 0:
                answer = play.stamp(f"stamp {number}", number)
                assert answer.status == 200, answer.json
                written.append(f"- stamp {number}\n")
        text = post.read_text()
        assert all(f"\nMine {number}\n" in text for number in range(50))
        assert all(line in text for line in written)


def test_a_post_that_changes_forever_is_given_up_after_three_tries(
    monkeypatch: pytest.MonkeyPatch, post: Path
) -> None:
    from scaffold.app.play.desk import Posts
    from scaffold.app.snapshots import Snapshots
    from scaffold.errors import PostUnreadable, StampRefused
    from scaffold.outside.files import files
    from scaffold.outside.settings.load import LoadedSettings

    tries = []

    def rewrite(before: files.Text, text: str) -> bool:
        tries.append(text)
        post.write_text(POST + f"\nsave {len(tries)}\n")
        raise PostUnreadable("changed")

    monkeypatch.setattr(files, "rewrite", rewrite)
    desk = Posts([post], Snapshots(LoadedSettings()), None)
    with pytest.raises(StampRefused, match="saved over and over"):
        desk.stamp(0, ONE, 10, "x")
    assert len(tries) == 3


def test_now_prints_where_the_player_is(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play, play.page():
        assert play.report(956.4).json == {"known": True}
        assert scaffold("now").out == "15:56\n"
        assert scaffold("now", "--back", "5").out == "15:51\n"
        assert scaffold("now", "--back=5").out == "15:51\n"
        assert scaffold("now", "--format", "seconds").out == "956\n"
        url = f"https://www.youtube.com/watch?v={ONE}&list={LIST}&t=15m56s"
        assert scaffold("now", "--format", "link").out == f"[15:56]({url})\n"
        assert scaffold("now", "--format", "line").out == f"[15:56]({url}) - \n"
        assert scaffold("now", cwd=scaffold.home).out == "15:56\n"


def test_now_counts_on_while_the_player_runs(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play, play.page():
        play.report(100, playing=True)
        time.sleep(1.2)
        assert 101 <= int(scaffold("now", "--format", "seconds").out) <= 104


def test_now_says_what_to_do_if_nothing_plays(scaffold: Runner, post: Path) -> None:
    ran = scaffold("now")
    assert (ran.code, ran.out) == (3, "")
    assert "No player is running" in ran.err
    assert "scaffold play" in ran.err
    with playing(scaffold, post) as play:
        ran = scaffold("now")
        assert (ran.code, ran.out) == (3, "")
        assert "no video yet" in ran.err
        with play.page():
            play.report(10)
            assert scaffold("now").code == 0
        for _ in range(50):
            if scaffold("now").code == 3:
                break
        assert scaffold("now").code == 3


@pytest.mark.parametrize(
    "words", [("--back", "x"), ("--format", "words"), ("--nothing",), ("--back", "-1")]
)
def test_now_refuses_what_it_does_not_know(scaffold: Runner, words: tuple[str, ...]) -> None:
    assert scaffold("now", *words).code == 2


def test_of_two_players_the_one_that_runs_or_serves_the_post_is_meant(
    scaffold: Runner, post: Path
) -> None:
    other = scaffold.folder / "other.md"
    other.write_bytes(POST.encode())
    with (
        playing(scaffold, post) as first,
        playing(scaffold, other) as second,
        first.page(),
        second.page(),
    ):
        first.report(100)
        second.report(200)
        assert scaffold("now").out == "3:20\n"
        first.report(101)
        assert scaffold("now").out == "1:41\n"
        second.report(300, playing=True)
        first.report(102)
        assert scaffold("now", "--post", "post.md").out == "1:42\n"
        assert int(scaffold("now", "--format", "seconds").out) >= 300
        assert scaffold("now", "--post", "strange.md").code == 3


def test_seek_reaches_the_page_that_is_meant(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play, play.page("a") as first, play.page("b") as second:
        play.report(10, page="a")
        play.report(20, page="b")
        for words, expected in (
            ("15:56", {"action": "seek", "seconds": 956, "relative": False}),
            ("+30", {"action": "seek", "seconds": 30, "relative": True}),
            ("-5", {"action": "seek", "seconds": -5, "relative": True}),
            ("pause", {"action": "pause", "seconds": 0, "relative": False}),
            ("play", {"action": "play", "seconds": 0, "relative": False}),
        ):
            assert scaffold("seek", words).code == 0
            assert second.next("command") == expected
        assert first.events.empty()


@pytest.mark.parametrize("words", ["later", "1:75", "+x", "", "5 6"])
def test_seek_refuses_what_is_not_a_time(scaffold: Runner, words: str) -> None:
    ran = scaffold("seek", words)
    assert ran.code == 2
    assert "is not a time" in ran.err


def test_seek_without_a_player_ends_with_3(scaffold: Runner) -> None:
    assert scaffold("seek", "5").code == 3


@pytest.mark.parametrize("sig", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_within_a_second_and_leaves_nothing(
    scaffold: Runner, post: Path, sig: signal.Signals
) -> None:
    with playing(scaffold, post) as play, play.page() as news:
        play.report(5, playing=True)
        (left,) = scaffold.runtime.glob("scaffold/*")
        before = time.monotonic()
        code, said = play.interrupt(sig)
        assert time.monotonic() - before < 1.0
        assert code == (130 if sig == signal.SIGINT else 0)
        assert "Traceback" not in said
        assert news.next("end") == {}
        assert not left.exists()
        assert list(scaffold.folder.iterdir()) == [post]


def test_a_server_that_was_killed_is_no_player(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play:
        play.process.kill()
        play.process.wait()
    assert len(list(scaffold.runtime.glob("scaffold/*"))) == 1
    assert scaffold("now").code == 3


def test_the_server_is_loaded_by_play_alone() -> None:
    program = """
import sys
import scaffold.cli, scaffold.app.link.command, scaffold.app.play.now, scaffold.app.status
import scaffold.cli.play, scaffold.app.play.command
assert not {"starlette", "uvicorn", "anyio"} & {name.split(".")[0] for name in sys.modules}
"""
    subprocess.run([sys.executable, "-c", program], check=True, env={**os.environ})
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from scaffold.app.play import now"],
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = {line.rsplit("|", 1)[-1].strip() for line in ran.stderr.splitlines()}
    assert not loaded & {"typer", "pydantic", "platformdirs", "dataclasses", "http.client"}
    assert not loaded & {"pathlib", "typing", "contextlib", "argparse"}


def test_every_page_has_the_headers_of_a_closed_house(scaffold: Runner, post: Path) -> None:
    with playing(scaffold, post) as play:
        course = play.get("course").json
        for path in (f"/{play.token}/", f"/{play.token}/course", course["player"], "/nothing"):
            headers = play.ask(path).headers
            assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
            assert headers["cache-control"] == "no-store"
            assert headers["x-content-type-options"] == "nosniff"
            assert "access-control-allow-origin" not in headers
            policy = headers["content-security-policy"]
            for directive in ("default-src 'none'", "base-uri 'none'", "form-action 'none'"):
                assert directive in policy
            assert "unsafe" not in policy
            outside = {word.strip(";") for word in policy.split() if "." in word}
            inside = path != course["player"]
            assert outside == (set() if inside else {"https://www.youtube.com"})
        assert "frame-ancestors 'none'" in play.get("").headers["content-security-policy"]


def test_every_file_that_the_page_names_is_served(scaffold: Runner, post: Path) -> None:
    import re

    with playing(scaffold, post) as play:
        page = play.get("").body.decode()
        named = set(re.findall(r'(?:src|href)="([^"#]+)"', page))
        for name in list(named):
            answer = play.get(name)
            assert answer.status == 200, name
            named |= set(re.findall(r'from "\./([^"]+)"', answer.body.decode()))
        assert {"page.js", "player.js", "notes.js", "keys.js", "page.css", "icon.svg"} <= named
        for name in named:
            assert play.get(name).status == 200, name


def test_status_says_what_play_does(scaffold: Runner, post: Path) -> None:
    ran = scaffold("status", "post.md")
    assert ran.code == 0
    assert ran.out == (
        "post.md: 2 lectures, 1 with notes\n"
        "  notes  last note  lecture\n"
        "      2       9:30  1. One\n"
        "      0          -  2. Two\n"
        "  next: 2. Two at 0:00\n"
    )
    (course,) = json.loads(scaffold("status", "--json", "post.md").out)["courses"]
    assert course["playlist"] == LIST
    assert course["next"] == {"video": TWO, "seconds": 0}
    assert [(e["video"], e["notes"], e["last"]) for e in course["lectures"]] == [
        (ONE, 2, 570),
        (TWO, 0, None),
    ]


def test_status_knows_lengths_and_what_is_not_in_a_post(scaffold: Runner, post: Path) -> None:
    listing = scaffold.folder / "list.json"
    lengths = {ONE: 3600, TWO: 61, "kWTC1NvL894": 5}
    rows = [{"id": name, "title": name, "duration": length} for name, length in lengths.items()]
    listing.write_text(json.dumps({"_type": "playlist", "id": LIST, "title": "C", "entries": rows}))
    ran = scaffold("status", "post.md", "--from-info", "list.json")
    assert ran.out == (
        "post.md: 2 lectures, 1 with notes, 1 not in a post\n"
        "  notes  last note   length  covered  lecture\n"
        "      2       9:30  1:00:00     15 %  1. One\n"
        "      0          -     1:01        -  2. Two\n"
        "  next: 1. One at 9:30\n"
    )
    with playing(scaffold, post, "--from-info", "list.json") as play:
        (shown,) = play.get("course").json["posts"]
        assert shown["missing"] == ["kWTC1NvL894"]
    other = scaffold.folder / "other.md"
    other.write_text(f"## [3. Three](https://www.youtube.com/watch?v=kWTC1NvL894&list={LIST})\n")
    ran = scaffold("status", "post.md", "other.md", "--from-info", "list.json")
    assert ran.out.startswith(f"2 posts of {LIST}: 3 lectures, 1 with notes\n")


def test_status_of_posts_without_lectures_says_so(scaffold: Runner) -> None:
    (scaffold.folder / "empty.md").write_text("# Nothing\n")
    ran = scaffold("status", "empty.md")
    assert (ran.code, ran.out) == (0, "")
    assert "No post has a lecture" in ran.err
    assert json.loads(scaffold("status", "--json", "empty.md").out) == {"courses": []}
    (scaffold.folder / "bad.md").write_bytes(b"\xff")
    ran = scaffold("status", "bad.md")
    assert ran.code == 2
    assert "not UTF-8" in ran.err
