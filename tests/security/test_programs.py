"""No file of a repository is run, and none of its names is taken for an option."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from scaffold.outside.files import git
from tests.conftest import Runner

ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
HEADING = "# [1. A](https://www.youtube.com/watch?v=_q46x0tq2FQ)\n\n"
WRONG = "[1:00](https://www.youtube.com/watch?v=_q46x0tq2FQ&t=8m00s) a\n"


def in_git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
    subprocess.run(["git", *who, "-C", folder, *words], check=True, capture_output=True)


@pytest.mark.skipif(os.name == "nt", reason="programs of a POSIX shell")
@pytest.mark.parametrize(
    ("key", "attribute"),
    [
        ("filter.x.clean", "filter=x"), ("filter.x.process", "filter=x"),
        ("filter.a=b.clean", "filter=a=b"), ("diff.x.textconv", "diff=x"),
        ("diff.x.command", "diff=x"), ("diff.external", "-text"), ("core.fsmonitor", "-text"),
        ("core.pager", "-text"), ("core.sshCommand", "-text"),
    ],
)  # fmt: skip
def test_programs_that_a_repository_names_do_not_run(
    scaffold: Runner, key: str, attribute: str
) -> None:
    site, ran = scaffold.folder, scaffold.home / "ran"
    in_git(site, "init", "-q")
    (site / "post.md").write_text(HEADING + WRONG, "utf-8")
    (site / ".gitattributes").write_text(f"*.md {attribute}\n", "utf-8")
    in_git(site, "add", "-A")
    in_git(site, "commit", "-qm", "x")
    (site / "post.md").write_text(HEADING + WRONG + WRONG, "utf-8")
    in_git(site, "mv", "post.md", "moved.md")
    in_git(site, "config", key, f"touch '{ran}'; cat")
    if key.startswith("filter."):
        in_git(site, "config", f"{key.rpartition('.')[0]}.required", "true")
    checked = scaffold(
        "check", "--offline", "--fail-on", "warning", "--new-from", "HEAD", "moved.md"
    )
    assert not ran.exists()
    assert (checked.code, "2 warnings" in checked.out) == (1, False)
    assert "1 excused" in checked.out or "1 waived" in checked.out


@pytest.mark.skipif(os.name == "nt", reason="programs of a POSIX shell")
def test_what_a_partial_clone_lacks_is_not_fetched(tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    in_git(tmp_path, "init", "-q")
    (tmp_path / "a.md").write_text("a\n" * 10, "utf-8")
    in_git(tmp_path, "add", "-A")
    in_git(tmp_path, "commit", "-qm", "x")
    for key, value in (
        ("remote.o.url", f"ext::sh -c 'touch {ran}'"), ("remote.o.promisor", "true"),
        ("protocol.ext.allow", "always"), ("extensions.partialClone", "o"),
    ):  # fmt: skip
        in_git(tmp_path, "config", key, value)
    blob = subprocess.check_output(
        ["git", "-C", tmp_path, "rev-parse", "HEAD:a.md"], text=True
    ).strip()
    (tmp_path / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    (tmp_path / "a.md").write_text("b\n", "utf-8")
    with pytest.raises(git.GitFailed):
        git.run(tmp_path, "diff", "HEAD")
    assert not ran.exists()


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
@pytest.mark.parametrize("name", ["-n.md", "--output=README.md", "--proxy=http%3A%2F%2Fx.md", "-"])
def test_hooks_take_any_file_name(scaffold: Runner, hook: dict[str, object], name: str) -> None:
    readme, post = scaffold.folder / "README.md", scaffold.folder / name
    readme.write_text("mine\n", "utf-8")
    post.write_text(HEADING + "8:00 - a\n", "utf-8")
    words = str(hook["entry"]).split()[1:] + [str(word) for word in hook.get("args", [])]  # type: ignore[attr-defined]  # a list of YAML
    words += [] if "--offline" in words else ["--offline"] * (words[0] == "check")
    words = [w for w in words if w != "--"] + (["--"] if "--" in words else [])
    ran = scaffold(*words, name, "README.md", stdin="")
    assert readme.read_text("utf-8") == "mine\n"
    assert "No such option" not in ran.err
    if name != "-":
        assert ran.code == 0, ran.err
