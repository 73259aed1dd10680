"""What docs/check.md shows is what `scaffold check` says, and its recipes work."""

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from scaffold.app.check.policy import BUDGET
from scaffold.model.evidence import Answered, NotLooked, Probe, ProbeResult, Row, VideoEvidence
from scaffold.outside.youtube.breaker import LONGEST, REFUSALS, SILENCES
from scaffold.rules import verdict
from tests.adoption.shell import ROOT, Job
from tests.conftest import Runner
from tests.docs.recipes import blocks, parsed, recipe, recipes
from tests.youtube import TOO_MANY, Server, Video, World, on
from tests.youtube.stored import DEMO, read_world

PAGE = (ROOT / "docs" / "check.md").read_text("utf-8")
POST, SUPPRESSED = blocks("check.md", "markdown")
DEAD = "1BUuB28FDOc"


@pytest.fixture
def world() -> World:
    """The course of the examples, its second lecture deleted."""
    world = read_world(DEMO)
    world.playlists[0].videos[1].state = "deleted"
    return world


@pytest.fixture
def post(scaffold: Runner) -> Path:
    """The post of the examples, in a repository."""
    git(scaffold, "init", "-q")
    path = scaffold.folder / "course.md"
    path.write_bytes(POST.encode())
    return path


def git(scaffold: Runner, *words: str) -> None:
    """Run git in the folder of the test, with nobody's settings."""
    command = ["git", "-C", str(scaffold.folder), *words]
    subprocess.run(command, env=scaffold.environment, check=True)


def shown(after: str) -> str:
    """The first code block after these words of the page."""
    _, found, rest = PAGE.partition(after)
    assert found, after
    return re.split(r"^```\w*\n", rest, maxsplit=1, flags=re.MULTILINE)[1].partition("```")[0]


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("text", "`scaffold check course.md` says"),
        ("github", "**`github`** makes"),
        ("gitlab", "**`gitlab`** is"),
        ("junit", "**`junit`** has"),
        ("markdown", "**`markdown`** is"),
    ],
)
def test_a_format_is_shown_as_it_is(
    name: str, after: str, scaffold: Runner, youtube: Server, post: Path
) -> None:
    ran = scaffold("check", "course.md", "--format", name, youtube=youtube)
    assert ran.code == 1
    assert ran.out == shown(after)


@pytest.mark.parametrize(
    ("name", "after", "part"),
    [
        ("json", "**`json`** is", lambda told: json.loads(told)["findings"][1]),
        ("jsonl", "**`jsonl`** has", lambda told: json.loads(told.splitlines()[-1])),
        ("sarif", "**`sarif`** is", lambda told: json.loads(told)["runs"][0]["results"][0]),
    ],
    ids=["json", "jsonl", "sarif"],
)
def test_the_part_of_a_format_that_is_shown_is_as_it_is(
    name: str, after: str, part: Any, scaffold: Runner, youtube: Server, post: Path
) -> None:
    ran = scaffold("check", "course.md", "--format", name, youtube=youtube)
    assert list(part(ran.out).items()) == list(json.loads(shown(after)).items())
    keys = ("findings", "unknown", "failed", "verdicts", "sums")
    assert name != "json" or json.loads(ran.out).keys() >= set(keys)


def test_two_runs_say_the_same_in_the_same_order(
    scaffold: Runner, youtube: Server, post: Path
) -> None:
    words = ("check", "course.md", "--format", "json", "--max-age", "0")
    first = None
    for seed in ("1", "2", "3"):
        scaffold.env["PYTHONHASHSEED"] = seed
        out = scaffold(*words, youtube=youtube).out
        first = first or out
        assert out == first


def test_the_evidence_is_told_as_shown(scaffold: Runner, youtube: Server, post: Path) -> None:
    ran = scaffold("check", "course.md", "-v", youtube=youtube)
    assert shown("adds the evidence") in ran.err


def test_unknown_is_told_as_shown(
    scaffold: Runner, youtube: Server, world: World, post: Path
) -> None:
    nowhere = ("--proxy", "http://127.0.0.1:9", "--retries", "0")
    ran = scaffold("check", "course.md", "--ignore", "label-mismatch", *nowhere)
    assert ran.code == 0
    assert shown("one line per cause") in ran.out
    told = scaffold("check", "course.md", "--fail-on-unknown", *nowhere)
    assert told.code == 3


