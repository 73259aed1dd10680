"""Bash scripts as the runners of GitHub and GitLab run them, with `scaffold` on the path."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.conftest import Ran, Runner
from tests.youtube import Server

ROOT = Path(__file__).parents[2]

_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")
_CONDITION = re.compile(r"(?P<name>[\w.-]+) (?P<how>[!=]=) '(?P<text>\w*)'")


def bash() -> str:
    """The bash to run; on Windows Git's own, for the one in System32 starts another system."""
    if os.name != "nt":
        found = shutil.which("bash")
        assert found, "bash runs the steps of workflows"
        return found
    git = shutil.which("git")
    assert git, "Git for Windows brings bash along"
    return str(Path(git).resolve().parents[1] / "bin" / "bash.exe")


def put_script(path: Path, text: str) -> None:
    """A script that can be called by its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    path.chmod(0o755)


def put_scaffold(folder: Path) -> None:
    """A `scaffold` in the folder that runs the code under test."""
    python = Path(sys.executable).as_posix()
    put_script(folder / "scaffold", f'#!/bin/sh\nexec "{python}" -m scaffold "$@"\n')


class Job:
    """A job on a runner: its folders and variables, and a script after the other.

    What steps write to GITHUB_OUTPUT is in `outputs`, by step and name. `known` are the values
    of expressions: one that is not known fails the test.
    """

    def __init__(self, runner: Runner, temp: Path, known: Mapping[str, str] | None = None) -> None:
        self.folder = runner.folder
        self.temp = temp
        self.tools = runner.home / "tools"
        self.known = {"github.token": "secret", "runner.temp": str(temp), **(known or {})}
        self.outputs: dict[str, dict[str, str]] = {}
        self.summary = temp / "summary.md"
        temp.mkdir(parents=True, exist_ok=True)
        put_scaffold(self.tools)
        path = f"{self.tools}{os.pathsep}{runner.environment['PATH']}"
        self.env = runner.environment | {"PATH": path, "RUNNER_TEMP": str(temp)}

    def on_github(self) -> "Job":
        """With the variables that tell a command where it runs."""
        self.env |= {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(self.summary)}
        return self

    def ask(self, youtube: Server) -> None:
        """Let `scaffold` talk to this YouTube."""
        self.env |= {"SCAFFOLD_PROXY": youtube.proxy, "SCAFFOLD_NO_CHECK_CERTIFICATES": "true"}

    def script(
        self, text: str, env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> Ran:
        """Run a script as `shell: bash` does."""
        file = self.temp / "script.sh"
        file.write_bytes(text.encode())
        done = subprocess.run(
            [bash(), "--noprofile", "--norc", "-eo", "pipefail", str(file)],
            cwd=cwd or self.folder,
            env=self.env | dict(env or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=300,
        )
        out, err = (told.decode().replace("\r\n", "\n") for told in (done.stdout, done.stderr))
        return Ran(done.returncode, out, err)

    def step(self, step: Mapping[str, Any]) -> Ran:
        """Run a step that has a script; its outputs are known to later steps."""
        told = self.temp / "output.txt"
        told.write_bytes(b"")
        env = {key: self.filled(str(value)) for key, value in step.get("env", {}).items()}
        where = self.filled(step.get("working-directory", "."))
        ran = self.script(step["run"], env | {"GITHUB_OUTPUT": str(told)}, self.folder / where)
        lines = told.read_text("utf-8").splitlines()
        outputs = dict(line.split("=", 1) for line in lines)
        head = f"steps.{step.get('id')}.outputs."
        kept = {name: value for name, value in self.known.items() if not name.startswith(head)}
        self.known = kept | {head + name: value for name, value in outputs.items()}
        self.outputs[step.get("id", "")] = outputs
        return ran

    def filled(self, text: str) -> str:
        """The text with its expressions worked out."""
        assert isinstance(text, str)
        return _EXPRESSION.sub(lambda found: self.known[found[1]], text)

    def holds(self, condition: str) -> bool:
        """Whether an `if:` holds; what was never set is empty."""
        found = _CONDITION.fullmatch(condition)
        assert found, condition
        same = self.known.get(found["name"], "") == found["text"]
        return same if found["how"] == "==" else not same
