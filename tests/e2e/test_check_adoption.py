"""How `scaffold check` comes into an old blog: baseline, revisions, suppressions, mends, memory."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.e2e.checking import PL, Site, found, lecture, post_of, watch
from tests.youtube import Video, World, course, on, status, video_id

V1, V2, V3 = (video_id(n) for n in (1, 2, 3))


@pytest.fixture
def ill(site: Site, world: World) -> Site:
    """A post about a course whose second lecture was deleted."""
    world.playlists.append(course(3))
    world.playlists[0].videos[1].state = "deleted"
    site.write("post.md", post_of(world.playlists[0]))
    return site


# Baseline


def test_a_baseline_lets_an_old_blog_start_green_and_only_new_rot_fails(
    ill: Site, world: World
) -> None:
    assert ill.check().code == 1
    ran = ill.check("--write-baseline", "ci/known.json")
    assert ran.code == 0
    assert ran.err == (
        "1 finding written to ci/known.json; next: scaffold check --baseline ci/known.json\n"
    )
    assert "1 waived; " in ran.out
    raw = json.loads((ill.folder / "ci" / "known.json").read_text("utf-8"))
    assert [(f["path"], f["rule"], f["video"]) for f in raw["findings"]] == [
        ("post.md", "video-deleted", V2)
    ]
    ran = ill.check("--baseline", "ci/known.json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        f"post.md:7:4: info: video-deleted: the video 2. Topic 2 ({V2}) was deleted; "
    )
    assert "(error, waived: baseline)" in ran.out
    world.playlists[0].videos[0].state = "private"
    report = ill.told("--baseline", "ci/known.json")
    assert [(f["video"], f["failing"]) for f in report["findings"]] == [(V1, True), (V2, False)]
    assert report["code"] == 1


def test_a_baseline_holds_wherever_the_finding_moves_within_its_file(ill: Site) -> None:
    ill.check("--write-baseline", "known.json")
    text = (ill.folder / "post.md").read_text("utf-8")
    ill.write("post.md", "Said\n\nbefore.\n\n" + text)
    assert ill.check("--baseline", "known.json").code == 0
    ill.write("other.md", text)
    assert ill.check("--baseline", "known.json").code == 1


def test_a_baseline_in_the_settings_is_found_from_any_folder(ill: Site) -> None:
    (ill.folder / ".git").mkdir()  # paths are seen from there
    ill.write("scaffold.toml", '[check]\nbaseline = "known.json"\n')
    assert ill.check("--write-baseline", "known.json").code == 0
    assert ill.check().code == 0
    deeper = ill.folder / "deeper"
    deeper.mkdir()
    assert ill.run("check", "../post.md", cwd=deeper, youtube=ill.youtube).code == 0


def test_the_same_findings_make_the_same_baseline_byte_for_byte(ill: Site) -> None:
    ill.write("another.md", (ill.folder / "post.md").read_text("utf-8"))
    ill.check("--write-baseline", "a.json")
    ill.check("--write-baseline", "b.json")
    assert (ill.folder / "a.json").read_bytes() == (ill.folder / "b.json").read_bytes()
    assert (ill.folder / "a.json").read_text().count('"fingerprint"') == 2


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"scaffold_baseline": 2}', "\xff"])
def test_a_file_that_is_no_baseline_is_refused(ill: Site, content: str | None) -> None:
    if content is not None:
        (ill.folder / "known.json").write_bytes(content.encode("latin-1"))
    ran = ill.check("--baseline", "known.json")
    assert ran.code == 2
    assert ran.err.startswith("error: ")
    assert "known.json" in ran.err
    assert "Traceback" not in ran.err


def test_a_baseline_that_cannot_be_written_is_a_sentence(ill: Site) -> None:
    ran = ill.check("--write-baseline", str(ill.write("file", "") / "known.json"))
    assert ran.code == 2
    assert ran.err.startswith("error: The folder ")


BAD = "# Notes\n\n[One](https://www.youtube.com/watch?v=short)\n"


def waived(site: Site, *words: str) -> tuple[int, dict[str, bool]]:
    """The exit code, and which posts' findings are waived."""
    report = site.told("--offline", "--baseline", "known.json", *words)
    return report["code"], {f["path"]: not f["failing"] for f in report["findings"]}


