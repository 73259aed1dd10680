"""`action.yml`: held to GitHub's schema, and its scripts run by bash as a runner does."""

import json
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.adoption.shell import ROOT, Job, put_scaffold
from tests.conftest import Ran, Runner
from tests.youtube import TOO_MANY, Server, World, course, on, video_id

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
SETUP, INSTALL, CHECK, UPLOAD = ACTION["runs"]["steps"]
PL = "PLcourse0000000001"
HEADING = f"## [1. One](https://www.youtube.com/watch?v={video_id(1)}&list={PL}&index=1)\n"
CLEAN = f"# Notes\n\n{HEADING}"
BROKEN = "# Notes\n\n[One](https://www.youtube.com/watch?v=short)\n"


class Action:
    """The action as a workflow uses it in a repository of its own."""

    def __init__(self, runner: Runner) -> None:
        self.folder = runner.folder
        self.temp = runner.home / "the temp"
        self.job = Job(runner, self.temp).on_github()
        self.job.known["steps.python.outputs.python-path"] = sys.executable
        self.job.known["github.action_path"] = str(ROOT)
        self.inputs()
        self.git("init", "-q")

    def inputs(self, **given: str) -> None:
        """What stands under `with:`; an input that the action does not have fails."""
        named = {key.replace("_", "-"): value for key, value in given.items()}
        assert named.keys() <= ACTION["inputs"].keys()
        defaults = {key: str(told["default"]) for key, told in ACTION["inputs"].items()}
        self.job.known |= {f"inputs.{k}": v for k, v in {**defaults, **named}.items()}

    def git(self, *words: str) -> None:
        """Run git in the repository, with nobody's settings."""
        who = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
        command = ["git", "-C", str(self.folder), *who, *words]
        subprocess.run(command, env=self.job.env, check=True)

    def put(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def check(self, **given: str) -> Ran:
        """The step that checks, with `scaffold` where the step before puts it."""
        self.inputs(**given)
        bin_folder = self.temp / "scaffold" / "bin"
        put_scaffold(bin_folder)
        python = Path(sys.executable).as_posix()
        (bin_folder / "python").write_bytes(f'#!/bin/sh\nexec "{python}" "$@"\n'.encode())
        (bin_folder / "python").chmod(0o755)
        return self.job.step(CHECK)

    @property
    def code(self) -> str:
        return self.job.outputs["check"]["exit-code"]

    @property
    def sarif(self) -> str:
        return self.job.outputs["check"].get("sarif", "")

    @property
    def uploads(self) -> bool:
        """Whether the upload step would run, although the check may have failed."""
        found = re.fullmatch(r"\$\{\{ always\(\) && (.+) && (.+) \}\}", UPLOAD["if"])
        assert found
        return all(self.job.holds(condition) for condition in found.groups())


@pytest.fixture
def action(scaffold: Runner) -> Action:
    return Action(scaffold)


FILES = [("github-actions", "action.yml")]
FILES += [
    ("github-workflows", path.relative_to(ROOT).as_posix())
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))
]


@pytest.mark.parametrize(("schema", "name"), FILES)
def test_files_for_github_hold_to_its_schemas(schema: str, name: str) -> None:
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    ran = subprocess.run([*words, str(ROOT / name)], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("name", [name for _, name in FILES])
def test_actions_of_others_are_pinned_by_commit_with_their_version(name: str) -> None:
    used = re.findall(r"uses: (\S+)(.*)", (ROOT / name).read_text("utf-8"))
    foreign = [(what, why) for what, why in used if what != "./"]
    pin = re.compile(r"[\w./-]+@[0-9a-f]{40}")
    assert [w for w, _ in foreign if not pin.fullmatch(w)] == []
    assert [w for w, why in foreign if not re.fullmatch(r" # v\d+\.\d+\.\d+", why)] == []


def test_only_the_jobs_that_need_it_may_write() -> None:
    release = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text("utf-8"))
    assert release["permissions"] == {}
    allowed = {name: job["permissions"] for name, job in release["jobs"].items()}
    assert allowed == {
        "build": {"contents": "read"},
        "publish": {"attestations": "write", "id-token": "write"},
        "major": {"contents": "write"},
    }


