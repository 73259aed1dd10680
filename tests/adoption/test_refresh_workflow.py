"""The weekly workflow of docs/refresh.md, its scripts run on a repository with a remote."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.adoption.shell import Job, put_script
from tests.conftest import Ran, Runner
from tests.docs.recipes import parsed, recipe
from tests.youtube import TOO_MANY, Playlist, Server, World, course, on

pytestmark = pytest.mark.slow

(STEPS,) = [
    job["steps"]
    for job in parsed(recipe("refresh.md", ".github/workflows/refresh.yml"))["jobs"].values()
]
SCRIPTS: dict[str, dict[str, Any]] = {step["name"]: step for step in STEPS if "run" in step}
PL = "PLcourse0000000001"
BRANCH = "scaffold/refresh"
# the command of GitHub: notes what it was asked, and knows which pull request is open
GH = """#!/bin/sh
echo "$GH_TOKEN gh $*" >> "$GH_LOG"
for last do :; done
case "$2" in
  create) [ ! -e "$GH_LOG.open" ] || { echo "a pull request already exists" >&2; exit 1; } ;;
  edit) [ -e "$GH_LOG.open" ] || exit 1 ;;
esac
cp "$last" "$GH_LOG.open"
"""


class Weekly:
    """A repository with a course on its remote, and the job that runs in a fresh clone of it."""

    def __init__(self, scaffold: Runner, youtube: Server, world: World) -> None:
        self.scaffold, self.youtube, self.world = scaffold, youtube, world
        self.held: Playlist = course(3)
        world.playlists.append(self.held)
        self.remote = scaffold.home / "remote.git"
        self.log = scaffold.home / "gh.log"
        first = scaffold.folder / "first"
        self.git("init", "-q", "--bare", "-b", "main", str(self.remote))
        self.git("clone", "-q", str(self.remote), str(first))
        (first / "content").mkdir()
        url = f"https://www.youtube.com/playlist?list={PL}"
        words = ("new", url, "-o", "content/course.md", "--preset", "plain")
        assert scaffold(*words, youtube=youtube, cwd=first).code == 0
        for name in ("user.name", "user.email"):
            self.git("-C", str(first), "config", name, "somebody@example.org")
        self.git("-C", str(first), "switch", "-q", "-c", "main")
        self.commit(first)
        self.runs = 0

    def git(self, *words: str) -> str:
        env = self.scaffold.environment
        return subprocess.check_output(["git", *words], env=env, text=True, encoding="utf-8")

    def commit(self, where: Path) -> None:
        self.git("-C", str(where), "add", "-A")
        self.git("-C", str(where), "commit", "-qm", "work")
        self.git("-C", str(where), "push", "-q", "origin", "main")

    def run(self) -> dict[str, Ran]:
        """The job: what each step that ran said; the first that fails ends it."""
        self.runs += 1
        clone = self.scaffold.folder / f"run {self.runs}"
        self.git("clone", "-q", str(self.remote), str(clone))
        job = Job(self.scaffold, self.scaffold.home / f"temp {self.runs}").on_github()
        job.folder = clone
        job.ask(self.youtube)
        job.env |= {"GH_LOG": str(self.log), "SCAFFOLD_RETRIES": "0"}
        put_script(job.tools / "gh", GH)
        ran: dict[str, Ran] = {}
        for name, step in SCRIPTS.items():
            if name != "Install" and ("if" not in step or job.holds(step["if"])):
                ran[name] = job.step(step)
                if ran[name].code:
                    break
        return ran

    @property
    def asked(self) -> list[str]:
        """What `gh` was asked, without the files' folder."""
        lines = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        return [line.partition(" --body-file")[0] for line in lines]

    @property
    def body(self) -> str:
        return Path(f"{self.log}.open").read_text("utf-8")

    def pushed(self, *words: str) -> str:
        return self.git("-C", str(self.remote), *words)


