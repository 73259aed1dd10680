"""An error that nobody expected ends with 70, a sentence and a request for a report."""

import os
import subprocess
import sys

import pytest

from tests.conftest import Runner

BREAK = {
    "while it works": "import scaffold.app.link.command as c\nc.link_file = fail",
    "while it reads the command line": (
        "from scaffold.cli.group import CommandGroup as c\nc.make_context = fail"
    ),
    "while it writes": "import scaffold.cli.link as c\nc.deliver = fail",
}


@pytest.mark.parametrize("when", BREAK)
@pytest.mark.parametrize("error", ["ValueError", "RecursionError", "MemoryError", "OSError"])
def test_it_is_never_told_as_findings(scaffold: Runner, when: str, error: str) -> None:
    (scaffold.folder / "post.md").write_text("8:00 - text\n", "utf-8")
    code = (
        f"import sys\ndef fail(*_, **__): raise {error}('a\\n::stop-commands::\\x1b[2J')\n"
        f"{BREAK[when]}\n"
        "sys.argv = ['scaffold', 'link', 'post.md']\n"
        "from scaffold.__main__ import main\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=scaffold.folder, env=scaffold.environment,
        capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 70
    assert "Traceback" not in done.stderr
    assert f"error: An unexpected error: {error}: a\\n::stop-commands::\\x1b[2J (" in done.stderr
    assert "hint: This is a bug of scaffold: please report it" in done.stderr


@pytest.mark.parametrize("level", ["1", "2"])
def test_without_docstrings_it_says_so(scaffold: Runner, level: str) -> None:
    scaffold.env["PYTHONOPTIMIZE"] = level
    ran = scaffold("rules")
    assert ran.code == (0 if level == "1" else 2)
    assert ("PYTHONOPTIMIZE" in ran.err) == (level == "2")
    assert scaffold("--version").code == 0


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_has_seen_enough_changes_no_exit_code(scaffold: Runner) -> None:
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m scaffold rules | true; echo ${{PIPESTATUS[0]}}"],
        cwd=scaffold.folder, env=scaffold.environment | {"PATH": os.environ["PATH"]},
        capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("0\n", "")