WORDS: dict[str, ProbeResult | None] = {
    "not asked": None,
    "200": Answered(200),
    "404": Answered(404),
    "403": Answered(403),
    "401 (not embeddable)": Answered(401),
    "401 otherwise": Answered(401),
    "another status": Answered(400),
    "": None,
}
ROWS = {
    "a living row": (Row.ALIVE,),
    "a row for members only": (Row.MEMBERS,),
    "a dead row": (Row.DEAD,),
    "no row, or the listing is incomplete": (Row.ABSENT, Row.DOUBTFUL),
    "no row": (Row.ABSENT,),
}


def evidence_table() -> list[list[str]]:
    table = PAGE.partition("| the listing shows |")[2].partition("\n\n")[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]
    ]


@pytest.mark.parametrize("cells", evidence_table(), ids=lambda cells: "-".join(cells[:3]))
def test_the_table_of_verdicts_is_how_verdicts_are_reached(cells: list[str]) -> None:
    listing, oembed, picture, told = cells
    if listing == "anything":
        return  # the next test
    expected = told.strip("*").split(",")[0]
    for row in ROWS[listing]:
        for answer in oembed.split(" or "):
            evidence = VideoEvidence("v", row, WORDS[answer], WORDS[picture])
            concluded = verdict.of_video(evidence)
            assert concluded.certainty.value == expected, evidence
            assert verdict.next_probe(evidence) is None, "a witness is missing in the table"
            if picture not in {"not asked", ""}:
                asked_before = VideoEvidence("v", row, WORDS[answer])
                assert verdict.next_probe(asked_before) is Probe.THUMBNAIL


def test_everything_else_is_unknown_as_the_table_says() -> None:
    rows = [cells[1] for cells in evidence_table() if cells[0] == "anything"]
    assert rows == [
        "401 otherwise, another status",
        "429, 5xx, bot check, consent page, no connection",
    ]
    no_answer = NotLooked("no connection")
    pictures: tuple[ProbeResult | None, ...] = (None, Answered(200), Answered(404), no_answer)
    for row in (Row.DEAD, Row.DOUBTFUL, Row.ABSENT):
        for oembed in (Answered(400), no_answer, Answered(401)):
            for picture in pictures:
                embeddable = row is Row.ABSENT and oembed == Answered(401)
                if embeddable and picture == Answered(200):
                    continue  # "401 (not embeddable)"
                concluded = verdict.of_video(VideoEvidence("v", row, oembed, picture))
                assert concluded.certainty.value == "unknown"


def test_numbers_of_the_page_are_the_programs() -> None:
    assert f"At most {BUDGET:,} requests" in PAGE
    assert (REFUSALS, SILENCES) == (2, 8)
    assert f"waited out once, up to {LONGEST:.0f} seconds" in PAGE
    assert "eight questions without any answer" in PAGE


def test_a_listed_course_costs_as_little_as_the_page_says(
    scaffold: Runner, youtube: Server, world: World, post: Path
) -> None:
    scaffold("check", "course.md", youtube=youtube)
    assert youtube.count("playlist", "browse", "reload") <= 2
    assert youtube.count("oembed", "thumbnail") == 2  # one for a video that is alive


SUPPRESSIONS = re.findall(r"^\| (\S.*) \| `(.*scaffold: ignore RULE - reason.*)` \|$", PAGE, re.M)


@pytest.mark.parametrize(("where", "comment"), SUPPRESSIONS, ids=[row[0] for row in SUPPRESSIONS])
def test_each_comment_suppresses_where_it_belongs(
    where: str, comment: str, scaffold: Runner
) -> None:
    comment = comment.replace("RULE", "malformed-link")
    short = "https://www.youtube.com/watch?v=short"
    if "front matter" in where:
        text = f"+++\nvideo = '{short}' {comment}\n+++\n"
    else:
        text = f"[One]({short}) {comment}\n\n{comment}\n[Two]({short})\n"
    name = "a.mdx" if where == "MDX" else "a.md"
    (scaffold.folder / ".obsidian").mkdir()
    (scaffold.folder / name).write_text(text, "utf-8")
    ran = scaffold("check", "--offline", name)
    assert (ran.code, ran.out.split("; ")[0]) == (
        0,
        "nothing found, 1 suppressed",  # links of one wrong id are one finding
    )
    (scaffold.folder / name).write_text(text.replace(" - reason", ""), "utf-8")
    assert scaffold("check", "--offline", name).code == 1