@pytest.mark.parametrize("committed", [True, False], ids=["committed", "staged"])
def test_a_renamed_post_keeps_its_baseline_through_all_its_names(
    site: Site, committed: bool
) -> None:
    git(site.folder, "init", "-q", "-b", "main")
    site.write("a.md", BAD + BAD)
    site.check("--offline", "--write-baseline", "known.json")
    commit(site.folder)
    for old, new in (("a.md", "b c.md"), ("b c.md", "posts/é.md")):
        (site.folder / new).parent.mkdir(exist_ok=True)
        git(site.folder, "mv", old, new)
        if committed:
            commit(site.folder)
    assert waived(site) == (0, {"posts/é.md": True})
    site.write("posts/é.md", BAD + BAD + BAD.replace("short", "other"))
    report = site.told("--offline", "--baseline", "known.json")
    assert sorted(f["failing"] for f in report["findings"]) == [False, True]
    site.write("copy.md", BAD + BAD)  # no renamed one
    assert waived(site)[1]["copy.md"] is False


def test_a_renamed_baseline_is_written_anew_under_the_new_name(site: Site) -> None:
    git(site.folder, "init", "-q", "-b", "main")
    site.write("a.md", BAD)
    site.check("--offline", "--write-baseline", "known.json")
    commit(site.folder)
    git(site.folder, "mv", "a.md", "b.md")
    ran = site.check("--offline", "--write-baseline", "known.json")
    assert ran.err == (
        "1 finding written to known.json; next: scaffold check --baseline known.json\n"
    )
    raw = json.loads((site.folder / "known.json").read_text("utf-8"))
    assert [entry["path"] for entry in raw["findings"]] == ["b.md"]


def test_dead_entries_are_counted_and_write_baseline_drops_them(site: Site) -> None:
    for name in ("a.md", "b.md", "c.md"):
        site.write(name, BAD)
    site.check("--offline", "--write-baseline", "known.json")
    site.write("a.md", "# Notes\n")
    (site.folder / "b.md").unlink()
    ran = site.check("--offline", "--baseline", "known.json")
    assert (ran.code, ran.err) == (
        0,
        "2 entries of the baseline known.json match no finding any more; "
        "to drop: scaffold check --write-baseline known.json\n",
    )
    ran = site.check("--offline", "--write-baseline", "known.json")
    assert ", 2 entries dropped; " in ran.err
    assert site.check("--offline", "--baseline", "known.json").err == ""


def test_an_entry_that_nobody_looked_for_is_not_dead(ill: Site) -> None:
    ill.write("b.md", BAD)
    ill.check("--write-baseline", "known.json")
    for words in (
        ["--offline"],
        ["post.md"],
        ["--ignore", "video-deleted", "--ignore", "malformed-link"],
    ):
        assert "baseline" not in ill.check("--baseline", "known.json", *words).err
    ran = ill.check("--offline", "--write-baseline", "known.json")
    assert "1 finding written to known.json, 1 entry not looked for and kept; " in ran.err
    assert ill.check("--baseline", "known.json").code == 0


