"""`scaffold link` as a process: exit code, stdout, stderr, files."""

import json
import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from tests.conftest import Runner

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "fixtures" / "posts").glob("link-*"))
ID = "_q46x0tq2FQ"
LIST = "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
HEADING = f"## [1. Intro](https://www.youtube.com/watch?v=_q46x0tq2FQ&list={LIST}&index=1)\n"
NOTE = f"https://www.youtube.com/watch?v=_q46x0tq2FQ&list={LIST}&t="
posix = pytest.mark.skipif(os.name == "nt", reason="modes and symlinks are POSIX's")


@pytest.fixture
def post(scaffold: Runner) -> Path:
    path = scaffold.folder / "post.md"
    path.write_bytes(f"{HEADING}8:00 - text\n\n1:75 - typo\n".encode())
    return path


LINKED = f"{HEADING}[8:00]({NOTE}8m00s) - text\n\n1:75 - typo\n".encode()
LEFT = "post.md:4:1: 1:75 is left alone: 75 seconds are more than a minute\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_posts_are_linked_on_disk_byte_for_byte(scaffold: Runner, case: Path) -> None:
    shutil.copy(case / "post.md", scaffold.folder / "post.md")
    known = case / "course.txt"
    options = ["--from-info", str(ROOT / known.read_text().strip())] if known.exists() else []
    ran = scaffold("link", "post.md", *options)
    assert (ran.code, ran.out) == (0, "")
    assert (scaffold.folder / "post.md").read_bytes() == (case / "linked.md").read_bytes()
    left = (case / "left.txt").read_text("utf-8").splitlines()
    said = ran.err.splitlines()
    assert [f"post.md:{line}" for line in left if "not under any" not in line] == [
        line for line in said if line.startswith("post.md:") and " linked" not in line
    ]


def test_a_post_is_linked_and_what_is_left_is_told(scaffold: Runner, post: Path) -> None:
    ran = scaffold("link", "post.md")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"post.md: 1 timecode linked\n{LEFT}"
    assert post.read_bytes() == LINKED


def test_twice_is_once_and_keeps_the_files_time(scaffold: Runner, post: Path) -> None:
    scaffold("link", "post.md")
    os.utime(post, (1_000_000_000, 1_000_000_000))
    ran = scaffold("link", "post.md")
    assert (ran.code, ran.out, ran.err) == (0, "", LEFT)
    assert post.read_bytes() == LINKED
    assert post.stat().st_mtime == 1_000_000_000


def test_check_writes_nothing_and_tells_by_its_exit_code(scaffold: Runner, post: Path) -> None:
    before = post.read_bytes()
    ran = scaffold("link", "--check", "post.md")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"post.md: 1 timecode to link\n{LEFT}"
    assert post.read_bytes() == before
    scaffold("link", "post.md")
    assert scaffold("link", "--check", "post.md").code == 0


def test_diff_shows_what_would_change(scaffold: Runner, post: Path) -> None:
    before = post.read_bytes()
    ran = scaffold("link", "--diff", "-q", "post.md")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        "--- a/post.md",
        "+++ b/post.md",
        "@@ -1,4 +1,4 @@",
        f" {HEADING.rstrip()}",
        "-8:00 - text",
        f"+[8:00]({NOTE}8m00s) - text",
        " ",
        " 1:75 - typo",
    ]
    assert post.read_bytes() == before


def test_a_folder_stands_for_its_posts(scaffold: Runner, post: Path) -> None:
    other = scaffold.folder / "deep" / "other.markdown"
    other.parent.mkdir()
    other.write_bytes(post.read_bytes())
    (scaffold.folder / "text.txt").write_bytes(post.read_bytes())
    assert scaffold("link", ".").code == 0
    assert post.read_bytes() == other.read_bytes() == LINKED
    assert (scaffold.folder / "text.txt").read_bytes() != LINKED


def test_without_a_post_the_sites_are_meant(scaffold: Runner, post: Path) -> None:
    ran = scaffold("link")
    assert ran.code == 2
    assert "No post was named" in ran.err
    (scaffold.folder / "hugo.toml").write_text("")
    (scaffold.folder / "content").mkdir()
    inside = post.rename(scaffold.folder / "content" / "post.md")
    assert scaffold("link").code == 0
    assert inside.read_bytes() == LINKED


def test_a_bad_file_does_not_stop_the_others(scaffold: Runner, post: Path) -> None:
    latin = scaffold.folder / "latin.md"
    latin.write_bytes(f"{HEADING}8:00 - fünf\n".encode("latin-1"))
    before = latin.read_bytes()
    ran = scaffold("link", "latin.md", "no.md", "post.md")
    assert ran.code == 2
    assert "latin.md is not UTF-8" in ran.err
    assert "no.md is not there" in ran.err
    assert latin.read_bytes() == before
    assert post.read_bytes() == LINKED


