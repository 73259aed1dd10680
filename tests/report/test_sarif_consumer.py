"""SARIF by the validator of those who read it: the multitool, with GitHub's rules, too."""

import json
import os
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from scaffold.app.check.reporting import rule_descriptions
from scaffold.model.finding import CheckReport
from scaffold.report.sarif import sarif
from tests.presets.generators import node_modules
from tests.report.reports import RICH

pytestmark = pytest.mark.generators("sarif-multitool")
REAL = replace(RICH, rules=rule_descriptions())
UNASKED = "SARIF2005"
"""`informationUri`: the tool has no address of its own."""


@pytest.mark.parametrize(
    "report", [REAL, replace(REAL, found=()), RICH], ids=["rich", "nothing found", "few rules"]
)
def test_the_multitool_finds_no_error_and_no_warning(report: CheckReport, tmp_path: Path) -> None:
    told = validated(sarif(report), tmp_path)
    assert told == {}


def validated(text: str, folder: Path) -> dict[str, int]:
    """What the multitool finds, by rule."""
    (folder / "report.sarif").write_bytes(text.encode())
    package = node_modules() / "@microsoft" / "sarif-multitool-linux"
    program = package / "Sarif.Multitool"
    program.chmod(0o755)  # npm leaves that to a script, and scripts are off
    words = ["validate", "report.sarif", "--rule-kind", "Sarif;Ghas", "--output", "out.sarif"]
    env = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    ran = subprocess.run([program, *words], cwd=folder, env=env, capture_output=True, text=True)
    out = folder / "out.sarif"
    assert out.is_file(), ran.stdout + ran.stderr
    (run,) = json.loads(out.read_text("utf-8-sig"))["runs"]
    grave = (r for r in run["results"] if r.get("level", "warning") in {"error", "warning"})
    return Counter(r["ruleId"] for r in grave if r["ruleId"] != UNASKED)