# Revisions


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    env = {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ("git", *who, *words), cwd=folder, env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def commit(folder: Path, message: str = "said") -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repo(ill: Site) -> Site:
    """The same in a repo, committed."""
    git(ill.folder, "init", "-q", "-b", "main")
    commit(ill.folder)
    return ill


def test_rot_that_a_change_did_not_cause_is_told_and_does_not_fail(repo: Site) -> None:
    assert repo.check().code == 1
    ran = repo.check("--new-from", "HEAD")
    assert (ran.code, ran.err) == (0, "")
    assert "(error, waived: unchanged since HEAD)" in ran.out
    text = (repo.folder / "post.md").read_text("utf-8")
    repo.write("post.md", text.replace("[2. Topic 2]", "[2. Topic two]"))
    assert repo.check("--new-from", "HEAD").code == 1  # not committed, but changed
    commit(repo.folder)
    assert repo.check("--new-from", "HEAD").code == 0
    assert repo.check("--new-from", "HEAD~1").code == 1


def test_other_lines_of_the_file_may_change(repo: Site) -> None:
    text = (repo.folder / "post.md").read_text("utf-8")
    repo.write("post.md", "New words.\n\n" + text + "\nMore.\n")
    assert repo.check("--new-from", "HEAD").code == 0


def test_new_files_are_all_new_tracked_or_not(repo: Site) -> None:
    repo.write("new one.md", (repo.folder / "post.md").read_text("utf-8"))
    for _ in range(2):
        report = repo.told("--new-from", "main")
        failing = {f["path"]: f["failing"] for f in report["findings"]}
        assert failing == {"new one.md": True, "post.md": False}
        assert report["code"] == 1
        git(repo.folder, "add", "-A")


def test_a_renamed_file_is_not_new(repo: Site) -> None:
    (repo.folder / "заметки").mkdir()
    git(repo.folder, "mv", "post.md", "заметки/пост.md")
    assert repo.check("--new-from", "HEAD").code == 0
    text = (repo.folder / "заметки" / "пост.md").read_text("utf-8")
    repo.write("заметки/пост.md", text.replace("[2. Topic 2]", "[2. Topic two]"))
    assert repo.check("--new-from", "HEAD").code == 1


def test_what_the_other_branch_changed_meanwhile_is_not_ours(repo: Site) -> None:
    text = (repo.folder / "post.md").read_text("utf-8")
    git(repo.folder, "checkout", "-q", "-b", "mine")
    repo.write("mine.md", "# Mine\n")
    commit(repo.folder)
    git(repo.folder, "checkout", "-q", "main")
    repo.write("post.md", text.replace("[2. Topic 2]", "[2. Theirs]"))
    commit(repo.folder)
    git(repo.folder, "checkout", "-q", "mine")
    assert repo.check("--new-from", "main").code == 0


def test_a_repos_own_settings_of_git_change_nothing(repo: Site) -> None:
    for key, value in {
        "diff.interHunkContext": "50", "diff.context": "50", "diff.relative": "true",
        "diff.external": "false", "diff.mnemonicPrefix": "true", "color.ui": "always",
        "core.quotePath": "true", "diff.renames": "false", "core.fsmonitor": "false",
    }.items():  # fmt: skip
        git(repo.folder, "config", key, value)
    text = (repo.folder / "post.md").read_text("utf-8")
    repo.write("post.md", f"New.\n\n{text}\nNew.\n")
    assert repo.check("--new-from", "HEAD").code == 0


def test_it_works_from_a_folder_of_the_repo_and_inside_a_hook(repo: Site) -> None:
    repo.write("deep/er/own.md", (repo.folder / "post.md").read_text("utf-8"))
    commit(repo.folder)
    repo.run.env["GIT_DIR"] = str(repo.folder / "nowhere")
    deep = repo.folder / "deep"
    ran = repo.run("check", ".", "--new-from", "HEAD", cwd=deep, youtube=repo.youtube)
    assert (ran.code, ran.err) == (0, "")


def test_an_address_by_reference_is_as_new_as_its_definition(repo: Site) -> None:
    text = f"See [it][a] and [that][b].\n\n[a]: {watch(V1)}\n[b]: {watch(V3)}\n"
    repo.write("post.md", text)
    commit(repo.folder)
    repo.write("post.md", text.replace(V3, V2))
    report = repo.told("--new-from", "HEAD")
    assert [(f["line"], f["video"], f["failing"]) for f in report["findings"]] == [(1, V2, True)]
    assert report["code"] == 1
    commit(repo.folder)
    assert repo.check("--new-from", "HEAD").code == 0


def test_posts_of_another_repo_are_seen_from_there(repo: Site) -> None:
    elsewhere = repo.folder.parent / "elsewhere"
    elsewhere.mkdir()
    words = ("check", repo.folder, "--new-from", "HEAD", "--format", "json")
    ran = repo.run(*words, cwd=elsewhere, youtube=repo.youtube)
    assert ran.code == 0
    assert [f["path"] for f in json.loads(ran.out)["findings"]] == ["post.md"]


def test_a_revision_that_is_not_there_is_a_sentence_with_a_way_out(repo: Site) -> None:
    for name in ("nowhere", "-n", "--output=x", "HEAD~99", ""):
        ran = repo.check(f"--new-from={name}")
        assert ran.code == 2
        assert ran.err == (
            f"error: --new-from {name}: git knows no such revision here.\n"
            "hint: In CI fetch it first; with GitHub's checkout action set fetch-depth: 0.\n"
        )
    assert not (repo.folder / "x").exists()
    assert repo.youtube.count() == 0


def test_a_shallow_clone_says_how_to_fetch_more(repo: Site) -> None:
    first = git(repo.folder, "rev-parse", "HEAD")
    commit(repo.folder, "second")
    clone = repo.folder.parent / "clone"
    git(repo.folder.parent, "clone", "-q", "--depth", "1", repo.folder.as_uri(), str(clone))
    ran = repo.run("check", ".", "--new-from", first, cwd=clone, youtube=repo.youtube)
    assert ran.code == 2
    assert "fetch-depth: 0" in ran.err
    assert repo.run("check", ".", "--new-from", "HEAD", cwd=clone, youtube=repo.youtube).code == 0


def test_outside_a_repo_new_from_is_refused(ill: Site) -> None:
    ill.run.env["GIT_CEILING_DIRECTORIES"] = str(ill.folder.parent)
    ran = ill.check("--new-from", "HEAD")
    assert ran.code == 2
    assert ran.err.startswith("error: --new-from needs git and a repository, and git did not")


def test_without_git_new_from_is_refused(repo: Site) -> None:
    repo.run.env["PATH"] = str(repo.folder)
    ran = repo.check("--new-from", "HEAD")
    assert ran.code == 2
    assert ran.err.startswith("error: --new-from needs git and a repository, and git did not")


# Suppressions


def test_a_comment_and_the_settings_suppress_with_a_reason(ill: Site, world: World) -> None:
    world.playlists[0].videos[2].state = "private"
    text = (ill.folder / "post.md").read_text("utf-8")
    comment = "<!-- scaffold: ignore video-deleted - a mirror is named below -->\n"
    ill.write("post.md", text.replace("## [2.", f"{comment}## [2."))
    report = ill.told()
    assert found(report) == [("video-private", V3)]
    assert report["sums"]["suppressed"] == 1
    ill.write("scaffold.toml", f'[[ignore]]\nvideo = "{V3}"\nreason = "known"\n')
    ran = ill.check()
    assert ran.code == 0
    assert ran.out.startswith("nothing found, 2 suppressed; 1 post, ")
    assert "2 ok, 2 broken, 0 unknown" in ran.out


def test_a_suppression_that_has_done_its_work_is_found_but_never_for_want_of_an_answer(
    ill: Site, world: World
) -> None:
    text = (ill.folder / "post.md").read_text("utf-8")
    comment = "<!-- scaffold: ignore video-deleted - known -->\n"
    ill.write("post.md", text.replace("## [1.", f"{comment}## [1."))
    assert ("unused-suppression", None) in found(ill.told())
    world.faults.append(on("any", status(503)))
    assert found(ill.told("--max-age", "0")) == []
    assert found(ill.told("--offline")) == []


@pytest.mark.parametrize(
    "glob", ["content/old/*.md", "content/old", "content/**/*.md", "./content/old/", "**/old/*"]
)
def test_settings_ignore_by_path(ill: Site, glob: str) -> None:
    ill.write("content/old/post.md", (ill.folder / "post.md").read_text("utf-8"))
    ill.write("scaffold.toml", f'[[ignore]]\npath = "{glob}"\nreason = "old"\n')
    assert [f["path"] for f in ill.told()["findings"]] == ["post.md"]
    content = ill.folder / "content"
    ran = ill.run("check", "old", "--format", "json", cwd=content, youtube=ill.youtube)
    assert json.loads(ran.out)["findings"] == []


# Mends


def test_fix_mends_what_is_certain_and_what_remains_decides(ill: Site) -> None:
    text = (ill.folder / "post.md").read_text("utf-8")
    wrong = text.replace("index=3", "index=7").replace("\n", "\r\n")
    path = ill.write("post.md", "\ufeff" + wrong)
    path.chmod(0o640)
    before = ill.told("--fail-on", "warning")
    assert sorted(rule for rule, _ in found(before)) == ["index-mismatch", "video-deleted"]
    ran = ill.check("--fix")
    assert (ran.code, ran.err) == (1, "1 finding fixed\n")
    assert path.read_bytes().decode() == "\ufeff" + text.replace("\n", "\r\n")
    assert path.stat().st_mode & 0o777 == 0o640
    stamp = path.stat().st_mtime_ns
    assert ill.check("--fix").err == ""
    assert path.stat().st_mtime_ns == stamp


def test_fix_leaves_alone_what_a_comment_or_the_settings_ignore(site: Site, world: World) -> None:
    world.playlists.append(course(3))
    comment = "<!-- scaffold: ignore index-mismatch - as it was then -->\n"
    text = post_of(world.playlists[0]).replace("index=3", "index=1").replace("index=2", "index=1")
    text = text.replace("## [3.", f"{comment}## [3.")
    path = site.write("post.md", text)
    site.write("scaffold.toml", f'[[ignore]]\nvideo = "{V2}"\nreason = "as it was then"\n')
    ran = site.check("--fix", "--fail-on", "warning")
    assert (ran.code, ran.err) == (0, "")
    assert path.read_text("utf-8") == text


def test_after_a_fix_of_all_nothing_fails(site: Site, world: World) -> None:
    world.playlists.append(course(2))
    text = post_of(world.playlists[0])
    site.write("post.md", text.replace("index=2", "index=1") + "\n8:00 - said by hand\n")
    assert site.check("--fail-on", "warning").code == 1
    ran = site.check("--fix", "--fail-on", "warning")
    assert (ran.code, ran.err) == (0, "2 findings fixed\n")
    assert ran.out.startswith("nothing found; 1 post, 5 links, 2 videos, 1 playlist; 3 ok")
    written = (site.folder / "post.md").read_text("utf-8")
    assert written == text + f"\n[8:00]({watch(V2, f'&list={PL}&t=8m00s')}) - said by hand\n"


def test_fix_with_a_bad_file_mends_the_others(site: Site, world: World) -> None:
    world.playlists.append(course(2))
    wrong = post_of(world.playlists[0]).replace("index=2", "index=1")
    (site.folder / "a.md").write_bytes(wrong.encode() + b"\xff")
    site.write("b.md", wrong)
    ran = site.check("--fix")
    assert ran.code == 2
    assert ran.err.startswith("1 finding fixed\nerror: ")
    assert (site.folder / "a.md").read_bytes() == wrong.encode() + b"\xff"
    assert (site.folder / "b.md").read_text("utf-8") == post_of(world.playlists[0])


# Memory


def test_save_keeps_what_a_dead_video_was_and_never_a_placeholder(site: Site, world: World) -> None:
    held = course(3)
    world.playlists.append(held)
    world.videos.append(Video(video_id(9), "Отдельная", channel="Свой канал"))
    site.write("post.md", post_of(held, also=[video_id(9)]))
    site.check()  # fills the cache, which teaches nothing
    site.check("--save")
    assert site.youtube.count() > 0
    snapshot = site.folder / ".scaffold" / f"{PL}.json"
    lone = site.folder / ".scaffold" / "videos.json"
    assert '"Lecture 2: Topic 2"' in snapshot.read_text("utf-8")
    assert json.loads(lone.read_text("utf-8"))["videos"][video_id(9)]["title"] == "Отдельная"
    held.videos[1].state, held.dead_titles = "deleted", "placeholder"
    world.videos[0].state = "private"
    for _ in range(2):
        report = site.told("--save", "--max-age", "0")
        assert found(report) == [("video-deleted", V2), ("video-private", video_id(9))]
        assert report["code"] == 1
        told = [f["advice"][0] for f in report["findings"]]
        assert told == [
            "it was «Lecture 2: Topic 2», 10:02 by Channel", "it was «Отдельная» by Свой канал",
        ]  # fmt: skip
        known = json.loads(snapshot.read_text("utf-8"))["videos"][V2]
        assert (known["listed"], known["state"]) == ({"en": "Lecture 2: Topic 2"}, "deleted")
    stamps = [path.stat().st_mtime_ns for path in (snapshot, lone)]
    site.check("--save", "--max-age", "0")
    assert [path.stat().st_mtime_ns for path in (snapshot, lone)] == stamps


def test_saving_makes_no_error_an_old_acquaintance(ill: Site, world: World) -> None:
    """What was dead when a check first looked may have lived when the note was written."""
    world.videos.append(Video(video_id(9), "Alone", state="deleted"))
    ill.write("lone.md", f"{watch(video_id(9))}\n")
    for _ in range(3):
        report = ill.told("--save", "--max-age", "0")
        assert found(report) == [("video-deleted", video_id(9)), ("video-deleted", V2)]
        assert {f["severity"] for f in report["findings"]} == {"error"}
        assert report["code"] == 1


def test_a_short_listing_is_not_saved(ill: Site, world: World) -> None:
    world.playlists[0].cut_after = 1
    ill.check("--save")
    assert not (ill.folder / ".scaffold" / f"{PL}.json").exists()


def test_without_save_nothing_is_written(ill: Site) -> None:
    before = sorted(ill.folder.rglob("*"))
    ill.check()
    assert sorted(ill.folder.rglob("*")) == before


def test_a_damaged_snapshot_is_told_and_the_check_goes_on(ill: Site) -> None:
    ill.check("--save")
    ill.write(f".scaffold/{PL}.json", "{")
    ran = ill.check()
    assert ran.code == 2
    assert f"{PL}.json" in ran.err
    assert "video-deleted" in ran.out
    ran = ill.check("--save")
    assert (ran.code, ran.err.count("error: ")) == (2, 1)
    assert (ill.folder / ".scaffold" / f"{PL}.json").read_text("utf-8") == "{"


# The run as a whole


def test_without_posts_named_the_whole_site_is_checked(ill: Site) -> None:
    text = (ill.folder / "post.md").read_text("utf-8")
    ill.write("site/hugo.toml", 'baseURL = "https://example.org/"\n')
    ill.write("site/content/post/a.md", text)
    ill.write("site/content/post/b/index.md", text)
    ran = ill.run("check", "--format", "json", cwd=ill.folder / "site", youtube=ill.youtube)
    assert ran.code == 1
    paths = {f["path"] for f in json.loads(ran.out)["findings"]}
    assert paths == {"content/post/a.md", "content/post/b/index.md"}
    nowhere = ill.folder / "empty"
    nowhere.mkdir()
    (ill.folder / "site").rename(ill.folder.parent / "gone")
    ran = ill.run("check", cwd=nowhere, youtube=ill.youtube)
    assert ran.code == 2
    assert ran.err.startswith("error: No post was named, and the current folder is in no site.")


def test_a_bad_file_does_not_stop_the_others(ill: Site) -> None:
    (ill.folder / "a-bad.md").write_bytes(b"\xff\xfe\x00")
    ran = ill.check()
    assert ran.code == 2
    assert "video-deleted" in ran.out
    assert ran.err.startswith("error: ")
    assert "a-bad.md" in ran.err
    ran = ill.check("post.md", "nowhere.md")
    assert ran.code == 2
    assert "video-deleted" in ran.out
    assert "nowhere.md" in ran.err


def test_of_several_exit_codes_the_first_in_order_holds(ill: Site, world: World) -> None:
    world.videos.append(Video(video_id(9), "Alone"))
    world.faults.append(on("oembed", status(503), about=video_id(9)))
    unknown = ill.write("unknown.md", f"{watch(video_id(9))}\n")
    assert ill.check("unknown.md").code == 0
    assert ill.check("unknown.md", "--fail-on-unknown").code == 3
    assert ill.check("--fail-on-unknown").code == 1
    assert ill.check("--fail-on-unknown", "--fail-on", "never").code == 3
    (ill.folder / "bad.md").write_bytes(b"\xff")
    assert ill.check("--fail-on-unknown").code == 2
    assert ill.check("unknown.md", "--fail-on-unknown").err == (
        "error: Not everything could be checked, and --fail-on-unknown is set.\n"
    )
    assert unknown.exists()


def test_rules_that_are_not_there_are_refused_with_a_suggestion(ill: Site) -> None:
    ran = ill.check("--ignore", "video-deletd")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ("error: Unknown rule 'video-deletd'.\nhint: Did you mean video-deleted?\n")


def test_select_and_ignore(ill: Site) -> None:
    assert ill.check("--ignore", "video-deleted").code == 0
    link = f"[1:00]({watch(V1, f'&list={PL}&t=1m00s&si=abc')}) - said\n"
    ill.write("post.md", lecture(V1, 1) + "\n" + link)
    assert found(ill.told("--ignore", "video-deleted")) == []
    report = ill.told("--select", "tracking-parameter", "--max-age", "0")
    assert [rule for rule, _ in found(report)] == ["tracking-parameter"]


def test_quiet_says_nothing_beside_the_report(ill: Site) -> None:
    loud, quiet = (
        ill.check("--write-baseline", "b.json"),
        ill.check("-q", "--write-baseline", "b.json"),
    )
    assert quiet.out == loud.out
    assert (quiet.err, bool(loud.err)) == ("", True)


def test_a_saved_listing_answers_and_what_it_names_is_not_asked(ill: Site, world: World) -> None:
    saved = ill.run("show", PL, "--json", youtube=ill.youtube)
    ill.write("saved.json", saved.out)
    report = ill.told("--from-info", "saved.json")
    assert ill.youtube.count() == 0
    assert (report["code"], report["findings"]) == (0, [])
    assert report["unknown"] == ["1 video: a saved listing shows it dead, and it is not asked for"]
    assert report["sums"]["ok"] == 3
    offline = ill.check("--from-info", "saved.json", "--offline", "--fail-on-unknown")
    assert (offline.code, offline.err) == (0, "")
    assert "3 ok, 0 broken, 1 unknown; 0 requests made" in offline.out


def test_the_sums_of_a_mixed_run_are_true(ill: Site, world: World) -> None:
    world.playlists.append(course(2, playlist_id="PLcourse0000000002", mark="b", state="alert"))
    world.videos += [*world.playlists[1].videos, Video(video_id(8), "Alone")]
    world.videos += [Video(video_id(9), "Alone")]
    world.faults.append(on("oembed", status(503), about=video_id(9)))
    ill.write("gone.md", post_of(world.playlists[1], also=[video_id(8), video_id(9)]))
    ill.write("twice.md", f"{watch(video_id(8))}\n\n<{watch(V2)}>\n")
    report = ill.told()
    sums = report["sums"]
    assert sums["requests"] == ill.youtube.count()
    assert sums | {"requests": 0} == {
        "posts": 3, "links": 6 + 6 + 2, "videos": 3 + 2 + 2, "playlists": 2, "ok": 1 + 2 + 2 + 1,
        "broken": 2, "unknown": 1, "requests": 0, "cached": 0, "suppressed": 0,
    }  # fmt: skip
    assert len(report["verdicts"]) == sums["videos"] + sums["playlists"]
    again = ill.told()
    kept = {v["id"] for v in again["verdicts"] if v["cached"]}
    assert kept == {video_id(1, "b"), video_id(2, "b"), video_id(8)}
    assert again["sums"]["cached"] == 3
    assert again["sums"]["requests"] == ill.youtube.count()


def test_what_new_has_just_written_is_clean(site: Site, world: World) -> None:
    held = course(4)
    held.videos[2].state = "private"
    world.playlists.append(held)
    url = f"https://www.youtube.com/playlist?list={PL}"
    ran = site.run("new", url, "-o", "post.md", "--preset", "plain", youtube=site.youtube)
    assert ran.code == 0, ran.err
    report = site.told("--fail-on", "warning", "--max-age", "0")
    assert (report["code"], report["unknown"]) == (0, [])
    assert {f["severity"] for f in report["findings"]} <= {"info"}
    held.videos[2].state = "alive"
    assert site.told("--max-age", "0")["code"] == 0