def test_stdin_goes_to_stdout_and_stderr_is_silent(scaffold: Runner, post: Path) -> None:
    ran = scaffold("link", "-", stdin=post.read_bytes())
    assert (ran.code, ran.out.encode(), ran.err) == (0, LINKED, "")
    ran = scaffold("link", "-", "-v", "--stdin-filename", "post.md", stdin=post.read_bytes())
    assert ran.err == f"post.md: 1 timecode linked\n{LEFT}"


def test_stdin_keeps_newlines_and_bom(scaffold: Runner) -> None:
    text = ("\ufeff" + HEADING + "8:00 - a\n").replace("\n", "\r\n")
    ran = scaffold("link", "-", stdin=text)
    assert ran.out == text.replace("8:00 -", f"[8:00]({NOTE}8m00s) -")


def test_a_selection_without_heading_is_told_its_video(scaffold: Runner) -> None:
    ran = scaffold("link", "-", "--video", "https://youtu.be/_q46x0tq2FQ?si=x", stdin="8:00 - a\n")
    assert ran.out == "[8:00](https://youtu.be/_q46x0tq2FQ?t=8m00s) - a\n"
    ran = scaffold("link", "-", "--video", "https://example.com", stdin="8:00 - a\n")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "error: --video 'https://example.com' is not a video: it is not the address of a video.\n"
    )


SHORT = "dQw4w9WgXc has 10 characters; the id of a video has 11"


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("dQw4w9WgXc", SHORT),
        ("https://youtu.be/dQw4w9WgXc", SHORT),
        ("https://www.youtube.com/watch?v=dQw4w9WgXc&list=PLx", SHORT),
        ("https://www.youtube.com/playlist?list=PL0000000000000001", "it names a playlist"),
        ("PL0000000000000001", "PL0000000000000001 has 18 characters; the id of a video has 11"),
        ("", "the id of the video is missing"),
    ],
)
def test_what_is_no_video_is_refused_with_the_reason(
    scaffold: Runner, named: str, why: str
) -> None:
    (scaffold.folder / "post.md").write_text("8:00 - a\n", "utf-8")
    for words in (
        ("link", "post.md", "--video", named),
        ("remap", "post.md", named, "1BUuB28FDOc"),
    ):
        ran = scaffold(*words)
        assert (ran.code, ran.out) == (2, "")
        assert f" is not a video: {why}.\n" in ran.err, words


def test_a_selections_own_headings_win_over_the_video(scaffold: Runner) -> None:
    text = f"8:00 - a\n\n{HEADING}9:00 - b\n\n## Links\n1:00 - c\n"
    ran = scaffold("link", "-", "--video", "https://youtu.be/1BUuB28FDOc", stdin=text)
    assert "[8:00](https://youtu.be/1BUuB28FDOc?t=8m00s) - a" in ran.out
    assert f"[9:00]({NOTE}9m00s) - b" in ran.out
    assert "\n1:00 - c" in ran.out


def test_what_the_filter_cannot_read_comes_out_as_it_went_in(scaffold: Runner) -> None:
    import subprocess

    words = [sys.executable, "-m", "scaffold", "link", "-"]
    data = b"8:00 - f\xfcnf\n"
    done = subprocess.run(
        words, input=data, capture_output=True, env=scaffold.environment, check=False
    )
    assert (done.returncode, done.stdout) == (2, data)
    assert b"stdin is not UTF-8" in done.stderr


def test_check_and_diff_of_stdin(scaffold: Runner, post: Path) -> None:
    ran = scaffold("link", "-", "--check", stdin=post.read_bytes())
    assert (ran.code, ran.out, ran.err) == (1, "", "")
    ran = scaffold("link", "-", "--diff", "--stdin-filename", "x.md", stdin=post.read_bytes())
    assert ran.code == 1
    assert ran.out.startswith("--- a/x.md\n+++ b/x.md\n")


def test_stdin_and_files_do_not_mix(scaffold: Runner, post: Path) -> None:
    ran = scaffold("link", "-", "post.md")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("style", "time"), [("auto", "8m00s"), ("hms", "8m00s"), ("seconds", "480s")]
)
def test_the_style_is_chosen(scaffold: Runner, post: Path, style: str, time: str) -> None:
    scaffold("link", "--style", style, "post.md")
    assert f"[8:00]({NOTE}{time}) - text".encode() in post.read_bytes()