def test_the_container_runs_check_as_a_user_without_rights() -> None:
    lines = (ROOT / "Containerfile").read_text("utf-8").splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users[-1:] == ["10001"]
    assert lines[-1] == 'ENTRYPOINT ["/scaffold/bin/scaffold", "check"]'


def test_scripts_take_inputs_through_variables_alone() -> None:
    assert not [step["run"] for step in (INSTALL, CHECK) if "${{" in step["run"]]
    assert {step["shell"] for step in (INSTALL, CHECK)} == {"bash"}


def test_every_input_is_used_and_told_in_the_docs() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION["runs"])))
    assert used == ACTION["inputs"].keys()
    page = (ROOT / "docs" / "check.md").read_text("utf-8")
    for name in (*ACTION["inputs"], *ACTION["outputs"]):
        assert f"| `{name}` |" in page


MODULES = ("venv", "pip", "logging", "types", "os", "encodings", "scaffold", "yt_dlp", "hatchling")


@pytest.mark.slow
def test_what_is_installed_from_the_action_checks_posts(action: Action) -> None:
    """Both steps; what pip would fetch is lent by the environment of the tests.

    Files of the checkout that are called like modules are not run.
    """
    for name in MODULES:
        action.put(f"{name}.py", f"raise SystemExit('{name} of the checkout was run')\n")
    lent = sysconfig.get_path("purelib")
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "false"}
    action.job.env |= offline | {"PYTHONPATH": lent}
    installed = action.job.step(INSTALL)
    assert installed.code == 0, installed.out + installed.err
    action.put("my posts/a b.md", BROKEN)
    action.inputs(paths="my posts", args="--offline")
    ran = action.job.step(CHECK)
    assert (ran.code, action.code) == (1, "1"), ran.out + ran.err
    assert "::error title=malformed-link,file=my posts/a b.md,line=3," in ran.out
    place = action.temp / "scaffold"
    where = "import scaffold; print(scaffold.__file__)"
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    told = subprocess.check_output(
        [python, "-P", "-c", where], text=True, env=action.job.env, cwd=action.folder
    )
    assert Path(told.strip()).resolve().is_relative_to(place.resolve())


def test_clean_posts_pass(action: Action) -> None:
    action.put("content/a.md", CLEAN)
    ran = action.check(paths="content", args="--offline")
    assert (ran.code, action.code, action.sarif) == (0, "0", ""), ran.out + ran.err
    assert ran.out.startswith("nothing found; 1 post, ")
    assert "nothing found" in action.job.summary.read_text("utf-8")


def test_paths_are_lines_and_may_hold_blanks_or_begin_with_a_dash(action: Action) -> None:
    for name in ("my posts/a b.md", "-x.md", "c.md", "left out.md"):
        action.put(name, BROKEN)
    ran = action.check(paths="my posts\n\n-x.md\nc.md\n", args="--offline")
    assert (ran.code, action.code) == (1, "1")
    files = re.findall(r"^::error title=malformed-link,file=([^,]+),", ran.out, re.MULTILINE)
    assert sorted(files) == ["-x.md", "c.md", "my posts/a b.md"]
    assert "my posts/a b.md" in action.job.summary.read_text("utf-8")


def test_without_paths_the_posts_of_the_site_are_checked(action: Action) -> None:
    action.put("blog/hugo.toml", 'baseURL = "https://example.org/"\n')
    action.put("blog/content/posts/a.md", BROKEN)
    ran = action.check(working_directory="blog", args="--offline")
    assert (ran.code, action.code) == (1, "1")
    assert "file=blog/content/posts/a.md," in ran.out


def test_args_are_words_a_line(action: Action) -> None:
    action.put("a.md", BROKEN)
    ran = action.check(paths="a.md", args="--offline\n\n--ignore\nmalformed-link\n", format="text")
    assert (ran.code, action.code) == (0, "0")
    assert not ran.out.startswith("::")


@pytest.mark.parametrize(
    "args",
    [
        "--offline --ignore malformed-link --format text",
        "  --offline  --ignore 'malformed-link'\t--output \"a b.txt\"\n",
        "--offline\n--ignore\nmalformed-link\n--output\na b.txt",
        "--offline --ignore=malformed-link --baseline $(no-such-command)*.json",
    ],
)
def test_args_may_be_on_one_line(action: Action, args: str) -> None:
    action.put("a.md", BROKEN)
    ran = action.check(paths="a.md", args=args)
    expected = 2 if "no-such" in args else 0
    assert (ran.code, action.code) == (expected, str(expected)), ran.out + ran.err
    assert (action.folder / "a b.txt").exists() == ("a b.txt" in args)