def test_a_comment_before_a_heading_holds_for_its_section(
    scaffold: Runner, youtube: Server, post: Path
) -> None:
    assert len(SUPPRESSIONS) == 4
    heading = SUPPRESSED.splitlines()[1]
    assert POST.count(heading) == 1
    post.write_bytes(POST.replace(f"{heading}\n", SUPPRESSED).encode())
    ran = scaffold("check", "course.md", youtube=youtube)
    assert ran.code == 0
    assert "1 suppressed" in ran.out


def test_the_settings_are_taken_and_do_what_they_say(
    scaffold: Runner, youtube: Server, post: Path
) -> None:
    (settings,) = (text for text in blocks("check.md", "toml") if "[[ignore]]" in text)
    (scaffold.folder / "scaffold.toml").write_text(settings, "utf-8")
    ran = scaffold("check", "course.md", youtube=youtube)
    assert ran.code == 1  # a warning, and fail_on says so
    assert "video-deleted" not in ran.out
    assert "1 warning, 1 suppressed; " in ran.out


def test_a_baseline_is_written_and_excuses_as_shown(
    scaffold: Runner, youtube: Server, post: Path
) -> None:
    (command,) = re.findall(r"`scaffold (check --write-baseline \S+)`", PAGE)
    assert scaffold(*command.split(), "course.md", youtube=youtube).code == 0
    (settings,) = (text for text in blocks("check.md", "toml") if "baseline" in text)
    file = scaffold.folder / tomllib.loads(settings)["check"]["baseline"]
    assert file.read_text("utf-8") == shown("one finding a line")
    (scaffold.folder / "scaffold.toml").write_text(settings, "utf-8")
    ran = scaffold("check", "course.md", youtube=youtube)
    assert (ran.code, ran.out) == (0, shown("is still reported, as waived"))
    post.write_bytes(POST.encode() + b"\n[New](https://www.youtube.com/watch?v=short)\n")
    assert scaffold("check", "course.md", youtube=youtube).code == 1


def test_what_a_lost_video_was_is_told_as_shown_and_mended(
    scaffold: Runner, youtube: Server, world: World, post: Path
) -> None:
    videos = world.playlists[0].videos
    videos[1].state = "alive"
    assert scaffold("check", "--save", "course.md", youtube=youtube).code == 0
    videos[1].state = "deleted"
    videos.append(Video("abcdefghijk", videos[1].title, videos[1].duration))
    ran = scaffold("check", "--max-age", "0", "course.md", youtube=youtube)
    assert shown("## What was it?") in ran.out
    scaffold("check", "--max-age", "0", "--fix", "course.md", youtube=youtube)
    assert DEAD not in post.read_text("utf-8")
    assert post.read_text("utf-8").count("abcdefghijk") == 3


def with_posts(scaffold: Runner) -> Path:
    """The posts that recipes check: `content/`."""
    content = scaffold.folder / "content"
    content.mkdir()
    (content / "course.md").write_bytes(POST.encode())
    git(scaffold, "init", "-q")
    return content


def test_the_plain_workflow_fails_and_leaves_what_it_uploads(
    scaffold: Runner, youtube: Server
) -> None:
    with_posts(scaffold)
    job = Job(scaffold, scaffold.home / "temp").on_github()
    job.ask(youtube)
    told = parsed(recipe("check.md", ".github/workflows/video-links-plain.yml"))
    steps = told["jobs"]["check"]["steps"]
    (check,) = (step for step in steps if step.get("run", "").startswith("scaffold "))
    ran = job.step(check)
    assert ran.code == 1
    assert "::error title=video-deleted,file=content/course.md,line=7," in ran.out
    upload = steps[-1]["with"]["sarif_file"]
    assert f"hashFiles('{upload}')" in steps[-1]["if"]
    (run,) = json.loads((scaffold.folder / upload).read_text("utf-8"))["runs"]
    assert len(run["results"]) == 2