def test_the_style_of_the_settings_holds_and_the_command_line_wins(
    scaffold: Runner, post: Path
) -> None:
    (scaffold.folder / "scaffold.toml").write_text('style = "seconds"\n')
    ran = scaffold("link", "-", "--stdin-filename", "post.md", stdin=post.read_bytes())
    assert f"{NOTE}480s" in ran.out
    ran = scaffold("link", "-", "--style", "hms", stdin=post.read_bytes())
    assert f"{NOTE}8m00s" in ran.out


def test_the_posts_of_the_settings_are_taken_when_none_is_named(
    scaffold: Runner, post: Path
) -> None:
    (scaffold.folder / "scaffold.toml").write_text('posts = ["post.md"]\n')
    (scaffold.folder / "other.md").write_bytes(post.read_bytes())
    assert scaffold("link").code == 0
    assert post.read_bytes() == LINKED
    assert (scaffold.folder / "other.md").read_bytes() != LINKED


SNAPSHOT = {
    "schema": 1,
    "id": LIST,
    "kind": "playlist",
    "title": "Course",
    "order": ["_q46x0tq2FQ", "1BUuB28FDOc"],
    "videos": {
        "_q46x0tq2FQ": {"title": "Intro", "duration": 600},
        "1BUuB28FDOc": {"title": "More", "duration": 600},
    },
}


def test_a_snapshot_tells_where_a_video_ends_and_what_plain_headings_mean(
    scaffold: Runner, post: Path
) -> None:
    (scaffold.folder / ".scaffold").mkdir()
    (scaffold.folder / ".scaffold" / f"{LIST}.json").write_text(json.dumps(SNAPSHOT))
    post.write_bytes(f"{HEADING}8:00 - a\n\n10:01 - b\n\n## 2 урок\n1:00 - c\n".encode())
    ran = scaffold("link", "post.md")
    assert ran.err.splitlines() == [
        "post.md: 2 timecodes linked",
        "post.md:4:1: 10:01 is left alone: it is past the video's end at 10:00",
    ]
    assert f"[1:00](https://www.youtube.com/watch?v=1BUuB28FDOc&list={LIST}&t=1m00s) - c" in (
        post.read_text("utf-8")
    )


def test_a_damaged_snapshot_stops_the_post_and_is_named(scaffold: Runner, post: Path) -> None:
    (scaffold.folder / ".scaffold").mkdir()
    (scaffold.folder / ".scaffold" / f"{LIST}.json").write_text("{")
    before = post.read_bytes()
    ran = scaffold("link", "post.md")
    assert ran.code == 2
    assert f"{LIST}.json is damaged" in ran.err
    assert post.read_bytes() == before


def test_timecodes_in_no_lecture_are_said_if_they_are_all_of_the_post(scaffold: Runner) -> None:
    path = scaffold.folder / "lone.md"
    path.write_text("8:00 - a\n\n9:00 - b\n")
    assert scaffold("link", "lone.md").err == (
        "lone.md:1:1: 2 timecodes are not under any lecture: "
        "give --video URL, or put the video's link above them\n"
    )
    assert scaffold("link", "-", stdin="8:00 - a\n").err == ""
    path.write_text(f"<https://www.youtube.com/playlist?list={LIST}>\n\n## 5 lesson\n\n8:00 - a\n")
    assert (
        "`scaffold refresh lone.md` (or --from-info FILE) learns" in scaffold("link", "lone.md").err
    )


def test_some_timecodes_in_no_lecture_are_counted_with_v_only(scaffold: Runner) -> None:
    text = f"8:00 - a\n9:00 - b\n\n{HEADING}[9:00]({NOTE}9m00s) c\n"
    (scaffold.folder / "post.md").write_text(text)
    assert scaffold("link", "post.md").err == ""
    assert (
        scaffold("link", "-v", "post.md").err
        == "post.md:1:1: 2 timecodes are not under any lecture\n"
    )


@posix
def test_mode_and_symlink_stay(scaffold: Runner, post: Path) -> None:
    post.chmod(0o640)
    (scaffold.folder / "link.md").symlink_to("post.md")
    assert scaffold("link", "link.md").code == 0
    assert (scaffold.folder / "link.md").is_symlink()
    assert post.read_bytes() == LINKED
    assert stat.S_IMODE(post.stat().st_mode) == 0o640


