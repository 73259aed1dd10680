"""What docs/link.md shows is what `scaffold link` does, and its recipes work."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scaffold.model.timecode import TimeStyle
from scaffold.notes.editing import edits
from scaffold.notes.linking import plan as linking
from scaffold.notes.reading.read import read
from tests.adoption.shell import ROOT, put_scaffold, put_script
from tests.conftest import Runner
from tests.docs.recipes import blocks, recipe

PAGE = (ROOT / "docs" / "link.md").read_text("utf-8")
BEFORE, AFTER, *FORMS = blocks("link.md", "markdown")
VIDEO, LIST = "_q46x0tq2FQ", "PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
HEADING = f"## [1. Intro](https://youtu.be/{VIDEO})\n\n"
NOTE = re.compile(r"\[(\d[\d:]+)\]\([^)]*[?&]t=\w+\)")


def linked(text: str, style: TimeStyle | None = None) -> tuple[str, list[str]]:
    """The text linked, and what is said of what is left."""
    post = read(text.encode())
    plan = linking.plan(post, style=style)
    said = [remark.sentence for remark in plan.left if not remark.detail]
    return edits.apply(post.data, plan.edits).decode(), said


def table(head: str) -> list[tuple[str, ...]]:
    """The rows of the table whose head begins like this; code spans without their ticks."""
    _, _, rest = PAGE.partition(f"| {head} |")
    lines = rest.partition("\n\n")[0].splitlines()[2:]
    assert lines, head
    cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    return [tuple(_bare(cell) for cell in row) for row in cells]


def _bare(cell: str) -> str:
    span = re.match(r"(`+) ?(.*?) ?\1(?!`)", cell)
    return span[2] if span else cell


def test_the_notes_at_the_top_become_the_links_below(scaffold: Runner) -> None:
    (scaffold.folder / "post.md").write_bytes(BEFORE.encode())
    ran = scaffold("link", "post.md")
    assert (ran.code, ran.err) == (0, "post.md: 3 timecodes linked\n")
    assert (scaffold.folder / "post.md").read_bytes() == AFTER.encode()


def test_there_is_a_block_for_each_kind_of_lecture_link() -> None:
    assert re.findall(r"^\*\*\((\w)\)", PAGE, re.MULTILINE) == list("abcde")
    assert len(FORMS) == 5


@pytest.mark.parametrize("form", FORMS, ids="abcde")
def test_each_kind_of_lecture_link_gives_the_links_that_are_shown(
    form: str, scaffold: Runner
) -> None:
    typed = NOTE.sub(r"\1", form)
    assert typed != form
    course = str(ROOT / "fixtures" / "deep-learning-ngu-2019.json")
    ran = scaffold("link", "-", "--from-info", course, "-v", stdin=typed)
    assert ran.code == 0, ran.err
    assert ran.out == form


def test_only_the_last_kind_needs_a_listing(scaffold: Runner) -> None:
    without = [scaffold("link", "-", stdin=NOTE.sub(r"\1", form)).out == form for form in FORMS]
    assert without == [True, True, True, True, False]


ADDRESSES = table("lecture link | a note at 8:00 leads to")


@pytest.mark.parametrize(("lecture", "note"), ADDRESSES, ids=[row[0] for row in ADDRESSES])
def test_each_form_of_address_gives_the_one_that_is_shown(lecture: str, note: str) -> None:
    def real(text: str) -> str:
        return text.replace("LIST", LIST).replace("ID", VIDEO)

    text, said = linked(f"## Lecture\n\n{real(lecture)}\n\n8:00 - text\n")
    assert said == []
    assert f"\n[8:00]({real(note)}) - text\n" in text


TYPED = table("you type | it becomes")


@pytest.mark.parametrize(("typed", "becomes"), TYPED, ids=[row[0] for row in TYPED])
def test_each_form_of_timecode_becomes_what_is_shown(typed: str, becomes: str) -> None:
    text, said = linked(f"{HEADING}{typed}\n")
    assert said == []
    assert re.sub(r"\(https://[^)]*\)", "(…)", text.removeprefix(HEADING)) == f"{becomes}\n"
    assert linked(text)[0] == text


LEFT = table("you type | the report")


@pytest.mark.parametrize(("typed", "told"), LEFT, ids=[row[0] for row in LEFT])
def test_what_cannot_be_read_is_left_and_told(typed: str, told: str) -> None:
    assert linked(f"{HEADING}{typed}\n") == (f"{HEADING}{typed}\n", [told])


def test_what_is_never_spoken_of_is_left_in_silence() -> None:
    (sentence,) = re.findall(r"^Never touched.*$", PAGE, re.MULTILINE)
    examples = re.findall(r"`([^`]*\d[^`]*)`", sentence)
    assert len(examples) == 6
    text = HEADING + "\n\n".join(examples) + "\n"
    assert linked(text) == (text, [])


STYLES = table("you type | `--style hms` | `--style seconds`")


@pytest.mark.parametrize(("typed", "hms", "seconds"), STYLES, ids=[row[0] for row in STYLES])
def test_styles_write_times_as_shown(typed: str, hms: str, seconds: str) -> None:
    for style, time in ((TimeStyle.HMS, hms), (TimeStyle.SECONDS, seconds)):
        assert f"?{time})" in linked(f"{HEADING}{typed}\n", style)[0]


def test_a_section_that_falls_often_is_left_as_the_page_says() -> None:
    (falls,) = re.findall(r"quarter of the steps \(([\d:, ]+)\)", PAGE)
    lines = "".join(f"- {time} text\n" for time in falls.split(", "))
    text, said = linked(HEADING + lines)
    assert text == HEADING + lines
    assert len(said) == 1


def test_vs_codes_tasks_run_and_their_matchers_find_what_is_said(scaffold: Runner) -> None:
    tasks, keys = [json.loads(text) for text in blocks("link.md", "json")]
    labels = {task["label"]: task for task in tasks["tasks"]}
    assert {key["args"] for key in keys} <= labels.keys()
    path = scaffold.folder / "a b.md"
    path.write_bytes(
        f"{HEADING}8:00 - text\n1:75 - typo\n[8:00](https://www.youtube.com/watch?v=short)\n".encode()
    )
    found = {}
    for label, task in labels.items():
        assert task["command"] == "scaffold"
        if "isBackground" in task:
            continue  # a watch; it has tests of its own
        ran = scaffold(*(word.replace("${file}", str(path)) for word in task["args"]))
        matcher = task["problemMatcher"]["pattern"]
        lines = (ran.out + ran.err).splitlines()
        hits = [match for line in lines if (match := re.match(matcher["regexp"], line))]
        found[label] = [(Path(m[matcher["file"]]).name, m[matcher["line"]]) for m in hits]
        assert all(m[matcher["message"]] for m in hits)
    assert found == {
        "scaffold: link this post": [("a b.md", "4"), ("a b.md", "4")],
        "scaffold: check this post": [("a b.md", "4"), ("a b.md", "4"), ("a b.md", "5")],
    }
    assert b"t=8m00s" in path.read_bytes()


def test_the_obsidian_settings_move_the_snapshots(scaffold: Runner) -> None:
    vault = scaffold.folder
    (settings,) = (text for text in blocks("link.md", "toml") if "snapshots" in text)
    (vault / "scaffold.toml").write_text(settings, "utf-8")
    shutil.copy(ROOT / "fixtures" / "deep-learning-ngu-2019.json", vault / "course.json")
    ran = scaffold("refresh", "post.md", "--from-info", "course.json")
    assert ran.code == 2  # no such post, but the settings are taken
    text = f"## [1](https://www.youtube.com/watch?v={VIDEO}&list={LIST}&index=1)\n"
    (vault / "post.md").write_text(text, "utf-8")
    ran = scaffold("refresh", "post.md", "--from-info", "course.json")
    assert ran.code == 0, ran.err
    assert (vault / "_scaffold" / f"{LIST}.json").exists()
    assert not (vault / ".scaffold").exists()


@pytest.fixture
def repository(scaffold: Runner) -> Path:
    """A repository with the hook of the page, and `scaffold` on the path."""
    tools = scaffold.home / "tools"
    put_scaffold(tools)
    scaffold.env["PATH"] = f"{tools}{os.pathsep}{scaffold.environment['PATH']}"
    git(scaffold, "init", "-q")
    put_script(
        scaffold.folder / ".git" / "hooks" / "pre-commit",
        recipe("link.md", ".git/hooks/pre-commit").text,
    )
    return scaffold.folder


def git(scaffold: Runner, *words: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
    env = scaffold.environment
    folder = scaffold.folder
    return subprocess.run(
        ["git", *who, *words], cwd=folder, env=env, text=True, capture_output=True
    )


def test_the_git_hook_stops_a_commit_until_the_timecodes_are_linked(
    scaffold: Runner, repository: Path
) -> None:
    post = repository / "my posts" / "a b.md"
    post.parent.mkdir()
    post.write_bytes(f"{HEADING}8:00 - text\n".encode())
    git(scaffold, "add", ".")
    stopped = git(scaffold, "commit", "-qm", "notes")
    assert stopped.returncode == 1
    assert "a b.md: 1 timecode to link" in stopped.stderr
    assert "run scaffold link on these posts and add them again" in stopped.stderr
    assert scaffold("link", "my posts").code == 0
    git(scaffold, "add", ".")
    assert git(scaffold, "commit", "-qm", "notes").returncode == 0


def test_the_git_hook_lets_commits_pass_that_hold_no_post(
    scaffold: Runner, repository: Path
) -> None:
    (repository / "a.txt").write_bytes(f"{HEADING}8:00 - text\n".encode())
    (repository / "gone.md").write_bytes(b"# Gone\n")
    git(scaffold, "add", ".")
    assert git(scaffold, "commit", "-qm", "first").returncode == 0
    git(scaffold, "rm", "-q", "gone.md")
    assert git(scaffold, "commit", "-qm", "a post is gone").returncode == 0