PIPELINE = parsed(recipe("check.md", ".gitlab-ci.yml"))["video links"]


@pytest.mark.slow
@pytest.mark.parametrize("since", [False, True], ids=["schedule", "merge-request"])
def test_the_pipeline_of_gitlab_reports_twice_and_fails_for_new_rot_alone(
    since: bool, scaffold: Runner, youtube: Server
) -> None:
    with_posts(scaffold)
    git(scaffold, "add", ".")
    git(scaffold, "-c", "user.name=n", "-c", "user.email=n@example.org", "commit", "-qm", "old")
    job = Job(scaffold, scaffold.home / "temp")
    job.ask(youtube)
    job.env["SCAFFOLD_CACHE_DIR"] = str(scaffold.folder / PIPELINE["cache"]["paths"][0])
    env = {"SINCE": "HEAD"} if since else {}
    ran = job.script("\n".join(PIPELINE["script"]), env)
    assert ran.code == (0 if since else 1), ran.out + ran.err
    reports = PIPELINE["artifacts"]["reports"]
    quality = json.loads((scaffold.folder / reports["codequality"]).read_text("utf-8"))
    assert [item["location"]["path"] for item in quality] == ["content/course.md"] * 2
    tests = (scaffold.folder / reports["junit"]).read_text("utf-8")
    assert f'failures="{0 if since else 1}"' in tests


def test_the_second_run_of_the_pipeline_takes_what_lives_from_the_cache(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists[0].videos[1].state = "alive"
    with_posts(scaffold)
    job = Job(scaffold, scaffold.home / "temp")
    job.ask(youtube)
    assert job.script("\n".join(PIPELINE["script"])).code == 0
    assert youtube.count("playlist") == 1


@pytest.mark.slow
def test_the_script_for_cron_is_silent_until_something_is_wrong(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    (found,) = (
        told.text
        for told in recipes(ROOT / "docs" / "check.md")
        if told.language == "sh" and told.text.startswith("#!")
    )
    with_posts(scaffold)
    job = Job(scaffold, scaffold.home / "temp")
    job.temp = scaffold.folder / "bin"
    job.temp.mkdir()
    job.ask(youtube)
    ran = job.script(found, cwd=scaffold.home)
    assert (ran.code, ran.err) == (1, "")
    assert "content/course.md:7:4: error: video-deleted: " in ran.out
    world.playlists[0].videos[1].state = "alive"
    assert (job.script(found).code, job.script(found).out) == (0, "")
    world.faults += [on(kind, TOO_MANY) for kind in ("playlist", "browse", "reload", "oembed")]
    job.env["SCAFFOLD_RETRIES"] = "0"
    ran = job.script(found)
    assert ran.code == 3
    assert "unknown: " in ran.out


def test_cookies_of_a_secret_reach_youtube_and_no_log(scaffold: Runner, youtube: Server) -> None:
    with_posts(scaffold)
    job = Job(scaffold, scaffold.home / "temp").on_github()
    jar = "# Netscape HTTP Cookie File\n.youtube.com\tTRUE\t/\tTRUE\t4102444800\tSID\tsecret-sid"
    job.known["secrets.YOUTUBE_COOKIES"] = jar
    variables = scaffold.home / "github.env"
    job.env["GITHUB_ENV"] = str(variables)
    (steps,) = (
        parsed(told) for told in recipes(ROOT / "docs" / "check.md") if "GITHUB_ENV" in told.text
    )
    assert job.step(steps[0]).code == 0
    job.env |= dict(line.split("=", 1) for line in variables.read_text("utf-8").splitlines())
    job.ask(youtube)
    ran = job.script("scaffold check -v content || true")
    assert any("SID=secret-sid" in request.cookies for request in youtube.requests)
    assert "secret-sid" not in ran.out + ran.err


def test_the_hooks_of_the_recipe_are_those_of_the_repository() -> None:
    (repo,) = parsed(recipe("check.md", ".pre-commit-config.yaml"))["repos"]
    offered = re.findall(
        r"^- id: (\S+)", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), re.MULTILINE
    )
    assert [hook["id"] for hook in repo["hooks"]] == offered
    for hook in offered:
        assert f"| `{hook}` |" in PAGE