def test_nothing_is_loaded_that_the_network_or_a_terminal_needs(
    scaffold: Runner, post: Path
) -> None:
    import subprocess

    code = (
        "import sys\nfrom scaffold.__main__ import main\n"
        "sys.argv = ['scaffold', 'link', 'post.md']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'yt_dlp', 'rich', 'jinja2', 'tomlkit', 'yaml', 'watchfiles'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=scaffold.folder, env=scaffold.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout == "[]\n"


@pytest.mark.parametrize(
    "video", [ID, f"<https://youtu.be/{ID}>", f"https://www.youtube.com/watch\\?v\\={ID}"]
)
def test_the_video_of_a_selection_is_read_as_any_source(scaffold: Runner, video: str) -> None:
    ran = scaffold("link", "-", "--video", video, stdin="8:00 - a\n")
    assert ran.code == 0
    assert ID in ran.out
    assert "8m00s" in ran.out


def test_joined_notes_are_said_and_space_parts_them(scaffold: Runner) -> None:
    path = scaffold.folder / "post.md"
    path.write_text(f"{HEADING}\n8:00 - a\n9:00 - b\n", "utf-8")
    said = scaffold("link", "post.md").err
    assert "post.md:4:1: 1 note belongs to the paragraph of the line above" in said
    ran = scaffold("link", "--space", "post.md")
    assert "post.md: 1 blank line put between notes\n" in ran.err
    assert path.read_text("utf-8") == (
        f"{HEADING}\n[8:00]({NOTE}8m00s) - a\n\n[9:00]({NOTE}9m00s) - b\n"
    )
    assert scaffold("link", "--space", "post.md").err == ""


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("> 8:00 - a\n> 9:00 - b\n", "> [8:00](…) - a\n>\n> [9:00](…) - b\n"),
        ("- 8:00 - a\n  9:00 - b\n", "- [8:00](…) - a\n\n    [9:00](…) - b\n"),
    ],
)
def test_notes_joined_in_a_quote_or_an_item_are_said_and_parted_but_in_no_vault(
    scaffold: Runner, text: str, spaced: str
) -> None:
    path = scaffold.folder / "post.md"
    path.write_text(f"{HEADING}\n{text}", "utf-8")
    said = scaffold("link", "post.md").err
    assert "post.md:4:1: 1 note belongs to the paragraph of the line above" in said
    linked = path.read_text("utf-8")
    (scaffold.folder / ".obsidian").mkdir()
    assert scaffold("link", "--check", "--space", "post.md").code == 0
    (scaffold.folder / ".obsidian").rmdir()
    assert scaffold("check", "--offline", "--fix", "post.md").code == 0
    assert path.read_text("utf-8").replace(f"{NOTE}8m00s", "…").replace(f"{NOTE}9m00s", "…") == (
        f"{HEADING}\n{spaced}"
    )
    path.write_text(linked, "utf-8")
    assert "1 blank line put between notes" in scaffold("link", "--space", "post.md").err
    assert scaffold("link", "--check", "--space", "post.md").code == 0


def test_space_is_a_setting_and_a_vault_needs_none(scaffold: Runner) -> None:
    (scaffold.folder / "scaffold.toml").write_text("space = true\n", "utf-8")
    path = scaffold.folder / "post.md"
    text = f"{HEADING}\n[8:00]({NOTE}8m00s) - a\n[9:00]({NOTE}9m00s) - b\n"
    path.write_text(text, "utf-8")
    assert scaffold("link", "--check", "post.md").code == 1
    (scaffold.folder / ".obsidian").mkdir()
    assert scaffold("link", "--check", "post.md").code == 0
    assert "joined-notes" not in scaffold("check", "--offline", "post.md").out


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("### [8:00]", "### [8:00](https://youtu.be/_q46x0tq2FQ?t=8m00s)"),
        ("### 8:00", "### [8:00](https://youtu.be/_q46x0tq2FQ?t=8m00s)"),
        (
            "● [8:00]: https://youtu.be/_q46x0tq2FQ\n\n[8:00]: https://youtu.be/_q46x0tq2FQ?t=480",
            "● [8:00]: https://youtu.be/_q46x0tq2FQ\n\n[8:00]: https://youtu.be/_q46x0tq2FQ?t=480",
        ),
    ],
    ids=["a heading that ends the file", "the same without brackets", "a link by a definition"],
)
def test_the_net_is_quiet_where_nothing_foreign_changes(
    scaffold: Runner, text: str, becomes: str
) -> None:
    head = "# [1. A](https://youtu.be/_q46x0tq2FQ)\n\n"
    (scaffold.folder / "post.md").write_bytes(f"{head}{text}".encode())
    ran = scaffold("link", "post.md")
    assert ran.code == 0, ran.err
    assert (scaffold.folder / "post.md").read_bytes().decode() == f"{head}{becomes}"


@pytest.mark.parametrize("command", ["link", "link --watch", "refresh", "check", "status", "play"])
def test_outside_of_a_site_the_one_post_is_named_with_the_line_to_run(
    scaffold: Runner, command: str
) -> None:
    (scaffold.folder / "post.md").write_text(HEADING, "utf-8")
    ran = scaffold(*command.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: No post was named, and the current folder is in no site.\n"
        f'hint: Run: scaffold {command} "post.md"\n'
    )