@pytest.fixture
def weekly(scaffold: Runner, youtube: Server, world: World) -> Weekly:
    return Weekly(scaffold, youtube, world)


def branches(weekly: Weekly) -> list[str]:
    return weekly.pushed("branch", "--format=%(refname:short)").split()


def test_a_week_without_news_opens_nothing(weekly: Weekly) -> None:
    ran = weekly.run()
    assert list(ran) == ["Refresh"], ran
    assert ran["Refresh"].code == 0
    assert (weekly.asked, branches(weekly)) == ([], ["main"])


def test_news_becomes_a_pull_request_with_the_diff_in_its_text(weekly: Weekly) -> None:
    weekly.held.videos[1].title = "Новое название"
    ran = weekly.run()
    assert [(name, told.code) for name, told in ran.items()] == [
        ("Refresh", 0),
        ("Open a pull request", 0),
    ], ran
    assert weekly.asked == [
        f"secret gh pr create --head {BRANCH} --title Refresh posts from YouTube"
    ]
    report, diff = weekly.body.split("~~~~~~~~~~txt\n")[1].split("~~~~~~~~~~diff\n")
    assert "content/course.md:" in report
    assert "Новое название" in report
    assert diff.startswith("--- a/content/course.md\n+++ b/content/course.md\n@@ ")
    assert "\n+## [2. Новое название](" in diff
    assert diff.endswith("\n~~~~~~~~~~\n")
    changed = weekly.pushed("diff", "--name-only", f"main..{BRANCH}").split()
    assert changed == [f".scaffold/{PL}.json", "content/course.md"]
    assert "Новое название" in weekly.pushed("show", f"{BRANCH}:content/course.md")


def test_a_pull_request_that_is_open_is_renewed(weekly: Weekly) -> None:
    weekly.held.videos[1].title = "Second"
    weekly.run()
    weekly.held.videos[1].title = "Third"
    ran = weekly.run()
    assert ran["Open a pull request"].code == 0, ran
    assert [line.split()[3] for line in weekly.asked] == ["create", "create", "edit"]
    assert "Third" in weekly.body
    assert "Second" not in weekly.body
    assert weekly.pushed("rev-list", "--count", f"main..{BRANCH}").strip() == "1"


def test_no_answer_is_a_warning_and_writes_nothing(weekly: Weekly) -> None:
    weekly.held.videos[1].title = "Second"
    kinds = ("playlist", "browse", "reload", "watch")
    weekly.world.faults += [on(kind, TOO_MANY) for kind in kinds]
    ran = weekly.run()
    assert list(ran) == ["Refresh", "Say what could not be refreshed"], ran
    told = ran["Say what could not be refreshed"]
    assert told.code == 0
    assert told.out.startswith("::warning::YouTube did not answer")
    assert (weekly.asked, branches(weekly)) == ([], ["main"])


def test_one_bad_post_fails_the_job_after_the_others_got_their_pull_request(
    weekly: Weekly,
) -> None:
    first = weekly.scaffold.folder / "first"
    (first / "content" / "bad.md").write_bytes(b"\xff not UTF-8\n")
    weekly.commit(first)
    weekly.held.videos[1].title = "Second"
    ran = weekly.run()
    codes = {name: told.code for name, told in ran.items()}
    assert codes == {"Refresh": 0, "Open a pull request": 0, "Say what could not be refreshed": 2}
    assert "Second" in weekly.body


def test_a_long_diff_is_cut_to_what_a_pull_request_can_hold(weekly: Weekly) -> None:
    for number, video in enumerate(weekly.held.videos, 1):
        video.title = f"Lecture {number}: " + "Очень длинное название " * 300
    ran = weekly.run()
    assert ran["Open a pull request"].code == 0, ran
    raw = Path(f"{weekly.log}.open").read_bytes()
    assert 50_000 < len(raw) < 65_536
    assert raw.endswith(b"\n~~~~~~~~~~\n")