@pytest.mark.parametrize(
    ("paths", "args"), [("no such.md", "--offline"), ("a.md", "--no-such-option")]
)
def test_what_is_not_there_is_code_2(action: Action, paths: str, args: str) -> None:
    action.put("a.md", CLEAN)
    ran = action.check(paths=paths, args=args)
    assert (ran.code, action.code) == (2, "2")


@pytest.fixture
def limited(world: World) -> World:
    """A YouTube that refuses everything."""
    world.playlists.append(course(1))
    kinds = ("playlist", "browse", "reload", "watch", "oembed", "thumbnail")
    world.faults += [on(kind, TOO_MANY) for kind in kinds]
    return world


@pytest.mark.slow
@pytest.mark.parametrize(("args", "code"), [("", 0), ("--fail-on-unknown", 3)])
def test_no_answer_is_code_3_only_where_it_was_asked_for(
    action: Action, limited: World, youtube: Server, args: str, code: int
) -> None:
    action.put("a.md", CLEAN)
    action.job.ask(youtube)
    ran = action.check(paths="a.md", args=f"--retries\n0\n{args}")
    assert (ran.code, action.code) == (code, str(code)), ran.out + ran.err
    assert "::notice title=unknown::" in ran.out
    assert youtube.count() > 0


def test_rot_that_a_pull_request_did_not_cause_is_not_its_fault(action: Action) -> None:
    action.put("a.md", BROKEN)
    action.git("add", ".")
    action.git("commit", "-qm", "old")
    action.put("a.md", BROKEN + "\nA new line.\n")
    ran = action.check(paths="a.md", args="--offline", new_from="HEAD")
    assert (ran.code, action.code) == (0, "0")
    assert "waived" in ran.out
    action.put("a.md", BROKEN + BROKEN.replace("short", "other"))
    ran = action.check(paths="a.md", args="--offline", new_from="HEAD")
    assert (ran.code, action.code) == (1, "1")
    ran = action.check(paths="a.md", args="--offline", new_from="origin/nowhere")
    assert (ran.code, action.code) == (2, "2")
    assert "fetch-depth: 0" in ran.err


def test_sarif_is_written_where_the_upload_finds_it(action: Action) -> None:
    action.put("my blog/a.md", BROKEN)
    ran = action.check(
        paths="a.md",
        args="--offline",
        working_directory="my blog",
        sarif="out put/check.sarif",
        upload_sarif="true",
    )
    assert (ran.code, action.code) == (1, "1"), ran.out + ran.err
    assert Path(action.sarif).is_absolute()
    assert Path(action.sarif).samefile(action.folder / "my blog" / "out put" / "check.sarif")
    told = json.loads(Path(action.sarif).read_text("utf-8"))
    (result,) = told["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] in {"my%20blog/a.md", "my blog/a.md"}
    assert "::error title=malformed-link,file=my blog/a.md," in ran.out
    assert action.uploads
    assert action.job.filled(UPLOAD["with"]["sarif_file"]) == action.sarif


def test_an_upload_needs_no_path(action: Action) -> None:
    action.put("a.md", CLEAN)
    assert action.check(paths="a.md", args="--offline", upload_sarif="true").code == 0
    assert Path(action.sarif).samefile(action.temp / "scaffold.sarif")
    assert action.uploads


def test_nothing_is_uploaded_unless_asked_for_and_written(action: Action) -> None:
    action.put("a.md", CLEAN)
    assert action.check(paths="a.md", args="--offline", sarif="a.sarif").code == 0
    assert not action.uploads
    ran = action.check(paths="a.md", args="--no-such-option", upload_sarif="true")
    assert (ran.code, action.sarif, action.uploads) == (2, "", False)


def test_colours_forced_by_a_runner_do_not_leak_into_the_report(action: Action) -> None:
    action.put("a.md", BROKEN)
    action.job.env["FORCE_COLOR"] = "1"
    ran = action.check(paths="a.md", args="--offline", sarif="a.sarif")
    assert "\x1b" not in ran.out + Path(action.sarif).read_text("utf-8")
